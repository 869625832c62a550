package answer

import (
	"context"
	"slices"

	"readout"
	"readout/internal/app"
	"readout/internal/ledger"
	"readout/internal/query"
)

// Question is what a list or a search is asked. What it leaves empty does not
// narrow the answer.
type Question struct {
	Query string
	Clocks
	Cursor string // of an earlier answer
	Limit  int    // how many items the answer has at most, from 1
}

// part is a part of an answer: what of the record, what was picked of it, how
// many there are, and whether there are more.
type part struct {
	*app.Standing
	picked []readout.ID
	total  *int
	more   bool
}

// slice is the part of a list, of all lists for "", that begins behind some
// items.
func (d Desk) slice(ctx context.Context, list string, e query.Expr, c app.Clocks, after, limit int) (*part, error) {
	st, err := d.Standing(ctx, c)
	if err != nil {
		return nil, err
	}
	p := &part{Standing: st}
	in := picker(st, list, e)
	ledger.Each(st.Record, func(x readout.Sourced) {
		if in(x.ID) {
			p.picked = append(p.picked, x.ID)
		}
	})
	total := len(p.picked)
	p.total = &total
	p.picked = p.picked[min(after, total):]
	if len(p.picked) > limit {
		p.picked, p.more = p.picked[:limit], true
	}
	return p, nil
}

// picker tells of an id whether it is in a list and asked for.
func picker(st *app.Standing, list string, e query.Expr) func(readout.ID) bool {
	within, err := app.Ask("list:" + list)
	if list == "" || err != nil {
		within = nil
	}
	sets := []map[readout.ID]bool{}
	for _, e := range []query.Expr{within, e} {
		if e != nil {
			sets = append(sets, st.Find(e))
		}
	}
	return func(id readout.ID) bool {
		return !slices.ContainsFunc(sets, func(s map[readout.ID]bool) bool { return !s[id] })
	}
}

// part is the part of a list, of all lists for "", that a question asks for.
func (d Desk) part(ctx context.Context, list string, q Question) (*part, *string, error) {
	e, err := asked(q.Query)
	if err != nil {
		return nil, nil, err
	}
	clocks, err := q.Clocks.read()
	if err != nil {
		return nil, nil, err
	}
	at, err := readCursor(q.Cursor, list)
	if err != nil {
		return nil, nil, err
	}
	from := max(0, at.After-around)
	p, err := d.slice(ctx, list, e, clocks, from, at.After-from+q.Limit+around)
	if err != nil {
		return nil, nil, err
	}
	lo, hi, next := at.window(p.picked, from, q.Limit, p.more)
	p.picked = p.picked[lo:hi]
	return p, next, nil
}

// has tells of an id whether it was picked.
func (p *part) has() func(readout.ID) bool {
	is := make(map[readout.ID]bool, len(p.picked))
	for _, id := range p.picked {
		is[id] = true
	}
	return func(id readout.ID) bool { return is[id] }
}
