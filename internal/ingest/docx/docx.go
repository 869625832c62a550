// Package docx reads Word documents: their text with insertions taken in and
// deletions left out, numbers as printed, tables, comments, and tracked changes
// with author and date. Footnotes and headers are not read. It keeps no state.
package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"strings"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/office"
)

// X is the format of Word documents.
type X struct{}

// New reads Word documents.
func New() *X { return &X{} }

// Name is "DOCX".
func (*X) Name() string { return "DOCX" }

const body = "word/document.xml"

// Fits tells Word documents by the names of the parts of their ZIP.
func (*X) Fits(f ingest.File) bool {
	if !bytes.HasPrefix(f.Bytes, []byte("PK\x03\x04")) {
		return false
	}
	z, err := office.Open(f.Bytes)
	return err == nil && z.Has(body) || err != nil && strings.HasSuffix(strings.ToLower(f.Name), ".docx")
}

// Read yields the one document of a file.
func (*X) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	z, err := office.Open(f.Bytes)
	if err != nil {
		return err
	}
	limit := max(1<<20, int64(len(f.Bytes))*20)
	r := &reader{ctx: ctx, open: map[string]int{}}
	if err := r.read(z, limit); err != nil {
		return err
	}
	d := ingest.Document{Format: "DOCX"}
	if d.Text, d.Places, d.Changes, err = r.Text(); err != nil {
		return ingest.Refuse(readout.ErrNotText, err.Error(), "")
	}
	if strings.TrimSpace(d.Text.String()) == "" && len(d.Changes) == 0 {
		return ingest.Refuse(readout.ErrEmpty, "the document has no text", "")
	}
	if err := properties(z, limit, &d); err != nil {
		return err
	}
	return yield(d)
}

// properties are what the document says of itself.
func properties(z *office.File, limit int64, d *ingest.Document) error {
	name := ""
	return z.Walk("docProps/core.xml", limit, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			name = t.Name.Local
		case xml.EndElement:
			name = ""
		case xml.CharData:
			s := strings.TrimSpace(string(t))
			switch {
			case s == "":
			case name == "title":
				d.Meta.Title = &s
			case name == "creator":
				d.Meta.Authors = append(d.Meta.Authors, s)
			case name == "created":
				d.Meta.Published = &s
			case name == "modified":
				d.Modified = &s
			}
		}
		return nil
	})
}
