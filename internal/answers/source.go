package answers

import (
	"context"
	"errors"
	"slices"
	"sync"

	"readout"
	"readout/client/wire"
	"readout/internal/app"
	"readout/internal/ledger"
	"readout/internal/store"
)

// Source is a document with its text and its own facts. It fails with
// store.ErrUnknown.
func (d Desk) Source(ctx context.Context, id readout.DocumentID) (*wire.Reading, error) {
	e, err := d.Store.Entry(ctx, id)
	if errors.Is(err, store.ErrUnknown) {
		return nil, unknown(string(id), "the list of sources has the ids")
	}
	if err != nil {
		return nil, err
	}
	s := &wire.Reading{Document: e.Document, Text: e.Text, Facts: e.Facts, Added: e.Added, Reader: e.Reader}
	a, err := d.Answer(ctx, app.Question{IDs: []readout.ID{"-"}}) // copies are known with any answer
	if err != nil {
		return nil, err
	}
	if of, ok := a.Origins[id]; ok {
		s.Copies = &of
	}
	if to, ok := a.Edited[id]; ok {
		s.Edited = &to
	}
	return s, nil
}

// Sources is the part of the documents that a question asks for: those that
// tell something that its query finds, or were not read for facts and have its
// words; all for none.
func (d Desk) Sources(ctx context.Context, q Question) (*wire.Page[readout.Document], error) {
	at, err := readCursor(q.Cursor, "sources")
	if err != nil {
		return nil, err
	}
	docs, err := d.documents(ctx, q)
	if err != nil {
		return nil, err
	}
	ids := make([]readout.ID, len(docs))
	for i, x := range docs {
		ids[i] = readout.ID(x.ID)
	}
	lo, hi, next := at.window(ids, 0, q.Limit, false)
	total := len(docs)
	return &wire.Page[readout.Document]{Items: append([]readout.Document{}, docs[lo:hi]...), Next: next, Total: &total}, nil
}

// documents are those that a question asks for.
func (d Desk) documents(ctx context.Context, q Question) ([]readout.Document, error) {
	ask, err := q.read("")
	switch {
	case err != nil:
		return nil, err
	case ask.Query == nil && q.Clocks == Clocks{}:
		return d.shelf.documents(ctx, d.Store)
	case ask.Query == nil:
		st, err := d.Standing(ctx, ask.Clocks, "disputes") // the documents come with any list
		if err != nil {
			return nil, err
		}
		return st.Record.Documents, nil
	}
	ask.Alone, ask.Whole = true, true
	a, err := d.Answer(ctx, ask)
	if err != nil {
		return nil, err
	}
	docs := a.Record.Documents
	if q.Clocks == (Clocks{}) {
		if docs, err = d.shelf.documents(ctx, d.Store); err != nil {
			return nil, err
		}
	}
	tells := told(a)
	unread, err := d.Unread(ctx, ask)
	for _, x := range unread {
		tells[x.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(docs), func(d readout.Document) bool { return !tells[d.ID] }), err
}

// told are the documents that tell what was picked.
func told(a *app.Answer) map[readout.DocumentID]bool {
	tells, picks := map[readout.DocumentID]bool{}, a.Picks()
	ledger.Each(a.Record, func(x readout.Sourced) {
		for _, e := range x.Evidence {
			tells[e.Doc] = tells[e.Doc] || picks(x.ID)
		}
	})
	return tells
}

// shelf holds the documents as they were listed last, until the record changes.
type shelf struct {
	mu      sync.Mutex
	version string
	docs    []readout.Document
}

// documents are all of the record; they are not to be changed.
func (s *shelf) documents(ctx context.Context, from store.Store) ([]readout.Document, error) {
	version, err := from.Version(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.docs == nil || s.version != version {
		docs, err := from.Documents(ctx)
		if err != nil {
			return nil, err
		}
		s.version, s.docs = version, docs
	}
	return s.docs, nil
}
