package office

import (
	"readout/internal/ingest"
	"readout/text"
)

// Writer puts the text of an office document together: paragraphs apart by an
// empty line, cells by tabs, rows by line ends; and its tracked changes. Its
// zero value is an empty document.
type Writer struct {
	Paragraph int // the one that is written, from 1
	Run       int // of it, from 1

	out       ingest.Builder
	changes   []ingest.Change
	number    func() string // of the paragraph, until it is written
	separator string        // stands before what comes next
	tables    int           // how deep in tables
}

// StartParagraph begins a paragraph. Its number, with a space behind it, is
// asked for when its first words come.
func (w *Writer) StartParagraph(number func() string) {
	w.Paragraph++
	w.Run, w.number = 0, number
}

// EndParagraph ends a paragraph.
func (w *Writer) EndParagraph() {
	w.separator = "\n\n"
	if w.tables > 0 {
		w.separator = "\n"
	}
}

// StartTable begins a table, which may stand in another.
func (w *Writer) StartTable() { w.tables++ }

// EndCell ends a cell of a row.
func (w *Writer) EndCell() { w.separator = "\t" }

// EndRow ends a row of a table.
func (w *Writer) EndRow() { w.separator = "\n" }

// EndTable ends a table.
func (w *Writer) EndTable() {
	w.tables--
	w.separator = "\n\n"
}

// Len is the length of the text so far, in code points.
func (w *Writer) Len() int { return w.out.Len() }

// Add puts words at the end, or where one of the changes that they stand in
// took them out, into the changes alone.
func (w *Writer) Add(s string, in []ingest.Change) (start int) {
	gone := false
	for _, c := range in {
		gone = gone || c.Kind == ingest.Deleted
	}
	if !gone {
		w.before()
	}
	start = w.out.Len()
	if !gone {
		w.out.Add(s, ingest.Place{Paragraph: w.Paragraph, Run: w.Run})
	}
	for _, c := range in {
		c.Text, c.Start, c.End, c.Paragraph = s, start, w.out.Len(), w.Paragraph
		w.change(c)
	}
	return start
}

// before writes what stands before the first words of a paragraph.
func (w *Writer) before() {
	if w.out.Len() > 0 {
		w.out.Gap(w.separator)
	}
	w.separator = ""
	if w.number != nil {
		w.out.Gap(w.number())
		w.number = nil
	}
}

// change keeps a change, as one with the last where that goes on.
func (w *Writer) change(c ingest.Change) {
	if n := len(w.changes); n > 0 {
		l := &w.changes[n-1]
		if l.Kind == c.Kind && l.Author == c.Author && l.Date == c.Date && l.End == c.Start && l.Paragraph == c.Paragraph {
			l.Text, l.End = l.Text+c.Text, c.End
			return
		}
	}
	w.changes = append(w.changes, c)
}

// Comment keeps a comment on the words from start to the end of the text, and
// gives its place among the changes.
func (w *Writer) Comment(c ingest.Change, start int) int {
	c.Start, c.End, c.Paragraph = start, w.Len(), w.Paragraph
	w.changes = append(w.changes, c)
	return len(w.changes) - 1
}

// Cover makes the comment at a place one on the words from start to the end of
// the text.
func (w *Writer) Cover(comment, start int) {
	w.changes[comment].Start, w.changes[comment].End = start, w.Len()
}

// Text is the text, with the places of its words and its changes.
func (w *Writer) Text() (*text.Text, []ingest.Place, []ingest.Change, error) {
	t, places, err := w.out.Text()
	return t, places, w.changes, err
}
