package app

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"readout"
	"readout/internal/ledger"
	"readout/internal/resolve"
	"readout/internal/store"
	"readout/text"
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
	Identity *resolve.Identity
	Decided  ledger.Decided
	Origins  map[readout.DocumentID]readout.DocumentID // of each copy, the text that it was copied from
	Edited   map[readout.DocumentID]readout.DocumentID // of each text that was edited, the next one of its address
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
	if len(known.Edited) > 0 {
		ledger.Order(rec, known.ranks(rec.Documents))
	}
	return &Standing{Together: ledger.Bring(rec, known.Identity.Of), Identity: known.Identity, Decided: decided, Origins: known.Origins, Edited: known.Edited}, nil
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

// known is what was worked out of the record of its version.
type known struct {
	Identity        *resolve.Identity
	Origins, Edited map[readout.DocumentID]readout.DocumentID
}

// ranks are the places of documents in a record, of which each text of an
// address stands before the next.
func (k *known) ranks(docs []readout.Document) func(readout.DocumentID) int {
	rank := map[readout.DocumentID]int{}
	for i, d := range docs {
		rank[d.ID] = i
	}
	for range docs { // a chain of texts settles in as many rounds as it is long
		moved := false
		for earlier, later := range k.Edited {
			if rank[later] < rank[earlier] {
				rank[earlier], rank[later], moved = rank[later], rank[earlier], true
			}
		}
		if !moved {
			break
		}
	}
	return func(d readout.DocumentID) int { return rank[d] }
}

// knownName is where it is kept.
const knownName = "identity"

// known is what is the same on the record: as it was kept, or worked out anew
// when the record has changed.
func (d Desk) known(ctx context.Context) (*known, error) {
	version, err := d.Store.Version(ctx)
	if err != nil {
		return nil, err
	}
	of, body, err := d.Store.Derived(ctx, knownName)
	if err != nil && !errors.Is(err, store.ErrUnknown) {
		return nil, err
	}
	k := &known{Identity: new(resolve.Identity)}
	if err == nil && of == version && json.Unmarshal(body, k) == nil {
		return k, nil
	}
	return d.settle(ctx, version)
}

// settle works out what is the same and keeps it.
func (d Desk) settle(ctx context.Context, version string) (*known, error) {
	docs, err := d.docs(ctx)
	if err != nil {
		return nil, err
	}
	decisions, err := d.Store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	var pins resolve.Pins
	decided := ledger.Decide(decisions)
	for _, p := range decided.Joined {
		pins.Must = append(pins.Must, resolve.Pair(p))
	}
	for _, p := range decided.Parted {
		pins.Cannot = append(pins.Cannot, resolve.Pair(p))
	}
	k := &known{Identity: d.Resolver.Resolve(docs, pins), Origins: map[readout.DocumentID]readout.DocumentID{}}
	for _, o := range resolve.Origins(d.Resolver.Copies(docs)) {
		for _, c := range o.Copies {
			k.Origins[c] = o.First
		}
	}
	all, err := d.editions(ctx)
	if err != nil {
		return nil, err
	}
	k.Edited = map[readout.DocumentID]readout.DocumentID{}
	for _, same := range all {
		for i, e := range same[1:] {
			k.Origins[e.ID], k.Edited[same[i].ID] = same[0].ID, e.ID
		}
	}
	body, err := json.Marshal(k)
	if err != nil {
		return nil, err
	}
	return k, d.Store.Derive(ctx, knownName, version, body)
}

// docs are all documents of the record, each with its facts and text.
func (d Desk) docs(ctx context.Context) ([]resolve.Doc, error) {
	list, err := d.Store.Documents(ctx)
	if err != nil {
		return nil, err
	}
	var docs []resolve.Doc
	for _, doc := range list {
		e, err := d.Store.Entry(ctx, doc.ID)
		if err != nil {
			return nil, err
		}
		t, err := text.New(e.Text)
		if err != nil {
			return nil, &readout.Error{Op: "read the record", Path: string(doc.ID), Err: err, Hint: "readout check tells what is wrong with it"}
		}
		docs = append(docs, resolve.Doc{Record: e.Facts, Text: t})
	}
	return docs, nil
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
