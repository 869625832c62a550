package cli

import (
	"errors"
	"fmt"
	"maps"
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
Documents in other languages than English are not read for facts: words are
looked for in their texts, and the documents are named. The fields are:

` + fieldList() + `
docs/QUERY.md has the grammar.`,
		Example: `  readout find 'ferry -status:held'
  readout find 'list:meetings person:brandt date:2026-03..'
  readout find 'is:disputed (party:norway OR party:austria)'`,
		RunE: func(c *cobra.Command, args []string) error {
			q, err := a.question()
			if err != nil {
				return err
			}
			words := strings.Join(args, " ")
			if q.Query, err = app.Ask(words); err != nil {
				return badQuery(words, err)
			}
			return p.with(c.Context(), a.record, false, func(s store.Store) error {
				return p.find(c, s, q, a.format)
			})
		},
	}
	a.describeMany(c)
	return c
}

// find writes what a query finds, and the documents whose words it finds that
// were not read for facts.
func (p *Program) find(c *cobra.Command, s store.Store, q app.Question, format string) error {
	found, err := answer(c, s, q)
	if err != nil {
		return err
	}
	d, err := desk(s)
	if err != nil {
		return err
	}
	unread, err := d.Unread(c.Context(), q)
	switch {
	case err != nil:
		return &exit{exitRecord, err}
	case len(unread) == 0 || format != "text" && format != "json":
		return p.answered(found, "nothing on the record is as asked", nil, format)
	case format == "json":
		rec := found.Pick(found.Picks())
		rec.Documents = append(rec.Documents, unread...)
		return wrote(export.JSON(p.Out, rec))
	case len(found.Picked) > 0:
		if err := p.picked(found, nil, format); err != nil {
			return err
		}
	}
	view := export.View{Width: p.Width, Colour: p.Colour && p.OutTerminal}
	return wrote(view.Unread(p.Out, unread))
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

// answered writes an answer, or that there is none.
func (p *Program) answered(a *app.Answer, none string, notes func(readout.ID) []string, format string) error {
	if len(a.Picked) == 0 {
		_, err := fmt.Fprintln(p.Out, none)
		return wrote(err)
	}
	return p.picked(a, notes, format)
}

// picked writes what was asked for.
func (p *Program) picked(a *app.Answer, notes func(readout.ID) []string, format string) error {
	pick := a.Picks()
	asked := func(_ string, id readout.ID) bool { return pick(id) }
	switch format {
	case "json":
		return wrote(export.JSON(p.Out, a.Pick(pick)))
	case "csv":
		return wrote(export.CSV(p.Out, a.Record, asked))
	case "markdown":
		return wrote(export.Markdown(p.Out, a.Record, asked))
	}
	if notes == nil {
		notes = export.Differences(a.Standing)
	}
	view := export.View{Width: p.Width, Colour: p.Colour && p.OutTerminal, Pick: pick, Notes: notes}
	if err := view.Write(p.Out, a.Record); err != nil || !a.More {
		return wrote(err)
	}
	of := ""
	if a.Total >= 0 {
		of = fmt.Sprintf(" of %d", a.Total)
	}
	_, err := fmt.Fprintf(p.Out, "\n%d%s are shown; --limit 0 shows all, --after goes on behind some\n", len(a.Picked), of)
	return wrote(err)
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
				ahead, err := next(c, s, clocks, from)
				if err != nil {
					return err
				}
				return p.answered(ahead, "no meeting is planned", nil, a.format)
			})
		},
	}
	a.describe(c)
	c.Flags().StringVar(&from, "from", "", "the day from which on; today where it is left out")
	return c
}

// next is the meetings that are not over on a day.
func next(c *cobra.Command, s store.Store, clocks app.Clocks, from string) (*app.Answer, error) {
	e, err := app.Ask("status:planned OR status:proposed")
	if err != nil {
		return nil, err
	}
	a, err := answer(c, s, app.Question{List: "meetings", Query: e, Clocks: clocks})
	if err == nil {
		a.Picked = a.Next(from)
	}
	return a, err
}

// held is the positions of a side or person on an issue, each with how it
// differs from the one before.
func held(c *cobra.Command, s store.Store, clocks app.Clocks, party, issue string) (*app.Answer, map[readout.ID]string, error) {
	e, err := app.Ask(fmt.Sprintf("person:%[1]q OR party:%[1]q", party))
	if err != nil {
		return nil, nil, usage(fmt.Sprintf("%q is no name", party), "write the name of a person or side")
	}
	a, err := answer(c, s, app.Question{List: "positions", Query: e, Clocks: clocks})
	if err != nil {
		return nil, nil, err
	}
	changes := a.Positions(party, issue)
	a.Picked = slices.Collect(maps.Keys(changes))
	return a, changes, nil
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
				held, changes, err := held(c, s, clocks, args[0], strings.Join(args[1:], " "))
				if err != nil {
					return err
				}
				return p.answered(held, "no such position is on the record", func(id readout.ID) []string { return []string{changes[id]} }, a.format)
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
				a, err := answer(c, s, app.Question{Since: since, Clocks: clocks})
				if err != nil {
					return err
				}
				fresh, picked := a.Since(since), a.Picks()
				return wrote(export.Brief(p.Out, a.Record, func(id readout.ID) bool { return picked(id) && fresh(id) }, p.Width))
			})
		},
	}
	a.describe(c)
	c.Flags().StringVar(&since, "since", "", "only what was published on that day or later")
	return c
}
