// Package pdf reads PDF files that have a text layer: their words in reading
// order, in paragraphs, each line with its page. Running headers and footers
// and page numbers are left out. It keeps no state.
//
// A file goes through these steps, one file each: clean.go makes a plain copy
// of its objects, which a library then reads (decrypt.go and crypt.go what is
// encrypted with an empty password, filters.go and bytes.go what is packed in
// ways that the library does not know, expand.go the packs of objects); pages.go finds the pages; draw.go
// follows the drawing of a page and notes each letter (fonts in font.go and
// cmap.go, syntax in lexer.go); rows.go puts letters together to pieces of
// lines; margins.go drops headers and footers; columns.go finds the order; and
// paragraphs.go and writer.go make the text.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"readout"
	"readout/internal/ingest"
)

// X is the format of PDF files.
type X struct{}

// New reads PDF files.
func New() *X { return &X{} }

// Name is "PDF".
func (*X) Name() string { return "PDF" }

// Fits tells PDF files by their mark, which may stand behind other bytes.
func (*X) Fits(f ingest.File) bool {
	return bytes.Contains(f.Bytes[:min(len(f.Bytes), 1024)], []byte("%PDF-"))
}

// Read yields the one document of a file.
func (*X) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	file, err := open(ctx, f.Bytes)
	if err != nil {
		return err
	}
	pages, err := file.pages()
	if err != nil {
		return err
	}
	if err := readable(pages); err != nil {
		return err
	}
	d := ingest.Document{Format: "PDF", Meta: readout.Document{}}
	if d.Text, d.Places, err = write(pages); err != nil {
		return ingest.Refuse(readout.ErrNotText, err.Error(), "")
	}
	if strings.TrimSpace(d.Text.String()) == "" {
		return scan(len(pages))
	}
	file.properties(&d)
	return yield(d)
}

// readable refuses scans, and files whose fonts do not tell their letters.
func readable(pages []page) error {
	letters, unknown := 0, 0
	for _, p := range pages {
		letters, unknown = letters+p.letters, unknown+p.unknown
	}
	switch {
	case letters == 0:
		return scan(len(pages))
	case unknown*4 > letters:
		return ingest.Refuse(readout.ErrNotText, fmt.Sprintf("its fonts do not tell which letters they draw (%d of %d are unknown)", unknown, letters), ocr)
	}
	return nil
}

func scan(pages int) error {
	return ingest.Refuse(readout.ErrEmpty, fmt.Sprintf("a scan, or pictures: no text in its pages (%d)", pages), ocr)
}

const ocr = "recognise its text first, for example: ocrmypdf --force-ocr FILE READABLE.pdf"

func damaged(why string) error {
	return ingest.Refuse(readout.ErrNotText, "a damaged PDF file, or a part of one: "+why, "open it in a viewer and print it to a new PDF file")
}
