// Package example is an invented negotiation that ships with the program: what
// newspapers, a wire and ministries say of talks over a dam, and three texts of
// the paper on their table. It may import app and store.
package example

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"

	"readout/internal/app"
	"readout/internal/store"
)

//go:embed negotiation/*/report.txt negotiation/*/meta.json drafts/*.txt
var files embed.FS

// drafts are the texts of the paper with the days from which they are.
var drafts = []struct{ name, day string }{{"twelve", "2032-02-20"}, {"eleven", "2032-03-13"}, {"nine", "2032-03-17"}}

// Fill puts the negotiation on a record.
func Fill(ctx context.Context, program *app.App, to store.Store) error {
	reports, err := fs.Glob(files, "negotiation/*/report.txt")
	if err != nil {
		return err
	}
	for _, report := range reports {
		o := app.Options{Workers: 1, Facts: true}
		meta, err := files.ReadFile(path.Join(path.Dir(report), "meta.json"))
		if err == nil {
			err = json.Unmarshal(meta, &o)
		}
		if err == nil {
			err = program.Add(ctx, o, []app.Source{source(report)}, to, "example", func(a app.Addition) error { return a.Err })
		}
		if err != nil {
			return fmt.Errorf("example %s: %w", report, err)
		}
	}
	for _, d := range drafts {
		publisher, title := "Norwegian Ministry of Foreign Affairs", "The Sorva paper"
		o := app.Options{Title: &title, Publisher: &publisher, Published: &d.day}
		if _, _, err := app.AddDraft(ctx, o, source("drafts/"+d.name+".txt"), to, "example"); err != nil {
			return fmt.Errorf("example %s: %w", d.name, err)
		}
	}
	return nil
}

// source is one of the files.
func source(name string) app.Source {
	return app.Source{Path: path.Base(path.Dir(name)) + "/" + path.Base(name), Open: func() (io.ReadCloser, error) {
		b, err := files.ReadFile(name)
		return io.NopCloser(bytes.NewReader(b)), err
	}}
}
