package web

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/app"
	"readout/internal/extract"
	"readout/internal/lang/read"
	"readout/internal/store/storetest"
)

// writing is a site at which somebody may decide and add.
func writing(t *testing.T) (*Site, []readout.ID) {
	t.Helper()
	s, ids := site(t)
	s.By, s.Now = func(*http.Request) string { return "Greta" }, func() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC) }
	s.Load = func() (*app.App, error) {
		r, err := read.Default()
		if err != nil {
			return nil, err
		}
		x, err := extract.New()
		return &app.App{Analyzer: r, Extractor: x}, err
	}
	return s, ids
}

// post sends a form as a page of the site does, or one of another.
func post(s *Site, address string, form url.Values, from string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", address, strings.NewReader(form.Encode()))
	r.Host = "localhost:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", from)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// TestDecisions: what is retracted is gone and comes back when that is undone;
// what is approved leaves the queue.
func TestDecisions(t *testing.T) {
	s, _ := writing(t)
	said := storetest.Entry(1).Facts.Statements[0].ID
	on := func(address string) bool {
		return strings.Contains(get(s, address).Body.String(), `id="`+string(said)+`"`)
	}
	decide := func(form url.Values, want int) {
		t.Helper()
		if w := post(s, "/decide", form, "same-origin"); w.Code != want {
			t.Fatalf("%v: %d, want %d: %s", form, w.Code, want, w.Body)
		}
	}
	if !on("/list/statements") || !on("/review") {
		t.Fatal("it is not there")
	}
	decide(url.Values{"kind": {"retract"}, "a": {string(said)}, "because": {"misread"}, "back": {"/list/statements"}}, http.StatusSeeOther)
	if on("/list/statements") {
		t.Error("what was retracted is still there")
	}
	decide(url.Values{"kind": {"undo"}, "undoes": {"1"}, "because": {"a slip"}}, http.StatusSeeOther)
	if !on("/list/statements") || !on("/review") {
		t.Error("what was undone is not there again")
	}
	decide(url.Values{"kind": {"approve"}, "a": {string(said)}, "because": {"looked at"}}, http.StatusSeeOther)
	if !on("/list/statements") || on("/review") {
		t.Error("what was approved is gone, or still offered")
	}
	if page := get(s, "/history").Body.String(); !strings.Contains(page, "Greta") || !strings.Contains(page, "misread") || strings.Count(page, `class="undone"`) != 1 {
		t.Error("the history does not tell what was decided, by whom, why, and what was undone")
	}
	decide(url.Values{"kind": {"retract"}, "a": {string(said)}}, http.StatusBadRequest)
	decide(url.Values{"kind": {"retract"}, "a": {"m9-none"}, "because": {"x"}}, http.StatusNotFound)
	decide(url.Values{"kind": {"undo"}, "undoes": {"99"}, "because": {"x"}}, http.StatusBadRequest)
	decide(url.Values{"kind": {"burn"}, "a": {string(said)}, "because": {"x"}}, http.StatusBadRequest)
}

// TestOthers: pages of other sites decide and add nothing, and nobody is led
// away from the site.
func TestOthers(t *testing.T) {
	s, ids := writing(t)
	form := url.Values{"kind": {"approve"}, "a": {string(ids[0])}, "because": {"x"}, "back": {"https://evil.example/"}}
	for _, address := range []string{"/decide", "/add"} {
		if w := post(s, address, form, "cross-site"); w.Code != http.StatusForbidden {
			t.Errorf("%s from another site: %d", address, w.Code)
		}
	}
	if w := post(s, "/decide", form, "same-origin"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
		t.Errorf("%d, led to %s", w.Code, w.Header().Get("Location"))
	}
	for address, want := range map[string]string{"/review?list=meetings": "/review?decided=7&list=meetings", "/history": "/history", `/\\evil.example`: "/", "//evil.example": "/", "javascript:alert(1)": "/", "": "/"} {
		if got := back(address, 7); got != want {
			t.Errorf("%q leads to %q", address, got)
		}
	}
	s.By, s.Load = nil, nil
	for _, address := range []string{"/decide", "/add"} {
		if w := post(s, address, form, "same-origin"); w.Code != http.StatusForbidden {
			t.Errorf("%s where nobody may: %d", address, w.Code)
		}
	}
}

