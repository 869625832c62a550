// Command witness prints the judgements that the program takes in reading
// marked reports, with their features, for training: JSON Lines of {"case",
// "task", "about", "features"}. Its arguments are folders of cases, each with
// report.txt and meta.json.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"readout/internal/app"
	"readout/internal/extract"
	"readout/internal/lang/read"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "witness:", err)
		os.Exit(1)
	}
}

func run(folders []string) error {
	reader, err := read.Default()
	if err != nil {
		return err
	}
	extractor, err := extract.New()
	if err != nil {
		return err
	}
	program := &app.App{Analyzer: reader, Extractor: extractor}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for _, folder := range folders {
		reports, err := filepath.Glob(filepath.Join(folder, "*", "report.txt"))
		if err != nil {
			return err
		}
		for _, report := range reports {
			extractor.Witness = func(j extract.Judgement) {
				err = out.Encode(struct {
					Case string `json:"case"`
					extract.Judgement
				}{filepath.Dir(report), j})
			}
			if readErr := readOne(program, report); readErr != nil {
				return readErr
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// readOne reads a report as its meta.json presents it.
func readOne(program *app.App, report string) error {
	options := app.Options{Workers: 1, Facts: true}
	b, err := os.ReadFile(filepath.Join(filepath.Dir(report), "meta.json"))
	if err != nil {
		return err
	}
	var meta struct{ Title, Publisher, Published string }
	if err := json.Unmarshal(b, &meta); err != nil {
		return fmt.Errorf("%s: %w", report, err)
	}
	given := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	options.Title, options.Publisher, options.Published = given(meta.Title), given(meta.Publisher), given(meta.Published)
	return program.Read(context.Background(), options, []app.Source{app.File(report)}, func(r app.Reading) error { return r.Err })
}
