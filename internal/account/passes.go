package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/internal/store"
)

// ErrPassword is the kind of error of a name and password that do not belong
// together.
var ErrPassword = errors.New("name or password are wrong")

// Wait is the error of somebody who failed too often.
type Wait struct{ For time.Duration }

func (w *Wait) Error() string {
	return fmt.Sprintf("signing in failed too often; wait %s", w.For.Round(time.Second))
}

// SessionFor is how long a browser stays signed in.
const SessionFor = 7 * 24 * time.Hour

// The letters that a key and a session begin with.
const keyMark, sessionMark = "rk_", "rs_"

// SignIn makes a session of somebody who knows their password and gives what
// their browser is to show. From is the address that it is asked from, agent
// what the browser calls itself. It fails with ErrPassword or *Wait, and takes
// as long for a name that there is not as for one that there is.
func (b *Book) SignIn(ctx context.Context, name, password, from, agent string) (string, error) {
	if w := max(b.names.wait(name), b.places.wait(from)); w > 0 {
		return "", &Wait{w}
	}
	u, err := b.store.User(ctx, name)
	if err != nil && !errors.Is(err, store.ErrUnknown) {
		return "", err
	}
	right, err := b.right(u, password)
	if err != nil {
		return "", err
	}
	if !right {
		b.names.fail(name)
		b.places.fail(from)
		return "", errors.Join(ErrPassword, b.Log(ctx, cut(name), "sign-in failed", "", from))
	}
	until := b.time().Add(SessionFor)
	secret, p := b.pass(store.SessionPass, sessionMark, u.Name, cut(agent), Role(u.Role), &until)
	if err := b.store.AddPass(ctx, p); err != nil {
		return "", err
	}
	return secret, b.Log(ctx, u.Name, "sign-in", p.ID, from)
}

// cut is as much of what a stranger wrote as is kept.
func cut(s string) string { return strings.ToValidUTF8(s[:min(len(s), 200)], "") }

// right tells whether a password is that of somebody; nobody has one.
func (b *Book) right(u store.User, password string) (bool, error) {
	b.hashes <- struct{}{}
	defer func() { <-b.hashes }()
	if len(password) > 4*longest {
		return false, nil
	}
	if u.Name == "" {
		hash(password)
		return false, nil
	}
	return verify(u.Password, password)
}

// pass makes a pass and what is to be shown for it.
func (b *Book) pass(kind store.PassKind, mark, user, about string, role Role, expires *time.Time) (string, store.Pass) {
	random := make([]byte, 32+8)
	rand.Read(random) // never fails, as its documentation has it
	secret := mark + base64.RawURLEncoding.EncodeToString(random[:32])
	return secret, store.Pass{ID: string(kind[0]) + hex.EncodeToString(random[32:]), Kind: kind, User: user, About: about, Role: string(role),
		Hash: digest(secret), Made: b.time(), Expires: expires}
}

// digest is what is kept of a secret of 256 random bits, which cannot be guessed
// and needs no slow hash.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// AddKey makes a key of somebody with at most some role, until a time or for
// good for nil, and gives what programs are to show: it is not kept and cannot
// be shown again.
func (b *Book) AddKey(ctx context.Context, user, about string, role Role, expires *time.Time) (string, store.Pass, error) {
	if !slices.Contains(Roles(), role) {
		return "", store.Pass{}, no("there is no role %q", "the roles are reader, reviewer, editor and admin", string(role))
	}
	u, err := b.store.User(ctx, user)
	if err != nil {
		return "", store.Pass{}, missing(err, "account "+user, "readout user list names them")
	}
	if !Role(u.Role).May(role) {
		return "", store.Pass{}, no("%s is a %s and has no key for a %s", "a key may do at most what its account may", user, u.Role, string(role))
	}
	if expires != nil && !expires.After(b.now()) {
		return "", store.Pass{}, no("the key would never be good", "name a day to come")
	}
	secret, p := b.pass(store.KeyPass, keyMark, user, cut(about), role, expires)
	return secret, p, b.store.AddPass(ctx, p)
}

// Passes are the keys or sessions of somebody, of all for "".
func (b *Book) Passes(ctx context.Context, kind store.PassKind, user string) ([]store.Pass, error) {
	list, err := b.store.Passes(ctx, kind)
	return slices.DeleteFunc(list, func(p store.Pass) bool { return user != "" && p.User != user || b.expired(p) }), err
}

func (b *Book) expired(p store.Pass) bool { return p.Expires != nil && !p.Expires.After(b.now()) }

// Revoke ends a key or session of somebody, of anybody for "".
func (b *Book) Revoke(ctx context.Context, kind store.PassKind, id, user string) error {
	list, err := b.Passes(ctx, kind, user)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(list, func(p store.Pass) bool { return p.ID == id }) {
		return missing(store.ErrUnknown, string(kind)+" "+id, "the list of "+string(kind)+"s names them")
	}
	return b.store.RemovePass(ctx, id)
}

// Visitor is who shows a secret; the zero value where it is not good, or no
// longer. A key has the lesser of its role and its user's.
func (b *Book) Visitor(ctx context.Context, secret string, kind store.PassKind) (Visitor, error) {
	p, err := b.store.Pass(ctx, digest(secret))
	if errors.Is(err, store.ErrUnknown) || err == nil && (p.Kind != kind || b.expired(p)) {
		return Visitor{}, nil
	}
	if err != nil {
		return Visitor{}, err
	}
	u, err := b.store.User(ctx, p.User)
	if errors.Is(err, store.ErrUnknown) {
		return Visitor{}, nil
	}
	v := Visitor{Name: u.Name, Role: Role(u.Role)}
	if kind == store.SessionPass {
		v.Session = p.ID
	} else {
		v.Key, v.Role = p.ID, least(v.Role, Role(p.Role))
	}
	return v, err
}