// TestSavedSearches: what is saved is listed with its query, as text, to who
// saved it, and is gone when it is removed.
func TestSavedSearches(t *testing.T) {
	s, _ := writing(t)
	save := func(name, query string) int {
		return post(s, "/searches", url.Values{"name": {name}, "q": {query}}, "same-origin").Code
	}
	if code := save(script, "person:brandt"); code != http.StatusSeeOther {
		t.Fatal(code)
	}
	page := get(s, "/find").Body.String()
	if strings.Contains(page, script) || !strings.Contains(page, "&lt;script&gt;") || !strings.Contains(page, `href="/find?q=person%3abrandt"`) {
		t.Errorf("the page is %s", page)
	}
	for _, bad := range [][2]string{{"", "toll"}, {"x", "persn:x"}, {"x", ""}, {strings.Repeat("x", 101), "toll"}} {
		if code := save(bad[0], bad[1]); code != http.StatusBadRequest {
			t.Errorf("%q: %d", bad, code)
		}
	}
	if w := post(s, "/searches", url.Values{"name": {"x"}, "q": {"toll"}}, "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("from another site: %d", w.Code)
	}
	s.By = func(*http.Request) string { return "Piet" }
	if strings.Contains(get(s, "/find").Body.String(), "person%3abrandt") {
		t.Error("somebody sees the searches of another")
	}
	s.By = func(*http.Request) string { return "Greta" }
	if w := post(s, "/searches", url.Values{"name": {script}, "do": {"remove"}}, "same-origin"); w.Code != http.StatusSeeOther || strings.Contains(get(s, "/find").Body.String(), "person%3abrandt") {
		t.Errorf("removing: %d", w.Code)
	}
}

// send adds a text and files as the form does.
func send(t *testing.T, s *Site, fields map[string]string, files map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for name, v := range fields {
		m.WriteField(name, v)
	}
	for name, v := range files {
		f, err := m.CreateFormFile("files", name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(f, v)
	}
	m.Close()
	r := httptest.NewRequest("POST", "/add", &b)
	r.Host = "localhost:8080"
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// TestAdd: what is pasted or sent is read and on the record; what cannot be
// read is told, and the rest is there.
func TestAdd(t *testing.T) {
	s, _ := writing(t)
	w := send(t, s, map[string]string{"text": "Greta Hollweg met Peter Lindqvist in Bergen on Monday.", "publisher": "Ljuben Wire", "published": "2026-03-03"}, nil)
	if w.Code != 200 || !strings.Contains(w.Body.String(), `role="status"`) {
		t.Fatalf("%d: %s", w.Code, w.Body)
	}
	if page := get(s, "/list/meetings").Body.String(); !strings.Contains(page, "Greta Hollweg") || !strings.Contains(page, "2026-03-02") {
		t.Error("what was pasted is not read")
	}
	w = send(t, s, nil, map[string]string{"note.txt": "Peter Lindqvist said that the ferry would sail.", "picture.png": "\x89PNG\x00\x00"})
	if page := w.Body.String(); w.Code != 200 || !strings.Contains(page, `role="status"`) || strings.Count(page, `role="alert"`) != 1 {
		t.Errorf("%d: %s", w.Code, page)
	}
	if w := send(t, s, nil, nil); w.Code != 400 {
		t.Errorf("nothing: %d", w.Code)
	}
	if w := send(t, s, map[string]string{"text": strings.Repeat("a ", largest)}, nil); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("too much: %d", w.Code)
	}
}
