// Package app holds the use cases: what the command line, the page and the
// API call. What reads a text and what finds the facts in it are given to
// it, so that it can be tested without them. It may import the vocabulary,
// text, ingest, lang/doc and engine.
package app

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sort"

	"readout"
	"readout/internal/engine/pool"
	"readout/internal/ingest"
	"readout/internal/ingest/language"
	"readout/internal/lang/doc"
	"readout/text"
)

// Analyzer reads a text; it is safe for concurrent use.
type Analyzer interface {
	Analyze(text string) *doc.Document
}

// Extractor finds the facts of one document; their ids are unique among
// them. It is safe for concurrent use. The record holds meta as its one
// document, or none.
type Extractor interface {
	Extract(meta readout.Document, t *text.Text, d *doc.Document) *readout.Record
}

// App is the use cases over one reader.
type App struct {
	Analyzer  Analyzer
	Extractor Extractor
}

// Options say how documents are read and what they do not say of themselves.
type Options struct {
	Workers                          int     // 0 for one a core
	Title, Publisher, Published, URL *string // Published is EDTF
	Analysis                         bool    // keep the analysis
	Facts                            bool    // find the facts
}

// Reading is what came of one source. When Err, a *readout.Error, is not
// nil, only Path is set besides. When the language is Foreign the document
// was not analysed and its record holds the document alone.
type Reading struct {
	Path     string
	Err      error
	Text     *text.Text
	Language language.Language
	Document readout.Document
	Analysis *doc.Document   // when asked for
	Record   *readout.Record // ids unique over all readings; without facts unless asked for

	original  []byte // the file that it came from
	changes   []ingest.Change
	sentences []int // where each begins, in bytes of the text
}

// Sentence is the number of the sentence in which a span of the document
// begins, from 1; 0 when the document was not analysed.
func (r Reading) Sentence(s readout.Span) int {
	at := r.Text.Byte(s.Start)
	return sort.Search(len(r.sentences), func(i int) bool { return r.sentences[i] > at })
}

// Read reads the sources and yields what came of each, in their order. It
// ends with the error of yield, or with that of ctx when it is cancelled;
// what was yielded before stands. The readings are the same on any number of
// workers.
func (a *App) Read(ctx context.Context, o Options, sources []Source, yield func(Reading) error) error {
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var ids Numbering
	do := func(ctx context.Context, s Source) []Reading { return a.readings(ctx, o, s) }
	return pool.Each(ctx, workers, unfolded(ctx, sources), do, func(all []Reading) error {
		for _, r := range all {
			if r.Err == nil {
				r = number(&ids, r)
			}
			if err := yield(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// readings are those of one source: of each document, and of each error.
func (a *App) readings(ctx context.Context, o Options, s Source) []Reading {
	docs, failed := s.documents(ctx)
	var all []Reading
	for _, d := range docs {
		all = append(all, a.one(o, s.pathOf(d), d))
	}
	for _, err := range failed {
		all = append(all, Reading{Path: s.Path, Err: err})
	}
	return all
}

// one reads one document; the ids of its record are those of the document.
func (a *App) one(o Options, path string, d ingest.Document) (r Reading) {
	defer func() {
		if p := recover(); p != nil {
			r = fault(path, fmt.Errorf("panic: %v", p))
		}
	}()
	return a.text(o, present(o, path, d))
}

// present is the reading of a document that was not read for facts.
func present(o Options, path string, d ingest.Document) Reading {
	r := Reading{Path: path, Text: d.Text, original: d.Bytes, changes: d.Changes, Language: language.Of(d.Text.String())}
	r.Document = describe(o, d, r.Language)
	r.Record = readout.NewRecord()
	return r
}

// text reads what is presented.
func (a *App) text(o Options, r Reading) Reading {
	t := r.Text
	if !r.Language.Foreign() {
		r.Analysis = a.Analyzer.Analyze(t.String())
		for _, s := range r.Analysis.Sentences {
			r.sentences = append(r.sentences, int(r.Analysis.Tokens[s.Start].Start))
		}
		if o.Facts {
			r.Record = a.Extractor.Extract(r.Document, t, r.Analysis)
		}
	}
	if o.Facts {
		tracked(r.Record, r.Document, t, r.changes)
	}
	if len(r.Record.Documents) == 0 {
		r.Record.Documents = []readout.Document{r.Document}
	}
	if !o.Analysis {
		r.Analysis = nil
	}
	return r
}

// describe is what is known of a document before it is read for facts: what
// the options say, else what it says of itself.
func describe(o Options, from ingest.Document, l language.Language) readout.Document {
	m := from.Meta
	d := readout.Document{
		ID: "d1", Title: either(o.Title, m.Title), Publisher: either(o.Publisher, m.Publisher), Authors: append([]string{}, m.Authors...),
		Published: either(o.Published, m.Published), Modified: from.Modified, Credit: from.Credit, URL: either(o.URL, m.URL),
		Kind: "report", Language: m.Language, SHA256: from.Text.SHA256(), Characters: from.Text.Len(),
		Pages: pages(from), Paragraphs: paragraphs(from), Member: from.Held, Comments: comments(from), Passages: from.Places,
	}
	if from.Original != "" {
		d.Original = &from.Original
	}
	if m.Kind != "" {
		d.Kind = m.Kind
	}
	if l.Code != "" {
		d.Language = &l.Code
	}
	return d
}

func either(a, b *string) *string {
	if a != nil {
		return a
	}
	return b
}

// number gives a reading its place in the record of all.
func number(ids *Numbering, r Reading) Reading {
	rec, err := ids.Number(r.Record)
	if err == nil && len(rec.Documents) != 1 {
		err = errors.New("the facts of one document name several")
	}
	if err != nil {
		return fault(r.Path, err)
	}
	r.Record, r.Document = rec, rec.Documents[0]
	return r
}

// fault is the reading of a document on which the program went wrong: the
// others are still read.
func fault(path string, err error) Reading {
	return Reading{Path: path, Err: &readout.Error{Op: "read", Path: path, Err: err,
		Hint: "this is a fault of the program: please report it, with the document if you can"}}
}
