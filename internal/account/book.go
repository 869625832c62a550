package account

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/internal/store"
)

// ErrAccount is the kind of error of an account that cannot be had as asked.
var ErrAccount = errors.New("this account cannot be had")

// Book is the accounts of a record. It is safe for concurrent use.
type Book struct {
	store  store.Accounts
	now    func() time.Time
	names  *limiter // by who is named
	places *limiter // by where it is asked from
	hashes chan struct{}
}

// How often signing in may fail.
const (
	failsOfName  = 5
	failsOfPlace = 20
	failsWithin  = 5 * time.Minute
	hashesAtOnce = 2 // passwords are hashed at once: each takes 19 MB
)

// New is the accounts that a store keeps.
func New(s store.Accounts, now func() time.Time) *Book {
	of := func(most int) *limiter {
		return &limiter{most: most, within: failsWithin, now: now, failed: map[string][]time.Time{}}
	}
	return &Book{store: s, now: now, names: of(failsOfName), places: of(failsOfPlace), hashes: make(chan struct{}, hashesAtOnce)}
}

// The lengths of a password, in letters.
const (
	shortest = 10
	longest  = 200
)

var nameForm = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}$`)

// Add adds somebody.
func (b *Book) Add(ctx context.Context, name string, role Role, password string) error {
	if !nameForm.MatchString(name) {
		return no("%q is no name for an account", "write letters, digits and . _ @ -, at most 64", name)
	}
	if !slices.Contains(Roles(), role) {
		return no("there is no role %q", "the roles are reader, reviewer, editor and admin", string(role))
	}
	if err := passable(password); err != nil {
		return err
	}
	err := b.store.AddUser(ctx, store.User{Name: name, Role: string(role), Password: b.hash(password), Made: b.time()})
	if errors.Is(err, store.ErrTaken) {
		return no("there is an account %s already", "readout user password gives it another password", name)
	}
	return err
}

func no(what, hint string, args ...any) error {
	return &readout.Error{Op: "account", Err: fmt.Errorf("%w: "+what, append([]any{ErrAccount}, args...)...), Hint: hint}
}

// passable tells what is wrong with a password.
func passable(password string) error {
	if n := utf8.RuneCountInString(password); n < shortest || n > longest || strings.TrimSpace(password) == "" {
		return no("the password has %d letters", fmt.Sprintf("take %d to %d letters; a few words that do not belong together are good", shortest, longest), n)
	}
	return nil
}

func (b *Book) time() time.Time { return b.now().UTC().Truncate(time.Microsecond) }

// hash hashes a password; a few are hashed at once and the others wait.
func (b *Book) hash(password string) string {
	b.hashes <- struct{}{}
	defer func() { <-b.hashes }()
	return hash(password)
}

// SetPassword gives somebody another password and ends their sessions.
func (b *Book) SetPassword(ctx context.Context, name, password string) error {
	if err := passable(password); err != nil {
		return err
	}
	return missing(b.store.SetPassword(ctx, name, b.hash(password)), "account "+name, "readout user list names them")
}

// Remove removes somebody, with their keys and sessions.
func (b *Book) Remove(ctx context.Context, name string) error {
	return missing(b.store.RemoveUser(ctx, name), "account "+name, "readout user list names them")
}

// missing names what is not there.
func missing(err error, what, hint string) error {
	if errors.Is(err, store.ErrUnknown) {
		return &readout.Error{Op: "find the " + what, Err: store.ErrUnknown, Hint: hint}
	}
	return err
}

// Users are all who have an account, by name.
func (b *Book) Users(ctx context.Context) ([]store.User, error) { return b.store.Users(ctx) }

// Log notes what somebody did, or was refused.
func (b *Book) Log(ctx context.Context, who, what, about, from string) error {
	return b.store.Log(ctx, store.Deed{At: b.time(), Who: who, What: what, About: about, From: from})
}

// Deeds are the last of the log, the newest first.
func (b *Book) Deeds(ctx context.Context, most int) ([]store.Deed, error) {
	return b.store.Deeds(ctx, most)
}
