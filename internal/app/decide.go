package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"readout"
	"readout/internal/store"
)

// Decide puts what somebody decided on the record, if what it is about is there,
// and gives its number. A decision without a reason is refused. Errors are
// *readout.Error.
func (d Desk) Decide(ctx context.Context, what readout.Decision) (int, error) {
	if strings.TrimSpace(what.Because) == "" {
		return 0, &readout.Error{Op: "decide", Err: errors.New("there is no reason"), Hint: `say why: --because "..."`}
	}
	if what.Kind == readout.Undo {
		list, err := d.Store.Decisions(ctx)
		if err != nil {
			return 0, err
		}
		if what.Undoes < 1 || what.Undoes > len(list) {
			return 0, unknown(fmt.Sprintf("decision %d", what.Undoes), "readout decisions shows them")
		}
	} else {
		for _, id := range about(what) {
			if !d.holds(ctx, id) {
				return 0, unknown(string(id), "the ids stand in what readout show prints")
			}
		}
	}
	what.At = what.At.UTC().Truncate(time.Second)
	return d.Store.Decide(ctx, what)
}

func unknown(what, hint string) error {
	return &readout.Error{Op: "decide", Path: what, Err: store.ErrUnknown, Hint: hint}
}

// about are the items that a decision is about.
func about(d readout.Decision) []readout.ID {
	if d.Kind == readout.Retract || d.Kind == readout.Approve {
		return []readout.ID{d.A}
	}
	return []readout.ID{d.A, d.B}
}

// holds tells whether an item is on the record.
func (d Desk) holds(ctx context.Context, id readout.ID) bool {
	letters, digits, _ := strings.Cut(string(id), "-")
	e, err := d.Store.Entry(ctx, readout.DocumentID("d"+digits))
	if err != nil || letters == "" {
		return false
	}
	items, err := store.Items(e.Facts)
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
