package export

import (
	"encoding/csv"
	"io"
	"strings"

	"readout"
)

// columns are those of a table.
var columns = []string{"id", "list", "what", "more", "according to", "documents", "quotes"}

// CSV writes what is picked of a record as a table, one item a row, with a line
// of headings; nil picks all.
func CSV(w io.Writer, rec *readout.Record, pick func(section string, id readout.ID) bool) error {
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return err
	}
	if err := out.WriteAll(rows(rec, pick)); err != nil {
		return err
	}
	return out.Error()
}

// Markdown writes what CSV writes as a table of Markdown.
func Markdown(w io.Writer, rec *readout.Record, pick func(section string, id readout.ID) bool) error {
	var b strings.Builder
	line := func(cells []string) {
		for _, c := range cells {
			b.WriteString("| " + strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;").Replace(c) + " ")
		}
		b.WriteString("|\n")
	}
	line(columns)
	b.WriteString(strings.Repeat("|---", len(columns)) + "|\n")
	for _, r := range rows(rec, pick) {
		line(r)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// rows are the items as cells.
func rows(rec *readout.Record, pick func(section string, id readout.ID) bool) [][]string {
	var out [][]string
	for _, s := range newBook(rec).sections() {
		for _, e := range s.entries {
			if pick != nil && !pick(strings.ToLower(s.name), e.id) {
				continue
			}
			var head, docs, quotes []string
			for _, r := range e.head {
				head = append(head, r.text)
			}
			for _, at := range e.at {
				docs, quotes = append(docs, string(at.Doc)), append(quotes, at.Quote)
			}
			out = append(out, []string{string(e.id), s.name, strings.Join(head, ", "), strings.Join(e.notes, "; "), e.by, strings.Join(docs, " "), strings.Join(quotes, " … ")})
		}
	}
	return out
}
