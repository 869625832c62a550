package answers

import (
	"context"

	"readout"
	"readout/client/wire"
)

// List is a list of the record: its name in the language of queries, where its
// items stand, and their ids.
type List[T any] struct {
	Name  string
	items func(*readout.Record) []T
	id    func(T) readout.ID
}

// Meetings are the meetings, calls and visits.
func Meetings() List[readout.Meeting] {
	return List[readout.Meeting]{"meetings", func(r *readout.Record) []readout.Meeting { return r.Meetings }, func(x readout.Meeting) readout.ID { return x.ID }}
}

// Drafts are the plans and proposals.
func Drafts() List[readout.Draft] {
	return List[readout.Draft]{"drafts", func(r *readout.Record) []readout.Draft { return r.Drafts }, func(x readout.Draft) readout.ID { return x.ID }}
}

// Provisions are the terms of drafts.
func Provisions() List[readout.Provision] {
	return List[readout.Provision]{"provisions", func(r *readout.Record) []readout.Provision { return r.Provisions }, func(x readout.Provision) readout.ID { return x.ID }}
}

// Positions are what parties want.
func Positions() List[readout.Position] {
	return List[readout.Position]{"positions", func(r *readout.Record) []readout.Position { return r.Positions }, func(x readout.Position) readout.ID { return x.ID }}
}

// Linkages are what is wanted only together.
func Linkages() List[readout.Linkage] {
	return List[readout.Linkage]{"linkages", func(r *readout.Record) []readout.Linkage { return r.Linkages }, func(x readout.Linkage) readout.ID { return x.ID }}
}

// Statements are what was said.
func Statements() List[readout.Statement] {
	return List[readout.Statement]{"statements", func(r *readout.Record) []readout.Statement { return r.Statements }, func(x readout.Statement) readout.ID { return x.ID }}
}

// People are the persons on the record.
func People() List[readout.Actor] {
	return List[readout.Actor]{"people", func(r *readout.Record) []readout.Actor { return r.Actors }, func(x readout.Actor) readout.ID { return x.ID }}
}

// Events are what happened around the talks.
func Events() List[readout.Event] {
	return List[readout.Event]{"events", func(r *readout.Record) []readout.Event { return r.Events }, func(x readout.Event) readout.ID { return x.ID }}
}

// Disputes are what one source asserts and another denies.
func Disputes() List[readout.Dispute] {
	return List[readout.Dispute]{"disputes", func(r *readout.Record) []readout.Dispute { return r.Disputes }, func(x readout.Dispute) readout.ID { return x.ID }}
}

// Page is the part of a list that a question asks for; people come with the
// first place where they are named. It fails with ErrQuestion.
func Page[T any](ctx context.Context, d Desk, l List[T], q Question) (*wire.Page[T], error) {
	p, err := d.part(ctx, l.Name, q, true)
	if err != nil {
		return nil, err
	}
	return &wire.Page[T]{Items: l.take(p.Record, p.Picked), Next: p.next, Total: p.total()}, nil
}

// take is the items of some ids, in their order.
func (l List[T]) take(rec *readout.Record, ids []readout.ID) []T {
	at := make(map[readout.ID]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	out := make([]T, len(ids))
	for _, x := range l.items(rec) {
		if i, ok := at[l.id(x)]; ok {
			out[i] = x
		}
	}
	return out
}

// Offices is the offices of a part of the people, of those whom a query finds
// or of all.
func (d Desk) Offices(ctx context.Context, q Question) (*wire.Page[readout.Office], error) {
	p, err := d.part(ctx, "people", q, true)
	if err != nil {
		return nil, err
	}
	all := p.Record.Offices
	if q.Clocks == (Clocks{}) {
		if all, err = d.Desk.Offices(ctx, p.Picked...); err != nil {
			return nil, err
		}
	}
	out, is := &wire.Page[readout.Office]{Items: []readout.Office{}, Next: p.next}, p.Picks()
	for _, o := range all {
		if o.Holder.Actor != nil && is(*o.Holder.Actor) {
			out.Items = append(out.Items, o)
		}
	}
	return out, nil
}
