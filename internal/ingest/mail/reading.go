package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"readout"
	"readout/internal/ingest"
	"readout/text"
)

// reading is one mail on its way to documents.
type reading struct {
	Format
	file   ingest.File
	said   readout.Document
	yield  func(ingest.Document) error
	count  int
	failed []error // of attachments
}

// part yields the documents of a part. Its own errors are kept; those of yield
// and of ctx end the mail.
func (r *reading) part(ctx context.Context, p part) error {
	if p.name == "" && p.kind == "text/plain" {
		return r.body(p)
	}
	if p.name == "" && p.kind != "text/html" && p.kind != "message/rfc822" || strings.HasPrefix(p.kind, "image/") {
		return nil // a signature, a picture
	}
	var stopped error
	err := r.inner(ctx, r.fileOf(p), func(d ingest.Document) error {
		r.count++
		stopped = r.yield(r.under(p, d))
		return stopped
	})
	switch {
	case stopped != nil:
		return stopped
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		r.failed = append(r.failed, about(p.name, err))
	}
	return nil
}

// fileOf is a part as a file.
func (r *reading) fileOf(p part) ingest.File {
	f := ingest.File{Name: r.file.Name + "!" + p.name, Bytes: p.body}
	if p.kind == "text/html" {
		f.Type = "text/html; charset=" + p.charset
	}
	if p.kind == "message/rfc822" && !strings.HasSuffix(f.Name, ".eml") {
		f.Name += ".eml"
	}
	return f
}

// under is a document of a part as one of the mail. Places are of the part,
// not of the mail, and so left out.
func (r *reading) under(p part, d ingest.Document) ingest.Document {
	d.Part = join(p.name, d.Part)
	for i := range d.Places {
		d.Places[i].Offset = 0
	}
	if p.name == "" {
		d.Meta.Title, d.Meta.Published, d.Meta.Authors = r.said.Title, r.said.Published, r.said.Authors
		return d
	}
	if d.Meta.Published == nil {
		d.Meta.Published = r.said.Published
	}
	return d
}

func join(a, b string) string {
	return strings.Trim(a+"!"+b, "!")
}

// about is the error of an attachment, by its name.
func about(name string, err error) error {
	var e *readout.Error
	if errors.As(err, &e) {
		return &readout.Error{Op: e.Op, Path: e.Path, Err: fmt.Errorf("%s: %w", name, e.Err), Hint: e.Hint}
	}
	return fmt.Errorf("%s: %w", name, err)
}

// body yields a body of plain text, if it has words.
func (r *reading) body(p part) error {
	s := strings.ReplaceAll(unicodeOf(p), "\r\n", "\n")
	if strings.TrimSpace(s) == "" {
		return nil
	}
	t, err := text.New(s)
	if err != nil {
		return refuse(readout.ErrNotText, err.Error(), "")
	}
	r.count++
	return r.yield(ingest.Document{Format: r.Name(), Meta: r.said, Text: t, Places: places(t.String(), r.file.Bytes)})
}

// unicodeOf is the body of a text in UTF-8.
func unicodeOf(p part) string {
	if p.charset == "" || strings.EqualFold(p.charset, "utf-8") {
		return strings.ToValidUTF8(string(p.body), "\uFFFD")
	}
	r, err := charset.NewReaderLabel(p.charset, bytes.NewReader(p.body))
	if err == nil {
		if b, err := io.ReadAll(r); err == nil {
			return strings.ToValidUTF8(string(b), "\uFFFD")
		}
	}
	return strings.ToValidUTF8(string(p.body), "\uFFFD")
}

// places says where the lines of a text stand in the mail, one behind the
// other. Those that the mail encodes have no place.
func places(s string, mail []byte) []ingest.Place {
	var all []ingest.Place
	start, at, paragraph := 0, 0, 1
	for line := range strings.Lines(s) {
		words := strings.TrimRight(line, "\n")
		if strings.TrimSpace(words) == "" {
			paragraph++
		} else if i := bytes.Index(mail[at:], []byte(words)); i >= 0 {
			at += i
			all = append(all, ingest.Place{Start: start, End: start + utf8.RuneCountInString(words), Paragraph: paragraph, Offset: int64(at)})
			at += len(words)
		}
		start += utf8.RuneCountInString(line)
	}
	return all
}
