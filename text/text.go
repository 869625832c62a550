// Package text holds the canonical text of a document and the one mapper
// between its offsets: bytes, Unicode code points, UTF-16 units, lines.
//
// A Text is immutable. The package imports the standard library only.
package text

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Text is a document's canonical text: valid UTF-8, no byte order mark.
type Text struct {
	s string
	// marks[k] is the byte offset of code point k*stride; nil for ASCII.
	marks []int
	lines []int // byte offset of each line's first byte
	runes int
}

const stride = 64

// New returns the canonical text of s: s without a leading byte order mark.
// It fails when s is not valid UTF-8, naming the first bad byte.
func New(s string) (*Text, error) {
	s = strings.TrimPrefix(s, "\uFEFF")
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("invalid UTF-8 at byte %d", firstInvalid(s))
	}
	t := &Text{s: s, lines: []int{0}}
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
		} else if s[i] == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	t.runes = len(s)
	if !ascii {
		t.index()
	}
	return t, nil
}

func (t *Text) index() {
	n := 0
	for i := range t.s {
		if n%stride == 0 {
			t.marks = append(t.marks, i)
		}
		n++
	}
	t.runes = n
}

func firstInvalid(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}

// String is the whole text.
func (t *Text) String() string { return t.s }

// Len is the length in code points.
func (t *Text) Len() int { return t.runes }

// SHA256 is the hash of the text's UTF-8 bytes, in hexadecimal.
func (t *Text) SHA256() string {
	h := sha256.Sum256([]byte(t.s))
	return hex.EncodeToString(h[:])
}

// Rune converts a byte offset to a code point offset. An offset inside a
// code point counts as that code point's start.
func (t *Text) Rune(b int) int {
	if b <= 0 {
		return 0
	}
	if b >= len(t.s) {
		return t.runes
	}
	if t.marks == nil {
		return b
	}
	k := sort.SearchInts(t.marks, b+1) - 1
	n, i := k*stride, t.marks[k]
	for i < b {
		_, w := utf8.DecodeRuneInString(t.s[i:])
		if i+w > b {
			break
		}
		i += w
		n++
	}
	return n
}

// Byte converts a code point offset to a byte offset.
func (t *Text) Byte(r int) int {
	if r <= 0 {
		return 0
	}
	if r >= t.runes {
		return len(t.s)
	}
	if t.marks == nil {
		return r
	}
	i := t.marks[r/stride]
	for k := r / stride * stride; k < r; k++ {
		_, w := utf8.DecodeRuneInString(t.s[i:])
		i += w
	}
	return i
}

// UTF16 converts a byte offset to an offset in UTF-16 units.
func (t *Text) UTF16(b int) int {
	if b > len(t.s) {
		b = len(t.s)
	}
	n := 0
	for i, r := range t.s {
		if i >= b {
			break
		}
		n++
		if r >= 0x10000 {
			n++
		}
	}
	return n
}

// Line converts a byte offset to a line and a column, both from 1; the
// column counts code points.
func (t *Text) Line(b int) (line, column int) {
	k := sort.SearchInts(t.lines, b+1) - 1
	if k < 0 {
		k = 0
	}
	return k + 1, t.Rune(b) - t.Rune(t.lines[k]) + 1
}

// Slice is the text between two code point offsets.
func (t *Text) Slice(start, end int) string {
	if start >= end {
		return ""
	}
	return t.s[t.Byte(start):t.Byte(end)]
}
