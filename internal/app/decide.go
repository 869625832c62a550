package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"readout"
	"readout/internal/store"
)

// ErrDecision is the kind of error of a decision that cannot be made.
var ErrDecision = errors.New("this cannot be decided")

// Decide puts a decision on the record, if it has a reason and what it is about
// is there, and gives its number. It fails with ErrDecision and
// store.ErrUnknown; both errors are *readout.Error.
func (d Desk) Decide(ctx context.Context, x readout.Decision) (int, error) {
	if strings.TrimSpace(x.Because) == "" {
		return 0, undecided("without a reason", "say why")
	}
	var err error
	switch x.Kind {
	case readout.Join, readout.Part:
		if x.A == x.B {
			return 0, undecided("a thing is always the same as itself", "name two")
		}
		err = d.there(ctx, x.A, x.B)
	case readout.Retract, readout.Approve:
		err = d.there(ctx, x.A)
	case readout.Undo:
		err = d.made(ctx, x.Undoes)
	default:
		err = undecided(fmt.Sprintf("%q is no decision", x.Kind), "the decisions are join, part, approve, retract and undo")
	}
	if err != nil {
		return 0, err
	}
	return d.Store.Decide(ctx, x)
}

func undecided(what, hint string) error {
	return &readout.Error{Op: "decide", Err: fmt.Errorf("%w: %s", ErrDecision, what), Hint: hint}
}

// made tells what is wrong with the number of a decision.
func (d Desk) made(ctx context.Context, number int) error {
	list, err := d.Store.Decisions(ctx)
	if err == nil && (number < 1 || number > len(list)) {
		err = undecided(fmt.Sprintf("there is no decision %d", number), "the list of decisions has the numbers")
	}
	return err
}

// there tells which of some items is not on the record.
func (d Desk) there(ctx context.Context, ids ...readout.ID) error {
	for _, id := range ids {
		letters, digits, _ := strings.Cut(string(id), "-")
		e, err := d.Store.Entry(ctx, readout.DocumentID("d"+digits))
		if err != nil && !errors.Is(err, store.ErrUnknown) {
			return err
		}
		if err != nil || letters == "" || !holds(e.Facts, id) {
			return &readout.Error{Op: "decide about " + string(id), Err: store.ErrUnknown, Hint: "name the ids of items as their documents have them"}
		}
	}
	return nil
}

// holds tells whether a record has an item of an id.
func holds(rec *readout.Record, id readout.ID) bool {
	items, err := store.Items(rec)
	if err != nil {
		return false
	}
	for _, x := range items {
		if x.ID == id {
			return true
		}
	}
	return false
}
