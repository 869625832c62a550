package answer

import (
	"cmp"
	"context"

	"readout"
	"readout/client/wire"
	"readout/internal/app"
	"readout/internal/ledger"
	"readout/internal/store"
)

// Thing is one thing with every account of it, by any of its ids. It fails with
// store.ErrUnknown.
func (d Desk) Thing(ctx context.Context, id readout.ID, c Clocks) (*wire.Thing, error) {
	clocks, err := c.read()
	if err != nil {
		return nil, err
	}
	st, err := d.Standing(ctx, clocks)
	if err != nil {
		return nil, err
	}
	id = cmp.Or(st.Identity.Of(id), id)
	if !on(st.Record, id) {
		return nil, unknown(string(id), "the ids stand in the lists")
	}
	t := &wire.Thing{ID: id, Record: speaking(st.Record, func(x readout.ID) bool { return x == id }), Accounts: accounts(st, id), Differences: differences(st, id)}
	t.Independent = max(1, st.Independent(id))
	return t, nil
}

// on tells whether an item is on a record.
func on(rec *readout.Record, id readout.ID) (there bool) {
	ledger.Each(rec, func(x readout.Sourced) { there = there || x.ID == id })
	return there
}

// unknown is the error for something that is not on the record.
func unknown(what, hint string) error {
	return &readout.Error{Op: "find " + what, Err: store.ErrUnknown, Hint: hint}
}

// accounts are those of a thing.
func accounts(st *app.Standing, id readout.ID) []wire.Account {
	out := []wire.Account{}
	for _, a := range st.Accounts[id] {
		x := wire.Account{Item: a.Item, Document: a.Document, Says: []wire.Says{}, Evidence: append([]readout.Span{}, a.Evidence...)}
		for _, s := range a.Says {
			x.Says = append(x.Says, wire.Says{What: s.What, Value: s.Value})
		}
		out = append(out, x)
	}
	return out
}

// differences are what the accounts of a thing tell in different ways.
func differences(st *app.Standing, id readout.ID) []wire.Difference {
	out := []wire.Difference{}
	for _, d := range st.Differences(id) {
		x := wire.Difference{What: d.What, Values: []wire.Value{}}
		for _, v := range d.Values {
			x.Values = append(x.Values, wire.Value{Text: v.Text, Items: v.Items})
		}
		out = append(out, x)
	}
	return out
}

// Why tells whether two things are taken for one, and for what reasons. It
// fails with store.ErrUnknown.
func (d Desk) Why(ctx context.Context, a, b readout.ID) (*wire.Why, error) {
	st, err := d.Standing(ctx, app.Clocks{})
	if err != nil {
		return nil, err
	}
	for _, id := range []readout.ID{a, b} {
		if st.Identity.Of(id) == "" {
			return nil, unknown(string(id), "people, bodies, meetings, drafts, provisions and events can be the same in several documents")
		}
	}
	w := &wire.Why{Same: st.Identity.Same(a, b), Reasons: []string{}}
	if w.Same {
		for _, r := range st.Identity.Why(a, b) {
			w.Reasons = append(w.Reasons, r.String())
		}
	}
	return w, nil
}
