package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/draft"
	"readout/internal/ingest"
	"readout/internal/store"
	"readout/text"
)

// ReadDraft takes the draft at a source apart. Its id is the one that it has on
// a record. Errors are *readout.Error.
func ReadDraft(ctx context.Context, o Options, s Source) (draft.Version, error) {
	v, _, err := readDraft(ctx, o, s)
	return v, err
}

// readDraft is a draft and the document that it was read from.
func readDraft(ctx context.Context, o Options, s Source) (draft.Version, ingest.Document, error) {
	d, err := only(ctx, s)
	if err != nil {
		return draft.Version{}, d, err
	}
	r := present(o, s.Path, d)
	r.Document.Kind = draft.DocumentKind
	r.Document.ID = store.DocumentID(r.Document)
	p, err := draft.Parse(r.Text, r.Document.ID)
	if err != nil {
		return draft.Version{}, d, noDraft(s.Path, err)
	}
	if r.Document.Title == nil {
		name := p.Name()
		if name == "" {
			name = strings.TrimSuffix(filepath.Base(s.Path), filepath.Ext(s.Path))
		}
		r.Document.Title = &name
	}
	return draft.Version{Document: r.Document, Paper: p}, d, nil
}

// only is the one document of a source.
func only(ctx context.Context, s Source) (ingest.Document, error) {
	docs, failed := s.documents(ctx)
	err := errors.Join(failed...)
	if len(failed) == 1 {
		err = failed[0]
	}
	if err == nil && len(docs) != 1 {
		err = &readout.Error{Op: "read the draft", Path: s.Path, Err: fmt.Errorf("it holds %d documents", len(docs)), Hint: "name the draft alone"}
	}
	if err != nil {
		return ingest.Document{}, err
	}
	return docs[0], nil
}

func noDraft(path string, err error) error {
	hint := "a point begins a line with its number, letter or bullet: 1. (1) 1) Article 1, Point One, I. a) -"
	if errors.Is(err, draft.ErrTooMany) {
		hint = "compare its parts one by one"
	}
	return &readout.Error{Op: "read the draft", Path: path, Err: err, Hint: hint}
}

// AddDraft registers a draft's own text as a version of the draft of its
// title. What is on the record already stays as it is; it is an error where
// that is a report.
func AddDraft(ctx context.Context, o Options, s Source, to store.Store, reader string) (draft.Version, bool, error) {
	v, from, err := readDraft(ctx, o, s)
	if err != nil {
		return v, false, err
	}
	id := v.Document.ID
	rec := draftFacts(v)
	tracked(rec, v.Document, v.Paper.Text, from.Changes)
	facts, err := Qualify(rec, id)
	if err != nil {
		return v, false, fault(s.Path, err).Err
	}
	facts.Documents = []readout.Document{v.Document}
	added, err := to.Add(ctx, store.Entry{Document: v.Document, Text: v.Paper.Text.String(), Facts: facts, Added: time.Now(), Reader: reader, Original: from.Bytes})
	if err != nil || added {
		return v, added, err
	}
	there, err := to.Entry(ctx, id)
	if err == nil && there.Document.Kind != draft.DocumentKind {
		err = &readout.Error{Op: "add the draft", Path: s.Path, Err: fmt.Errorf("the record has it already as a %s, %s", there.Document.Kind, id),
			Hint: "name its --publisher or --url, so that it is a document of its own"}
	}
	return v, false, err
}

// draftFacts are what a draft's own text says of itself: that it is a draft of
// so many points.
func draftFacts(v draft.Version) *readout.Record {
	rec := readout.NewRecord()
	rec.Documents = []readout.Document{v.Document}
	words := v.Paper.Title
	if words == nil {
		words = &v.Paper.Points[0].Whole
	}
	points := v.Paper.Count()
	d := readout.Draft{Name: *v.Document.Title, Points: &points, Authors: []readout.ID{}}
	d.Sourced = readout.Sourced{ID: "p1", Evidence: []readout.Span{*words}, AccordingTo: []readout.According{{Document: v.Document.ID, Stance: readout.Asserts}}}
	if v.Document.Published != nil {
		d.When = &readout.When{Text: *v.Document.Published, EDTF: v.Document.Published}
	}
	rec.Drafts = []readout.Draft{d}
	return rec
}

// DraftOf is the registered draft of an id: of the document, or of the draft
// in it. It fails with store.ErrUnknown.
func DraftOf(ctx context.Context, s store.Store, id string) (draft.Version, error) {
	digits := strings.TrimPrefix(id, "d")
	if _, after, ok := strings.Cut(id, "-"); ok {
		digits = after
	}
	e, err := s.Entry(ctx, readout.DocumentID("d"+digits))
	if err != nil {
		return draft.Version{}, err
	}
	return versionOf(e)
}

func versionOf(e store.Entry) (draft.Version, error) {
	t, err := text.New(e.Text)
	if err != nil {
		return draft.Version{}, err
	}
	p, err := draft.Parse(t, e.Document.ID)
	if err != nil {
		return draft.Version{}, noDraft(string(e.Document.ID), err)
	}
	return draft.Version{Document: e.Document, Paper: p}, nil
}

// Versions are the registered versions of a draft, by an id of one of them or
// by their title, in the order of their dates; those without a date come last.
// It fails with store.ErrUnknown.
func Versions(ctx context.Context, s store.Store, draftID string) ([]draft.Version, error) {
	name := draftID
	switch one, err := DraftOf(ctx, s, draftID); {
	case err == nil:
		name = deref(one.Document.Title)
	case !errors.Is(err, store.ErrUnknown):
		return nil, err
	}
	docs, err := s.Documents(ctx)
	if err != nil {
		return nil, err
	}
	var list []draft.Version
	for _, d := range docs {
		if d.Kind != draft.DocumentKind || !sameTitle(deref(d.Title), name) {
			continue
		}
		e, err := s.Entry(ctx, d.ID)
		if err != nil {
			return nil, err
		}
		v, err := versionOf(e)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	if len(list) == 0 {
		return nil, store.ErrUnknown
	}
	return list, nil
}

func sameTitle(a, b string) bool {
	return slices.Equal(strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b)))
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
