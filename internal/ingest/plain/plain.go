// Package plain makes canonical texts of plain text files: it decodes the
// bytes and refuses what is no text, saying why and what to do. It keeps no
// state and may import text and the vocabulary.
package plain

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/text"
)

// Limit is the size in bytes over which a file is refused: a long book has
// about a million.
const Limit = 4 << 20

// Read is the canonical text of what r holds. It reads no more than Limit
// bytes and one.
func Read(r io.Reader) (*text.Text, error) {
	b, err := io.ReadAll(io.LimitReader(r, Limit+1))
	if err != nil {
		return nil, err
	}
	return Decode(b)
}

// Decode is the canonical text of the bytes of a file: UTF-8, or UTF-16 with
// a byte order mark. The failures are *readout.Error without a Path: readout's
// ErrTooLarge, ErrEmpty or ErrNotText, with the reason.
func Decode(b []byte) (*text.Text, error) {
	if len(b) > Limit {
		return nil, refuse(readout.ErrTooLarge, fmt.Sprintf("more than %d MB in one document", Limit>>20), "split the file into its documents")
	}
	if order := byteOrder(b); order != nil {
		s, err := decodeUTF16(b[2:], order)
		if err != nil {
			return nil, err
		}
		b = []byte(s)
	}
	if err := notFormat(b); err != nil {
		return nil, err
	}
	if err := notBinary(b); err != nil {
		return nil, err
	}
	if at := invalid(b); at >= 0 {
		return nil, refuse(readout.ErrNotText, fmt.Sprintf("invalid UTF-8 at byte %d", at),
			"convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE")
	}
	t, err := text.New(string(b))
	if err != nil {
		return nil, refuse(readout.ErrNotText, err.Error(), "")
	}
	if strings.TrimSpace(t.String()) == "" {
		return nil, refuse(readout.ErrEmpty, "the document has no text", "")
	}
	return t, nil
}

// Looks tells whether the first bytes of a file may be those of a text.
func Looks(head []byte) bool {
	if byteOrder(head) != nil {
		return true
	}
	at := invalid(head)
	whole := at < 0 || at > len(head)-utf8.UTFMax // the last letter may be cut
	return len(head) > 0 && whole && notFormat(head) == nil && notBinary(head) == nil
}

// refuse makes an error that is kind for errors.Is and says why.
func refuse(kind error, why, hint string) error {
	return &readout.Error{Op: "read", Err: fmt.Errorf("%w: %s", kind, why), Hint: hint}
}

// formats that are told by their first bytes, and what to do with them.
var formats = []struct{ magic, name, hint string }{
	{"%PDF-", "a PDF file", "convert it first, for example: pdftotext FILE"},
	{"PK\x03\x04", "a ZIP or office file", "save it as plain text first"},
	{"\x1f\x8b", "a gzip file", "unpack it first: gunzip FILE"},
	{"{\\rtf", "an RTF file", "save it as plain text first"},
	{"<!doctype html", "a web page", "save its text as a plain text file first"},
	{"<html", "a web page", "save its text as a plain text file first"},
}

// notFormat refuses formats that are not plain text.
func notFormat(b []byte) error {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 256)], []byte("\uFEFF")), " \t\r\n"))
	for _, f := range formats {
		if bytes.HasPrefix(head, bytes.ToLower([]byte(f.magic))) {
			return refuse(readout.ErrNotText, "this is "+f.name, f.hint)
		}
	}
	return nil
}

// notBinary refuses bytes with a NUL or with more than one control character in
// fifty, which no text has.
func notBinary(b []byte) error {
	controls := 0
	for i, c := range b {
		if c == 0 {
			return refuse(readout.ErrNotText, fmt.Sprintf("a binary file (byte %d is zero)", i), "readout reads plain text in UTF-8 or UTF-16")
		}
		if control(c) {
			controls++
		}
	}
	if controls*50 > len(b) {
		return refuse(readout.ErrNotText, fmt.Sprintf("a binary file (%d control characters)", controls), "readout reads plain text in UTF-8 or UTF-16")
	}
	return nil
}

// control tells the control characters that have no place in a text; escape
// stands in what was copied from a terminal.
func control(c byte) bool {
	switch c {
	case '\t', '\n', '\v', '\f', '\r', 0x1b:
		return false
	}
	return c < ' ' || c == 0x7f
}

// invalid is the offset of the first byte that is not UTF-8, or -1.
func invalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
