package odt

import (
	"context"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"readout/internal/ingest"
	"readout/internal/ingest/office"
)

// reader goes through the content once.
type reader struct {
	office.Writer
	ctx      context.Context
	lists    lists
	tracked  tracked
	in       []string            // the changes that the place is in, by id
	comments map[string]*comment // by name, until they end
	note     *note               // the comment that is read
	noteName string
	nesting  []list // the lists that the place is in, outermost first
	text     bool   // within the text, not the styles before it
	depth    int    // of paragraphs
	skip     int    // depth within what is not read
	blank    bool   // the last character was white space
}

// comment is one whose words begin or go on: its place among the changes, and
// where its words begin.
type comment struct{ place, start int }

// pending is where a comment begins before the first word in it.
const pending = -1

// list is one that the place is in.
type list struct {
	id    int
	style string
	item  bool // the next paragraph is the first of an item
	start *int // where that begins to count, or nil
}

func newReader(ctx context.Context) *reader {
	return &reader{ctx: ctx, comments: map[string]*comment{}, tracked: tracked{regions: map[string][]ingest.Change{}},
		lists: newLists()}
}

func (r *reader) read(z *office.File, limit int64) error {
	for _, part := range []string{styles, body} {
		if err := r.lists.read(z, part, limit); err != nil {
			return err
		}
	}
	return z.Walk(body, limit, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			r.startAny(t)
		case xml.EndElement:
			r.endAny(t.Name.Local)
		case xml.CharData:
			r.words(string(t))
		}
		return r.ctx.Err()
	})
}

// startAny finds out of what an element is a part.
func (r *reader) startAny(e xml.StartElement) {
	switch name := e.Name.Local; {
	case name == "body":
		r.text = true
	case !r.text || r.tracked.start(e):
	case r.note != nil:
		r.note.start(e)
	case r.skip > 0 || unread[name]:
		r.skip++
	default:
		r.start(e)
	}
}

// unread are elements whose words are not those of the text.
var unread = map[string]bool{"note": true, "sequence-decls": true, "variable-decls": true, "user-field-decls": true, "forms": true,
	"ruby-text": true, "event-listeners": true, "title": true, "desc": true, "binary-data": true, "index-title-template": true}

func (r *reader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "p", "h":
		r.paragraph(e)
	case "list":
		r.list(e)
	case "list-item":
		r.item(e)
	case "table":
		r.StartTable()
	case "s":
		n, err := strconv.Atoi(office.Attr(e, "c"))
		if err != nil || n < 1 {
			n = 1
		}
		r.add(strings.Repeat(" ", min(n, 100)))
	case "tab":
		r.add("\t")
	case "line-break":
		r.add("\n")
	case "span":
		r.Run++
	case "annotation":
		r.note = &note{Change: ingest.Change{Kind: ingest.Commented}}
		r.noteName = office.Attr(e, "name")
	case "annotation-end":
		if c := r.comments[office.Attr(e, "name")]; c != nil && c.start != pending {
			r.Cover(c.place, c.start)
		}
		delete(r.comments, office.Attr(e, "name"))
	case "change-start":
		r.in = append(r.in, office.Attr(e, "change-id"))
	case "change-end":
		id := office.Attr(e, "change-id")
		r.in = slices.DeleteFunc(r.in, func(x string) bool { return x == id })
		r.Run++
	case "change":
		r.taken(office.Attr(e, "change-id"))
	}
}

// paragraph begins a paragraph or a heading, with its number.
func (r *reader) paragraph(e xml.StartElement) {
	r.depth++
	number := func() string { return "" }
	if n := len(r.nesting); n > 0 && r.nesting[n-1].item {
		l := r.nesting[n-1]
		r.nesting[n-1].item, r.nesting[n-1].start = false, nil
		number = func() string { return r.lists.next(l.id, l.style, n, l.start) }
	} else if at, err := strconv.Atoi(office.Attr(e, "outline-level")); err == nil && n == 0 && office.Attr(e, "is-list-header") != "true" {
		number = func() string { return r.lists.next(0, headings, at, nil) }
	}
	r.StartParagraph(number)
	r.Run, r.blank = 1, true
}

// list begins a list. One in another counts with it and has its style; one that
// continues another counts on.
func (r *reader) list(e xml.StartElement) {
	own, style := office.Attr(e, "id"), office.Attr(e, "style-name")
	l := list{style: style}
	switch n := len(r.nesting); {
	case n > 0:
		l.id = r.nesting[n-1].id
		if style == "" {
			l.style = r.nesting[n-1].style
		}
	case office.Attr(e, "continue-list") != "":
		l.id = r.lists.same[office.Attr(e, "continue-list")]
	case office.Attr(e, "continue-numbering") == "true":
		l.id = r.lists.last[style]
	}
	if l.id == 0 {
		r.lists.begun++
		l.id = r.lists.begun
	}
	r.lists.same[own], r.lists.last[l.style] = l.id, l.id
	r.nesting = append(r.nesting, l)
}

func (r *reader) item(e xml.StartElement) {
	if n := len(r.nesting); n > 0 {
		r.nesting[n-1].item = true
		if v, err := strconv.Atoi(office.Attr(e, "start-value")); err == nil {
			r.nesting[n-1].start = &v
		}
	}
}
