package app

import (
	"context"
	"slices"
	"time"

	"readout"
	"readout/internal/ledger"
	"readout/internal/resolve"
	"readout/internal/store"
)

// Desk is the use cases over a record of many documents.
type Desk struct {
	Store    store.Store
	Resolver *resolve.Resolver
}

// Clocks say of when a record is asked: AsOf, EDTF, of what the documents say
// that were published by then; KnownBy of what had been added by then. The
// zero value asks for all.
type Clocks struct {
	AsOf    string
	KnownBy time.Time
}

// Standing is a record brought together: what is the same is one item.
type Standing struct {
	*ledger.Together
	Identity *resolve.Identity // nil in an Answer
	Decided  ledger.Decided
	copies
}

// Standing is the record with what is the same brought together, without what
// was retracted. Of no lists, all.
func (d Desk) Standing(ctx context.Context, c Clocks, lists ...string) (*Standing, error) {
	known, err := d.known(ctx)
	if err != nil {
		return nil, err
	}
	rec, err := d.Store.Facts(ctx, lists...)
	if err != nil {
		return nil, err
	}
	decisions, err := d.Store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	decided := ledger.Decide(decisions)
	then, err := d.then(ctx, rec.Documents, c)
	if err != nil {
		return nil, err
	}
	rec = ledger.Keep(rec, func(doc readout.DocumentID, id readout.ID) bool {
		_, gone := decided.Retracted[id]
		return !gone && then(doc)
	})
	ledger.Correct(rec, decided.Corrected)
	if len(known.Edited) > 0 {
		ledger.Order(rec, known.ranks(rec.Documents))
	}
	return &Standing{Together: ledger.Bring(rec, known.Identity.Of), Identity: known.Identity, Decided: decided, copies: known.copies}, nil
}

// then tells of a document whether the clocks show it.
func (d Desk) then(ctx context.Context, docs []readout.Document, c Clocks) (func(readout.DocumentID) bool, error) {
	hidden := map[readout.DocumentID]bool{}
	if c.AsOf != "" {
		for _, doc := range docs {
			hidden[doc.ID] = doc.Published == nil || !before(*doc.Published, c.AsOf)
		}
	}
	if !c.KnownBy.IsZero() {
		added, err := d.Store.Added(ctx)
		if err != nil {
			return nil, err
		}
		for id, at := range added {
			hidden[id] = hidden[id] || at.After(c.KnownBy)
		}
	}
	return func(id readout.DocumentID) bool { return !hidden[id] }, nil
}

// before tells whether a date is not after a limit, as far as both are known:
// "2026-03" is not after "2026-03-04".
func before(date, limit string) bool {
	n := min(len(date), len(limit))
	return date[:n] <= limit[:n]
}

// Independent is how many origins tell of a thing: copies of one text count as
// one.
func (s *Standing) Independent(id readout.ID) int {
	var origins []readout.DocumentID
	for _, a := range s.Accounts[id] {
		o := a.Document
		if first, ok := s.Origins[o]; ok {
			o = first
		}
		if !slices.Contains(origins, o) {
			origins = append(origins, o)
		}
	}
	return len(origins)
}
