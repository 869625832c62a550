package ingest

import (
	"strings"
	"unicode/utf8"

	"readout/text"
)

// Builder puts a canonical text together and keeps where each stretch of it
// came from. Its zero value is an empty text.
type Builder struct {
	b      strings.Builder
	runes  int
	places []Place
}

// Add puts s, bare and with what is no UTF-8 replaced, at the end of the text. It
// came from at, whose Start and End are not read.
func (b *Builder) Add(s string, at Place) {
	start := b.runes
	b.Gap(s)
	if b.runes == start {
		return
	}
	at.Start, at.End = start, b.runes
	if n := len(b.places); n > 0 && continues(b.places[n-1], at) {
		b.places[n-1].End = at.End
		return
	}
	b.places = append(b.places, at)
}

// Gap puts s at the end of the text: words or white space that stand nowhere
// in the original.
func (b *Builder) Gap(s string) {
	s = Bare(strings.ToValidUTF8(s, string(utf8.RuneError)))
	b.b.WriteString(s)
	b.runes += utf8.RuneCountInString(s)
}

// continues tells whether b is the same place as a and follows it. An offset
// is that of the first byte, so places with one do not run on.
func continues(a, b Place) bool {
	return a.End == b.Start && a.Page == b.Page && a.Paragraph == b.Paragraph && a.Run == b.Run && a.Offset == 0 && b.Offset == 0
}

// Len is the length so far, in code points.
func (b *Builder) Len() int { return b.runes }

// Text is the canonical text, with the places by Start.
func (b *Builder) Text() (*text.Text, []Place, error) {
	t, err := text.New(b.b.String())
	return t, b.places, err
}
