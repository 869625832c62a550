package answers

import (
	"context"

	"readout"
	"readout/client/wire"
	"readout/internal/app"
	"readout/internal/store"
)

// Thing is one thing with every account of it, by any of its ids. It fails with
// store.ErrUnknown.
func (d Desk) Thing(ctx context.Context, id readout.ID, c Clocks) (*wire.Thing, error) {
	clocks, err := c.read()
	if err != nil {
		return nil, err
	}
	a, err := d.Answer(ctx, app.Question{IDs: []readout.ID{id}, Clocks: clocks, Whole: true})
	if err != nil {
		return nil, err
	}
	if len(a.Picked) == 0 {
		return nil, unknown(string(id), "the ids stand in the lists")
	}
	id = a.Picked[0]
	return &wire.Thing{ID: id, Record: speaking(a.Record, a.Picks()), Accounts: accounts(a.Standing, id),
		Differences: differences(a.Standing, id), Independent: max(1, a.Independent(id))}, nil
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
	st, err := d.Standing(ctx, app.Clocks{}, "disputes") // what is the same is known with any list
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
