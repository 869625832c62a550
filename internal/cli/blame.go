package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"readout/internal/app"
	"readout/internal/draft"
	"readout/internal/export"
	"readout/internal/store"
)

const blameLong = `Shows for each point of a draft when it entered, what became of it since, through
whom and according to whom, and what contradicts that, over all versions of the
draft on the record. The draft is named by its title or by the id of a version.

Exit codes:
  0  it is shown
  1  the command line is wrong, or there is no such draft on the record
  4  the output could not be written
  5  the record could not be used`

func (p *Program) blameCommand() *cobra.Command {
	var record, format string
	c := &cobra.Command{
		Use: "blame DRAFT", Short: "Shows where each point of a draft comes from", Long: blameLong, Args: cobra.ExactArgs(1),
		Example: `  readout blame "Ljuben plan"
  readout blame --format json d4f2a91c0d3b1`,
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json"}, format) {
				return usage("--format "+format, "the formats are text and json")
			}
			return p.with(c.Context(), record, false, func(s store.Store) error { return p.blame(c, s, args[0], format) })
		},
	}
	recordFlag(c, &record)
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}

func (p *Program) blame(c *cobra.Command, s store.Store, name, format string) error {
	h, err := app.Blame(c.Context(), s, name)
	if err != nil {
		return draftFailure(name, err)
	}
	p.undated(h)
	if format == "json" {
		return wrote(export.BlameJSON(p.Out, h))
	}
	return wrote(export.BlameView{Width: p.Width, Colour: p.Colour && p.OutTerminal}.Write(p.Out, h))
}

// undated tells of versions of which nobody can tell which came first.
func (p *Program) undated(h *draft.History) {
	seen := map[string]bool{}
	for _, v := range h.Versions {
		when := "no date"
		if v.Document.Published != nil {
			when = *v.Document.Published
		}
		if seen[when] {
			fmt.Fprintf(p.Err, "readout: note: several versions have %s; which came first is not known\n", when)
			return
		}
		seen[when] = true
	}
}
