package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"readout"
	"readout/internal/dates"
	"readout/internal/ledger"
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
	case readout.Correct:
		err = d.fits(ctx, x)
	case readout.Undo:
		err = d.made(ctx, x.Undoes)
	default:
		err = undecided(fmt.Sprintf("%q is no decision", x.Kind), "the decisions are join, part, approve, correct, retract and undo")
	}
	if err != nil {
		return 0, err
	}
	return d.Store.Decide(ctx, x)
}

// fits tells what is wrong with a correction: an item has fields that can be
// corrected, and some of them certain values.
func (d Desk) fits(ctx context.Context, x readout.Decision) error {
	if err := d.there(ctx, x.A); err != nil {
		return err
	}
	blanks, err := d.Blanks(ctx, x.A)
	if err != nil {
		return err
	}
	var fields []string
	for _, b := range blanks[x.A] {
		fields = append(fields, b.Field)
		if b.Field != x.Field {
			continue
		}
		if _, err := dates.Parse(x.Value); b.Day && err != nil {
			return undecided(fmt.Sprintf("%q is no date", x.Value), "write it as 2026-03-04, or as EDTF has it")
		}
		if !b.Fits(x.Value) {
			return undecided(fmt.Sprintf("%s cannot be %q", x.Field, x.Value), "it is "+cmp.Or(strings.Join(b.Choices, ", "), "some words"))
		}
		return nil
	}
	return undecided(fmt.Sprintf("%s has no %q to correct", x.A, x.Field), "what can be corrected of it: "+cmp.Or(strings.Join(fields, ", "), "nothing; retract it"))
}

// Blanks is what can be corrected of some items, with what stands there now.
func (d Desk) Blanks(ctx context.Context, ids ...readout.ID) (map[readout.ID][]ledger.Blank, error) {
	rec, err := d.Store.Items(ctx, ids)
	if err != nil {
		return nil, err
	}
	all, err := d.Store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	ledger.Correct(rec, ledger.Decide(all).Corrected)
	out := map[readout.ID][]ledger.Blank{}
	ledger.Blanks(rec, func(id readout.ID, blanks []ledger.Blank) { out[id] = blanks })
	return out, nil
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
