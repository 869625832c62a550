package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout/internal/store"
)

// accounts: users and passes come back as they were put, names and passes are
// unique, what a user had goes with the user, and the log keeps its order.
func accounts(t *testing.T, open func(testing.TB, string) store.Store) {
	s, ctx := open(t, "accounts"), context.Background()
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	ada, bo := store.User{Name: "ada", Role: "admin", Password: "hash 1", Made: at}, store.User{Name: "bo", Role: "reader", Password: "hash 2", Made: at}
	later := at.Add(time.Hour)
	key := store.Pass{ID: "k1", Kind: store.KeyPass, User: "ada", About: "a program", Role: "reader", Hash: "h1", Made: at}
	session := store.Pass{ID: "s1", Kind: store.SessionPass, User: "ada", About: "a browser", Role: "admin", Hash: "h2", Made: later, Expires: &later}
	wants := func(what string, got error, want error) {
		t.Helper()
		if !errors.Is(got, want) || want == nil && got != nil {
			t.Errorf("%s: error %v, want %v", what, got, want)
		}
	}
	wants("add", s.AddUser(ctx, bo), nil)
	wants("add", s.AddUser(ctx, ada), nil)
	wants("add again", s.AddUser(ctx, store.User{Name: "ada", Role: "reader"}), store.ErrTaken)
	wants("a key", s.AddPass(ctx, key), nil)
	wants("a session", s.AddPass(ctx, session), nil)
	if err := s.AddPass(ctx, key); err == nil {
		t.Error("a key was added twice")
	}
	if err := s.AddPass(ctx, store.Pass{ID: "k9", Kind: store.KeyPass, User: "nobody", Hash: "h9", Made: at}); err == nil {
		t.Error("a key of nobody was added")
	}
	users, err := s.Users(ctx)
	same(t, users, []store.User{ada, bo}, err)
	got, err := s.User(ctx, "ada")
	same(t, got, ada, err)
	pass, err := s.Pass(ctx, "h2")
	same(t, pass, session, err)
	keys, err := s.Passes(ctx, store.KeyPass)
	same(t, keys, []store.Pass{key}, err)
	_, err = s.User(ctx, "nobody")
	wants("a user", err, store.ErrUnknown)
	_, err = s.Pass(ctx, "h9")
	wants("a pass", err, store.ErrUnknown)

	wants("a password", s.SetPassword(ctx, "ada", "hash 3"), nil)
	wants("a password", s.SetPassword(ctx, "nobody", "hash 3"), store.ErrUnknown)
	_, err = s.Pass(ctx, "h2")
	wants("a session after another password", err, store.ErrUnknown)
	wants("revoke", s.RemovePass(ctx, "s1"), store.ErrUnknown)
	wants("remove", s.RemoveUser(ctx, "ada"), nil)
	wants("remove again", s.RemoveUser(ctx, "ada"), store.ErrUnknown)
	_, err = s.Pass(ctx, "h1")
	wants("a key of one who was removed", err, store.ErrUnknown)
}

// log: what is done at once by two stores is numbered one after the other, and
// the newest comes first.
func log(t *testing.T, open func(testing.TB, string) store.Store) {
	s, ctx := open(t, "log"), context.Background()
	stores := []store.Store{s, open(t, "log")}
	var wg sync.WaitGroup
	for w := range stores {
		wg.Go(func() {
			for range 5 {
				if err := stores[w].Log(ctx, store.Deed{At: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC), Who: "ada", What: "sign in", From: "192.0.2.1"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	deeds, err := s.Deeds(ctx, 3)
	if err != nil || len(deeds) != 3 || deeds[0].Number != 10 || deeds[2].Number != 8 || deeds[0].Who != "ada" || deeds[0].From != "192.0.2.1" {
		t.Errorf("the last deeds are %+v, %v", deeds, err)
	}
}

func same[T any](t *testing.T, got, want T, err error) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Errorf("%v\n%s", err, d)
	}
}
