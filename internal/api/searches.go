package api

import (
	"context"
	"net/http"

	"readout/client/wire"
	"readout/internal/account"
	"readout/internal/store"
)

// SearchInput is a search to be saved.
type SearchInput struct{ Body wire.NewSearch }

// SavedInput names a search.
type SavedInput struct {
	Name string `path:"name" maxLength:"400"`
}

// searches registers what is about saved searches: each sees their own.
func (a *API) searches() {
	of := func(id, method, path, summary string) operation {
		return operation{id: id, method: method, path: path, summary: summary, tag: "searches", role: account.Reader, loose: true}
	}
	register(a, of("list-searches", http.MethodGet, "/searches", "The searches that the one who asks saved"), func(ctx context.Context, _ *struct{}) (*wire.Page[wire.Search], error) {
		list, err := a.desk.Store.Searches(ctx, account.Of(ctx).Name)
		return page(list, searchOf), err
	})
	register(a, of("save-search", http.MethodPost, "/searches", "Saves a search of the one who asks"), func(ctx context.Context, in *SearchInput) (*wire.Search, error) {
		x, err := a.desk.SaveSearch(ctx, account.Of(ctx).Name, in.Body.Name, in.Body.Query, a.desk.Now())
		out := searchOf(x)
		return &out, err
	})
	register(a, of("remove-search", http.MethodDelete, "/searches/{name}", "Removes a saved search"), func(ctx context.Context, in *SavedInput) (*wire.Done, error) {
		return done(a.desk.RemoveSearch(ctx, account.Of(ctx).Name, in.Name))
	})
}

func searchOf(x store.Search) wire.Search {
	return wire.Search{Name: x.Name, Query: x.Query, Made: x.Made}
}
