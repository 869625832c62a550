package export

import (
	"strings"
	"testing"

	"readout"
)

// TestPlace: who says something of a document with pages says on which, of one
// with paragraphs, in which.
func TestPlace(t *testing.T) {
	rec := readout.NewRecord()
	rec.Documents = []readout.Document{{ID: "d1", Pages: []int{0, 10, 10, 30, 40}}, {ID: "d2"}, {ID: "d3", Paragraphs: []int{0, 10, 10, 30}}}
	for want, at := range map[string][]readout.Span{
		"p. 1":            {{Doc: "d1", Start: 0, End: 10}},
		"p. 3":            {{Doc: "d1", Start: 10, End: 12}, {Doc: "d1", Start: 14, End: 30}},
		"pp. 3, 4":        {{Doc: "d1", Start: 20, End: 35}, {Doc: "d2", Start: 0, End: 1}},
		"pp. 1, 3, 4, …":  {{Doc: "d1", Start: 45, End: 46}, {Doc: "d1", Start: 1, End: 35}, {Doc: "d1", Start: 12, End: 13}},
		"paragraph 3":     {{Doc: "d3", Start: 10, End: 30}},
		"paragraphs 3, 4": {{Doc: "d3", Start: 10, End: 31}},
		"":                {{Doc: "d2", Start: 0, End: 1}},
	} {
		if got := newBook(rec).place(at); got != want {
			t.Errorf("%v: %q, want %q", at, got, want)
		}
	}
	rec.Events = []readout.Event{{Sourced: readout.Sourced{ID: "e1", Evidence: []readout.Span{{Doc: "d1", Start: 31, End: 35}},
		AccordingTo: []readout.According{{Document: "d1", Stance: readout.Asserts}}}, Type: "visit"}}
	if by := Sections(rec)[0].Entries[0].By; !strings.HasSuffix(by, "the report, p. 4") {
		t.Errorf("%q", by)
	}
}
