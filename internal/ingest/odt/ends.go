package odt

import (
	"strings"

	"readout/internal/ingest"
)

func (r *reader) endAny(name string) {
	switch {
	case name == "body":
		r.text = false
	case !r.text || r.tracked.end(name):
	case r.note != nil && name == "annotation":
		r.comments[r.noteName] = &comment{r.Comment(r.note.Change, r.Len()), pending}
		r.note = nil
	case r.note != nil:
		r.note.end(name)
	case r.skip > 0:
		r.skip--
	default:
		r.end(name)
	}
}

func (r *reader) end(name string) {
	switch name {
	case "p", "h":
		r.depth--
		r.EndParagraph()
	case "span":
		r.Run++
	case "list":
		r.nesting = r.nesting[:len(r.nesting)-1]
	case "table-cell":
		r.EndCell()
	case "table-row":
		r.EndRow()
	case "table":
		r.EndTable()
	}
}

// words are characters between elements: of a paragraph, or of none.
func (r *reader) words(s string) {
	switch {
	case !r.text || r.tracked.words(s):
	case r.note != nil:
		r.note.words(s)
	case r.skip > 0 || r.depth == 0:
	default:
		r.add(r.collapse(s))
	}
}

// collapse makes one space of white space, and none at the beginning of a
// paragraph: the elements s, tab and line-break stand for more.
func (r *reader) collapse(s string) string {
	var b strings.Builder
	for _, c := range s {
		blank := strings.ContainsRune(" \t\r\n", c)
		switch {
		case !blank:
			b.WriteRune(c)
		case !r.blank:
			b.WriteByte(' ')
		}
		r.blank = blank
	}
	return b.String()
}

func (r *reader) add(s string) {
	if s == "" || r.depth == 0 {
		return
	}
	r.blank = strings.HasSuffix(s, " ") || strings.HasSuffix(s, "\n") || strings.HasSuffix(s, "\t")
	var in []ingest.Change
	for _, id := range r.in {
		for _, c := range r.tracked.regions[id] {
			if c.Kind == ingest.Inserted { // what is taken out does not stand here
				in = append(in, c)
			}
		}
	}
	start := r.Add(s, in)
	for _, c := range r.comments {
		if c.start == pending {
			c.start = start
		}
	}
}

// taken keeps the words that were taken out at this place, and who had put
// them in where that was tracked, too.
func (r *reader) taken(id string) {
	in := r.tracked.regions[id]
	for _, c := range in {
		if c.Kind == ingest.Deleted && c.Text != "" {
			r.Add(c.Text, in)
		}
	}
	r.Run++
}
