package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/internal/store"
)

// ErrSearch is the kind of error of a search that cannot be saved.
var ErrSearch = errors.New("this search cannot be saved")

// How long the name of a search is at most, in letters, and how many searches
// somebody has.
const (
	longestName  = 100
	mostSearches = 200
)

// SaveSearch keeps a query of somebody under a name, in the place of what they
// had under it. It fails with ErrSearch; the error is a *readout.Error.
func (d Desk) SaveSearch(ctx context.Context, by, name, query string, at time.Time) (store.Search, error) {
	x := store.Search{By: by, Name: strings.TrimSpace(name), Query: strings.TrimSpace(query), Made: at.UTC().Truncate(time.Second)}
	if n := utf8.RuneCountInString(x.Name); n == 0 || n > longestName {
		return x, unsaved(fmt.Errorf("its name has %d letters", n), fmt.Sprintf("take 1 to %d", longestName))
	}
	if _, err := Ask(x.Query); err != nil {
		return x, unsaved(err, "docs/QUERY.md has the grammar")
	}
	list, err := d.Store.Searches(ctx, by)
	if err != nil {
		return x, err
	}
	named := func(s store.Search) bool { return s.Name == x.Name }
	if len(list) >= mostSearches && !slices.ContainsFunc(list, named) {
		return x, unsaved(fmt.Errorf("there are %d already", len(list)), "remove one that is no longer needed")
	}
	return x, d.Store.SaveSearch(ctx, x)
}

func unsaved(err error, hint string) error {
	return &readout.Error{Op: "save a search", Err: fmt.Errorf("%w: %w", ErrSearch, err), Hint: hint}
}

// RemoveSearch removes a search of somebody. It fails with store.ErrUnknown; the
// error is a *readout.Error.
func (d Desk) RemoveSearch(ctx context.Context, by, name string) error {
	err := d.Store.RemoveSearch(ctx, by, name)
	if errors.Is(err, store.ErrUnknown) {
		return &readout.Error{Op: "remove the search " + name, Err: store.ErrUnknown, Hint: "the list of searches names them"}
	}
	return err
}
