package app

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"readout"
	"readout/internal/engine/pool"
	"readout/internal/ingest"
	"readout/internal/ingest/language"
	"readout/internal/store"
)

// Addition is what came of adding one source to a record. When Err, a
// *readout.Error, is not nil, only Path is set besides.
type Addition struct {
	Path     string
	Err      error
	Language language.Language
	Document readout.Document
	Added    bool // false where the record had the document already
}

// Add reads the sources into a record, each whole or not at all, and yields
// what came of each, in their order. What the record has already is not read
// again. It ends with the error of yield, with one of the record, or with that
// of ctx when it is cancelled; what was yielded before stands.
func (a *App) Add(ctx context.Context, o Options, sources []Source, to store.Store, reader string, yield func(Addition) error) error {
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	do := func(ctx context.Context, s Source) []addition { return a.additions(ctx, o, s, to, reader) }
	return pool.Each(ctx, workers, unfolded(ctx, sources), do, func(all []addition) error {
		for _, d := range all {
			if err := d.commit(ctx, to, yield); err != nil {
				return err
			}
		}
		return nil
	})
}

// addition is one on its way to the record.
type addition struct {
	Addition
	entry  *store.Entry // to be added, or nil
	broken error        // of the record
}

// commit adds one to the record and yields what came of it.
func (d addition) commit(ctx context.Context, to store.Store, yield func(Addition) error) error {
	if d.broken == nil && d.entry != nil {
		d.Added, d.broken = to.Add(ctx, *d.entry)
	}
	if d.broken != nil {
		return d.broken
	}
	return yield(d.Addition)
}

// additions are those of one source: of each document, and of each error.
func (a *App) additions(ctx context.Context, o Options, s Source, to store.Store, reader string) []addition {
	docs, failed := s.documents(ctx)
	var all []addition
	for _, d := range docs {
		all = append(all, a.prepare(ctx, o, s.pathOf(d), d, to, reader))
	}
	for _, err := range failed {
		all = append(all, addition{Addition: Addition{Path: s.Path, Err: err}})
	}
	return all
}

// prepare reads a document that the record does not have.
func (a *App) prepare(ctx context.Context, o Options, path string, from ingest.Document, to store.Store, reader string) (d addition) {
	defer func() {
		if p := recover(); p != nil {
			d = addition{Addition: Addition{Path: path, Err: fault(path, fmt.Errorf("panic: %v", p)).Err}}
		}
	}()
	r := present(o, path, from)
	id := store.DocumentID(r.Document)
	d.Path, d.Language = path, r.Language
	has, err := to.Has(ctx, id)
	if !has && err == nil {
		o.Facts, o.Analysis = true, false
		r = a.text(o, r)
		d.entry, d.Err = entry(id, r, reader)
	}
	r.Document.ID = id
	d.Document, d.broken = r.Document, err
	return d
}

// entry is what the record keeps of a reading.
func entry(id readout.DocumentID, r Reading, reader string) (*store.Entry, error) {
	facts, err := Qualify(r.Record, id)
	if err != nil {
		return nil, &readout.Error{Op: "add", Path: r.Path, Err: err}
	}
	r.Document.ID = id
	facts.Documents = []readout.Document{r.Document}
	return &store.Entry{Document: r.Document, Text: r.Text.String(), Facts: facts, Added: time.Now(), Reader: reader, Original: r.original}, nil
}
