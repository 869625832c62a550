package app

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/resolve"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// deskOf is a desk over a record with some of the dispatches of storetest.
func deskOf(t testing.TB, numbers ...int) Desk {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "record.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, n := range numbers {
		if _, err := s.Add(context.Background(), storetest.Entry(n)); err != nil {
			t.Fatal(err)
		}
	}
	r, err := resolve.New()
	if err != nil {
		t.Fatal(err)
	}
	return Desk{Store: s, Resolver: r}
}

func stand(t testing.TB, d Desk, c Clocks) *Standing {
	t.Helper()
	s, err := d.Standing(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestAnyOrder: in whatever order documents are added, the record is the same.
func TestAnyOrder(t *testing.T) {
	want := stand(t, deskOf(t, 0, 1, 2, 3, 4, 5, 6, 7), Clocks{})
	if len(want.Record.Actors) != 1 {
		t.Fatalf("one person is %d", len(want.Record.Actors))
	}
	rapid.Check(t, func(r *rapid.T) {
		order := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7}).Draw(r, "order")
		got := stand(t, deskOf(t, order...), Clocks{})
		if d := cmp.Diff(want.Record, got.Record); d != "" {
			r.Fatal(d)
		}
		if d := cmp.Diff(want.Accounts, got.Accounts); d != "" {
			r.Fatal(d)
		}
	})
}

// TestClocks: what was published by a day, and what had been added by a moment.
func TestClocks(t *testing.T) {
	d := deskOf(t, 1, 2, 3)
	for _, c := range []struct {
		clocks Clocks
		want   int
	}{
		{Clocks{}, 3},
		{Clocks{AsOf: "2026-03-03"}, 2},
		{Clocks{AsOf: "2026-03"}, 3},
		{Clocks{AsOf: "2025"}, 0},
		{Clocks{KnownBy: storetest.Entry(1).Added}, 1},
		{Clocks{KnownBy: storetest.Entry(1).Added.Add(-time.Second)}, 0},
	} {
		if got := len(stand(t, d, c.clocks).Record.Statements); got != c.want {
			t.Errorf("%+v: %d statements, want %d", c.clocks, got, c.want)
		}
	}
}

// TestDecisions: what a person parts stays apart when documents are added,
// until that is undone.
func TestDecisions(t *testing.T) {
	ctx := context.Background()
	d := deskOf(t, 1, 2)
	actor := func(n int) readout.ID { return storetest.Entry(n).Facts.Actors[0].ID }
	decide := func(x readout.Decision) {
		if _, err := d.Store.Decide(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	people := func() int { return len(stand(t, d, Clocks{}).Record.Actors) }
	if n := people(); n != 1 {
		t.Fatalf("%d people", n)
	}
	decide(readout.Decision{Kind: readout.Part, A: actor(1), B: actor(2), Because: "two of that name"})
	if n := people(); n != 2 {
		t.Errorf("%d people after they were parted", n)
	}
	if _, err := d.Store.Add(ctx, storetest.Entry(3)); err != nil {
		t.Fatal(err)
	}
	if s := stand(t, d, Clocks{}); s.Identity.Same(actor(1), actor(2)) {
		t.Error("what was parted is one again after a document was added")
	}
	decide(readout.Decision{Kind: readout.Undo, Undoes: 1, Because: "a slip"})
	if n := people(); n != 1 {
		t.Errorf("%d people after that was undone", n)
	}
}

// TestSettled: what is the same is worked out once for a version of the record.
func TestSettled(t *testing.T) {
	ctx := context.Background()
	d := deskOf(t, 1, 2)
	stand(t, d, Clocks{})
	version, err := d.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if of, _, err := d.Store.Derived(ctx, identityName); err != nil || of != version {
		t.Errorf("kept for %q of %q, %v", of, version, err)
	}
	kept := stand(t, d, Clocks{})
	if !kept.Identity.Same(storetest.Entry(1).Facts.Actors[0].ID, storetest.Entry(2).Facts.Actors[0].ID) || len(kept.Identity.Why(storetest.Entry(1).Facts.Actors[0].ID, storetest.Entry(2).Facts.Actors[0].ID)) == 0 {
		t.Error("what was kept does not tell what is the same, or not why")
	}
}
