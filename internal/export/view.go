// Package export writes a record for those who use it: as JSON for programs,
// as a text and as a page for people. sheet.go and one file a list lay the
// record out; view.go writes it for a terminal, html.go as a page. The package
// keeps no state and may import the vocabulary, text and app.
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
	// Only is the one list to be shown, in lower case, or "sources", or the id
	// of one thing; "" for all. Items then show their ids.
	Only string
	// Sentence is the number of the sentence of a document in which a span
	// begins, from 1; 0 when it is not known. It may be nil.
	Sentence func(readout.Span) int
	// Pick tells which items are shown, by their ids; nil for all. They then
	// show their ids.
	Pick func(readout.ID) bool
	// Notes are more lines under an item, by its id. It may be nil.
	Notes func(readout.ID) []string
}

// Write writes the record: its documents, then the lists, each item with who
// says so and the number of the sentence that it stands in. It writes once.
func (v View) Write(w io.Writer, rec *readout.Record) error {
	p := &page{style: style{v.Colour}, view: v, width: max(v.Width, 40), several: len(rec.Documents) > 1}
	sections := newBook(rec).sections()
	tell := telling(sections)
	for i, d := range rec.Documents {
		if v.Only == "" && v.Pick == nil || v.Only == "sources" {
			if i > 0 {
				p.line()
			}
			p.document(d)
			if words := unread(d); words != "" && !tell[d.ID] {
				p.line(words)
			}
		}
	}
	for _, s := range sections {
		if s = s.pick(v.Only); v.Pick != nil {
			s.entries = slices.DeleteFunc(s.entries, func(e entry) bool { return !v.Pick(e.id) })
		}
		if len(s.entries) > 0 {
			for i := range s.entries {
				if e := &s.entries[i]; v.Notes != nil {
					e.notes = append(e.notes, v.Notes(e.id)...)
				}
			}
			p.section(s)
		}
	}
	_, err := io.WriteString(w, p.clean(p.out.String()))
	return err
}

// page is a record on its way to the terminal.
type page struct {
	style
	view    View
	width   int
	several bool // documents
	out     bytes.Buffer
}

// line writes a line; parts that are empty are left out.
func (p *page) line(parts ...string) {
	p.out.WriteString(join("", parts...))
	p.out.WriteByte('\n')
}

// document writes the head of the page: what the document is.
func (p *page) document(d readout.Document) {
	for _, l := range wrap(deref(d.Title), p.width) {
		p.line(p.title(l))
	}
	if origin := origin(d); origin != "" {
		p.line(origin)
	}
	p.line(p.dim(join(" · ", string(d.ID), d.Kind, after("language ", deref(d.Language)), p.view.Source)))
	if m := d.Member; m != nil {
		p.line(p.dim("at byte " + strconv.FormatInt(m.Offset, 10) + " of " + m.File))
	}
}

// origin is where a document comes from, as far as that is known.
func origin(d readout.Document) string {
	return join(" · ", deref(d.Publisher), strings.Join(d.Authors, ", "), after("credited to ", deref(d.Credit)), deref(d.Published), after("changed ", deref(d.Modified)), deref(d.URL))
}

func (p *page) section(s section) {
	p.line()
	p.line(p.bold(s.name), p.dim("  "+strconv.Itoa(len(s.entries))))
	for i, e := range s.entries {
		if i > 0 && e.words != "" {
			p.line()
		}
		p.entry(e)
	}
}

// entry writes an item: what it is with who says so and where at the right
// edge, or below it where the line is too short for both; then the rest.
func (p *page) entry(e entry) {
	lines := p.head(e.head)
	where := join(", ", e.by, p.where(e.at))
	if p.view.Only != "" || p.view.Pick != nil {
		where = join(", ", e.by, string(e.id))
	}
	room := p.width - visible(lines[len(lines)-1]) - visible(where)
	for i, l := range lines {
		if i == len(lines)-1 && where != "" && room >= 2 {
			l += strings.Repeat(" ", room) + p.dim(where)
		}
		p.line(l)
	}
	for _, n := range e.notes {
		p.under(4, n)
	}
	p.under(6, e.words)
	if room < 2 {
		for _, l := range wrap(where, p.width-6) {
			p.line(strings.Repeat(" ", max(4, p.width-visible(l))), p.dim(l))
		}
	}
}

// head is the first line of an item, broken where it is too long.
func (p *page) head(runs []run) []string {
	lines, width, fresh := []string{"  "}, 2, true
	for _, r := range runs {
		for i, word := range strings.Fields(r.text) {
			gap, n := 1, visible(word)
			if i == 0 {
				gap = 2
			}
			if !fresh && width+gap+n > p.width {
				lines, width, fresh = append(lines, "    "), 4, true
			}
			if fresh {
				gap, fresh = 0, false
			}
			lines[len(lines)-1] += strings.Repeat(" ", gap) + p.looked(word, r.look)
			width += gap + n
		}
	}
	return lines
}

func (p *page) looked(word string, l look) string {
	switch l {
	case strong:
		return p.bold(word)
	case marked:
		return p.mark(word)
	case dim:
		return p.dim(word)
	}
	return word
}

// under writes lines that belong to the item above.
func (p *page) under(indent int, text string) {
	for _, l := range wrap(text, p.width-indent) {
		p.line(strings.Repeat(" ", indent), l)
	}
}

// where is the place of an item: its sentences, the first few of them, and its
// document when there are several.
func (p *page) where(spans []readout.Span) string {
	if len(spans) == 0 {
		return ""
	}
	var numbers []int
	for _, s := range spans {
		if p.view.Sentence != nil && s.Doc == spans[0].Doc {
			numbers = append(numbers, p.view.Sentence(s))
		}
	}
	sentences := sentences(numbers)
	if p.several {
		return join(" ", string(spans[0].Doc), sentences)
	}
	return sentences
}

// sentences names the numbers of sentences, the first three of them, each
// once; 0 is none.
func sentences(numbers []int) string {
	slices.Sort(numbers)
	numbers = slices.DeleteFunc(slices.Compact(numbers), func(n int) bool { return n == 0 })
	var words []string
	for i, n := range numbers {
		if i == 3 {
			words = append(words, "…")
			break
		}
		words = append(words, strconv.Itoa(n))
	}
	switch len(numbers) {
	case 0:
		return ""
	case 1:
		return "sentence " + words[0]
	}
	return "sentences " + strings.Join(words, ", ")
}
