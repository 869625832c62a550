package app

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"readout/internal/ingest"
	"readout/internal/ingest/feed"
	"readout/internal/ingest/fetch"
	"readout/internal/store"
)

// Watcher follows feeds, lists of feeds and pages, and adds what they name to a
// record. What it knows of each address is kept with the record, so that it
// goes on where it was after a restart.
type Watcher struct {
	App     *App
	Store   store.Store
	Client  *fetch.Client
	Options Options
	Reader  string
	Now     func() time.Time

	seen map[string]watched
}

// watched is what is known of an address that was fetched.
type watched struct {
	Known  fetch.Known
	SHA256 string
	At     time.Time
}

// watchName is where it is kept.
const watchName = "watch"

// Round asks each address once: of a feed, the pages that are new or that the
// feed says were changed; of a list, each of its feeds; of a page, itself. A
// page that changed is added as another document of its address. What fails is
// yielded and keeps nothing else out; the error is one of the record, of yield
// or of ctx.
func (w *Watcher) Round(ctx context.Context, addresses []string, yield func(Addition) error) error {
	if err := w.load(ctx); err != nil {
		return err
	}
	for _, a := range addresses {
		if err := w.follow(ctx, a, yield); err != nil {
			return err
		}
	}
	return w.save(ctx)
}

// follow reads what stands at an address.
func (w *Watcher) follow(ctx context.Context, address string, yield func(Addition) error) error {
	page, err := w.get(ctx, address)
	if err != nil || page == nil {
		return told(ctx, address, err, yield)
	}
	if feeds, err := feed.List(page.Body); err == nil {
		for _, f := range feeds {
			if err := w.follow(ctx, f.URL, yield); err != nil {
				return err
			}
		}
		return nil
	}
	f, err := feed.Parse(page.Body)
	if err != nil {
		return w.add(ctx, address, "", *page, yield)
	}
	for _, item := range f.Items {
		if err := w.item(ctx, item, yield); err != nil {
			return err
		}
	}
	return nil
}

// item adds the page of an item that is new or was changed.
func (w *Watcher) item(ctx context.Context, item feed.Item, yield func(Addition) error) error {
	before, known := w.seen[item.URL]
	if item.URL == "" || known && (item.Modified == nil || !item.Modified.After(before.At)) {
		return nil
	}
	page, err := w.get(ctx, item.URL)
	if err != nil || page == nil {
		return told(ctx, item.URL, err, yield)
	}
	return w.add(ctx, item.URL, item.Source, *page, yield)
}

// told yields an error that is not one of ctx.
func told(ctx context.Context, path string, err error, yield func(Addition) error) error {
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	return yield(Addition{Path: path, Err: err})
}

// get gets a page, or nil where it is as it was.
func (w *Watcher) get(ctx context.Context, address string) (*fetch.Page, error) {
	before := w.seen[address]
	page, err := w.Client.Get(ctx, address, before.Known)
	if err != nil {
		return nil, err
	}
	now := watched{Known: page.Known, SHA256: page.SHA256, At: w.Now()}
	if page.Same {
		now.Known, now.SHA256 = before.Known, before.SHA256
	}
	w.seen[address] = now
	if page.Same || page.SHA256 == before.SHA256 {
		return nil, nil
	}
	return &page, nil
}

// add adds the documents of a page, which a feed credits to an outlet or to none.
func (w *Watcher) add(ctx context.Context, address, credit string, page fetch.Page, yield func(Addition) error) error {
	load := func(context.Context) (ingest.File, error) {
		return ingest.File{Name: address, URL: page.URL, Type: page.Type, Credit: credit, Bytes: page.Body}, nil
	}
	return w.App.Add(ctx, w.Options, []Source{{Path: address, Load: load}}, w.Store, w.Reader, yield)
}

// load takes what is known from the record, once.
func (w *Watcher) load(ctx context.Context) error {
	if w.seen != nil {
		return nil
	}
	w.seen = map[string]watched{}
	_, body, err := w.Store.Derived(ctx, watchName)
	if errors.Is(err, store.ErrUnknown) {
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(body, &w.seen)
}

// save keeps what is known with the record.
func (w *Watcher) save(ctx context.Context) error {
	body, err := json.Marshal(w.seen)
	if err != nil {
		return err
	}
	return w.Store.Derive(ctx, watchName, "", body)
}
