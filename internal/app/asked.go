package app

import (
	"strings"

	"readout"
	"readout/internal/dates"
	"readout/internal/names"
	"readout/internal/query"
)

// Ask reads a query; the error is a *query.Error.
func Ask(q string) (query.Expr, error) { return query.Parse(q, names.Fold) }

// Find is the ids of what a query asks for.
func (s *Standing) Find(e query.Expr) map[readout.ID]bool {
	found := map[readout.ID]bool{}
	for id, x := range s.items() {
		if e.Match(x) {
			found[id] = true
		}
	}
	return found
}

// items are the facts of a record as they are asked about.
func (s *Standing) items() map[readout.ID]query.Item {
	a := newAsked(s.Record.Documents, s.Record.Actors, s.Record.Statements, s.Record.Disputes)
	a.gather(s.Record)
	return a.done()
}

// gather adds the items of some lists.
func (a *asked) gather(rec *readout.Record) {
	for _, x := range rec.Actors {
		if x.Kind == readout.Person {
			a.put("people", x.Sourced, "", a.names(x)...).field("person", a.names(x)...)
		}
	}
	for _, x := range rec.Statements {
		i := a.put("statements", x.Sourced, "", quotes(x.Content)...).field("act", string(x.Act)).field("issue", quotes(x.Content)...)
		a.who(i, &readout.Who{Actor: x.Source.Actor, Text: x.Source.Text})
		if x.Source.Anonymous {
			i.field("is", "anonymous")
		}
	}
	for _, x := range rec.Meetings {
		i := a.put("meetings", x.Sourced, edtf(x.When)).field("status", x.Status)
		for _, t := range x.Topics {
			i.field("issue", t.Text)
		}
		for _, w := range x.Attendees {
			a.who(i, &w.Who)
		}
		for _, p := range x.Parties {
			a.who(i, &readout.Who{Actor: &p})
		}
		a.place(i, x.Where)
	}
	for _, x := range rec.Drafts {
		i := a.put("drafts", x.Sourced, edtf(x.When), x.Name).field("issue", x.Name)
		for _, p := range x.Authors {
			a.who(i, &readout.Who{Actor: &p})
		}
	}
	for _, x := range rec.Provisions {
		i := a.put("provisions", x.Sourced, "", quotes(x.Content)...).field("issue", append(quotes(x.Content), x.Issue)...)
		for _, h := range x.History {
			i.field("status", h.Action)
			a.who(i, h.By)
		}
	}
	for _, x := range rec.Positions {
		i := a.put("positions", x.Sourced, edtf(x.When), quotes(x.Content)...).field("stance", x.Stance).field("issue", append(quotes(x.Content), x.Issue)...)
		a.who(i, x.Holder)
		a.who(i, &readout.Who{Actor: x.Party})
	}
	for _, x := range rec.Linkages {
		a.who(a.put("linkages", x.Sourced, "").field("issue", x.Issue, x.Requires), x.Holder)
	}
	for _, x := range rec.Events {
		i := a.put("events", x.Sourced, edtf(x.When), x.Type).field("issue", x.Type)
		for _, w := range append(append([]readout.Who{}, x.Actors...), x.Targets...) {
			a.who(i, &w)
		}
		a.place(i, x.Where)
	}
	for _, x := range rec.Disputes {
		a.put("disputes", x.Sourced, "").field("is", "disputed")
	}
}

// asked is the items while they are gathered.
type asked struct {
	actors     map[readout.ID]readout.Actor
	statements map[readout.ID]readout.Statement
	documents  map[readout.DocumentID]readout.Document
	disputed   map[readout.ID]bool
	found      map[readout.ID]*item
}

// item is one of them.
type item struct{ query.Item }

