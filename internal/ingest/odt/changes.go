package odt

import (
	"encoding/xml"

	"readout/internal/ingest"
	"readout/internal/ingest/office"
)

// note is who wrote something and when, and the words: a tracked change or a
// comment while it is read.
type note struct {
	ingest.Change
	field      string // the element that is read
	paragraphs int
}

func (n *note) start(e xml.StartElement) {
	n.field = e.Name.Local
	switch n.field {
	case "p", "h":
		if n.paragraphs++; n.paragraphs > 1 {
			n.Text += "\n"
		}
	case "s", "tab":
		n.Text += " "
	case "line-break":
		n.Text += "\n"
	}
}

func (n *note) end(name string) {
	if name == "creator" || name == "date" {
		n.field = ""
	}
}

func (n *note) words(s string) {
	switch {
	case n.field == "creator":
		n.Author += s
	case n.field == "date":
		n.Date += s
	case n.paragraphs > 0:
		n.Text += s
	}
}

// tracked reads the list of changes, which stands before the text.
type tracked struct {
	regions map[string][]ingest.Change // by id
	id      string
	depth   int // within the list; 0 outside
	now     *note
}

// start tells whether an element belongs to the list of changes.
func (t *tracked) start(e xml.StartElement) bool {
	if t.depth == 0 && e.Name.Local != "tracked-changes" {
		return false
	}
	t.depth++
	switch e.Name.Local {
	case "changed-region":
		t.id = office.Attr(e, "id")
	case "insertion":
		t.open(ingest.Inserted)
	case "deletion":
		t.open(ingest.Deleted)
	case "format-change":
		t.close()
	default:
		if t.now != nil {
			t.now.start(e)
		}
	}
	return true
}

func (t *tracked) open(k ingest.ChangeKind) {
	t.close()
	t.now = &note{Change: ingest.Change{Kind: k}}
}

// close keeps the change that was read.
func (t *tracked) close() {
	if t.now != nil {
		t.regions[t.id] = append(t.regions[t.id], t.now.Change)
	}
	t.now = nil
}

func (t *tracked) end(name string) bool {
	if t.depth == 0 {
		return false
	}
	t.depth--
	switch {
	case name == "changed-region":
		t.close()
	case t.now != nil:
		t.now.end(name)
	}
	return true
}

func (t *tracked) words(s string) bool {
	if t.depth > 0 && t.now != nil {
		t.now.words(s)
	}
	return t.depth > 0
}
