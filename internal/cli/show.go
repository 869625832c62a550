package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/export"
	"readout/internal/store"
)

const showLong = `Shows a list of the record, or one thing on it by its id with everything that is
said of it. The lists are:

  meetings drafts provisions positions linkages disputes events statements
  people sources

Exit codes:
  0  it is shown
  1  the command line is wrong, or there is no such thing on the record
  4  the output could not be written
  5  the record could not be used`

// shown are the lists that show knows, and what of the record each needs.
var shown = map[string][]string{
	"meetings": {"meetings", "actors", "statements"}, "drafts": {"drafts", "actors", "statements"},
	"provisions": {"provisions", "drafts", "actors", "statements"}, "positions": {"positions", "actors", "statements"},
	"linkages": {"linkages", "actors", "statements"}, "events": {"events", "actors", "statements"},
	"disputes": {"disputes", "actors", "statements", "drafts", "meetings", "provisions"},
	"people":   {"actors", "offices"}, "statements": {"statements", "actors"}, "sources": {},
}

func (p *Program) showCommand() *cobra.Command {
	var record, format string
	c := &cobra.Command{
		Use: "show LIST | ID", Short: "Shows what is on a record", Long: showLong, Args: cobra.ExactArgs(1),
		Example: `  readout show meetings
  readout show people --record talks.readout --format json
  readout show m2-4f2a91c0d3b1`,
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json"}, format) {
				return usage("--format "+format, "the formats are text and json")
			}
			return p.with(c.Context(), record, false, func(s store.Store) error { return p.show(c, s, args[0], format) })
		},
	}
	recordFlag(c, &record)
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}

// show prints a list or a thing.
func (p *Program) show(c *cobra.Command, s store.Store, what, format string) error {
	view := export.View{Width: p.Width, Colour: p.Colour && p.OutTerminal, Only: what}
	var rec *readout.Record
	var err error
	if needs, ok := shown[what]; ok {
		rec, err = p.list(c, s, needs)
	} else {
		rec, err = p.thing(c, s, what)
		if strings.HasPrefix(what, "d") {
			view.Only = "" // everything of a document
		}
	}
	if err != nil {
		return err
	}
	if format == "json" {
		return wrote(export.JSON(p.Out, rec))
	}
	return wrote(view.Write(p.Out, rec))
}

// list is the record with the lists that are needed.
func (p *Program) list(c *cobra.Command, s store.Store, needs []string) (*readout.Record, error) {
	rec := readout.NewRecord()
	var err error
	if len(needs) == 0 {
		rec.Documents, err = s.Documents(c.Context())
	} else {
		rec, err = s.Facts(c.Context(), needs...)
	}
	if err != nil {
		return nil, &exit{exitRecord, err}
	}
	return rec, nil
}

// thing is the record of the document that an id belongs to.
func (p *Program) thing(c *cobra.Command, s store.Store, id string) (*readout.Record, error) {
	digits := strings.TrimPrefix(id, "d")
	if _, after, ok := strings.Cut(id, "-"); ok {
		digits = after
	}
	e, err := s.Entry(c.Context(), readout.DocumentID("d"+digits))
	if err != nil {
		return nil, unknown(id, "readout show --help names the lists; the ids stand in them")
	}
	return e.Facts, nil
}
