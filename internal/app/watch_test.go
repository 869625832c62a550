package app

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"readout/internal/ingest/fetch"
)

// TestWatch: a feed's pages are added once, a page that changed is added again,
// one that cannot be had is told, and a new watcher goes on where the last was.
func TestWatch(t *testing.T) {
	changed := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	said, asked := "The toll was halved on Monday", map[string]int{}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/feed":
			fmt.Fprintf(w, `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>`)
			for _, n := range []string{"one", "two", "gone"} {
				fmt.Fprintf(w, `<entry><id>%[1]s</id><title>%[1]s</title><link href="http://%[2]s/%[1]s"/><updated>%[3]s</updated><source><title>Ljuben Wire</title></source></entry>`, n, r.Host, changed.Format(time.RFC3339))
			}
			fmt.Fprint(w, `</feed>`)
		case "/list":
			fmt.Fprintf(w, `<opml><body><outline text="Courier" xmlUrl="http://%s/feed"/></body></opml>`, r.Host)
		case "/one", "/two":
			fmt.Fprintf(w, `<html><head><title>%s</title></head><body><article><p>%s, the board of the bridge said, and nobody in the town of %s had asked for that.</p></article></body></html>`, r.URL.Path, said, r.URL.Path)
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	d := deskOf(t)
	now := changed.Add(time.Hour)
	round := func(w *Watcher, address string) (added, failed int) {
		t.Helper()
		err := w.Round(context.Background(), []string{site.URL + address}, func(a Addition) error {
			if a.Err != nil {
				failed++
			} else if a.Added {
				added++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return added, failed
	}
	watcher := func() *Watcher {
		return &Watcher{App: &App{Analyzer: words{}, Extractor: capitals{}}, Store: d.Store, Reader: "test", Now: func() time.Time { return now },
			Client: fetch.New(fetch.Options{Private: true, Delay: time.Millisecond, Retries: 1, Backoff: time.Millisecond})}
	}
	w := watcher()
	if added, failed := round(w, "/list"); added != 2 || failed != 1 {
		t.Errorf("first round: %d added, %d failed", added, failed)
	}
	if added, _ := round(w, "/feed"); added != 0 || asked["/one"] != 1 {
		t.Errorf("second round: %d added, /one asked %d times", added, asked["/one"])
	}
	said, changed = "The toll was doubled on Tuesday", now.Add(time.Hour)
	now = changed.Add(time.Hour)
	if added, _ := round(watcher(), "/feed"); added != 2 {
		t.Errorf("after the pages changed: %d added", added)
	}
	docs, err := d.Store.Documents(context.Background())
	if err != nil || len(docs) != 4 {
		t.Errorf("%d documents, %v", len(docs), err)
	}
	for _, d := range docs {
		if d.Credit == nil || *d.Credit != "Ljuben Wire" {
			t.Errorf("%s is not credited to the source that the feed names", d.ID)
		}
	}
	if added, _ := round(watcher(), "/one"); added != 0 {
		t.Errorf("a page that is known: %d added", added)
	}
}