// newAsked is none yet, of a record with some documents, and actors, statements
// and disputes that were brought together.
func newAsked(documents []readout.Document, actors []readout.Actor, statements []readout.Statement, disputes []readout.Dispute) *asked {
	a := &asked{actors: map[readout.ID]readout.Actor{}, statements: map[readout.ID]readout.Statement{},
		documents: map[readout.DocumentID]readout.Document{}, disputed: map[readout.ID]bool{}, found: map[readout.ID]*item{}}
	for _, x := range actors {
		a.actors[x.ID] = x
	}
	for _, x := range statements {
		a.statements[x.ID] = x
	}
	for _, d := range documents {
		a.documents[d.ID] = d
	}
	for _, x := range disputes {
		a.disputed[x.About] = true
		for _, by := range append(append([]readout.According{}, x.Asserted...), x.Denied...) {
			a.disputed[by.Statement] = true
		}
	}
	return a
}

// put begins an item: its list, its words, its sources, and its day, which is
// that of the first document that tells it where it has none of its own.
func (a *asked) put(list string, s readout.Sourced, day string, words ...string) *item {
	i := &item{query.Item{Fields: map[string][]string{}}}
	i.field("list", list)
	i.Text = names.Fold(strings.Join(append(words, quotes(s.Evidence)...), " "))
	for _, span := range s.Evidence {
		d := a.documents[span.Doc]
		if d.Publisher != nil {
			i.field("source", *d.Publisher)
		}
		if day == "" && d.Published != nil {
			day = *d.Published
		}
	}
	for _, by := range s.AccordingTo {
		if st, ok := a.statements[by.Statement]; ok {
			i.field("source", st.Source.Text)
			if st.Source.Actor != nil {
				i.field("source", a.names(a.actors[*st.Source.Actor])...)
			}
		}
		if by.Stance == readout.Denies {
			a.disputed[s.ID] = true
		}
	}
	if a.uncertain(s.AccordingTo) {
		i.field("is", "uncertain")
	}
	i.First, i.Last = days(day)
	a.found[s.ID] = i
	return i
}

// uncertain tells whether somebody doubts what those say, or all of them are
// anonymous.
func (a *asked) uncertain(by []readout.According) bool {
	named := len(by) == 0
	for _, x := range by {
		if x.Stance == readout.Doubts {
			return true
		}
		named = named || !a.statements[x.Statement].Source.Anonymous
	}
	return !named
}

// field adds values to a field.
func (i *item) field(name string, values ...string) *item {
	for _, v := range values {
		if v = names.Fold(strings.ReplaceAll(v, "_", " ")); v != "" {
			i.Fields[name] = append(i.Fields[name], v)
		}
	}
	return i
}

// who adds somebody who takes part: under person or party, with the side of
// one.
func (a *asked) who(i *item, w *readout.Who) {
	if w == nil {
		return
	}
	if w.Actor == nil {
		i.field("party", w.Text)
		return
	}
	actor := a.actors[*w.Actor]
	if actor.Kind == readout.Person {
		i.field("person", a.names(actor)...)
		return
	}
	i.field("party", a.names(actor)...)
}

func (a *asked) place(i *item, w *readout.Who) {
	if w == nil {
		return
	}
	i.field("place", w.Text)
	if w.Actor != nil {
		i.field("place", a.names(a.actors[*w.Actor])...)
	}
}

// names are all that an actor is called.
func (a *asked) names(x readout.Actor) []string { return append([]string{x.Name}, x.Aliases...) }

// done is the items gathered since it was called last, with those that somebody
// denies marked.
func (a *asked) done() map[readout.ID]query.Item {
	out := make(map[readout.ID]query.Item, len(a.found))
	for id, i := range a.found {
		if a.disputed[id] {
			i.field("is", "disputed")
		}
		out[id] = i.Item
	}
	clear(a.found)
	return out
}

// quotes are the words of spans.
func quotes(spans []readout.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.Quote)
	}
	return out
}

func edtf(w *readout.When) string {
	if w == nil || w.EDTF == nil {
		return ""
	}
	return *w.EDTF
}

// days are the first and the last day of an EDTF value, or "".
func days(value string) (first, last string) {
	v, err := dates.Parse(value)
	if err != nil {
		return "", ""
	}
	return v.Ends()
}
