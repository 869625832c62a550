// Package odt reads Open Document texts, as LibreOffice writes them: their text
// with insertions taken in and deletions left out, numbers as printed, tables,
// comments, and tracked changes with author and date. Footnotes and headers are
// not read. It keeps no state.
package odt

import (
	"bytes"
	"context"
	"encoding/xml"
	"strings"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/office"
)

// X is the format of Open Document texts.
type X struct{}

// New reads Open Document texts.
func New() *X { return &X{} }

// Name is "ODT".
func (*X) Name() string { return "ODT" }

const (
	body   = "content.xml"
	styles = "styles.xml"
)

// Fits tells Open Document texts by their media type, which stands first in
// the ZIP, or by their name where they are damaged.
func (*X) Fits(f ingest.File) bool {
	if !bytes.HasPrefix(f.Bytes, []byte("PK\x03\x04")) {
		return false
	}
	if bytes.Contains(f.Bytes[:min(len(f.Bytes), 256)], []byte("mimetypeapplication/vnd.oasis.opendocument.text")) {
		return true
	}
	z, err := office.Open(f.Bytes)
	return strings.HasSuffix(strings.ToLower(f.Name), ".odt") && (err != nil || z.Has(body))
}

// Read yields the one document of a file.
func (*X) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	z, err := office.Open(f.Bytes)
	if err != nil {
		return err
	}
	limit := max(1<<20, int64(len(f.Bytes))*20)
	r := newReader(ctx)
	if err := r.read(z, limit); err != nil {
		return err
	}
	d := ingest.Document{Format: "ODT"}
	if d.Text, d.Places, d.Changes, err = r.Text(); err != nil {
		return ingest.Refuse(readout.ErrNotText, err.Error(), "")
	}
	if strings.TrimSpace(d.Text.String()) == "" && len(d.Changes) == 0 {
		return ingest.Refuse(readout.ErrEmpty, "the document has no text", "save it again without a password, if it has one")
	}
	if err := properties(z, limit, &d); err != nil {
		return err
	}
	return yield(d)
}

// properties are what the document says of itself.
func properties(z *office.File, limit int64, d *ingest.Document) error {
	name := ""
	return z.Walk("meta.xml", limit, func(t xml.Token) error {
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
			case name == "initial-creator":
				d.Meta.Authors = append(d.Meta.Authors, s)
			case name == "creation-date":
				d.Meta.Published = &s
			case name == "date":
				d.Modified = &s
			}
		}
		return nil
	})
}
