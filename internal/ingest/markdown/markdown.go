// Package markdown reads Markdown: the words of its paragraphs, headings, items
// and tables without the marks around them, and what its front matter says. It
// keeps no state and may import ingest, text and the vocabulary.
package markdown

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	source "github.com/yuin/goldmark/text"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/plain"
	"readout/text"
)

// Format is the format of Markdown.
type Format struct{}

// Name is Markdown.
func (Format) Name() string { return "Markdown" }

// Fits tells Markdown by its name: its first bytes are those of any text.
func (Format) Fits(f ingest.File) bool {
	ext := strings.ToLower(filepath.Ext(f.Name))
	return slices.Contains([]string{".md", ".markdown"}, ext) && plain.Looks(f.Bytes[:min(len(f.Bytes), 512)])
}

// deepest is how many marks may stand around a line: each takes the parser
// one more turn over the whole line.
const deepest = 64

// Read yields the document; its errors are those of plain.Decode, and
// readout.ErrNotText for marks nested deeper than any writer's.
func (Format) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	decoded, err := plain.Decode(f.Bytes)
	if err != nil {
		return err
	}
	b := []byte(decoded.String())
	same := bytes.HasSuffix(f.Bytes, b) // not where UTF-16 was decoded
	if nested(b) {
		return refuse(readout.ErrNotText, fmt.Sprintf("marks are nested more than %d deep", deepest), "save it as plain text and read that")
	}
	front, begin := matter(b)
	blank(b[:begin])
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(source.NewReader(b))
	w := writer{source: b}
	w.blocks(tree)
	d, err := w.document(front, int64(len(f.Bytes)-len(b)))
	if err != nil {
		return err
	}
	if !same {
		d.Places = nil
	}
	return yield(d)
}

// nested tells whether a line begins with more marks of quotations and lists
// than a person writes.
func nested(b []byte) bool {
	for line := range bytes.Lines(b) {
		n := 0
		for _, c := range line {
			if strings.IndexByte(">-*+", c) >= 0 {
				n++
			} else if c != ' ' && c != '\t' {
				break
			}
		}
		if n > deepest && bytes.ContainsAny(line, ">") || depthOf(line) > 4*deepest {
			return true
		}
	}
	return false
}

// depthOf is how many brackets of a line are open at once.
func depthOf(line []byte) (deepest int) {
	open := 0
	for _, c := range line {
		switch c {
		case '[':
			open++
		case ']':
			open = max(0, open-1)
		}
		deepest = max(deepest, open)
	}
	return deepest
}

// document is what was written; shift is how many bytes of the original stand
// before those that were parsed.
func (w *writer) document(front map[string]string, shift int64) (ingest.Document, error) {
	var all strings.Builder
	d := ingest.Document{Format: Format{}.Name(), Meta: metaOf(front, w.title)}
	n := 0
	for i, p := range w.paragraphs {
		if i > 0 {
			all.WriteString("\n\n")
			n += 2
		}
		all.WriteString(p.words)
		end := n + utf8.RuneCountInString(p.words)
		d.Places = append(d.Places, ingest.Place{Start: n, End: end, Paragraph: i + 1, Offset: p.offset + shift})
		n = end
	}
	var err error
	if d.Text, err = text.New(all.String()); err != nil {
		return d, err
	}
	if len(w.paragraphs) == 0 {
		return d, refuse(readout.ErrEmpty, "the document has no text", "")
	}
	return d, nil
}

func refuse(kind error, why, hint string) error {
	return &readout.Error{Op: "read", Err: fmt.Errorf("%w: %s", kind, why), Hint: hint}
}
