package account

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

const password = "seven ferries at dawn"

// book is accounts with a clock that tests move.
func book(t *testing.T) (*Book, *time.Time) {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "record.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	now := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	b := New(s, func() time.Time { return now })
	for name, role := range map[string]Role{"ada": Admin, "bo": Reviewer} {
		if err := b.Add(context.Background(), name, role, password); err != nil {
			t.Fatal(err)
		}
	}
	return b, &now
}

func TestRoles(t *testing.T) {
	for i, r := range append([]Role{Nobody}, Roles()...) {
		for j, needs := range append([]Role{Nobody}, Roles()...) {
			if r.May(needs) != (i >= j) {
				t.Errorf("%q may what %q is needed for: %t", r, needs, r.May(needs))
			}
		}
	}
	if Role("owner").May(Nobody) || Admin.May("owner") {
		t.Error("a role that there is not may something")
	}
}

func TestPassword(t *testing.T) {
	kept := hash(password)
	if !strings.HasPrefix(kept, "$argon2id$v=19$m=19456,t=2,p=1$") || kept == hash(password) {
		t.Errorf("kept as %s", kept)
	}
	for given, want := range map[string]bool{password: true, password + " ": false, "": false} {
		if ok, err := verify(kept, given); ok != want || err != nil {
			t.Errorf("%q: %t, %v", given, ok, err)
		}
	}
	// of the reference program: argon2 "somesalt" -id -t 2 -m 16 -p 1 -l 32, with the word "password"
	if ok, err := verify("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "password"); !ok || err != nil {
		t.Errorf("a password of another program: %t, %v", ok, err)
	}
	for _, bad := range []string{"", "plain", "$argon2i$v=19$m=1,t=1,p=1$a$b", "$argon2id$v=19$m=9999999,t=1,p=1$YQ$YQ", "$argon2id$v=19$m=8,t=0,p=1$YQ$YQ", "$argon2id$v=19$m=8,t=1,p=1$!$YQ"} {
		if ok, err := verify(bad, password); ok || err == nil {
			t.Errorf("%q: %t, %v", bad, ok, err)
		}
	}
}

func TestRefused(t *testing.T) {
	b, _ := book(t)
	ctx := context.Background()
	_, _, tooMuch := b.AddKey(ctx, "bo", "", Editor, nil)
	_, _, noRole := b.AddKey(ctx, "bo", "", "owner", nil)
	past := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	_, _, late := b.AddKey(ctx, "bo", "", Reader, &past)
	_, _, nobody := b.AddKey(ctx, "cy", "", Reader, nil)
	for want, err := range map[string]error{
		"already": b.Add(ctx, "ada", Reader, password), "no name": b.Add(ctx, "a b", Reader, password), "no role": b.Add(ctx, "cy", "owner", password),
		"9 letters": b.Add(ctx, "cy", Reader, "too short"), "has no key for a editor": tooMuch, `no role "owner"`: noRole, "never be good": late,
		"find the account cy": nobody, "account cz": b.Remove(ctx, "cz"), "account cx": b.SetPassword(ctx, "cx", password), "0 letters": b.SetPassword(ctx, "ada", ""),
		"key k1": b.Revoke(ctx, store.KeyPass, "k1", ""),
	} {
		var told *readout.Error
		if !errors.As(err, &told) || told.Hint == "" || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

func TestSignIn(t *testing.T) {
	b, now := book(t)
	ctx := context.Background()
	secret, err := b.SignIn(ctx, "bo", password, "192.0.2.1", "a browser")
	if err != nil {
		t.Fatal(err)
	}
	v, err := b.Visitor(ctx, secret, store.SessionPass)
	if err != nil || v.Name != "bo" || v.Role != Reviewer || v.Session == "" {
		t.Fatalf("the visitor is %+v, %v", v, err)
	}
	if v, _ := b.Visitor(ctx, secret, store.KeyPass); v != (Visitor{}) {
		t.Error("a session is good as a key")
	}
	if list, err := b.Passes(ctx, store.SessionPass, "bo"); err != nil || len(list) != 1 || list[0].ID != v.Session {
		t.Errorf("the sessions are %+v, %v", list, err)
	}
	if err := b.Revoke(ctx, store.SessionPass, v.Session, "ada"); err == nil {
		t.Error("one revokes the session of another")
	}
	*now = now.Add(SessionFor)
	if v, _ := b.Visitor(ctx, secret, store.SessionPass); v != (Visitor{}) {
		t.Error("a session outlives its time")
	}
	*now = now.Add(-time.Hour)
	if err := b.Revoke(ctx, store.SessionPass, v.Session, "bo"); err != nil {
		t.Error(err)
	}
	if v, _ := b.Visitor(ctx, secret, store.SessionPass); v != (Visitor{}) {
		t.Error("a session outlives its end")
	}
}

func TestLimit(t *testing.T) {
	b, now := book(t)
	ctx := context.Background()
	for range failsOfName {
		if _, err := b.SignIn(ctx, "bo", "wrong", "192.0.2.1", ""); !errors.Is(err, ErrPassword) {
			t.Fatal(err)
		}
	}
	var wait *Wait
	if _, err := b.SignIn(ctx, "bo", password, "192.0.2.2", ""); !errors.As(err, &wait) || wait.For != failsWithin {
		t.Errorf("after %d failures: %v", failsOfName, err)
	}
	if _, err := b.SignIn(ctx, "ada", password, "192.0.2.1", ""); err != nil {
		t.Errorf("another from there: %v", err)
	}
	for i := range failsOfPlace {
		b.SignIn(ctx, string(rune('a'+i)), "wrong", "192.0.2.1", "")
	}
	if _, err := b.SignIn(ctx, "ada", password, "192.0.2.1", ""); !errors.As(err, &wait) {
		t.Errorf("after many failures from there: %v", err)
	}
	*now = now.Add(failsWithin)
	if _, err := b.SignIn(ctx, "bo", password, "192.0.2.1", ""); err != nil {
		t.Errorf("after a while: %v", err)
	}
	if len(b.names.failed) > 20 {
		t.Errorf("%d names are remembered", len(b.names.failed))
	}
	if deeds, err := b.Deeds(ctx, 1000); err != nil || deeds[0].What != "sign-in" || deeds[1].What != "sign-in failed" {
		t.Errorf("the log is %+v, %v", deeds[:2], err)
	}
}

// TestKeys: a key may do what it was made for, and never more than its user.
func TestKeys(t *testing.T) {
	b, _ := book(t)
	ctx := context.Background()
	secret, p, err := b.AddKey(ctx, "bo", "a program", Reader, nil)
	if err != nil || strings.Contains(p.Hash, secret) || !strings.HasPrefix(secret, keyMark) {
		t.Fatalf("%+v, %v", p, err)
	}
	if v, err := b.Visitor(ctx, secret, store.KeyPass); err != nil || v.Role != Reader || v.Key != p.ID {
		t.Errorf("the visitor is %+v, %v", v, err)
	}
	if err := b.Remove(ctx, "bo"); err != nil {
		t.Fatal(err)
	}
	if v, err := b.Visitor(ctx, secret, store.KeyPass); err != nil || v != (Visitor{}) {
		t.Errorf("the key of one who was removed: %+v, %v", v, err)
	}
}
