package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"readout"
)

// JSON writes a record as one JSON object, its fields in the order of the
// format, indented by one space, with a newline at the end. Items are
// encoded one at a time, so that a large record needs little memory.
func JSON(w io.Writer, rec *readout.Record) error {
	j := &jsonWriter{w: bufio.NewWriter(w)}
	j.w.WriteString("{\n \"version\": " + strconv.Itoa(rec.Version))
	list(j, "documents", rec.Documents)
	list(j, "actors", rec.Actors)
	list(j, "offices", rec.Offices)
	list(j, "statements", rec.Statements)
	list(j, "meetings", rec.Meetings)
	list(j, "drafts", rec.Drafts)
	list(j, "provisions", rec.Provisions)
	list(j, "positions", rec.Positions)
	list(j, "linkages", rec.Linkages)
	list(j, "events", rec.Events)
	list(j, "disputes", rec.Disputes)
	j.w.WriteString("\n}\n")
	if j.err != nil {
		return j.err
	}
	return j.w.Flush()
}

// jsonWriter keeps the first error of encoding; those of writing stay in w
// until it is flushed.
type jsonWriter struct {
	w   *bufio.Writer
	err error
}

func list[T any](j *jsonWriter, name string, items []T) {
	j.w.WriteString(",\n \"" + name + "\": [")
	for i, item := range items {
		if i > 0 {
			j.w.WriteByte(',')
		}
		j.w.WriteString("\n  ")
		j.encode(item)
	}
	if len(items) > 0 {
		j.w.WriteString("\n ")
	}
	j.w.WriteByte(']')
}

func (j *jsonWriter) encode(item any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("  ", " ")
	if err := e.Encode(item); err != nil && j.err == nil {
		j.err = err
	}
	j.w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
