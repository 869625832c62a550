package api

import (
	"context"
	"errors"
	"net/http"

	"readout"
	"readout/client/wire"
	"readout/internal/account"
	"readout/internal/store"
)

// NameInput names an account.
type NameInput struct {
	Name string `path:"name" maxLength:"64"`
}

// PassInput names a key or session.
type PassInput struct {
	ID string `path:"id" maxLength:"64"`
}

// UserInput is an account to be made.
type UserInput struct{ Body wire.NewUser }

// KeyInput is a key to be made.
type KeyInput struct{ Body wire.NewKey }

// LogInput asks for the log.
type LogInput struct {
	Limit int `query:"limit" minimum:"1" maximum:"1000" default:"100" doc:"how many at most"`
}

// accounts registers what is about accounts. An admin sees and ends the keys and
// sessions of all, others their own.
func (a *API) accounts() {
	manage(a, http.MethodGet, "me", "/me", "Who asks", account.Reader, func(ctx context.Context, _ *account.Book, _ *struct{}) (*wire.Me, error) {
		v := account.Of(ctx)
		return &wire.Me{Name: v.Name, Role: string(v.Role)}, nil
	})
	manage(a, http.MethodGet, "list-users", "/users", "Who has an account", account.Admin, listUsers)
	manage(a, http.MethodPost, "add-user", "/users", "Makes an account", account.Admin, func(ctx context.Context, b *account.Book, in *UserInput) (*wire.Done, error) {
		return done(b.Add(ctx, in.Body.Name, account.Role(in.Body.Role), in.Body.Password))
	})
	manage(a, http.MethodDelete, "remove-user", "/users/{name}", "Removes an account with its keys and sessions", account.Admin, func(ctx context.Context, b *account.Book, in *NameInput) (*wire.Done, error) {
		return done(b.Remove(ctx, in.Name))
	})
	manage(a, http.MethodGet, "list-keys", "/keys", "The keys of programs", account.Reader, passes(store.KeyPass))
	manage(a, http.MethodPost, "add-key", "/keys", "Makes a key of the one who asks", account.Reader, addKey)
	manage(a, http.MethodDelete, "revoke-key", "/keys/{id}", "Revokes a key", account.Reader, revoke(store.KeyPass))
	manage(a, http.MethodGet, "list-sessions", "/sessions", "The browsers that are signed in", account.Reader, passes(store.SessionPass))
	manage(a, http.MethodDelete, "revoke-session", "/sessions/{id}", "Signs a browser out", account.Reader, revoke(store.SessionPass))
	manage(a, http.MethodGet, "list-log", "/log", "What was done and refused, the newest first", account.Admin, listLog)
}

// manage registers an operation on accounts.
func manage[I, O any](a *API, method, id, path, summary string, role account.Role, do func(context.Context, *account.Book, *I) (*O, error)) {
	o := operation{id: id, method: method, path: path, summary: summary, tag: "accounts", role: role, loose: true}
	register(a, o, func(ctx context.Context, in *I) (*O, error) {
		if a.options.Book == nil && id != "me" {
			return nil, Problem(http.StatusNotFound, &readout.Error{Op: "use accounts", Err: errors.New("this server is for one user and has none"), Hint: "readout serve --accounts asks for accounts on this machine too"})
		}
		return do(ctx, a.options.Book, in)
	})
}

func done(err error) (*wire.Done, error) { return &wire.Done{Done: err == nil}, err }

func listUsers(ctx context.Context, b *account.Book, _ *struct{}) (*wire.Page[wire.User], error) {
	list, err := b.Users(ctx)
	return page(list, func(u store.User) wire.User { return wire.User{Name: u.Name, Role: u.Role, Made: u.Made} }), err
}

// page is a list that is given whole.
func page[T, W any](list []T, as func(T) W) *wire.Page[W] {
	total := len(list)
	p := &wire.Page[W]{Items: []W{}, Total: &total}
	for _, x := range list {
		p.Items = append(p.Items, as(x))
	}
	return p
}

// whose is the name of those whose keys and sessions somebody may see and end,
// "" for all.
func whose(v account.Visitor) string {
	if v.Role.May(account.Admin) {
		return ""
	}
	return v.Name
}

func passOf(p store.Pass) wire.Pass {
	return wire.Pass{ID: p.ID, User: p.User, About: p.About, Role: p.Role, Made: p.Made, Expires: p.Expires}
}

func passes(kind store.PassKind) func(context.Context, *account.Book, *struct{}) (*wire.Page[wire.Pass], error) {
	return func(ctx context.Context, b *account.Book, _ *struct{}) (*wire.Page[wire.Pass], error) {
		list, err := b.Passes(ctx, kind, whose(account.Of(ctx)))
		return page(list, passOf), err
	}
}

func revoke(kind store.PassKind) func(context.Context, *account.Book, *PassInput) (*wire.Done, error) {
	return func(ctx context.Context, b *account.Book, in *PassInput) (*wire.Done, error) {
		return done(b.Revoke(ctx, kind, in.ID, whose(account.Of(ctx))))
	}
}

// addKey makes a key that may do no more than what was shown to ask for it.
func addKey(ctx context.Context, b *account.Book, in *KeyInput) (*wire.MadeKey, error) {
	v, role := account.Of(ctx), account.Role(in.Body.Role)
	if !v.Role.May(role) {
		return nil, Problem(http.StatusForbidden, &readout.Error{Op: "make a key", Err: errors.New("it would have more rights than you"), Hint: "ask for the role " + string(v.Role)})
	}
	secret, p, err := b.AddKey(ctx, v.Name, in.Body.About, role, in.Body.Expires)
	return &wire.MadeKey{Pass: passOf(p), Secret: secret}, err
}

func listLog(ctx context.Context, b *account.Book, in *LogInput) (*wire.Page[wire.Deed], error) {
	list, err := b.Deeds(ctx, in.Limit)
	p := page(list, func(d store.Deed) wire.Deed { return wire.Deed(d) })
	p.Total = nil
	return p, err
}
