// Package account is who may do what with a record that others reach: people
// with passwords and roles, keys of programs, sessions of browsers, and the log
// of what they did. It knows nothing of HTTP and imports the vocabulary and
// store.
package account

import (
	"context"
	"slices"
)

// Role is what somebody may do; each may do what those before it may.
type Role string

// The roles. Nobody is one who was not recognised.
const (
	Nobody   Role = ""
	Reader   Role = "reader"   // sees everything
	Reviewer Role = "reviewer" // decides: joins, parts, retracts, undoes
	Editor   Role = "editor"   // adds documents
	Admin    Role = "admin"    // gives accounts
)

// Roles are those that can be given, from the least to the most.
func Roles() []Role { return []Role{Reader, Reviewer, Editor, Admin} }

// May tells whether a role allows what another is needed for.
func (r Role) May(needs Role) bool {
	order := append([]Role{Nobody}, Roles()...)
	return slices.Contains(order, r) && slices.Contains(order, needs) && slices.Index(order, r) >= slices.Index(order, needs)
}

// least is the lesser of two roles.
func least(a, b Role) Role {
	if a.May(b) {
		return b
	}
	return a
}

// Visitor is who asks: by name, with a role, and the session or key that was
// shown, of which one is empty.
type Visitor struct {
	Name         string
	Role         Role
	Session, Key string // their ids
}

type visiting struct{}

// With is a context in which a visitor asks.
func With(ctx context.Context, v Visitor) context.Context {
	return context.WithValue(ctx, visiting{}, v)
}

// Of is who asks in a context; the zero value, which may do nothing, where
// nobody was recognised.
func Of(ctx context.Context) Visitor {
	v, _ := ctx.Value(visiting{}).(Visitor)
	return v
}
