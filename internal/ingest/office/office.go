// Package office opens the parts of office documents, which are ZIP files of
// XML, within limits. It keeps no state.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"readout"
	"readout/internal/ingest"
)

// PartLimit is the size in bytes over which a part is refused, and Depth how
// deep its elements may nest.
const (
	PartLimit = 64 << 20
	Depth     = 256
)

// File is an office document.
type File struct{ z *zip.Reader }

// Open opens the bytes of a document. The failure is a *readout.Error.
func Open(b []byte) (*File, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, ingest.Refuse(readout.ErrNotText, "a damaged office file: "+err.Error(), "open it in its program and save it again")
	}
	return &File{z}, nil
}

// Has tells whether the document has a part.
func (f *File) Has(name string) bool { return f.part(name) != nil }

func (f *File) part(name string) *zip.File {
	for _, p := range f.z.File {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// Walk reads a part's tokens in their order, with the names of elements as they
// stand but for their prefixes. A part that is missing has none.
func (f *File) Walk(name string, limit int64, do func(xml.Token) error) error {
	p := f.part(name)
	if p == nil {
		return nil
	}
	r, err := p.Open()
	if err != nil {
		return damaged(name, err)
	}
	defer r.Close()
	limit = min(limit, PartLimit)
	bounded := &io.LimitedReader{R: r, N: limit}
	d := xml.NewDecoder(bounded)
	for depth := 0; ; {
		t, err := d.Token()
		if bounded.N <= 0 {
			return ingest.Refuse(readout.ErrTooLarge, fmt.Sprintf("%s unpacks to more than %d bytes", name, limit), "split the document")
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damaged(name, err)
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > Depth {
			return ingest.Refuse(readout.ErrTooLarge, name+" nests its elements too deep", "open the document in its program and save it again")
		}
		if err := do(t); err != nil {
			return err
		}
	}
}

func damaged(name string, err error) error {
	return ingest.Refuse(readout.ErrNotText, fmt.Sprintf("%s is damaged: %v", name, err), "open the document in its program and save it again")
}

// Attr is the value of an attribute by its name without a prefix, or empty.
func Attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
