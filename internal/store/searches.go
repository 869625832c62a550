package store

import (
	"context"
	"time"
)

// Search is a query that somebody saved under a name of their own.
type Search struct {
	By    string    `json:"by"`
	Name  string    `json:"name"`
	Query string    `json:"query"`
	Made  time.Time `json:"made"`
}

// Searches keeps what people look for again and again. They do not change the
// version of a record.
type Searches interface {
	// SaveSearch keeps a search, in the place of the one that its owner has
	// under the same name.
	SaveSearch(ctx context.Context, s Search) error
	// Searches are those of somebody, by their names.
	Searches(ctx context.Context, by string) ([]Search, error)
	// RemoveSearch removes one, or fails with ErrUnknown.
	RemoveSearch(ctx context.Context, by, name string) error
}
