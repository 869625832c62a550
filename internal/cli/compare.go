package cli

import (
	"errors"
	"os"
	"regexp"
	"slices"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/draft"
	"readout/internal/export"
	"readout/internal/store"
)

const compareLong = `Compares two versions of a draft: files, or drafts on a record by their ids. Each
point was kept, changed, moved, merged with others, split, removed or added; a
number that changed is no change. Within each point what was taken out is
marked [-so-] and what was put in {+so+}.

With drafts on a record, or with --record, what the reports there say is tied in:
who proposed a point, who denies it, what replaced what, and whether the number
of points that reports give agrees with the text.

Exit codes:
  0  they are compared
  1  the command line is wrong, or there is no such draft on the record
  3  a draft could not be read, or has no points
  4  the output could not be written
  5  the record could not be used`

func (p *Program) compareCommand() *cobra.Command {
	var record, format string
	var all bool
	c := &cobra.Command{
		Use: "compare A B", Short: "Compares two versions of a draft", Long: compareLong, Args: cobra.ExactArgs(2),
		Example: `  readout compare monday.txt tuesday.txt
  readout compare --format html d4f2a91c0d3b1 d90b1c22ae014 >changes.html`,
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json", "html", "markdown"}, format) {
				return usage("--format "+format, "the formats are text, json, html and markdown")
			}
			return p.compare(c, record, args, func(x *app.Compared) error { return p.printComparison(x, format, all) })
		},
	}
	recordFlag(c, &record)
	c.Flags().StringVar(&format, "format", "text", "text, json, html or markdown")
	c.Flags().BoolVar(&all, "all", false, "show what was kept as well (text)")
	return c
}

// onRecord tells whether a name is the id of a draft on a record, and no file.
func onRecord(name string) bool {
	_, err := os.Stat(name)
	return errors.Is(err, os.ErrNotExist) && draftID.MatchString(name)
}

var draftID = regexp.MustCompile(`^(d|p\d+-)[0-9a-f]{12}$`)

// compare reads both versions and hands on what became of the draft.
func (p *Program) compare(c *cobra.Command, record string, args []string, show func(*app.Compared) error) error {
	if !c.Flags().Changed("record") && !slices.ContainsFunc(args, onRecord) {
		a, b, err := p.versions(c, nil, args)
		if err != nil {
			return err
		}
		return show(app.Compare(a, b, nil))
	}
	return p.with(c.Context(), record, false, func(s store.Store) error {
		a, b, err := p.versions(c, s, args)
		if err != nil {
			return err
		}
		facts, err := app.DraftFacts(c.Context(), s)
		if err != nil {
			return &exit{exitRecord, err}
		}
		return show(app.Compare(a, b, facts))
	})
}

// versions are those that two arguments name.
func (p *Program) versions(c *cobra.Command, s store.Store, args []string) (a, b draft.Version, err error) {
	if a, err = p.draftVersion(c, s, args[0]); err != nil {
		return a, b, err
	}
	b, err = p.draftVersion(c, s, args[1])
	return a, b, err
}

func (p *Program) draftVersion(c *cobra.Command, s store.Store, name string) (draft.Version, error) {
	if s == nil || !onRecord(name) {
		v, err := app.ReadDraft(c.Context(), app.Options{}, p.source(name))
		if err != nil {
			return v, &exit{exitNone, err}
		}
		return v, nil
	}
	v, err := app.DraftOf(c.Context(), s, name)
	return v, draftFailure(name, err)
}

// draftFailure is the exit of a draft that cannot be had from the record.
func draftFailure(name string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, store.ErrUnknown):
		return &exit{exitUsage, &readout.Error{Op: "find the draft " + name, Err: err, Hint: "readout draft add registers one; readout show sources lists what is there"}}
	case errors.Is(err, draft.ErrNoPoints):
		return &exit{exitNone, err}
	}
	return &exit{exitRecord, err}
}

func (p *Program) printComparison(x *app.Compared, format string, all bool) error {
	switch format {
	case "json":
		return wrote(export.ComparisonJSON(p.Out, x))
	case "html":
		return wrote(export.ComparisonHTML(p.Out, x))
	case "markdown":
		return wrote(export.ComparisonMarkdown(p.Out, x))
	}
	return wrote(export.ComparisonView{Width: p.Width, Colour: p.Colour && p.OutTerminal, All: all}.Write(p.Out, x))
}
