package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/store"
)

func (p *Program) whyCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "why ID ID", Short: "Tells why two things are taken for one, or are not", Args: cobra.ExactArgs(2),
		Long: `Tells for what reasons two things of a record are taken for one, each with the
words that speak for it. readout part sets them apart, readout join brings two
together.`,
		Example: `  readout why a1-4f2a91c0d3b1 a3-9d02c77e10ab`,
		RunE: func(c *cobra.Command, args []string) error {
			return p.with(c.Context(), record, false, func(s store.Store) error { return p.why(c, s, args) })
		},
	}
	recordFlag(c, &record)
	return c
}

func (p *Program) why(c *cobra.Command, s store.Store, ids []string) error {
	st, err := standing(c, s, app.Clocks{})
	if err != nil {
		return err
	}
	a, b := readout.ID(ids[0]), readout.ID(ids[1])
	for _, id := range []readout.ID{a, b} {
		if st.Identity.Of(id) == "" {
			return unknown(string(id), "people, bodies, meetings, drafts, provisions and events can be the same in several documents")
		}
	}
	if !st.Identity.Same(a, b) {
		_, err := fmt.Fprintf(p.Out, "%s and %s are two things\n", a, b)
		return wrote(err)
	}
	for _, r := range st.Identity.Why(a, b) {
		if _, err := fmt.Fprintln(p.Out, r); err != nil {
			return wrote(err)
		}
	}
	return nil
}
