package export

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strconv"

	"readout"
	"readout/text"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// HTML is how a record is shown as one page that needs nothing besides
// itself: the texts on one side, marked, and the record on the other.
type HTML struct {
	Texts map[readout.DocumentID]*text.Text
	// Sentence is the number of the sentence in which a span begins, from 1;
	// 0 when it is not known. It may be nil.
	Sentence func(readout.Span) int
	// Back is where the page leads back to; empty where it stands alone.
	Back string
}

// Style is the style sheet that the page brings with it.
func Style() string { return pageCSS }

// sheet is what the page's template is given.
type sheet struct {
	Title     string
	Back      string
	Style     template.CSS
	Documents []sheetDocument
	Sections  []sheetSection
}

type sheetDocument struct {
	ID            readout.DocumentID
	Title, Origin string
	Note          string // that it was not read for facts, or empty
	Segments      []segment
}

type sheetSection struct {
	Name    string
	Entries []sheetEntry
}

type sheetEntry struct {
	ID        readout.ID
	Head      []sheetRun
	Notes     []string
	Words, By string
	Places    []place
}

type sheetRun struct{ Class, Text string }

// place is where an item stands: a name of it, and the anchor in the text.
type place struct{ Anchor, Name string }

// Write writes the page; it writes once. Each item points to the places in the
// text that it stands on, and each of those to the item.
func (h HTML) Write(w io.Writer, rec *readout.Record) error {
	s := sheet{Title: "Record", Back: h.Back, Style: template.CSS(pageCSS)}
	sections := newBook(rec).sections()
	spans := spansOf(sections)
	tell := telling(sections)
	for _, d := range rec.Documents {
		title := deref(d.Title)
		if title == "" {
			title = string(d.ID)
		}
		note := ""
		if !tell[d.ID] {
			note = unread(d)
		}
		s.Documents = append(s.Documents, sheetDocument{ID: d.ID, Title: title, Origin: origin(d), Note: note, Segments: segments(h.Texts[d.ID], d.ID, spans[d.ID])})
	}
	if len(s.Documents) == 1 {
		s.Title = s.Documents[0].Title
	}
	for _, x := range sections {
		s.Sections = append(s.Sections, h.section(x))
	}
	var page bytes.Buffer
	if err := pageTemplate.Execute(&page, s); err != nil {
		return err
	}
	_, err := w.Write(page.Bytes())
	return err
}

func (h HTML) section(x section) sheetSection {
	s := sheetSection{Name: x.name}
	classes := [...]string{plain: "", strong: "strong", marked: "marked", dim: "dim"}
	for _, e := range x.entries {
		out := sheetEntry{ID: e.id, Notes: e.notes, Words: e.words, By: e.by, Places: h.places(e.at)}
		for _, r := range e.head {
			out.Head = append(out.Head, sheetRun{classes[r.look], r.text})
		}
		s.Entries = append(s.Entries, out)
	}
	return s
}

// places are where some spans begin, one a sentence.
func (h HTML) places(spans []readout.Span) []place {
	var places []place
	seen := map[string]bool{}
	for _, s := range spans {
		name := "in " + string(s.Doc)
		if h.Sentence != nil {
			if n := h.Sentence(s); n > 0 {
				name = "sentence " + strconv.Itoa(n)
				if len(h.Texts) > 1 {
					name = string(s.Doc) + " " + name
				}
			}
		}
		if !seen[name] {
			seen[name] = true
			places = append(places, place{anchor(s.Doc, s.Start), name})
		}
	}
	return places
}

func anchor(d readout.DocumentID, start int) string { return string(d) + "-" + strconv.Itoa(start) }

// placed is a span of an item in a text.
type placed struct {
	start, end int
	item       readout.ID
	list       string
}

// spansOf are the spans of all items by their document, in the order of the
// text, each once.
func spansOf(sections []section) map[readout.DocumentID][]placed {
	spans := map[readout.DocumentID][]placed{}
	for _, s := range sections {
		for _, e := range s.entries {
			for _, x := range e.at {
				p := placed{x.Start, x.End, e.id, s.name}
				if !slices.Contains(spans[x.Doc][max(0, len(spans[x.Doc])-len(e.at)):], p) {
					spans[x.Doc] = append(spans[x.Doc], p)
				}
			}
		}
	}
	for _, list := range spans {
		slices.SortStableFunc(list, func(a, b placed) int {
			if a.start != b.start {
				return a.start - b.start
			}
			return b.end - a.end
		})
	}
	return spans
}
