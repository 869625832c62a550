package ledger

import (
	"strings"
	"testing"

	"readout"
	"readout/text"
)

const report = "Ada Brandt – the envoy – said it was late."

// whole is a document with facts that break no rule.
func whole(t *testing.T) (readout.Document, *readout.Record) {
	t.Helper()
	c, err := text.New(report)
	if err != nil {
		t.Fatal(err)
	}
	d := readout.Document{ID: "d1", SHA256: c.SHA256(), Characters: c.Len()}
	span := func(words string) readout.Span {
		at := c.Rune(strings.Index(report, words))
		return readout.Span{Doc: "d1", Start: at, End: at + len([]rune(words)), Quote: words}
	}
	by := []readout.According{{Document: "d1", Stance: readout.Asserts}}
	ada := readout.ID("a1")
	rec := readout.NewRecord()
	rec.Documents = []readout.Document{d}
	rec.Actors = []readout.Actor{{Sourced: readout.Sourced{ID: "a1", Evidence: []readout.Span{span("Ada Brandt")}, AccordingTo: by}, Mentions: []readout.Span{span("Ada Brandt")}}}
	rec.Statements = []readout.Statement{{Sourced: readout.Sourced{ID: "s1", Evidence: []readout.Span{span("it was late")}, AccordingTo: by},
		Source: readout.Source{Actor: &ada}, Content: []readout.Span{span("it was late")}}}
	rec.Positions = []readout.Position{{Sourced: readout.Sourced{ID: "q1", Evidence: []readout.Span{span("late")}, AccordingTo: []readout.According{{Statement: "s1", Stance: readout.Asserts}}}}}
	return d, rec
}

func TestCheck(t *testing.T) {
	nobody := readout.ID("a9")
	for name, c := range map[string]struct {
		spoil func(*readout.Document, *readout.Record)
		want  string // part of the one fault, or nothing
	}{
		"nothing":        {func(*readout.Document, *readout.Record) {}, ""},
		"another hash":   {func(d *readout.Document, _ *readout.Record) { d.SHA256 = "0" }, "d1: its text has another hash"},
		"another length": {func(d *readout.Document, _ *readout.Record) { d.Characters++ }, "d1: its text has 42 characters, not 43"},
		"another quote":  {func(_ *readout.Document, r *readout.Record) { r.Statements[0].Content[0].Quote = "it was lake" }, `d1 s1: quotes "it was lake" where the text has "it was late"`},
		"out of bounds":  {func(_ *readout.Document, r *readout.Record) { r.Statements[0].Content[0].End = 99 }, "d1 s1: has a span from 30 to 99"},
		"no words":       {func(_ *readout.Document, r *readout.Record) { r.Positions[0].Evidence = nil }, "d1 q1: has no words"},
		"no source":      {func(_ *readout.Document, r *readout.Record) { r.Positions[0].AccordingTo = nil }, "d1 q1: has nobody"},
		"both sources":   {func(_ *readout.Document, r *readout.Record) { r.Positions[0].AccordingTo[0].Document = "d1" }, "d1 q1: is according to neither"},
		"unknown actor":  {func(_ *readout.Document, r *readout.Record) { r.Statements[0].Source.Actor = &nobody }, "d1 s1: refers to a9"},
		"unknown source": {func(_ *readout.Document, r *readout.Record) { r.Positions[0].AccordingTo[0].Statement = "s9" }, "d1 q1: refers to s9"},
		"other document": {func(_ *readout.Document, r *readout.Record) { r.Actors[0].Mentions[0].Doc = "d2" }, "d1 a1: quotes the document d2"},
		"passages": {func(d *readout.Document, _ *readout.Record) {
			d.Passages = []readout.Passage{{Start: 0, End: 9}, {Start: 8, End: 12}}
		}, "d1: its passage from 8 to 12"},
		"comments": {func(d *readout.Document, _ *readout.Record) {
			d.Comments = []readout.Comment{{Start: 0, End: 3, Quote: "Bea"}}
		}, `d1: a comment on "Bea"`},
		"one id twice": {func(_ *readout.Document, r *readout.Record) { r.Positions[0].ID = "s1" }, "d1 s1: the id is empty or stands twice"},
	} {
		d, rec := whole(t)
		c.spoil(&d, rec)
		faults := Check(d, report, rec)
		switch {
		case c.want == "" && len(faults) > 0:
			t.Errorf("%s: %v", name, faults)
		case c.want != "" && (len(faults) != 1 || !strings.Contains(faults[0].String(), c.want)):
			t.Errorf("%s: %v, want one fault with %q", name, faults, c.want)
		}
	}
}
