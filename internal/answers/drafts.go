package answers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"readout/client/wire"
	"readout/internal/app"
	"readout/internal/draft"
	"readout/internal/export"
	"readout/internal/store"
)

// Compare tells what became of a draft between two versions, by the ids of
// their documents or of the drafts in them. It fails with store.ErrUnknown.
func (d Desk) Compare(ctx context.Context, a, b string) (*wire.Comparison, error) {
	var versions [2]draft.Version
	for i, id := range []string{a, b} {
		var err error
		if versions[i], err = app.DraftOf(ctx, d.Store, id); err != nil {
			return nil, noDraft(id, err)
		}
	}
	facts, err := app.DraftFacts(ctx, d.Store)
	if err != nil {
		return nil, err
	}
	c := app.Compare(versions[0], versions[1], facts)
	return reread[wire.Comparison](func(w io.Writer) error { return export.ComparisonJSON(w, c) })
}

// Blame tells where each point of a draft comes from, by its title or the id of
// one of its versions. It fails with store.ErrUnknown.
func (d Desk) Blame(ctx context.Context, name string) (*wire.History, error) {
	h, err := app.Blame(ctx, d.Store, name)
	if err != nil {
		return nil, noDraft(name, err)
	}
	return reread[wire.History](func(w io.Writer) error { return export.BlameJSON(w, h) })
}

// noDraft is the error for a draft that cannot be had.
func noDraft(name string, err error) error {
	switch {
	case errors.Is(err, store.ErrUnknown):
		return unknown("the draft "+name, "name the id of a version that was added as a draft, or its title")
	case errors.Is(err, draft.ErrNoPoints):
		return wrong("draft", name+" has no points", "name a document that is a draft's own text")
	}
	return err
}

// reread takes what the command line prints into the shape of the API, which is
// the same.
func reread[T any](write func(io.Writer) error) (*T, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return nil, err
	}
	out := new(T)
	return out, json.Unmarshal(b.Bytes(), out)
}
