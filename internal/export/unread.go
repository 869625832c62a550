package export

import (
	"io"
	"strconv"
	"strings"

	"readout"
	"readout/internal/app"
)

// Unread writes documents that were found by their words and were not read for
// facts, as they are in other languages than English.
func (v View) Unread(w io.Writer, docs []readout.Document) error {
	p := &page{style: style{v.Colour}, view: v, width: max(v.Width, 40)}
	p.line()
	p.line(p.bold("Not read for facts"), p.dim("  "+strconv.Itoa(len(docs))))
	for _, d := range docs {
		p.line()
		p.document(d)
		p.line(unread(d))
	}
	_, err := io.WriteString(w, p.clean(p.out.String()))
	return err
}

// Words writes the text of a document as it is, behind an empty line, without
// what would steer the terminal.
func (v View) Words(w io.Writer, text string) error {
	_, err := io.WriteString(w, style{v.Colour}.clean("\n"+strings.TrimRight(text, "\n")+"\n"))
	return err
}

// unread says that a document was not read for facts, and why; nothing of one in
// English.
func unread(d readout.Document) string {
	if l := app.Foreign(d); l != "" {
		return "It is in " + l + " and was not read for facts; readout reads English."
	}
	return ""
}

// telling are the documents that items of some sections stand in.
func telling(sections []section) map[readout.DocumentID]bool {
	tell := map[readout.DocumentID]bool{}
	for _, s := range sections {
		for _, e := range s.entries {
			for _, at := range e.at {
				tell[at.Doc] = true
			}
		}
	}
	return tell
}
