package web

import (
	"net/http"
	"strings"

	"readout"
	"readout/internal/app"
	"readout/internal/export"
	"readout/internal/store"
)

// thing is everything about one thing.
type thing struct {
	Section  section
	Accounts []account
	Presence *presence // of a meeting that several tell of
	Points   []section // the provisions of a draft
}

// account is one account of a thing.
type account struct {
	Item      readout.ID
	Document  readout.Document
	Says      []string
	Evidences []string
}

// presence is who was at a meeting, by who tells it.
type presence struct {
	Sources []string
	People  []row
}

// row is a name and a cell for each column.
type row struct {
	Name  string
	Cells []string
}

// thing is a page of one thing: it, each account with its words, and who was
// there or what its points are.
func (s *Site) thing(w http.ResponseWriter, r *http.Request) {
	a, err := s.desk.Answer(r.Context(), app.Question{IDs: []readout.ID{readout.ID(r.PathValue("id"))}, Whole: true})
	if err == nil && len(a.Picked) == 0 {
		err = store.ErrUnknown
	}
	if err != nil {
		s.fail(w, err)
		return
	}
	found := sections(a)
	if len(found) == 0 {
		s.fail(w, store.ErrUnknown)
		return
	}
	body := thing{Section: found[0], Accounts: accounts(a, found[0].Entries[0])}
	if strings.HasPrefix(string(a.Picked[0]), "m") && len(body.Accounts) > 1 {
		body.Presence = attendance(a)
	}
	if strings.HasPrefix(string(a.Picked[0]), "p") {
		of, err := s.desk.Answer(r.Context(), app.Question{Of: a.Picked[0]})
		if err != nil {
			s.fail(w, err)
			return
		}
		body.Points = sections(of)
	}
	s.show(w, r, "thing", page{Title: strings.Join(found[0].Entries[0].Head, ", "), Body: body})
}

// accounts are those of a thing, each with its document; of what is never
// brought together, the one that it is.
func accounts(a *app.Answer, e export.Entry) []account {
	docs := map[readout.DocumentID]readout.Document{}
	for _, d := range a.Record.Documents {
		docs[d.ID] = d
	}
	var out []account
	for _, one := range a.Accounts[a.Picked[0]] {
		x := account{Item: one.Item, Document: docs[one.Document]}
		for _, says := range one.Says {
			x.Says = append(x.Says, export.Told(a.Standing, says.What)+" "+says.Value)
		}
		for _, at := range one.Evidence {
			x.Evidences = append(x.Evidences, at.Quote)
		}
		out = append(out, x)
	}
	if len(out) == 0 && len(e.At) > 0 {
		x := account{Item: a.Picked[0], Document: docs[e.At[0].Doc]}
		for _, at := range e.At {
			x.Evidences = append(x.Evidences, at.Quote)
		}
		out = append(out, x)
	}
	return out
}

// attendance is who was at a meeting, there, not there or not spoken of, by each
// account of it; nil where none names anybody.
func attendance(a *app.Answer) *presence {
	p, at := &presence{}, map[string]int{}
	all := a.Accounts[a.Picked[0]]
	for i, one := range all {
		name := string(one.Document)
		for _, d := range a.Record.Documents {
			if d.ID == one.Document && d.Publisher != nil {
				name = *d.Publisher
			}
		}
		p.Sources = append(p.Sources, name)
		for _, says := range one.Says {
			if says.Value != "there" && says.Value != "not there" {
				continue
			}
			j, ok := at[says.What]
			if !ok {
				j = len(p.People)
				at[says.What] = j
				p.People = append(p.People, row{Name: export.Told(a.Standing, says.What), Cells: make([]string, len(all))})
			}
			p.People[j].Cells[i] = says.Value
		}
	}
	if len(p.People) == 0 {
		return nil
	}
	return p
}
