package export

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/draft"
)

// section is one list of the record as people read it.
type section struct {
	name    string
	entries []entry
}

// entry is one item: what it is in a line, what else is known of it, its
// words, who says so, and where that stands.
type entry struct {
	id    readout.ID
	head  []run
	notes []string
	words string
	by    string
	at    []readout.Span
}

// run is a stretch of a line in one look.
type run struct {
	text string
	look look
}

type look uint8

const (
	plain look = iota
	strong
	marked
	dim
)

// book is a record with its items at hand by their ids.
type book struct {
	rec        *readout.Record
	actors     map[readout.ID]*readout.Actor
	offices    map[readout.ID][]readout.Office // by their holder
	statements map[readout.ID]*readout.Statement
	drafts     map[readout.ID]string
	parts      map[readout.DocumentID]parts
}

func newBook(rec *readout.Record) *book {
	b := &book{rec: rec, actors: map[readout.ID]*readout.Actor{}, offices: map[readout.ID][]readout.Office{},
		statements: map[readout.ID]*readout.Statement{}, drafts: map[readout.ID]string{}, parts: map[readout.DocumentID]parts{}}
	for i := range rec.Actors {
		b.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for _, o := range rec.Offices {
		if o.Holder.Actor != nil {
			b.offices[*o.Holder.Actor] = append(b.offices[*o.Holder.Actor], o)
		}
	}
	for i := range rec.Statements {
		b.statements[rec.Statements[i].ID] = &rec.Statements[i]
	}
	for _, d := range rec.Documents {
		b.parts[d.ID] = partsOf(d)
	}
	for _, d := range rec.Drafts {
		b.drafts[d.ID] = d.Name
	}
	return b
}

// sections are the lists that are not empty, in the order of a glance: who
// met, what is on the table, who wants what, what is disputed; then what
// happened, who they are, and all that was said.
func (b *book) sections() []section {
	all := []section{
		{"Meetings", b.meetings()}, {"Drafts", b.draftList()}, {"Provisions", b.provisions()}, {"Comments", b.comments()},
		{"Positions", b.positions()}, {"Linkages", b.linkages()}, {"Disputes", b.disputes()}, {"Events", b.events()},
	}
	all = append(all, b.actorLists()...)
	all = append(all, section{"Holders of offices without a name", b.looseOffices()}, section{"Statements", b.statementList()})
	for _, s := range all {
		for i, e := range s.entries {
			s.entries[i].by = join(", ", e.by, b.place(e.at))
		}
	}
	return slices.DeleteFunc(all, func(s section) bool { return len(s.entries) == 0 })
}

// pick is the part of a section that is asked for: all of it for "" and for its
// name, else the entry of an id.
func (s section) pick(only string) section {
	if only == "" || strings.EqualFold(s.name, only) {
		return s
	}
	s.entries = slices.DeleteFunc(s.entries, func(e entry) bool { return string(e.id) != only })
	return s
}

// head puts together the runs of a line that are not empty, two spaces
// between them.
func head(runs ...run) []run {
	return slices.DeleteFunc(runs, func(r run) bool { return r.text == "" })
}

// notes are those that are not empty.
func notes(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// name is that of an actor on the record.
func (b *book) name(id readout.ID) string {
	if a := b.actors[id]; a != nil {
		return a.Name
	}
	return string(id)
}

// who is the actor's name, or the words when no actor is named.
func (b *book) who(w readout.Who) string {
	if w.Actor != nil {
		return b.name(*w.Actor)
	}
	return w.Text
}

func (b *book) whoOr(w *readout.Who) string {
	if w == nil {
		return ""
	}
	return b.who(*w)
}

func (b *book) whos(list []readout.Who) string {
	var names []string
	for _, w := range list {
		names = append(names, b.who(w))
	}
	return strings.Join(names, ", ")
}

func (b *book) names(ids []readout.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, b.name(id))
	}
	return strings.Join(names, ", ")
}

// by tells who says so: the publisher or "the report", or the speakers of the
// statements, and how they stand to it where they do not assert it.
func (b *book) by(list []readout.According) string {
	var words []string
	for _, a := range list {
		name := b.voice(a)
		if a.Stance != readout.Asserts && a.Stance != "" {
			name += " " + string(a.Stance)
		}
		if !slices.Contains(words, name) {
			words = append(words, name)
		}
	}
	return strings.Join(words, ", ")
}

// voice is who speaks in a statement or a document.
func (b *book) voice(a readout.According) string {
	if s := b.statements[a.Statement]; s != nil {
		return b.speaker(*s)
	}
	for _, d := range b.rec.Documents {
		switch {
		case d.ID != a.Document:
		case d.Publisher != nil:
			return *d.Publisher
		case d.Kind == draft.DocumentKind:
			return "the draft"
		}
	}
	return "the report"
}

// when is the date, or the words when they could not be resolved.
func when(w *readout.When) string {
	switch {
	case w == nil:
		return ""
	case w.EDTF != nil:
		return *w.EDTF
	}
	return w.Text
}
