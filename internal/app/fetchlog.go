package app

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"readout/internal/ingest/fetch"
	"readout/internal/store"
)

// FetchLog puts each request to the web on the log of a record: the address,
// the status, the hash of what came, or why nothing came. It is safe for
// concurrent use.
type FetchLog struct {
	Store store.Store
	Who   string // on whose behalf

	mu  sync.Mutex
	err error
}

// Fetched implements fetch.Log.
func (l *FetchLog) Fetched(f fetch.Fetch) {
	about := fmt.Sprintf("%s status %d", f.URL, f.Status)
	if f.SHA256 != "" {
		about += " sha256 " + f.SHA256
	}
	if f.Err != nil {
		about += ": " + f.Err.Error()
	}
	err := l.Store.Log(context.Background(), store.Deed{At: f.At.UTC(), Who: l.Who, What: "fetch", About: about})
	l.mu.Lock()
	defer l.mu.Unlock()
	l.err = errors.Join(l.err, err)
}

// Err is what went wrong with the log, or nil.
func (l *FetchLog) Err() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}
