// Package ingest is what the formats have in common: bytes in, documents with
// their canonical texts out, and where every word of a text stands in the file
// that it came from. Each format has a folder of its own below. The package
// keeps no state and may import text and the vocabulary.
package ingest

import (
	"context"
	"strings"

	"readout"
	"readout/text"
)

// File is what arrived: its name, as people are shown it ("crawl.zip!a/b.docx"
// inside an archive), and its bytes, which nobody changes.
type File struct {
	Name   string
	Bytes  []byte
	URL    string          // where it was fetched from, or empty
	Type   string          // its content type as the server told it, or empty
	Credit string          // the outlet that it was taken from, as a feed tells, or empty
	Held   *readout.Member // where it stands in a crawl, or nil
}

// Format reads one kind of file. It is safe for concurrent use.
type Format interface {
	// Name is the format as people are told it: "HTML", "DOCX".
	Name() string
	// Fits tells whether a file is of the format, by its first bytes before
	// its name.
	Fits(f File) bool
	// Read yields the documents of a file, in their order. It ends with the
	// error of yield or of ctx, or with a *readout.Error without a Path that
	// says what is wrong with the file and what to do; what was yielded before
	// stands.
	Read(ctx context.Context, f File, yield func(Document) error) error
}

// Document is one document of a file.
type Document struct {
	// Meta is what the document says of itself: title, publisher, authors,
	// published, address, kind; the other fields are not set.
	Meta     readout.Document
	Modified *string // EDTF, or nil
	Credit   *string // the wire or agency that is credited: "Reuters", or nil
	Text     *text.Text
	Format   string
	Part     string  // its name inside the file, or empty: a post, an attachment, a member
	Original string  // SHA-256 of the bytes that it was read from, in hexadecimal; empty where they are its text
	Bytes    []byte  // these bytes, when Original is set
	Places   []Place // by Start, without overlap
	Changes  []Change
	Held     *readout.Member // where its file stands in a crawl, or nil
}

// Place is where a stretch of a text stands in the original.
type Place = readout.Passage

// Change is a tracked change: what somebody put in or took out, and when.
type Change struct {
	Kind       ChangeKind
	Author     string
	Date       string // as written, RFC 3339 where the format has it so
	Text       string // the words
	Start, End int    // code points of the canonical text; the same where the words are no longer in it
	Paragraph  int    // from 1
}

// ChangeKind is what a tracked change did.
type ChangeKind string

// The kinds of tracked changes.
const (
	Inserted  ChangeKind = "inserted"
	Deleted   ChangeKind = "deleted"
	Commented ChangeKind = "commented"
)

// Bare is s without byte order marks: nobody sees them, and a canonical text
// that began with one would be one letter shorter than what it was put
// together from.
func Bare(s string) string { return strings.ReplaceAll(s, "\uFEFF", "") }
