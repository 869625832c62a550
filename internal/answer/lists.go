package answer

import (
	"context"
	"slices"

	"readout"
	"readout/client/wire"
	"readout/internal/ledger"
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

// Page is the part of a list that a question asks for. It fails with
// ErrQuestion.
func Page[T any](ctx context.Context, d Desk, l List[T], q Question) (*wire.Page[T], error) {
	p, next, err := d.part(ctx, l.Name, q)
	if err != nil {
		return nil, err
	}
	return &wire.Page[T]{Items: l.take(p.Record, p.picked), Next: next, Total: p.total}, nil
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

// Offices is the part of the offices that a question asks for: those of the
// people whom its query finds, of all for none.
func (d Desk) Offices(ctx context.Context, q Question) (*wire.Page[readout.Office], error) {
	people := q
	people.Cursor, people.Limit = "", everyone
	p, _, err := d.part(ctx, "people", people)
	if err != nil {
		return nil, err
	}
	at, err := readCursor(q.Cursor, "offices")
	if err != nil {
		return nil, err
	}
	is := p.has()
	out := slices.DeleteFunc(slices.Clone(p.Record.Offices), func(o readout.Office) bool {
		return q.Query != "" && (o.Holder.Actor == nil || !is(*o.Holder.Actor))
	})
	return paged(out, func(x readout.Office) readout.ID { return x.ID }, at, q.Limit), nil
}

// everyone is more people than a record has.
const everyone = 1 << 30

// Sources is the part of the documents that a question asks for: those that
// tell something that its query finds, all for none.
func (d Desk) Sources(ctx context.Context, q Question) (*wire.Page[readout.Document], error) {
	at, err := readCursor(q.Cursor, "sources")
	if err != nil {
		return nil, err
	}
	docs, err := d.documents(ctx, q)
	if err != nil {
		return nil, err
	}
	return paged(docs, func(x readout.Document) readout.ID { return readout.ID(x.ID) }, at, q.Limit), nil
}

// documents are those that a question asks for.
func (d Desk) documents(ctx context.Context, q Question) ([]readout.Document, error) {
	if q.Query == "" && q.Clocks == (Clocks{}) {
		return d.Store.Documents(ctx)
	}
	if q.Query == "" {
		clocks, err := q.Clocks.read()
		if err != nil {
			return nil, err
		}
		st, err := d.Standing(ctx, clocks, "disputes") // the documents come with any list
		if err != nil {
			return nil, err
		}
		return st.Record.Documents, nil
	}
	q.Cursor, q.Limit = "", everyone
	p, _, err := d.part(ctx, "", q)
	if err != nil {
		return nil, err
	}
	tells, has := map[readout.DocumentID]bool{}, p.has()
	ledger.Each(p.Record, func(x readout.Sourced) {
		for _, e := range x.Evidence {
			tells[e.Doc] = tells[e.Doc] || has(x.ID)
		}
	})
	return slices.DeleteFunc(slices.Clone(p.Record.Documents), func(d readout.Document) bool { return !tells[d.ID] }), nil
}

// paged is the part of a list in memory that stands behind a cursor.
func paged[T any](items []T, id func(T) readout.ID, at cursor, limit int) *wire.Page[T] {
	ids := make([]readout.ID, len(items))
	for i, x := range items {
		ids[i] = id(x)
	}
	lo, hi, next := at.window(ids, 0, limit, false)
	total := len(items)
	return &wire.Page[T]{Items: append([]T{}, items[lo:hi]...), Next: next, Total: &total}
}
