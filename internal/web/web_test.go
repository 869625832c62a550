package web

import (
	"context"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/internal/app"
	"readout/internal/resolve"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
	"readout/text"
)

const script = `<script>alert("1")</script>`

// site is the page of a record of three dispatches, of which one has a script
// for a publisher and a title.
func site(t *testing.T) (*Site, []readout.ID) {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "record.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var ids []readout.ID
	for n := range 3 {
		e := storetest.Entry(n)
		if n == 2 {
			p := script
			e.Document.Publisher, e.Document.Title = &p, &p
			e.Facts.Documents = []readout.Document{e.Document}
			e.Facts.Actors[0].Aliases = []string{script}
		}
		if _, err := s.Add(context.Background(), e); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, e.Facts.Actors[0].ID)
	}
	r, err := resolve.New()
	if err != nil {
		t.Fatal(err)
	}
	page, err := New(app.Desk{Store: s, Resolver: r}, "talks.readout")
	if err != nil {
		t.Fatal(err)
	}
	return page, ids
}

// get asks the site as a browser on this machine does.
func get(s *Site, address string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", address, nil)
	r.Host = "localhost:8080"
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestPages(t *testing.T) {
	s, ids := site(t)
	doc := string(storetest.Entry(2).Document.ID)
	for address, want := range map[string]string{
		"/": "talks.readout", "/list/people": "Ada Brandt", "/list/statements": "would sail", "/thing/" + string(ids[1]): "Accounts <small>3</small>",
		"/timeline": "Nothing with a day", "/positions": "No position is on the record", "/disputes": "Nothing on the record is disputed", "/drafts": "No draft’s own text", "/review": "Ada Brandt",
		"/review?list=people": "aria-current", "/history": "Nobody has decided", "/add": "Text of a report", "/list/statements?order=newest": "3 of 3", "/list/statements?after=2": "Before",
		"/sources": "Gazette 1", "/source/" + doc: `<a href="/">readout</a>`, "/find?q=person:brandt": "Ada Brandt", "/find": "Find", "/style.css": "--ink",
		"/find?q=persn:brandt": "column 1: there is no field", "/find?q=nothing": "Nothing on the record is as asked",
	} {
		w := get(s, address)
		if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, without %q", address, w.Code, want)
		}
		if strings.Contains(w.Body.String(), script) {
			t.Errorf("%s: a script of a document is a script of the page", address)
		}
		if p := w.Header().Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") || strings.Contains(p, "unsafe") {
			t.Errorf("%s: the policy is %q", address, p)
		}
	}
}

// TestUnread: documents that were not read for facts say so and are found by
// their words.
func TestUnread(t *testing.T) {
	s, _ := site(t)
	words, err := text.New("Les pourparlers reprendraient mardi.")
	if err != nil {
		t.Fatal(err)
	}
	french, title := "fr", "Pourparlers <b>"
	d := readout.Document{Title: &title, Authors: []string{}, Kind: "report", Language: &french, SHA256: words.SHA256(), Characters: words.Len()}
	d.ID = store.DocumentID(d)
	facts := readout.NewRecord()
	facts.Documents = []readout.Document{d}
	if _, err := s.desk.Store.Add(t.Context(), store.Entry{Document: d, Text: words.String(), Facts: facts, Reader: "test"}); err != nil {
		t.Fatal(err)
	}
	link := `<a href="/source/` + string(d.ID) + `" dir="auto">Pourparlers &lt;b&gt;</a>`
	for address, want := range map[string][]string{
		"/find?q=mardi": {"Not read for facts <small>1</small>", link, "in French"}, "/sources": {link, "report, in French: not read for facts"},
		"/source/" + string(d.ID): {"It is in French and was not read for facts; readout reads English.", "reprendraient"},
	} {
		w := get(s, address)
		for _, part := range want {
			if w.Code != 200 || !strings.Contains(w.Body.String(), part) {
				t.Errorf("%s: %d, without %q", address, w.Code, part)
			}
		}
	}
	for _, address := range []string{"/find?q=brandt", "/find?q=mardi&after=50", "/find?q=mardi+brandt"} {
		if strings.Contains(get(s, address).Body.String(), "Not read") {
			t.Errorf("%s: a document without the words", address)
		}
	}
}

func TestRefused(t *testing.T) {
	s, _ := site(t)
	for address, want := range map[string]int{"/thing/m9-000000000000": 404, "/list/secrets": 404, "/source/d000000000000": 404, "/source/..%2f..%2fetc%2fpasswd": 404, "/nothing": 404} {
		if w := get(s, address); w.Code != want {
			t.Errorf("%s: %d, want %d", address, w.Code, want)
		}
	}
	r := httptest.NewRequest("POST", "/list/people", nil)
	r.Host = "localhost"
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != 405 {
		t.Errorf("a post: %d", w.Code)
	}
	for host, local := range map[string]bool{"localhost:8080": true, "127.0.0.1": true, "[::1]:8080": true, "evil.example": false, "192.168.1.4:8080": false, "localhost.evil.example": false} {
		if Local(host) != local {
			t.Errorf("%s is of this machine: %t", host, !local)
		}
	}
}

// TestFresh: what is added while the page is open is on it.
func TestFresh(t *testing.T) {
	s, _ := site(t)
	if strings.Contains(get(s, "/list/statements").Body.String(), "number 70") {
		t.Fatal("what is to be added is there already")
	}
	e := storetest.Entry(10)
	if _, err := s.desk.Store.Add(context.Background(), e); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(get(s, "/list/statements").Body.String(), "number 70") {
		t.Error("what was added is not on the page")
	}
}
