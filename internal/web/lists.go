package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/app"
	"readout/internal/query"
	"readout/internal/store"
)

// some entries of a list stand on one page of it.
const onePage = 50

// paged is entries and the pages beside them.
type paged struct {
	Sections      []section
	From, To, Of  int // Of is 0 where it is not known
	Before, After string
	Sources       []facet
	Unread        []source // what else has the words that are looked for
}

// facet is one way to narrow what was found.
type facet struct{ Name, Address string }

// list is one list of the record, a page of it.
func (s *Site) list(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("list")
	if !slices.Contains(listed, name) {
		s.fail(w, store.ErrUnknown)
		return
	}
	body, err := s.paged(r, app.Question{List: name}, "")
	if err != nil {
		s.fail(w, err)
		return
	}
	s.show(w, r, "list", page{Title: strings.ToUpper(name[:1]) + name[1:], Body: body})
}

// paged is the page of an answer that a request asks for.
func (s *Site) paged(r *http.Request, q app.Question, words string) (*paged, error) {
	q.After, _ = strconv.Atoi(r.FormValue("after"))
	q.After, q.Limit = max(0, q.After), onePage
	q.Newest = r.FormValue("order") == "newest"
	a, err := s.ask(r, q, words)
	if err != nil {
		return nil, err
	}
	out := &paged{Sections: sections(a), From: q.After + 1, To: q.After + len(a.Picked), Of: max(0, a.Total)}
	at := func(after int) string {
		v := r.URL.Query()
		v.Set("after", strconv.Itoa(after))
		return r.URL.Path + "?" + v.Encode()
	}
	if q.After > 0 {
		out.Before = at(max(0, q.After-onePage))
	}
	if a.More {
		out.After = at(q.After + onePage)
	}
	return out, nil
}

// find is what a query asks for, with lists to narrow it by.
func (s *Site) find(w http.ResponseWriter, r *http.Request) {
	p := page{Title: "Find", Query: strings.TrimSpace(r.FormValue("q"))}
	var err error
	if p.Saved, err = s.saved(r); err != nil {
		s.fail(w, err)
		return
	}
	if p.Query == "" {
		s.show(w, r, "find", p)
		return
	}
	body, err := s.paged(r, app.Question{}, p.Query)
	var wrong *query.Error
	if errors.As(err, &wrong) {
		p.Wrong = wrong.Error()
		s.show(w, r, "find", p)
		return
	}
	if err != nil {
		s.fail(w, err)
		return
	}
	if body.Unread, err = s.unread(r, p.Query); err != nil {
		s.fail(w, err)
		return
	}
	if !strings.Contains(p.Query, "list:") {
		for _, l := range listed {
			narrowed := "list:" + l + " (" + p.Query + ")"
			a, err := s.ask(r, app.Question{Limit: 1}, narrowed)
			if err == nil && len(a.Picked) > 0 {
				name := l
				if a.Total > 0 {
					name = fmt.Sprintf("%s %d", l, a.Total)
				}
				body.Sources = append(body.Sources, facet{name, "/find?q=" + url.QueryEscape(narrowed)})
			}
		}
	}
	p.Body = body
	s.show(w, r, "find", p)
}
