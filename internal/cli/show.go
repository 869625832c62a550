package cli

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/export"
	"readout/internal/resolve"
	"readout/internal/store"
)

const showLong = `Shows a list of the record, or one thing on it by its id with everything that is
said of it. What is the same in several documents is one thing: its accounts are
counted, and what they tell in different ways stands side by side, each with who
tells it. The lists are:

  meetings drafts provisions positions linkages disputes events statements
  people sources

--as-of DATE shows what the documents say that were published by then, --known-by
DATE what had been added to the record by then.

Exit codes:
  0  it is shown
  1  the command line is wrong, or there is no such thing on the record
  4  the output could not be written
  5  the record could not be used`

// shown are the lists that show knows.
var shown = []string{"meetings", "drafts", "provisions", "positions", "linkages", "events", "disputes", "people", "statements", "sources"}

// asking is how a record is asked and how the answer is written.
type asking struct {
	record, format, asOf, knownBy string
	limit, after                  int
}

// describe lets a command take the flags of asking.
func (a *asking) describe(c *cobra.Command) {
	recordFlag(c, &a.record)
	c.Flags().StringVar(&a.format, "format", "text", "text, json, csv or markdown")
	c.Flags().StringVar(&a.asOf, "as-of", "", "what was published by a date: 2026, 2026-03 or 2026-03-04")
	c.Flags().StringVar(&a.knownBy, "known-by", "", "what was on the record by the end of a day: 2026-03-04")
}

// describeMany does so for commands whose answers may be long.
func (a *asking) describeMany(c *cobra.Command) {
	a.describe(c)
	c.Flags().IntVar(&a.limit, "limit", -1, "how many are shown at most, 0 for all; 100 as text where it is left out, else all")
	c.Flags().IntVar(&a.after, "after", 0, "how many are left out at the beginning")
}

// textLimit is how many items are shown as text where no limit is set.
const textLimit = 100

// question is one with the clocks and limits that were asked for.
func (a *asking) question() (app.Question, error) {
	clocks, err := a.clocks()
	q := app.Question{Clocks: clocks, After: max(0, a.after), Limit: a.limit}
	if q.Limit < 0 {
		q.Limit = 0
		if a.format == "text" {
			q.Limit = textLimit
		}
	}
	return q, err
}

// clocks are those that were asked for.
func (a *asking) clocks() (app.Clocks, error) {
	if !slices.Contains([]string{"text", "json", "csv", "markdown"}, a.format) {
		return app.Clocks{}, usage("--format "+a.format, "the formats are text, json, csv and markdown")
	}
	c := app.Clocks{AsOf: a.asOf}
	if a.asOf != "" && !date(a.asOf) {
		return c, usage("--as-of "+a.asOf, "write a date as 2026, 2026-03 or 2026-03-04")
	}
	if a.knownBy != "" {
		day, err := time.ParseInLocation(time.DateOnly, a.knownBy, time.Local)
		if err != nil {
			return c, usage("--known-by "+a.knownBy, "write a day as 2026-03-04")
		}
		c.KnownBy = day.AddDate(0, 0, 1).Add(-time.Nanosecond)
	}
	return c, nil
}

// desk is the use cases over a record.
func desk(s store.Store) (app.Desk, error) {
	r, err := resolve.New()
	if err != nil {
		return app.Desk{}, &exit{exitRecord, err}
	}
	return app.Desk{Store: s, Resolver: r}, nil
}

func (p *Program) showCommand() *cobra.Command {
	var a asking
	c := &cobra.Command{
		Use: "show LIST | ID", Short: "Shows what is on a record", Long: showLong, Args: cobra.ExactArgs(1),
		Example: `  readout show meetings
  readout show people --record talks.readout --format json
  readout show disputes --as-of 2026-03-04
  readout show m2-4f2a91c0d3b1`,
		RunE: func(c *cobra.Command, args []string) error {
			q, err := a.question()
			if err != nil {
				return err
			}
			return p.with(c.Context(), a.record, false, func(s store.Store) error { return p.show(c, s, args[0], q, a.format) })
		},
	}
	a.describeMany(c)
	return c
}

// show prints a list or a thing.
func (p *Program) show(c *cobra.Command, s store.Store, what string, q app.Question, format string) error {
	switch {
	case what == "sources":
		return p.showSources(c, s, q, format)
	case slices.Contains(shown, what):
		q.List = what
		a, err := answer(c, s, q)
		if err != nil {
			return err
		}
		return p.picked(a, nil, format)
	case strings.HasPrefix(what, "d"):
		return p.showDocument(c, s, what, format)
	}
	q.IDs, q.Whole = []readout.ID{readout.ID(what)}, true
	a, err := answer(c, s, q)
	if err != nil {
		return err
	}
	if len(a.Picked) == 0 {
		return unknown(what, "readout show --help names the lists; the ids stand in them")
	}
	return p.picked(a, export.Accounts(a.Standing), format)
}

// answer is the answer to a question.
func answer(c *cobra.Command, s store.Store, q app.Question) (*app.Answer, error) {
	d, err := desk(s)
	if err != nil {
		return nil, err
	}
	a, err := d.Answer(c.Context(), q)
	if err != nil {
		return nil, &exit{exitRecord, err}
	}
	return a, nil
}

// showSources prints the documents.
func (p *Program) showSources(c *cobra.Command, s store.Store, q app.Question, format string) error {
	st, err := standing(c, s, q.Clocks, "statements")
	if err != nil {
		return err
	}
	pick := func(section string, _ readout.ID) bool { return section == "sources" }
	switch format {
	case "json":
		return wrote(export.JSON(p.Out, st.Record))
	case "csv":
		return wrote(export.CSV(p.Out, st.Record, pick))
	case "markdown":
		return wrote(export.Markdown(p.Out, st.Record, pick))
	}
	return wrote(export.View{Width: p.Width, Colour: p.Colour && p.OutTerminal, Only: "sources"}.Write(p.Out, st.Record))
}

// standing is the record brought together.
func standing(c *cobra.Command, s store.Store, clocks app.Clocks, lists ...string) (*app.Standing, error) {
	d, err := desk(s)
	if err != nil {
		return nil, err
	}
	st, err := d.Standing(c.Context(), clocks, lists...)
	if err != nil {
		return nil, &exit{exitRecord, err}
	}
	return st, nil
}

// showDocument prints everything of one document; of one that was not read for
// facts, its text.
func (p *Program) showDocument(c *cobra.Command, s store.Store, id, format string) error {
	e, err := s.Entry(c.Context(), readout.DocumentID(id))
	if err != nil {
		return unknown(id, "readout show sources names the documents")
	}
	if format == "json" {
		return wrote(export.JSON(p.Out, e.Facts))
	}
	view := export.View{Width: p.Width, Colour: p.Colour && p.OutTerminal}
	if err := view.Write(p.Out, e.Facts); err != nil || app.Foreign(e.Document) == "" {
		return wrote(err)
	}
	return wrote(view.Words(p.Out, e.Text))
}
