package web

import (
	"bytes"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/app"
	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/store"
	"readout/text"
)

// page is what every page is given.
type page struct {
	Record   string
	Title    string
	Lists    []list // the lists of the record
	Query    string
	Wrong    string // what is wrong with the query
	Sections []section
	Sources  []readout.Document
	Thing    []account
}

// list is one list of the record in the menu.
type list struct {
	Name, Path string
	Items      int
}

// section is entries under a heading.
type section struct {
	Name, More string // More is the address of all of them, where there are more
	Entries    []export.Entry
}

// account is one account of a thing.
type account struct {
	Item      readout.ID
	Document  readout.Document
	Says      []string
	Evidences []string
}

// some is how many entries of a list the home page shows.
const some = 6

// with calls do with the record and the page that it is to fill in, and writes
// that page.
func (s *Site) with(w http.ResponseWriter, r *http.Request, name string, do func(*app.Standing, *page) error) {
	st, err := s.shelf.get(r.Context())
	if err != nil {
		s.fail(w, err)
		return
	}
	p := &page{Record: s.shelf.name, Lists: lists(st.Record)}
	if err := do(st, p); err != nil {
		s.fail(w, err)
		return
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
	if errors.Is(err, store.ErrUnknown) {
		status = http.StatusNotFound
	}
	http.Error(w, err.Error(), status)
}

// lists are the lists of a record that are not empty.
func lists(rec *readout.Record) []list {
	var out []list
	for _, x := range export.Sections(rec) {
		out = append(out, list{Name: x.Name, Path: path(x.Name), Items: len(x.Entries)})
	}
	return out
}

// path is the name of a list in an address.
func path(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") }

// home is where the negotiation stands: what comes next, then the newest of
// each list of the table.
func (s *Site) home(w http.ResponseWriter, r *http.Request) {
	s.with(w, r, "home", func(st *app.Standing, p *page) error {
		p.Title = "Where it stands"
		next := st.Next(time.Now().Format(time.DateOnly))
		all := export.Sections(st.Record)
		for _, x := range all {
			if x.Name == "Meetings" {
				ahead := slices.DeleteFunc(slices.Clone(x.Entries), func(e export.Entry) bool { return !slices.Contains(next, e.ID) })
				p.add("Next meetings", "", ahead, st)
			}
		}
		for _, x := range all {
			switch x.Name {
			case "Drafts", "Disputes", "Positions", "Events", "Meetings":
				newest := slices.Clone(x.Entries[max(0, len(x.Entries)-some):])
				slices.Reverse(newest)
				p.add("Newest: "+strings.ToLower(x.Name), "/list/"+path(x.Name), newest, st)
			}
		}
		return nil
	})
}

// add puts a section on the page, its entries with what their accounts tell in
// different ways; one without entries is left out.
func (p *page) add(name, more string, entries []export.Entry, st *app.Standing) {
	if len(entries) == 0 {
		return
	}
	differences := export.Differences(st)
	for i := range entries {
		entries[i].Notes = append(slices.Clone(entries[i].Notes), differences(entries[i].ID)...)
	}
	p.Sections = append(p.Sections, section{Name: name, More: more, Entries: entries})
}

// list is one list of the record.
func (s *Site) list(w http.ResponseWriter, r *http.Request) {
	s.with(w, r, "list", func(st *app.Standing, p *page) error {
		for _, x := range export.Sections(st.Record) {
			if path(x.Name) == r.PathValue("list") {
				p.Title = x.Name
				p.add(x.Name, "", x.Entries, st)
				return nil
			}
		}
		return store.ErrUnknown
	})
}

// thing is everything about one thing: it, and each account with its words.
func (s *Site) thing(w http.ResponseWriter, r *http.Request) {
	s.with(w, r, "thing", func(st *app.Standing, p *page) error {
		id := st.Identity.Of(readout.ID(r.PathValue("id")))
		if id == "" {
			id = readout.ID(r.PathValue("id"))
		}
		for _, x := range export.Sections(st.Record) {
			for _, e := range x.Entries {
				if e.ID == id {
					p.Title = strings.Join(e.Head, ", ")
					p.add(x.Name, "/list/"+path(x.Name), []export.Entry{e}, st)
					p.Thing = accounts(st, id, e)
					return nil
				}
			}
		}
		return store.ErrUnknown
	})
}

// accounts are those of a thing, each with its document; of what is never
// brought together, the one that it is.
func accounts(st *app.Standing, id readout.ID, e export.Entry) []account {
	docs := map[readout.DocumentID]readout.Document{}
	for _, d := range st.Record.Documents {
		docs[d.ID] = d
	}
	var out []account
	for _, a := range st.Accounts[id] {
		x := account{Item: a.Item, Document: docs[a.Document]}
		for _, says := range a.Says {
			x.Says = append(x.Says, export.Told(st, says.What)+" "+says.Value)
		}
		for _, at := range a.Evidence {
			x.Evidences = append(x.Evidences, at.Quote)
		}
		out = append(out, x)
	}
	if len(out) == 0 && len(e.At) > 0 {
		x := account{Item: id, Document: docs[e.At[0].Doc]}
		for _, at := range e.At {
			x.Evidences = append(x.Evidences, at.Quote)
		}
		out = append(out, x)
	}
	return out
}

// sources are the documents.
func (s *Site) sources(w http.ResponseWriter, r *http.Request) {
	s.with(w, r, "sources", func(st *app.Standing, p *page) error {
		p.Title, p.Sources = "Sources", st.Record.Documents
		return nil
	})
}

// source is one document with its facts marked in its words.
func (s *Site) source(w http.ResponseWriter, r *http.Request) {
	e, err := s.shelf.desk.Store.Entry(r.Context(), readout.DocumentID(r.PathValue("id")))
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

// find is what a query asks for.
func (s *Site) find(w http.ResponseWriter, r *http.Request) {
	s.with(w, r, "find", func(st *app.Standing, p *page) error {
		p.Title, p.Query = "Find", r.FormValue("q")
		if strings.TrimSpace(p.Query) == "" {
			return nil
		}
		e, err := app.Ask(p.Query)
		var wrong *query.Error
		if errors.As(err, &wrong) {
			p.Wrong = wrong.Error()
			return nil
		}
		found := st.Find(e)
		for _, x := range export.Sections(st.Record) {
			p.add(x.Name, "", slices.DeleteFunc(slices.Clone(x.Entries), func(e export.Entry) bool { return !found[e.ID] }), st)
		}
		return nil
	})
}
