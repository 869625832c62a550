package app

import (
	"context"
	"errors"

	"readout"
	"readout/internal/ingest/language"
	"readout/internal/names"
	"readout/internal/query"
	"readout/internal/store"
)

// Unread are the documents in other languages than English, which are not read
// for facts, in whose texts a query finds its words, in the order of the record:
// none where it asks for more than words, dates and publishers. Each text is
// looked through, which takes the longer the more there are.
func (d Desk) Unread(ctx context.Context, q Question) ([]readout.Document, error) {
	if q.Query == nil || q.List != "" || !query.Worded(q.Query) {
		return nil, nil
	}
	docs, err := d.published(ctx, q.Clocks)
	if err != nil {
		return nil, err
	}
	var found []readout.Document
	for _, doc := range docs {
		if Foreign(doc) == "" {
			continue
		}
		words, err := d.Store.Text(ctx, doc.ID)
		if errors.Is(err, store.ErrUnknown) {
			continue // it went in the meantime
		}
		if err != nil {
			return nil, err
		}
		if q.Query.Match(unread(doc, words)) {
			found = append(found, doc)
		}
	}
	return found, nil
}

// Foreign is the language of a document by its name, in English, where that is
// another than English; empty where it is not, or not known.
func Foreign(d readout.Document) string {
	if d.Language == nil {
		return ""
	}
	l := language.Coded(*d.Language)
	switch {
	case !l.Foreign():
		return ""
	case l.Name == "":
		return l.Code
	}
	return l.Name
}

// published are the documents that a record has by some clocks.
func (d Desk) published(ctx context.Context, c Clocks) ([]readout.Document, error) {
	if c == (Clocks{}) {
		return d.Store.Documents(ctx)
	}
	st, err := d.Standing(ctx, c, "disputes") // the documents come with any list
	if err != nil {
		return nil, err
	}
	return st.Record.Documents, nil
}

// unread is a document as it is asked about: its words, its day, its publisher.
func unread(d readout.Document, words string) query.Item {
	i := item{query.Item{Fields: map[string][]string{}}}
	if d.Publisher != nil {
		i.field("source", *d.Publisher)
	}
	if d.Published != nil {
		i.First, i.Last = days(*d.Published)
	}
	if d.Title != nil {
		words = *d.Title + " " + words
	}
	i.Text = names.Fold(words)
	return i.Item
}
