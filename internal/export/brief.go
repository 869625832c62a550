package export

import (
	"bytes"
	"io"
	"strings"

	"readout"
)

// Brief writes what is picked of a record in sentences, list by list: each tells
// one fact, who says so, and its id in brackets. It writes once.
func Brief(w io.Writer, rec *readout.Record, pick func(readout.ID) bool, width int) error {
	var out bytes.Buffer
	for _, s := range newBook(rec).sections() {
		var lines []string
		for _, e := range s.entries {
			if pick(e.id) {
				lines = append(lines, e.sentence())
			}
		}
		if len(lines) == 0 {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(s.name + "\n")
		for _, l := range lines {
			for i, part := range wrap(l, max(width, 40)-4) {
				out.WriteString([]string{"  - ", "    "}[min(i, 1)] + part + "\n")
			}
		}
	}
	if out.Len() == 0 {
		out.WriteString("nothing is new on the record\n")
	}
	_, err := io.WriteString(w, style{}.clean(out.String()))
	return err
}

// sentence is an entry as a sentence with its source and id.
func (e entry) sentence() string {
	return e.shown().Sentence() + " [" + string(e.id) + "]"
}

// Sentence is an entry as a sentence, with who says so.
func (e Entry) Sentence() string {
	words := strings.Join(e.Head, ", ")
	if e.Words != "" {
		words += ": “" + e.Words + "”"
	}
	return words + " — " + e.By
}
