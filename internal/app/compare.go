package app

import (
	"context"

	"readout"
	"readout/internal/draft"
	"readout/internal/store"
)

// Compared is what became of a draft between two versions, with what reports
// say of it.
type Compared struct {
	A, B draft.Version
	*draft.Comparison
	Counts []draft.Count // empty where no record was asked

	onA, onB [][]draft.Report
}

// Compare compares two versions and ties in what the reports on a record say;
// rec may be nil.
func Compare(a, b draft.Version, rec *readout.Record) *Compared {
	c := &Compared{A: a, B: b, Comparison: draft.Compare(a.Paper, b.Paper)}
	if rec != nil {
		c.onA, c.onB = draft.Reports(rec, a.Paper), draft.Reports(rec, b.Paper)
		c.Counts = draft.Counts(rec, a.Paper, b.Paper)
	}
	return c
}

// Reports are what reports say of the points of a match, in either version,
// each once.
func (c *Compared) Reports(m draft.Match) []draft.Report {
	list := []draft.Report{}
	if c.onA == nil {
		return list
	}
	for _, j := range m.B {
		list = draft.Join(list, c.onB[j])
	}
	for _, i := range m.A {
		list = draft.Join(list, c.onA[i])
	}
	return list
}

// DraftFacts are the lists of a record that comparing drafts needs.
func DraftFacts(ctx context.Context, s store.Store) (*readout.Record, error) {
	return s.Facts(ctx, draft.Lists()...)
}

// Blame is the life of each point of a draft on a record, by an id of one of
// its versions or by its title. It fails with store.ErrUnknown.
func Blame(ctx context.Context, s store.Store, draftID string) (*draft.History, error) {
	versions, err := Versions(ctx, s, draftID)
	if err != nil {
		return nil, err
	}
	rec, err := DraftFacts(ctx, s)
	if err != nil {
		return nil, err
	}
	return draft.Blame(versions, rec), nil
}
