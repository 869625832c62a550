// Package resolve decides which items of different documents are the same:
// people, bodies, meetings, drafts, provisions and events; and which texts
// were copied from each other.
//
// Items become things: what may be compared of them, under keys. Things that
// share a key are compared, a bounded number of them each, so that the work
// grows with the number of items times its logarithm. Each comparison ends in
// a strength and its reasons; the strongest are joined first, and none that
// would put together what cannot be one (two genders, two places, days apart,
// two items that one document keeps apart, a pair that a person parted).
//
// Nothing depends on the order of the documents: ties are broken by the date
// of publication and the hash of the text. The input is never changed. It
// imports the root package, text, internal/names and internal/dates.
package resolve

import (
	"fmt"

	"readout"
	"readout/internal/names"
	"readout/text"
)

// Doc is one document: the facts in it, whose ids are unique over all
// documents, and its text, which may be nil where no copies are looked for.
type Doc struct {
	Record *readout.Record
	Text   *text.Text
}

// Pair is two items.
type Pair struct{ A, B readout.ID }

// Pins are what a person decided: pairs that are the same, and pairs that
// are not. What is parted stays apart even where it is also joined.
type Pins struct{ Must, Cannot []Pair }

// Resolver decides by a gazetteer. It is safe for concurrent use.
type Resolver struct{ gazetteer *names.Gazetteer }

// New is a resolver with the embedded gazetteer.
func New() (*Resolver, error) {
	g, err := names.Load()
	if err != nil {
		return nil, fmt.Errorf("resolve: %w", err)
	}
	return &Resolver{gazetteer: g}, nil
}

// Resolve finds what is the same in the documents.
func (r *Resolver) Resolve(docs []Doc, pins Pins) *Identity {
	b := newBook(r.gazetteer, docs)
	f := newForest(b.things)
	f.pin(b, pins)
	b.named(f)
	b.people(f)
	b.settle(f)
	for _, stage := range []func(*forest){b.drafts, b.meetings, b.events, b.provisions} {
		stage(f)
	}
	return f.identity()
}
