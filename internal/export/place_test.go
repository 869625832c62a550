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

// TestComments: a comment shows who wrote it, when, on which words and where.
func TestComments(t *testing.T) {
	rec, author, day := readout.NewRecord(), "Cy Dell", "2031-03-06"
	rec.Documents = []readout.Document{{ID: "d1", Paragraphs: []int{0, 10}, Comments: []readout.Comment{
		{Author: &author, Date: &day, Text: "Which week?", Start: 12, End: 18, Quote: "a week"}, {Text: "Where?", Start: 0, End: 0},
	}}}
	all := Sections(rec)
	if len(all) != 1 || all[0].Name != "Comments" || len(all[0].Entries) != 2 {
		t.Fatalf("%+v", all)
	}
	if e := all[0].Entries[0]; e.Head[0] != "Which week?" || e.Words != "a week" || e.By != "Cy Dell, 2031-03-06, paragraph 2" {
		t.Errorf("%+v", e)
	}
	if e := all[0].Entries[1]; e.By != "paragraph 1" {
		t.Errorf("%+v", e)
	}
}

// TestUnread: a document in another language says so where it tells nothing, and
// its words do not steer the terminal.
func TestUnread(t *testing.T) {
	rec, french, title := readout.NewRecord(), "fr", "Pourparlers"
	rec.Documents = []readout.Document{{ID: "d1", Language: &french, Title: &title}}
	const note = "It is in French and was not read for facts; readout reads English.\n"
	var view, list, words strings.Builder
	for _, err := range []error{View{}.Write(&view, rec), View{}.Unread(&list, rec.Documents), View{}.Words(&words, "Ils \x1b[2Jont parlé.\n\n")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if !strings.HasSuffix(view.String(), note) || !strings.HasSuffix(list.String(), note) || !strings.HasPrefix(list.String(), "\nNot read for facts  1\n\nPourparlers\n") {
		t.Errorf("%q, %q", view.String(), list.String())
	}
	if words.String() != "\nIls [2Jont parlé.\n" {
		t.Errorf("%q", words.String())
	}
	rec.Events = []readout.Event{{Sourced: readout.Sourced{ID: "e1", Evidence: []readout.Span{{Doc: "d1", Start: 1, End: 5}}}, Type: "visit"}}
	view.Reset()
	if err := (View{}).Write(&view, rec); err != nil || strings.Contains(view.String(), "not read") {
		t.Errorf("%q, error %v", view.String(), err)
	}
}
