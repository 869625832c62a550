package store

import (
	"context"
	"errors"
	"time"
)

// ErrTaken is the kind of failure of a name that another has.
var ErrTaken = errors.New("the name is taken")

// User is somebody who has an account.
type User struct {
	Name     string    `json:"name"`
	Role     string    `json:"role"`
	Password string    `json:"-"` // hashed, with how it was hashed
	Made     time.Time `json:"made"`
}

// PassKind is what a pass is for.
type PassKind string

// The kinds of passes.
const (
	KeyPass     PassKind = "key"     // of a program, until it is revoked
	SessionPass PassKind = "session" // of a browser, since its user signed in
)

// Pass is what a program or browser shows instead of a password. It never has
// more rights than its user.
type Pass struct {
	ID      string     `json:"id"`
	Kind    PassKind   `json:"kind"`
	User    string     `json:"user"`
	About   string     `json:"about"` // what the key is for, or which browser it is
	Role    string     `json:"role"`
	Hash    string     `json:"-"` // SHA-256 of what is shown
	Made    time.Time  `json:"made"`
	Expires *time.Time `json:"expires"`
}

// Deed is something that somebody did or was refused, for the log.
type Deed struct {
	Number int       `json:"number"` // from 1
	At     time.Time `json:"at"`
	Who    string    `json:"who"`
	What   string    `json:"what"`
	About  string    `json:"about"`
	From   string    `json:"from"` // the address that it was asked from, or ""
}

// Accounts keeps who may use a record.
type Accounts interface {
	// AddUser adds somebody, or fails with ErrTaken.
	AddUser(ctx context.Context, u User) error
	// SetPassword gives somebody another password, and ends their sessions; or
	// fails with ErrUnknown.
	SetPassword(ctx context.Context, name, hash string) error
	// User is somebody by name, or ErrUnknown.
	User(ctx context.Context, name string) (User, error)
	// Users are all of them, by name.
	Users(ctx context.Context) ([]User, error)
	// RemoveUser removes somebody with their passes and searches, or fails with
	// ErrUnknown.
	RemoveUser(ctx context.Context, name string) error

	// AddPass adds a pass; its user is there.
	AddPass(ctx context.Context, p Pass) error
	// Pass is a pass by the hash of what is shown, or ErrUnknown.
	Pass(ctx context.Context, hash string) (Pass, error)
	// Passes are all of a kind, in the order in which they were made.
	Passes(ctx context.Context, kind PassKind) ([]Pass, error)
	// RemovePass removes a pass by its id, or fails with ErrUnknown.
	RemovePass(ctx context.Context, id string) error

	// Log appends to the log and gives what was done its number. What was
	// appended is never changed.
	Log(ctx context.Context, d Deed) error
	// Deeds are the last of the log, the newest first, at most so many.
	Deeds(ctx context.Context, most int) ([]Deed, error)
}
