package web

import (
	"bytes"
	"errors"
	"net/http"
	"slices"
	"strings"

	"readout"
	"readout/internal/app"
	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/store"
)

// page is what the frame around every page is given.
type page struct {
	Record, Title, Here string
	Lists               []list // the lists of the record
	Query, Wrong        string // a query, and what is wrong with it
	Writes              bool   // whether something can be decided or added
	Saved               []store.Search
	Body                any // of the page itself
}

// list is one list of the record in the menu.
type list struct {
	Name, Path string
	Items      int
}

// section is entries under a heading.
type section struct {
	Name    string
	Entries []export.Entry
	More    string // the address of all of them, where there are more
	Total   int
}

// listed are the lists in the order of the menu.
var listed = []string{"meetings", "drafts", "provisions", "positions", "linkages", "disputes", "events", "statements", "people"}

// show fills in a page and writes it.
func (s *Site) show(w http.ResponseWriter, r *http.Request, name string, p page) {
	counts, err := s.desk.Counts(r.Context())
	if err != nil {
		s.fail(w, err)
		return
	}
	p.Record, p.Writes, p.Here = s.name, s.By != nil, r.URL.Path
	for _, l := range listed {
		if counts[l] > 0 {
			p.Lists = append(p.Lists, list{Name: strings.ToUpper(l[:1]) + l[1:], Path: l, Items: counts[l]})
		}
	}
	var b bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&b, "frame.html", p); err != nil {
		s.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(b.Bytes())
}

// fail tells what went wrong.
func (s *Site) fail(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	var query *query.Error
	var told *readout.Error
	switch {
	case errors.Is(err, store.ErrUnknown):
		status = http.StatusNotFound
	case errors.As(err, &query), errors.As(err, &told) && told.Op != "use the record":
		status = http.StatusBadRequest
	}
	words := err.Error()
	if told != nil && told.Hint != "" {
		words += "\n" + told.Hint
	}
	http.Error(w, words, status)
}

// sections are what an answer picks, list by list, in its order, each with what
// its accounts tell in different ways.
func sections(a *app.Answer) []section {
	place := map[readout.ID]int{}
	for i, id := range a.Picked {
		place[id] = i + 1
	}
	differences := export.Differences(a.Standing)
	var out []section
	for _, x := range export.Sections(a.Record) {
		entries := slices.DeleteFunc(x.Entries, func(e export.Entry) bool { return place[e.ID] == 0 })
		if len(entries) == 0 {
			continue
		}
		slices.SortStableFunc(entries, func(x, y export.Entry) int { return place[x.ID] - place[y.ID] })
		for i := range entries {
			entries[i].Notes = append(slices.Clone(entries[i].Notes), differences(entries[i].ID)...)
		}
		out = append(out, section{Name: x.Name, Entries: entries, Total: len(entries)})
	}
	return out
}

// ask answers a question, and a query in words that goes with it.
func (s *Site) ask(r *http.Request, q app.Question, words string) (*app.Answer, error) {
	if words != "" {
		e, err := app.Ask(words)
		if err != nil {
			return nil, err
		}
		q.Query = e
	}
	return s.desk.Answer(r.Context(), q)
}
