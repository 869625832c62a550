package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/store"
)

func (p *Program) findCommand() *cobra.Command {
	var a asking
	c := &cobra.Command{
		Use: "find QUERY", Short: "Finds what is asked for on a record", Args: cobra.MinimumNArgs(1),
		Long: `Finds what is asked for on a record. Words are looked for in the quotes; what
stands side by side must all hold, OR joins, - or NOT turns round, brackets group.
The fields are:

` + fieldList() + `
docs/QUERY.md has the grammar.`,
		Example: `  readout find 'ferry -status:held'
  readout find 'list:meetings person:brandt date:2026-03..'
  readout find 'is:disputed (party:norway OR party:austria)'`,
		RunE: func(c *cobra.Command, args []string) error {
			clocks, err := a.clocks()
			if err != nil {
				return err
			}
			q := strings.Join(args, " ")
			e, err := app.Ask(q)
			if err != nil {
				return badQuery(q, err)
			}
			return p.with(c.Context(), a.record, false, func(s store.Store) error { return p.find(c, s, e, clocks, a.format) })
		},
	}
	a.describe(c)
	return c
}

// fieldList is the fields of the query language, a line each.
func fieldList() string {
	var b strings.Builder
	for _, f := range query.Fields {
		fmt.Fprintf(&b, "  %-8s %s\n", f.Name, f.Meaning)
	}
	return b.String()
}

// badQuery is the error for a query that cannot be read, with a mark under
// where it is wrong.
func badQuery(q string, err error) error {
	var at *query.Error
	if errors.As(err, &at) {
		return usage(at.Error()+"\n  "+q+"\n  "+strings.Repeat(" ", at.Column-1)+"^", "readout find --help tells how to ask")
	}
	return usage(err.Error(), "readout find --help tells how to ask")
}

func (p *Program) find(c *cobra.Command, s store.Store, e query.Expr, clocks app.Clocks, format string) error {
	st, err := standing(c, s, clocks)
	if err != nil {
		return err
	}
	found := st.Find(e)
	if len(found) == 0 {
		_, err := fmt.Fprintln(p.Out, "nothing on the record is as asked")
		return wrote(err)
	}
	return p.picked(st, func(id readout.ID) bool { return found[id] }, nil, format)
}

// picked writes what is picked of a record that was brought together.
func (p *Program) picked(st *app.Standing, pick func(readout.ID) bool, notes func(readout.ID) []string, format string) error {
	asked := func(_ string, id readout.ID) bool { return pick(id) }
	switch format {
	case "json":
		return wrote(export.JSON(p.Out, st.Pick(pick)))
	case "csv":
		return wrote(export.CSV(p.Out, st.Record, asked))
	case "markdown":
		return wrote(export.Markdown(p.Out, st.Record, asked))
	}
	if notes == nil {
		notes = export.Differences(st)
	}
	view := export.View{Width: p.Width, Colour: p.Colour && p.OutTerminal, Pick: pick, Notes: notes}
	return wrote(view.Write(p.Out, st.Record))
}

func (p *Program) nextCommand() *cobra.Command {
	var a asking
	var from string
	c := &cobra.Command{
		Use: "next", Short: "Shows the meetings that are planned or proposed", Args: cobra.NoArgs,
		Long: `Shows the meetings that are planned or proposed and not over yet: those of a day
still to come, and those without one.`,
		RunE: func(c *cobra.Command, _ []string) error {
			clocks, err := a.clocks()
			if err != nil {
				return err
			}
			if from != "" && !date(from) {
				return usage("--from "+from, "write a date as 2026, 2026-03 or 2026-03-04")
			}
			if from == "" {
				from = p.Now().Format("2006-01-02")
			}
			return p.with(c.Context(), a.record, false, func(s store.Store) error {
				st, err := standing(c, s, clocks, shown["meetings"]...)
				if err != nil {
					return err
				}
				next := st.Next(from)
				if len(next) == 0 {
					_, err := fmt.Fprintln(p.Out, "no meeting is planned")
					return wrote(err)
				}
				return p.picked(st, func(id readout.ID) bool { return slices.Contains(next, id) }, nil, a.format)
			})
		},
	}
	a.describe(c)
	c.Flags().StringVar(&from, "from", "", "the day from which on; today where it is left out")
	return c
}

func (p *Program) positionCommand() *cobra.Command {
	var a asking
	c := &cobra.Command{
		Use: "position PARTY [ISSUE]", Short: "Shows what a side wants, over time", Args: cobra.MinimumNArgs(1),
		Long: `Shows the positions of a person or side, those on an issue where one is named, in
the order in which they were published, each with whether it is harder or softer
than the one before.`,
		Example: `  readout position norway
  readout position "Ada Brandt" ferry`,
		RunE: func(c *cobra.Command, args []string) error {
			clocks, err := a.clocks()
			if err != nil {
				return err
			}
			return p.with(c.Context(), a.record, false, func(s store.Store) error {
				st, err := standing(c, s, clocks, shown["positions"]...)
				if err != nil {
					return err
				}
				held := st.Positions(args[0], strings.Join(args[1:], " "))
				if len(held) == 0 {
					_, err := fmt.Fprintln(p.Out, "no such position is on the record")
					return wrote(err)
				}
				return p.picked(st, func(id readout.ID) bool { _, ok := held[id]; return ok }, func(id readout.ID) []string { return []string{held[id]} }, a.format)
			})
		},
	}
	a.describe(c)
	return c
}

func (p *Program) briefCommand() *cobra.Command {
	var a asking
	var since string
	c := &cobra.Command{
		Use: "brief", Short: "Tells what is new, each sentence with the facts it rests on", Args: cobra.NoArgs,
		Long: `Tells what the documents published since a date say, in sentences that rest on
facts of the record alone: each ends with who says so and the id of the fact.`,
		Example: `  readout brief --since 2026-03-04`,
		RunE: func(c *cobra.Command, _ []string) error {
			clocks, err := a.clocks()
			if err != nil {
				return err
			}
			if since != "" && !date(since) {
				return usage("--since "+since, "write a date as 2026, 2026-03 or 2026-03-04")
			}
			return p.with(c.Context(), a.record, false, func(s store.Store) error {
				st, err := standing(c, s, clocks)
				if err != nil {
					return err
				}
				return wrote(export.Brief(p.Out, st.Record, st.Since(since), p.Width))
			})
		},
	}
	a.describe(c)
	c.Flags().StringVar(&since, "since", "", "only what was published on that day or later")
	return c
}
