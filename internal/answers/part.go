package answers

import (
	"context"

	"readout"
	"readout/internal/app"
)

// Question is what a list or a search is asked. What it leaves empty does not
// narrow the answer.
type Question struct {
	Query string
	Clocks
	Cursor string // of an earlier answer
	Limit  int    // how many items the answer has at most, from 1
}

// part is a part of an answer, with the cursor of what follows, if anything
// does.
type part struct {
	*app.Answer
	next *string
}

// part is the part of a list, of all lists for "", that a question asks for,
// alone or with what it refers to. Where documents were added or retracted since the cursor was given, its item
// is looked for some way around its number.
func (d Desk) part(ctx context.Context, list string, q Question, alone bool) (*part, error) {
	ask, err := q.read(list)
	if err != nil {
		return nil, err
	}
	at, err := readCursor(q.Cursor, list)
	if err != nil {
		return nil, err
	}
	ask.Alone = alone
	ask.After = max(0, at.After-around)
	ask.Limit = at.After - ask.After + q.Limit + around
	if at.After == 0 {
		ask.Limit = q.Limit
	}
	a, err := d.Answer(ctx, ask)
	if err != nil {
		return nil, err
	}
	lo, hi, next := at.window(a.Picked, ask.After, q.Limit, a.More)
	a.Picked = a.Picked[lo:hi]
	return &part{a, next}, nil
}

// read is a question as app has it, without its part.
func (q Question) read(list string) (out app.Question, err error) {
	out.List = list
	if out.Query, err = asked(q.Query); err != nil {
		return out, err
	}
	out.Clocks, err = q.Clocks.read()
	return out, err
}

// total is how many there are, nil where that was not counted.
func (p *part) total() *int {
	if p.Total < 0 {
		return nil
	}
	return &p.Total
}

// picked are the ids of a part, never nil.
func (p *part) picked() []readout.ID { return append([]readout.ID{}, p.Picked...) }
