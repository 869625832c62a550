package app

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/ingest/fetch"
	"readout/internal/store/sqlite"
)

// TestFetchLog: each request stands on the log of the record with its status
// and the hash of what came, one that fails with the reason.
func TestFetchLog(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/report" {
			http.NotFound(w, r)
			return
		}
		w.Write([]byte("The ferry sailed."))
	}))
	defer server.Close()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	l := &FetchLog{Store: s, Who: "ada"}
	client := fetch.New(fetch.Options{Private: true, Delay: time.Millisecond, Backoff: time.Millisecond, Log: l})
	page, err := client.Get(t.Context(), server.URL+"/report", fetch.Known{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Get(t.Context(), server.URL+"/gone", fetch.Known{}); err == nil {
		t.Error("a page that is not there is fetched")
	}
	deeds, err := s.Deeds(t.Context(), 10)
	if err != nil || l.Err() != nil {
		t.Fatal(err, l.Err())
	}
	for _, want := range []string{server.URL + "/report status 200 sha256 " + page.SHA256, server.URL + "/gone status 404"} {
		found := false
		for _, d := range deeds {
			found = found || d.What == "fetch" && d.Who == "ada" && !d.At.IsZero() && strings.HasPrefix(d.About, want)
		}
		if !found {
			t.Errorf("the log has no %q: %+v", want, deeds)
		}
	}
	s.Close()
	if _, err := client.Get(t.Context(), server.URL+"/report", fetch.Known{}); err != nil || l.Err() == nil {
		t.Errorf("a log that cannot be written gives %v, and fetching %v", l.Err(), err)
	}
}
