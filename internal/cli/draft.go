package cli

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/app"
	"readout/internal/store"
)

const draftAddLong = `Registers a draft's own text on a record as one version of the draft. Versions of
one draft have the same title: that of --title, else the first line of the text,
else the name of the file. --published says when the version is from, and so
which one comes before which; where two are of one day, add the time:
2026-03-03T14:00.

A point begins a line with its number, letter or bullet: 1. (1) 1) 2.1 § 1
Article 1, Point One, I. A. (a) a) (i) - •. What stands in square brackets is
wording that is not agreed. The tracked changes of a Word or Open Document file
are kept with who made them and when; readout blame tells them.

Exit codes:
  0  it is on the record
  1  the command line is wrong
  3  it could not be read, or has no points
  5  the record could not be used`

// draftCommand is the parent of what is done with drafts.
func (p *Program) draftCommand() *cobra.Command {
	c := &cobra.Command{Use: "draft", Short: "Registers drafts by their own text", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(p.draftAddCommand())
	return c
}

func (p *Program) draftAddCommand() *cobra.Command {
	var f flags
	var record string
	c := &cobra.Command{
		Use: "add FILE", Short: "Adds a version of a draft to a record", Long: draftAddLong, Args: cobra.ExactArgs(1),
		Example: `  readout draft add --title "Ljuben plan" --published 2026-03-03 plan.txt
  readout draft add --publisher "Ljuben Wire" leaked.txt`,
		RunE: func(c *cobra.Command, args []string) error { return p.draftAdd(c, f, record, args[0]) },
	}
	recordFlag(c, &record)
	s := c.Flags()
	s.StringVar(&f.title, "title", "", "title of the draft, the same for all its versions")
	s.StringVar(&f.publisher, "publisher", "", "who published this version")
	s.StringVar(&f.published, "published", "", "date of this version: 2026-03-03, with the time where needed: 2026-03-03T14:00")
	s.StringVar(&f.url, "url", "", "address of this version")
	return c
}

func (p *Program) draftAdd(c *cobra.Command, f flags, record, path string) error {
	if f.published != "" && !date(f.published) && !moment(f.published) {
		return usage(fmt.Sprintf("--published %s is no date", f.published), "write it as 2026-03-03, with the time as 2026-03-03T14:00")
	}
	o := app.Options{Title: given(f.title), Publisher: given(f.publisher), Published: given(f.published), URL: given(f.url)}
	if _, err := app.ReadDraft(c.Context(), o, app.File(path)); err != nil && path != "-" {
		return &exit{exitNone, err} // before a record is made
	}
	return p.with(c.Context(), record, true, func(s store.Store) error {
		v, added, err := app.AddDraft(c.Context(), o, p.source(path), s, p.Version[0])
		switch {
		case err != nil && v.Paper == nil:
			return &exit{exitNone, err}
		case err != nil:
			return &exit{exitRecord, err}
		}
		state := "added"
		if !added {
			state = "there already"
		}
		_, err = fmt.Fprintf(p.Out, "%s %s: %s, %s\n", v.Document.ID, state, *v.Document.Title, count(v.Paper.Count(), "point"))
		return wrote(err)
	})
}

// moment tells whether s is a date with a time.
func moment(s string) bool {
	_, err := time.Parse("2006-01-02T15:04", s)
	return err == nil
}
