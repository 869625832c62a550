package app

import (
	"slices"
	"testing"

	"readout"
	"readout/internal/ingest"
	"readout/text"
)

// TestBegins: each page or paragraph begins with its first words or the number
// before them; one without words begins where the next does.
func TestBegins(t *testing.T) {
	words, err := text.New("Guns go.\n\n1. Talks\n\nEnd")
	if err != nil {
		t.Fatal(err)
	}
	of := func(places ...readout.Passage) ingest.Document { return ingest.Document{Text: words, Places: places} }
	pdf := of(readout.Passage{Start: 0, End: 4, Page: 1, Run: 1}, readout.Passage{Start: 5, End: 8, Page: 1, Run: 2}, readout.Passage{Start: 13, End: 18, Page: 3, Run: 1})
	office := of(readout.Passage{Start: 0, End: 8, Paragraph: 1, Run: 1}, readout.Passage{Start: 13, End: 18, Paragraph: 3, Run: 1}, readout.Passage{Start: 20, End: 23, Paragraph: 4, Run: 2})
	web := of(readout.Passage{Start: 0, End: 8, Paragraph: 1, Offset: 40})
	for name, c := range map[string]struct {
		got, want []int
	}{
		"pages": {pages(pdf), []int{0, 10, 10}}, "lines of a PDF": {paragraphs(pdf), nil},
		"paragraphs": {paragraphs(office), []int{0, 10, 10, 20}}, "office files have no pages": {pages(office), nil},
		"web pages have neither": {append(pages(web), paragraphs(web)...), nil},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}
