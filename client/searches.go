package client

import (
	"context"
	"net/http"
	"net/url"

	"readout/client/wire"
)

// Searches are what the one who asks saved.
func (c *Client) Searches(ctx context.Context) (*wire.Page[wire.Search], error) {
	return ask[wire.Page[wire.Search]](ctx, c, "/searches", nil)
}

// SaveSearch saves a query under a name, in the place of what stood there.
func (c *Client) SaveSearch(ctx context.Context, name, query string) (*wire.Search, error) {
	return tell[wire.Search](ctx, c, http.MethodPost, "/searches", wire.NewSearch{Name: name, Query: query})
}

// RemoveSearch removes what was saved under a name.
func (c *Client) RemoveSearch(ctx context.Context, name string) error {
	_, err := tell[wire.Done](ctx, c, http.MethodDelete, "/searches/"+url.PathEscape(name), nil)
	return err
}
