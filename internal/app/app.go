// Package app holds the use cases: what the command line, the page and the
// API call. What reads a text and what finds the facts in it are given to
// it, so that it can be tested without them. It may import the vocabulary,
// text, ingest, lang/doc and engine.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sort"

	"readout"
	"readout/internal/engine/pool"
	"readout/internal/ingest/files"
	"readout/internal/ingest/language"
	"readout/internal/ingest/plain"
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

// Source is where a document comes from: its name and how to open it.
type Source struct {
	Path string
	Open func() (io.ReadCloser, error)
}

// File is the source of the file at path.
func File(path string) Source {
	return Source{Path: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }}
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
	do := func(_ context.Context, s Source) Reading { return a.one(o, s) }
	return pool.Run(ctx, workers, sources, do, func(r Reading) error {
		if r.Err == nil {
			r = number(&ids, r)
		}
		return yield(r)
	})
}

// one reads one source; the ids of its record are those of the document.
func (a *App) one(o Options, s Source) (r Reading) {
	defer func() {
		if p := recover(); p != nil {
			r = fault(s.Path, fmt.Errorf("panic: %v", p))
		}
	}()
	t, err := open(s)
	if err != nil {
		return Reading{Path: s.Path, Err: files.Failure(s.Path, err)}
	}
	return a.text(o, present(o, s.Path, t))
}

// present is the reading of a text that was not read for facts.
func present(o Options, path string, t *text.Text) Reading {
	r := Reading{Path: path, Text: t, Language: language.Of(t.String())}
	r.Document = describe(o, t, r.Language)
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
	if len(r.Record.Documents) == 0 {
		r.Record.Documents = []readout.Document{r.Document}
	}
	if !o.Analysis {
		r.Analysis = nil
	}
	return r
}

func open(s Source) (*text.Text, error) {
	f, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return plain.Read(f)
}

// describe is what is known of a document before it is read for facts.
func describe(o Options, t *text.Text, l language.Language) readout.Document {
	d := readout.Document{
		ID: "d1", Title: o.Title, Publisher: o.Publisher, Authors: []string{}, Published: o.Published, URL: o.URL,
		Kind: "report", SHA256: t.SHA256(), Characters: t.Len(),
	}
	if l.Code != "" {
		d.Language = &l.Code
	}
	return d
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
