package cli

import (
	"context"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/ingest/fetch"
	"readout/internal/store"
)

func (p *Program) logCommand() *cobra.Command {
	var record string
	most := 100
	c := &cobra.Command{
		Use: "log", Short: "Shows what was fetched and who signed in, the newest first", Args: cobra.NoArgs,
		Long: `Shows the log of a record, the newest first: each request to the web with its
status and the hash of what came, and what was done with accounts and keys.

Exit codes:
  0  it is shown
  1  the command line is wrong
  4  the output could not be written
  5  the record could not be used`,
		Example: `  readout log --limit 20`,
		RunE: func(c *cobra.Command, _ []string) error {
			if most < 1 {
				return usage(fmt.Sprintf("--limit %d", most), "name how many lines are shown at most: --limit 20")
			}
			return p.with(c.Context(), record, false, func(s store.Store) error { return p.log(c, s, most) })
		},
	}
	recordFlag(c, &record)
	c.Flags().IntVar(&most, "limit", most, "how many lines are shown at most")
	return c
}

func (p *Program) log(c *cobra.Command, s store.Store, most int) error {
	deeds, err := s.Deeds(c.Context(), most)
	if err != nil {
		return &exit{exitRecord, err}
	}
	w := tabwriter.NewWriter(p.Out, 0, 0, 2, ' ', 0)
	for _, d := range deeds {
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\n", d.Number, d.At.Format(time.RFC3339), d.Who, d.What, d.About)
	}
	return wrote(w.Flush())
}

// logging opens a record, and makes it where there is none; what is fetched
// meanwhile stands on its log.
func (p *Program) logging(ctx context.Context, record string, private bool, do func(store.Store) error) error {
	return p.with(ctx, record, true, func(s store.Store) error {
		l := &app.FetchLog{Store: s, Who: userName()}
		p.fetcher = fetch.New(fetch.Options{Private: private, Log: l})
		err := do(s)
		if failed := l.Err(); err == nil && failed != nil {
			err = &exit{exitRecord, &readout.Error{Op: "log what was fetched", Path: record, Err: failed}}
		}
		return err
	})
}
