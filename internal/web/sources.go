package web

import (
	"net/http"
	"strings"

	"readout"
	"readout/internal/app"
	"readout/internal/draft"
	"readout/internal/export"
	"readout/text"
)

// sources are the documents.
func (s *Site) sources(w http.ResponseWriter, r *http.Request) {
	docs, err := s.desk.Store.Documents(r.Context())
	if err != nil {
		s.fail(w, err)
		return
	}
	s.show(w, r, "sources", page{Title: "Sources", Body: written(docs)})
}

// source is a document and the language that it is in where that is another than
// English, so that it was not read for facts.
type source struct {
	readout.Document
	Foreign string
}

func written(docs []readout.Document) []source {
	var out []source
	for _, d := range docs {
		out = append(out, source{d, app.Foreign(d)})
	}
	return out
}

// unread are the documents that were not read for facts in which a query finds
// its words, on the first page of what it finds.
func (s *Site) unread(r *http.Request, words string) ([]source, error) {
	e, err := app.Ask(words)
	if err != nil || r.FormValue("after") != "" {
		return nil, err
	}
	docs, err := s.desk.Unread(r.Context(), app.Question{Query: e})
	return written(docs), err
}

// source is one document with its facts marked in its words.
func (s *Site) source(w http.ResponseWriter, r *http.Request) {
	e, err := s.desk.Store.Entry(r.Context(), readout.DocumentID(r.PathValue("id")))
	if err != nil {
		s.fail(w, err)
		return
	}
	t, err := text.New(e.Text)
	if err != nil {
		s.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	export.HTML{Texts: map[readout.DocumentID]*text.Text{e.Document.ID: t}, Back: "/"}.Write(w, e.Facts)
}

// drafts are the texts of drafts on the record, each to be compared with the one
// before.
func (s *Site) drafts(w http.ResponseWriter, r *http.Request) {
	docs, err := s.desk.Store.Documents(r.Context())
	if err != nil {
		s.fail(w, err)
		return
	}
	type text struct {
		readout.Document
		Before readout.DocumentID
	}
	var body []text
	last := map[string]readout.DocumentID{}
	for _, d := range docs {
		if d.Kind != draft.DocumentKind {
			continue
		}
		name := ""
		if d.Title != nil {
			name = strings.ToLower(*d.Title)
		}
		body = append(body, text{d, last[name]})
		last[name] = d.ID
	}
	s.show(w, r, "drafts", page{Title: "Texts of drafts", Body: body})
}

// compare is what became of a draft between two versions.
func (s *Site) compare(w http.ResponseWriter, r *http.Request) {
	a, err := app.DraftOf(r.Context(), s.desk.Store, r.FormValue("a"))
	if err != nil {
		s.fail(w, err)
		return
	}
	b, err := app.DraftOf(r.Context(), s.desk.Store, r.FormValue("b"))
	if err != nil {
		s.fail(w, err)
		return
	}
	facts, err := app.DraftFacts(r.Context(), s.desk.Store)
	if err != nil {
		s.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	export.ComparisonHTML(w, app.Compare(a, b, facts))
}
