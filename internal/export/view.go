// Package export writes a record for those who use it: as JSON for programs,
// as a text for people. It keeps no state and may import the vocabulary and
// text.
package export

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// View is how a record is shown as a text.
type View struct {
	Width  int // letters a line; at least 40 are taken
	Colour bool
	Source string // where the document is from, a path; may be empty
	// Line is the line of a document on which a span begins, from 1; 0 when
	// it is not known. It may be nil.
	Line func(readout.Span) int
}

// Write writes the record: for each document its people, what they said and
// the other lists, each item with the line of the text that it stands on. It
// writes once.
func (v View) Write(w io.Writer, rec *readout.Record) error {
	p := &page{style: style{v.Colour}, view: v, width: max(v.Width, 40), rec: rec, actors: map[readout.ID]*readout.Actor{},
		offices: map[readout.ID][]readout.Office{}, statements: map[readout.ID]*readout.Statement{}, drafts: map[readout.ID]string{}}
	for i := range rec.Actors {
		p.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for _, o := range rec.Offices {
		if o.Holder.Actor != nil {
			p.offices[*o.Holder.Actor] = append(p.offices[*o.Holder.Actor], o)
		}
	}
	for i := range rec.Statements {
		p.statements[rec.Statements[i].ID] = &rec.Statements[i]
	}
	for _, d := range rec.Drafts {
		p.drafts[d.ID] = d.Name
	}
	for _, d := range rec.Documents {
		p.document(d)
	}
	p.actorLists()
	p.looseOffices()
	p.statementList()
	p.meetings()
	p.draftList()
	p.provisions()
	p.positions()
	p.linkages()
	p.events()
	p.disputes()
	_, err := io.WriteString(w, p.clean(p.out.String()))
	return err
}

// page is a record on its way to the terminal.
type page struct {
	style
	view       View
	width      int
	rec        *readout.Record
	actors     map[readout.ID]*readout.Actor
	offices    map[readout.ID][]readout.Office // by their holder
	statements map[readout.ID]*readout.Statement
	drafts     map[readout.ID]string
	out        bytes.Buffer
}

// line writes a line; parts that are empty are left out.
func (p *page) line(parts ...string) {
	p.out.WriteString(join("", parts...))
	p.out.WriteByte('\n')
}

// section writes the heading of a list.
func (p *page) section(name string, n int) {
	p.line()
	p.line(p.bold(name), p.dim("  "+strconv.Itoa(n)))
}

// entry writes the first line of an item: what it is, and at the right edge
// where it stands.
func (p *page) entry(head string, where string) {
	pad := p.width - visible(head) - visible(where)
	if pad < 2 {
		pad = 2
	}
	if where == "" {
		pad = 0
	}
	p.line(head, strings.Repeat(" ", pad), p.dim(where))
}

// under writes lines that belong to the item above.
func (p *page) under(indent int, text string) {
	for _, l := range wrap(text, p.width-indent) {
		p.line(strings.Repeat(" ", indent), l)
	}
}

// where is the place of an item: its line, and its document when there are
// several.
func (p *page) where(spans ...[]readout.Span) string {
	first := slices.Concat(spans...)
	if len(first) == 0 {
		return ""
	}
	where := ""
	if n := p.lineOf(first[0]); n > 0 {
		where = "line " + strconv.Itoa(n)
	}
	if len(p.rec.Documents) > 1 {
		where = join(" ", string(first[0].Doc), where)
	}
	return where
}

func (p *page) lineOf(s readout.Span) int {
	if p.view.Line == nil {
		return 0
	}
	return p.view.Line(s)
}

// name is that of an actor on the record.
func (p *page) name(id readout.ID) string {
	if a := p.actors[id]; a != nil {
		return a.Name
	}
	return string(id)
}

// who is the actor's name, or the words when no actor is named.
func (p *page) who(w readout.Who) string {
	if w.Actor != nil {
		return p.name(*w.Actor)
	}
	return w.Text
}

func (p *page) whoOr(w *readout.Who) string {
	if w == nil {
		return ""
	}
	return p.who(*w)
}

func (p *page) whos(list []readout.Who) string {
	var names []string
	for _, w := range list {
		names = append(names, p.who(w))
	}
	return strings.Join(names, ", ")
}

func (p *page) names(ids []readout.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, p.name(id))
	}
	return strings.Join(names, ", ")
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
