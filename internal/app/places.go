package app

import (
	"strings"
	"unicode/utf8"

	"readout"
	"readout/internal/ingest"
)

// pages are where the pages of a document begin: those without words, where the
// next one does.
func pages(d ingest.Document) []int {
	return begins(d, func(p readout.Passage) int { return p.Page })
}

// paragraphs are where those of an office file begin, in the same way.
func paragraphs(d ingest.Document) []int {
	return begins(d, func(p readout.Passage) int {
		if p.Page > 0 || p.Run == 0 {
			return 0
		}
		return p.Paragraph
	})
}

// begins is where each part of a document begins that its passages number from
// 1: behind the passage before, so that a printed number belongs to what it
// numbers.
func begins(d ingest.Document, number func(readout.Passage) int) []int {
	var starts []int
	before := 0
	for _, p := range d.Places {
		if n := number(p); len(starts) < n {
			gap := d.Text.Slice(before, p.Start)
			at := p.Start - utf8.RuneCountInString(strings.TrimLeft(gap, " \t\r\n"))
			for len(starts) < n {
				starts = append(starts, at)
			}
		}
		before = p.End
	}
	return starts
}
