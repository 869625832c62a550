package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/ledger"
	"readout/internal/store"
)

func (p *Program) versionsCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "versions", Short: "Shows what was edited in documents that are on the record in several texts", Args: cobra.NoArgs,
		Long: `Shows the documents of one address that are on the record in several texts, and
what became of the words of the earlier one's facts: at the same place, moved, or
lost. Both texts stay on the record with their facts; nothing is moved silently.`,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), record, false, func(s store.Store) error {
				d, err := desk(s)
				if err != nil {
					return err
				}
				all, err := d.Versions(c.Context())
				if err != nil {
					return &exit{exitRecord, err}
				}
				var b strings.Builder
				for _, v := range all {
					writeVersion(&b, v)
				}
				if len(all) == 0 {
					b.WriteString("no document is on the record in several texts\n")
				}
				_, err = fmt.Fprint(p.Out, b.String())
				return wrote(err)
			})
		},
	}
	recordFlag(c, &record)
	return c
}

// writeVersion writes how many words stand, and those that moved or are lost.
func writeVersion(b *strings.Builder, v app.Version) {
	counts := map[ledger.AnchorState]int{}
	for _, a := range v.Anchors {
		counts[a.State]++
	}
	fmt.Fprintf(b, "%s\n  %s → %s: %d exact, %d moved, %d lost\n", *v.Later.URL, edition(v.Earlier), edition(v.Later), counts[ledger.Exact], counts[ledger.Moved], counts[ledger.Lost])
	for _, a := range v.Anchors {
		words := strings.Join(strings.Fields(a.Was.Quote), " ")
		switch a.State {
		case ledger.Lost:
			fmt.Fprintf(b, "  lost  %s  “%s”\n", a.Item, words)
		case ledger.Moved:
			fmt.Fprintf(b, "  moved  %s  %d → %d  “%s”\n", a.Item, a.Was.Start, a.Start, words)
		}
	}
}

// edition is a document by its id and date.
func edition(d readout.Document) string {
	if d.Published == nil {
		return string(d.ID)
	}
	return string(d.ID) + " (" + *d.Published + ")"
}
