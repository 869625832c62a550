package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/app"
	"readout/internal/export"
	"readout/internal/ledger"
)

// reviewed is the queue of what is to be looked at, how far those agree who
// reviewed, and what was decided last.
type reviewed struct {
	Decks     []deck
	List      string
	Lists     []string
	Second    bool // what others looked at, and who asks has not
	Back      string
	Agreement *app.Agreement
	Last      *done
}

// deck is cards of one list under a heading, and the ids by which each may be
// merged with another.
type deck struct {
	Name, Choices string
	Cards         []card
}

// card is one thing to be looked at: what can be corrected of it, and the other
// accounts from which it may be split.
type card struct {
	export.Entry
	Blanks []ledger.Blank
	Others []other
}

// other is an account of a thing.
type other struct {
	Item readout.ID
	Told string
}

// reviewedAt is how many things are offered for review at a time.
const reviewedAt = 20

// urgent are the parts of the queue in their order, each with its query.
var urgent = []struct{ name, words string }{
	{"Contested: ", "is:disputed"}, {"Uncertain: ", "-is:disputed is:uncertain"}, {"", "-is:disputed -is:uncertain"},
}

// review is what nobody has looked at: what is contested first, then what is
// uncertain. As a second coder one is shown what others looked at, without what
// they said of it.
func (s *Site) review(w http.ResponseWriter, r *http.Request) {
	all, err := s.desk.Store.Decisions(r.Context())
	if err != nil {
		s.fail(w, err)
		return
	}
	body := reviewed{List: r.FormValue("list"), Lists: listed, Second: r.FormValue("coder") == "second", Last: last(all, r.FormValue("decided")), Back: "/review"}
	switch {
	case body.Second:
		body.Back += "?coder=second"
		body.Decks, err = s.again(r, ledger.Codes(all))
	case body.List != "":
		body.Back += "?list=" + body.List
		fallthrough
	default:
		body.Decks, err = s.queue(r, body.List, ledger.Decide(all).Approved)
	}
	if err == nil {
		body.Agreement, err = s.desk.Agreement(r.Context())
	}
	if err != nil {
		s.fail(w, err)
		return
	}
	s.show(w, r, "review", page{Title: "Review", Body: body})
}

// queue is what nobody has looked at yet.
func (s *Site) queue(r *http.Request, list string, looked map[readout.ID]readout.Decision) ([]deck, error) {
	var out []deck
	for _, u := range urgent {
		a, err := s.ask(r, app.Question{List: list, Limit: reviewedAt + len(looked)}, u.words)
		if err != nil {
			return nil, err
		}
		a.Picked = fresh(a.Picked, looked)
		blanks, err := s.desk.Blanks(r.Context(), a.Picked...)
		if err != nil {
			return nil, err
		}
		for _, x := range sections(a) {
			d := deal(x, u.name, len(out), blanks)
			for i, c := range d.Cards {
				d.Cards[i].Others = others(a, c.ID)
			}
			out = append(out, d)
		}
	}
	return out, nil
}

// fresh are the first of some items that nobody has approved.
func fresh(ids []readout.ID, approved map[readout.ID]readout.Decision) []readout.ID {
	var out []readout.ID
	for _, id := range ids {
		if _, done := approved[id]; !done && len(out) < reviewedAt {
			out = append(out, id)
		}
	}
	return out
}

// deal makes cards of a section; n is its place on the page.
func deal(x section, before string, n int, blanks map[readout.ID][]ledger.Blank) deck {
	d := deck{Name: x.Name, Choices: "others-" + strconv.Itoa(n)}
	if before != "" {
		d.Name = before + strings.ToLower(x.Name)
	}
	for _, e := range x.Entries {
		d.Cards = append(d.Cards, card{Entry: e, Blanks: blanks[e.ID]})
	}
	return d
}

// others are the accounts of a thing besides the one whose id it has.
func others(a *app.Answer, id readout.ID) []other {
	var out []other
	for _, one := range a.Accounts[id] {
		if one.Item == id {
			continue
		}
		o := other{Item: one.Item, Told: string(one.Document)}
		for _, d := range a.Record.Documents {
			if d.ID == one.Document && d.Publisher != nil {
				o.Told = *d.Publisher
			}
		}
		if len(one.Evidence) > 0 {
			o.Told += ": " + one.Evidence[0].Quote
		}
		out = append(out, o)
	}
	return out
}

// again is what others judged and who asks has not, as its own document tells
// it: what was taken back is looked at again as well.
func (s *Site) again(r *http.Request, codes map[readout.ID]map[string]readout.DecisionKind) ([]deck, error) {
	if s.By == nil {
		return nil, nil
	}
	var ids []readout.ID
	for id, by := range codes {
		if by[s.By(r)] == "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	ids = ids[:min(len(ids), reviewedAt)]
	blanks, err := s.desk.Blanks(r.Context(), ids...)
	if err != nil {
		return nil, err
	}
	var out []deck
	for _, id := range ids {
		_, digits, _ := strings.Cut(string(id), "-")
		e, err := s.desk.Store.Entry(r.Context(), readout.DocumentID("d"+digits))
		if err != nil {
			return nil, err
		}
		for _, x := range export.Sections(e.Facts) {
			x.Entries = slices.DeleteFunc(x.Entries, func(e export.Entry) bool { return e.ID != id })
			if len(x.Entries) > 0 {
				out = append(out, deal(section{Name: x.Name, Entries: x.Entries}, "", len(out), blanks))
			}
		}
	}
	return out, nil
}
