package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/store"
)

const addLong = `Reads files, the texts in folders, web pages by their addresses, and standard
input, and adds them with their facts to a record: a file, which is made where it is not there, or a database
of Postgres for a team.

A document is its text with its publisher and address: what is on the record
already stays as it is and is not read again, so that add may be repeated, and
interrupted at any moment: each document is added whole or not at all. Several
processes may add to one record.

Exit codes:
  0    everything is on the record
  1    the command line is wrong
  2    some of the inputs could not be read; the others are on the record
  3    nothing could be read
  5    the record could not be used
  130  interrupted; what was told as added is on the record`

func (p *Program) addCommand() *cobra.Command {
	var f flags
	var record string
	c := &cobra.Command{
		Use: "add [FILE | FOLDER | ADDRESS | -]...", Short: "Adds reports and their facts to a record", Long: addLong,
		Example: `  readout add reports/
  readout add --record talks.readout --publisher "Ljuben Wire" --published 2026-03-03 report.txt
  readout add --record postgres://desk@db/talks reports/`,
		RunE: func(c *cobra.Command, args []string) error { return p.add(c, f, record, args) },
	}
	recordFlag(c, &record)
	f.describe(c)
	return c
}

// add adds what the arguments name.
func (p *Program) add(c *cobra.Command, f flags, record string, args []string) error {
	f.format = "json"
	in, err := p.inputs(c, &f, args, "add")
	if err != nil {
		return err
	}
	return p.logging(c.Context(), record, f.private, func(s store.Store) error {
		r := &adding{Program: p, failed: in.failed, progress: progress{w: p.Err, total: len(in.paths), every: p.every(), now: p.Now}}
		return r.add(c.Context(), in.app, in.options, in.paths, s)
	})
}

// adding is one addition of many documents.
type adding struct {
	*Program
	progress             progress
	added, there, failed int
}

func (r *adding) add(ctx context.Context, a *app.App, o app.Options, paths []string, s store.Store) error {
	var sources []app.Source
	for _, path := range paths {
		sources = append(sources, r.source(path))
	}
	err := a.Add(ctx, o, sources, s, r.Version[0], r.one)
	switch {
	case err != nil && ctx.Err() != nil:
		return &exit{exitCancelled, errors.New("interrupted")}
	case err != nil:
		return &exit{exitRecord, err}
	case r.added+r.there == 0:
		return &exit{code: exitNone}
	}
	if _, err := fmt.Fprintf(r.Out, "%s added, %d there already\n", count(r.added, "document"), r.there); err != nil {
		return wrote(err)
	}
	if r.failed > 0 {
		return &exit{code: exitSome}
	}
	return nil
}

// one tells what came of one document.
func (r *adding) one(d app.Addition) error {
	defer r.progress.step()
	switch {
	case d.Err != nil:
		r.failed++
		r.complain(d.Err)
	case d.Added:
		r.added++
	default:
		r.there++
	}
	if d.Added && d.Language.Foreign() {
		r.foreign(d.Path, d.Language)
	}
	return nil
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// unknown is the error for something that is not on the record.
func unknown(what, hint string) error {
	return &exit{exitUsage, &readout.Error{Op: "show " + what, Err: store.ErrUnknown, Hint: hint}}
}
