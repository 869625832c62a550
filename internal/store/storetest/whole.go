package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/store"
)

// parts: items and texts come back by their ids, in the order that is asked for.
func parts(t *testing.T, open func(testing.TB, string) store.Store) {
	ctx, s := context.Background(), open(t, "parts")
	one, two := Entry(1), Entry(2)
	add(t, s, one)
	add(t, s, two)
	ids, err := s.IDs(ctx, "statements")
	if err != nil {
		t.Fatal(err)
	}
	first, second := one.Facts.Statements[0], two.Facts.Statements[0]
	if d := cmp.Diff(map[readout.DocumentID][]readout.ID{one.Document.ID: {first.ID}, two.Document.ID: {second.ID}}, ids); d != "" {
		t.Error(d)
	}
	rec, err := s.Items(ctx, []readout.ID{second.ID, "s9-none", first.ID})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]readout.Statement{second, first}, rec.Statements); d != "" {
		t.Error(d)
	}
	if got, err := s.Text(ctx, two.Document.ID); err != nil || got != two.Text {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := s.Text(ctx, "dnone"); !errors.Is(err, store.ErrUnknown) {
		t.Errorf("the text of no document: %v", err)
	}
}

// whole: what is settled can be asked, of its version only, and what is settled
// next takes its place.
func whole(t *testing.T, open func(testing.TB, string) store.Store) {
	ctx, s := context.Background(), open(t, "whole")
	e := Entry(1)
	add(t, s, e)
	if err := s.Settled(ctx, "1", func(store.Whole) error { t.Error("nothing was settled"); return nil }); !errors.Is(err, store.ErrUnsettled) {
		t.Errorf("%v", err)
	}
	settle(t, s, "1", 3)
	settle(t, s, "2", 1201)
	if err := s.Settled(ctx, "1", func(store.Whole) error { return nil }); !errors.Is(err, store.ErrUnsettled) {
		t.Errorf("an old version: %v", err)
	}
	failed := errors.New("no")
	if err := s.Settle(ctx, "3", func(w store.Settling) error { w.Row(store.Row{Place: 1, ID: "x"}); return failed }); !errors.Is(err, failed) {
		t.Errorf("%v", err)
	}
	if err := s.Settled(ctx, "2", func(w store.Whole) error { return asked(t, w, e) }); err != nil {
		t.Fatal(err)
	}
}

// settle keeps a whole of some rows, of which every second one is an office of
// the first.
func settle(t *testing.T, s store.Store, version string, rows int) {
	t.Helper()
	err := s.Settle(context.Background(), version, func(w store.Settling) error {
		var even []uint32
		for i := range rows {
			r := store.Row{Place: i, ID: readout.ID(fmt.Sprintf("x%d", i)), List: "events", Body: []byte(fmt.Sprintf(`{"n":%d}`, i)), Brief: []byte("{}"), Accounts: []byte("[]"), Asked: []byte(fmt.Sprint(i))}
			if i%2 == 1 {
				r.About, r.Brief = "x0", nil
			} else {
				even = append(even, uint32(i))
			}
			if err := w.Row(r); err != nil {
				return err
			}
		}
		return errors.Join(w.Alias("y7", 2), w.Term(store.Term{Word: "even", Places: even}))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// asked looks at the whole of 1,201 rows from all sides.
func asked(t *testing.T, w store.Whole, e store.Entry) error {
	terms, err := w.Terms("even", "odd")
	if err != nil {
		return err
	}
	if len(terms["even"]) != 601 || len(terms["odd"]) != 0 {
		t.Errorf("%d even, %d odd", len(terms["even"]), len(terms["odd"]))
	}
	rows, err := w.Rows(terms["even"], false)
	if err != nil {
		return err
	}
	if len(rows) != 601 || rows[600].Place != 1200 || string(rows[1].Body) != "{}" || len(rows[1].Accounts) != 0 {
		t.Errorf("%d rows, %+v", len(rows), rows[1])
	}
	if rows, err = w.Rows([]uint32{1, 4}, true); err != nil {
		return err
	}
	if len(rows) != 2 || string(rows[1].Body) != `{"n":4}` || string(rows[0].Accounts) != "[]" || rows[0].About != "x0" {
		t.Errorf("%+v", rows)
	}
	places, err := w.Places("x3", "y7", "z")
	if err != nil {
		return err
	}
	if d := cmp.Diff(map[readout.ID]uint32{"x3": 3, "y7": 2}, places); d != "" {
		t.Error(d)
	}
	about, err := w.About("x0", "x1")
	if err != nil {
		return err
	}
	found, err := w.Asked([]uint32{5, 6})
	if err != nil {
		return err
	}
	if len(about) != 600 || about[0] != 1 || len(found) != 2 || string(found[1]) != "6" {
		t.Errorf("%d about, %q", len(about), found)
	}
	docs, err := w.Documents(e.Document.ID, "dnone")
	if err != nil {
		return err
	}
	since, err := w.Published("2026-03-02")
	if err != nil {
		return err
	}
	later, err := w.Published("2026-03-03")
	plain := e.Document
	plain.Passages = nil
	if d := cmp.Diff([]readout.Document{plain}, docs); d != "" || len(since) != 1 || len(later) != 0 {
		t.Errorf("%s, %v, %v", d, since, later)
	}
	return err
}
