package extract

import (
	"fmt"

	"readout"
	"readout/internal/lang/doc"
	"readout/text"
)

// builder makes the items of one document's record and keeps the rule that
// stands above the rest: what has no words or no source does not get on it.
type builder struct {
	record *readout.Record
	text   *text.Text
	source readout.DocumentID
	next   map[byte]int
}

func newBuilder(meta readout.Document, t *text.Text) *builder {
	r := readout.NewRecord()
	r.Documents = append(r.Documents, meta)
	return &builder{record: r, text: t, source: meta.ID, next: map[byte]int{}}
}

// id is a new id of a list.
func (b *builder) id(list byte) readout.ID {
	b.next[list]++
	return readout.ID(fmt.Sprintf("%c%d", list, b.next[list]))
}

// quote is a span of the record; its quote is the text between its ends.
func (b *builder) quote(s doc.Span) readout.Span {
	return readout.Span{
		Doc: b.source, Start: b.text.Rune(int(s.Start)), End: b.text.Rune(int(s.End)),
		Quote: b.text.String()[s.Start:s.End],
	}
}

func (b *builder) quotes(spans []doc.Span) []readout.Span {
	out := make([]readout.Span, 0, len(spans))
	for _, s := range spans {
		if s.End > s.Start {
			out = append(out, b.quote(s))
		}
	}
	return out
}

// sourced is the common part of an item, or false where it has no words or
// nobody says so.
func (b *builder) sourced(id readout.ID, evidence []doc.Span, by ...readout.According) (readout.Sourced, bool) {
	e := b.quotes(evidence)
	if len(e) == 0 || len(by) == 0 {
		return readout.Sourced{}, false
	}
	return readout.Sourced{ID: id, Evidence: e, AccordingTo: by}, true
}

// voice is the document's own voice.
func (b *builder) voice() readout.According {
	return readout.According{Document: b.source, Stance: readout.Asserts}
}

// meta is what is known of the document beside its text.
func (b *builder) meta() readout.Document { return b.record.Documents[0] }

func (b *builder) finish() *readout.Record { return b.record }

func ptr[T any](v T) *T { return &v }
