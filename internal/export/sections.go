package export

import (
	"readout"
)

// Section is one list of a record as people read it.
type Section struct {
	Name    string
	Entries []Entry
}

// Entry is one item: what it is in a few words, what else is known of it, its
// words, who says so, and where it stands.
type Entry struct {
	ID        readout.ID
	Head      []string
	Notes     []string
	Words, By string
	At        []readout.Span
}

// Sections are the lists of a record that are not empty, in the order of a
// glance.
func Sections(rec *readout.Record) []Section {
	var out []Section
	for _, s := range newBook(rec).sections() {
		section := Section{Name: s.name}
		for _, e := range s.entries {
			section.Entries = append(section.Entries, e.shown())
		}
		out = append(out, section)
	}
	return out
}

// shown is an entry for those outside the package.
func (e entry) shown() Entry {
	x := Entry{ID: e.id, Notes: e.notes, Words: e.words, By: e.by, At: e.at}
	for _, r := range e.head {
		x.Head = append(x.Head, r.text)
	}
	return x
}
