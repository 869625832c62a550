package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"readout/internal/store"
)

// searches: each has their own, by name; the later one of a name stands; with an
// account they go, and the version of the record stays as it is.
func searches(t *testing.T, open func(testing.TB, string) store.Store) {
	s, ctx := open(t, "searches"), context.Background()
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	before, err := s.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	toll, port := store.Search{By: "ada", Name: "toll", Query: "issue:toll", Made: at}, store.Search{By: "ada", Name: "port", Query: `"the port"`, Made: at}
	other := store.Search{By: "bo", Name: "toll", Query: "toll", Made: at}
	for _, x := range []store.Search{{By: "ada", Name: "toll", Query: "first"}, toll, port, other} {
		if err := s.SaveSearch(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.Searches(ctx, "ada")
	same(t, list, []store.Search{port, toll}, err)
	list, err = s.Searches(ctx, "nobody")
	same(t, list, []store.Search{}, err)
	for _, want := range []error{nil, store.ErrUnknown} {
		if err := s.RemoveSearch(ctx, "ada", "toll"); !errors.Is(err, want) {
			t.Errorf("removing gives %v, want %v", err, want)
		}
	}
	if err := s.AddUser(ctx, store.User{Name: "bo", Role: "reader"}); err != nil {
		t.Fatal(err)
	}
	if err := s.RemoveUser(ctx, "bo"); err != nil {
		t.Fatal(err)
	}
	list, err = s.Searches(ctx, "bo")
	same(t, list, []store.Search{}, err)
	if now, err := s.Version(ctx); err != nil || now != before {
		t.Errorf("the version was %q and is %q, %v", before, now, err)
	}
}
