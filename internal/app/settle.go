package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"readout"
	"readout/internal/ledger"
	"readout/internal/resolve"
	"readout/internal/store"
	"readout/text"
)

// known is what was worked out of the record of its version.
type known struct {
	*resolve.Identity
	copies
}

// copies are the documents that are not texts of their own.
type copies struct {
	Origins map[readout.DocumentID]readout.DocumentID // of each copy, the text that it was copied from
	Edited  map[readout.DocumentID]readout.DocumentID // of each text that was edited, the next one of its address
}

// ranks are the places of documents in a record, of which each text of an
// address stands before the next.
func (k copies) ranks(docs []readout.Document) func(readout.DocumentID) int {
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

// The names under which both are kept.
const identityName, copiesName = "identity", "copies"

// known is what is the same on the record: as it was kept, or worked out anew
// when the record has changed.
func (d Desk) known(ctx context.Context) (*known, error) {
	version, err := d.Version(ctx)
	if err != nil {
		return nil, err
	}
	k := &known{Identity: new(resolve.Identity)}
	kept, err := d.derived(ctx, identityName, version, k.Identity)
	if err == nil && kept {
		kept, err = d.derived(ctx, copiesName, version, &k.copies)
	}
	if err != nil || kept {
		return k, err
	}
	return d.settle(ctx, version)
}

// Version is another one whenever the record has another document, or decisions
// stand that make another record of them.
func (d Desk) Version(ctx context.Context) (string, error) {
	of, err := d.Store.Version(ctx)
	if err != nil {
		return "", err
	}
	decisions, err := d.Store.Decisions(ctx)
	if err != nil {
		return "", err
	}
	stands := ledger.Decide(decisions)
	h := fnv.New64a()
	for _, p := range stands.Joined {
		fmt.Fprintln(h, "join", p.A, p.B)
	}
	for _, p := range stands.Parted {
		fmt.Fprintln(h, "part", p.A, p.B)
	}
	for _, id := range slices.Sorted(maps.Keys(stands.Retracted)) {
		fmt.Fprintln(h, "retract", id)
	}
	documents, _, _ := strings.Cut(of, ".")
	return fmt.Sprintf("%s.%x", documents, h.Sum64()), nil
}

// derived takes back what was worked out of the record of a version, where it
// was kept and can be read.
func (d Desk) derived(ctx context.Context, name, version string, to any) (bool, error) {
	of, body, err := d.Store.Derived(ctx, name)
	if errors.Is(err, store.ErrUnknown) {
		return false, nil
	}
	return err == nil && of == version && json.Unmarshal(body, to) == nil, err
}

// derive keeps what was worked out of the record of a version.
func (d Desk) derive(ctx context.Context, name, version string, what any) error {
	body, err := json.Marshal(what)
	if err != nil {
		return err
	}
	return d.Store.Derive(ctx, name, version, body)
}

// settle works out what is the same and keeps it.
func (d Desk) settle(ctx context.Context, version string) (*known, error) {
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
	facts, err := d.facts(ctx)
	if err != nil {
		return nil, err
	}
	k := &known{Identity: d.Resolver.Resolve(facts, pins), copies: copies{Origins: map[readout.DocumentID]readout.DocumentID{}}}
	texts, err := d.texts(ctx)
	if err != nil {
		return nil, err
	}
	for _, o := range resolve.Origins(d.Resolver.Copies(texts)) {
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
	if err := d.derive(ctx, identityName, version, k.Identity); err != nil {
		return nil, err
	}
	return k, d.derive(ctx, copiesName, version, k.copies)
}

// compared are the lists that the resolver looks at.
var compared = []string{"actors", "offices", "meetings", "drafts", "provisions", "events"}

// facts are all documents of the record, each with what of its facts is
// compared.
func (d Desk) facts(ctx context.Context) ([]resolve.Doc, error) {
	ids := map[readout.DocumentID][]readout.ID{}
	for _, l := range compared {
		of, err := d.Store.IDs(ctx, l)
		if err != nil {
			return nil, err
		}
		for doc, some := range of {
			ids[doc] = append(ids[doc], some...)
		}
	}
	return d.docs(ctx, func(doc readout.Document) (resolve.Doc, error) {
		rec, err := d.Store.Items(ctx, ids[doc.ID])
		if err != nil {
			return resolve.Doc{}, err
		}
		rec.Documents = []readout.Document{doc}
		wordless(rec)
		return resolve.Doc{Record: rec}, nil
	})
}

// texts are all documents of the record, each with its text.
func (d Desk) texts(ctx context.Context) ([]resolve.Doc, error) {
	return d.docs(ctx, func(doc readout.Document) (resolve.Doc, error) {
		words, err := d.Store.Text(ctx, doc.ID)
		if err != nil {
			return resolve.Doc{}, err
		}
		t, err := text.New(words)
		if err != nil {
			return resolve.Doc{}, &readout.Error{Op: "read the record", Path: string(doc.ID), Err: err, Hint: "readout check tells what is wrong with it"}
		}
		return resolve.Doc{Record: &readout.Record{Documents: []readout.Document{doc}}, Text: t}, nil
	})
}

// docs are all documents of the record as of makes them.
func (d Desk) docs(ctx context.Context, of func(readout.Document) (resolve.Doc, error)) ([]resolve.Doc, error) {
	list, err := d.Store.Documents(ctx)
	if err != nil {
		return nil, err
	}
	docs := make([]resolve.Doc, len(list))
	for i, doc := range list {
		if docs[i], err = of(doc); err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// wordless leaves the places where things are told and named without their
// words, which nothing is compared by.
func wordless(rec *readout.Record) {
	ledger.Each(rec, func(x readout.Sourced) {
		for i := range x.Evidence {
			x.Evidence[i].Quote = ""
		}
	})
	for _, a := range rec.Actors {
		for i := range a.Mentions {
			a.Mentions[i] = readout.Span{}
		}
	}
}
