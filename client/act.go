package client

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"readout"
	"readout/client/wire"
)

// Add reads a text and adds it with its facts.
func (c *Client) Add(ctx context.Context, d wire.NewDocument) (*wire.Addition, error) {
	return tell[wire.Addition](ctx, c, http.MethodPost, "/documents", d)
}

func (c *Client) decide(ctx context.Context, d wire.NewDecision) (*readout.Decision, error) {
	return tell[readout.Decision](ctx, c, http.MethodPost, "/decisions", d)
}

// Join decides that two things are the same.
func (c *Client) Join(ctx context.Context, a, b readout.ID, because string) (*readout.Decision, error) {
	return c.decide(ctx, wire.NewDecision{Kind: readout.Join, A: a, B: b, Because: because})
}

// Part decides that two things are not the same.
func (c *Client) Part(ctx context.Context, a, b readout.ID, because string) (*readout.Decision, error) {
	return c.decide(ctx, wire.NewDecision{Kind: readout.Part, A: a, B: b, Because: because})
}

// Approve says that an item was looked at and stands.
func (c *Client) Approve(ctx context.Context, id readout.ID, because string) (*readout.Decision, error) {
	return c.decide(ctx, wire.NewDecision{Kind: readout.Approve, A: id, Because: because})
}

// Correct fills in a field of an item anew.
func (c *Client) Correct(ctx context.Context, id readout.ID, field, value, because string) (*readout.Decision, error) {
	return c.decide(ctx, wire.NewDecision{Kind: readout.Correct, A: id, Field: field, Value: value, Because: because})
}

// Agreement is how far people who reviewed the same facts agree.
func (c *Client) Agreement(ctx context.Context) (*wire.Agreement, error) {
	return ask[wire.Agreement](ctx, c, "/agreement", nil)
}

// Retract takes an item back.
func (c *Client) Retract(ctx context.Context, id readout.ID, because string) (*readout.Decision, error) {
	return c.decide(ctx, wire.NewDecision{Kind: readout.Retract, A: id, Because: because})
}

// Undo undoes the decision of a number.
func (c *Client) Undo(ctx context.Context, number int, because string) (*readout.Decision, error) {
	return c.decide(ctx, wire.NewDecision{Kind: readout.Undo, Undoes: number, Because: because})
}

// Me is who asks.
func (c *Client) Me(ctx context.Context) (*wire.Me, error) { return ask[wire.Me](ctx, c, "/me", nil) }

// Users are those who have an account.
func (c *Client) Users(ctx context.Context) (*wire.Page[wire.User], error) {
	return ask[wire.Page[wire.User]](ctx, c, "/users", nil)
}

// AddUser makes an account.
func (c *Client) AddUser(ctx context.Context, u wire.NewUser) error {
	_, err := tell[wire.Done](ctx, c, http.MethodPost, "/users", u)
	return err
}

// RemoveUser removes an account with its keys and sessions.
func (c *Client) RemoveUser(ctx context.Context, name string) error {
	_, err := tell[wire.Done](ctx, c, http.MethodDelete, "/users/"+url.PathEscape(name), nil)
	return err
}

// Keys are the keys of the one who asks, those of all for an admin.
func (c *Client) Keys(ctx context.Context) (*wire.Page[wire.Pass], error) {
	return ask[wire.Page[wire.Pass]](ctx, c, "/keys", nil)
}

// AddKey makes a key of the one who asks. Its secret is not shown again.
func (c *Client) AddKey(ctx context.Context, k wire.NewKey) (*wire.MadeKey, error) {
	return tell[wire.MadeKey](ctx, c, http.MethodPost, "/keys", k)
}

// RevokeKey ends a key.
func (c *Client) RevokeKey(ctx context.Context, id string) error {
	_, err := tell[wire.Done](ctx, c, http.MethodDelete, "/keys/"+url.PathEscape(id), nil)
	return err
}

// Sessions are the browsers of the one who asks that are signed in, those of all
// for an admin.
func (c *Client) Sessions(ctx context.Context) (*wire.Page[wire.Pass], error) {
	return ask[wire.Page[wire.Pass]](ctx, c, "/sessions", nil)
}

// RevokeSession signs a browser out.
func (c *Client) RevokeSession(ctx context.Context, id string) error {
	_, err := tell[wire.Done](ctx, c, http.MethodDelete, "/sessions/"+url.PathEscape(id), nil)
	return err
}

// Log is what was done and refused last, the newest first.
func (c *Client) Log(ctx context.Context, limit int) (*wire.Page[wire.Deed], error) {
	return ask[wire.Page[wire.Deed]](ctx, c, "/log", values("limit", strconv.Itoa(limit)))
}
