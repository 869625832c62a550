package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/app"
	"readout/internal/ledger"
	"readout/internal/store"
)

func (p *Program) checkCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "check", Short: "Verifies everything on a record", Args: cobra.NoArgs,
		Long: `Verifies each document's hash and that of its file, each quote against the text it stands in, that
each item has words and somebody who says so, and each reference; lists what
fails.

Exit codes:
  0  all is well
  1  the command line is wrong
  5  the record could not be used
  6  something is wrong; it is listed`,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), record, false, func(s store.Store) error { return p.check(c, s) })
		},
	}
	recordFlag(c, &record)
	return c
}

func (p *Program) check(c *cobra.Command, s store.Store) error {
	faults := 0
	documents, err := app.Check(c.Context(), s, func(f ledger.Fault) error {
		faults++
		_, err := fmt.Fprintln(p.Out, f)
		return wrote(err)
	})
	if err != nil {
		return &exit{exitRecord, err}
	}
	if _, err := fmt.Fprintf(p.Out, "%s checked, %s\n", count(documents, "document"), count(faults, "fault")); err != nil {
		return wrote(err)
	}
	if faults > 0 {
		return &exit{code: exitFaults}
	}
	return nil
}
