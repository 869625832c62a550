package read

import (
	"readout/internal/lang/doc"
	"readout/internal/lang/encoder"
)

// What a unit may be to tokens and sentences.
const (
	segInside = iota
	segToken
	segSentence
	segLabels
)

// segment decides which units begin tokens and sentences, and appends the
// tokens, sentences and paragraphs of a window. White space always ends a
// token, a blank line always ends a sentence, and a window begins one.
func (r *Reader) segment(d *doc.Document, p *encoder.Pieces, win encoder.Window, w *work) {
	w.spans = w.spans[:0]
	for u := 0; u < win.To-win.From; u++ {
		unit := p.Units[win.From+u]
		what := argmax(w.unitOut[u*r.unitWidth():][:segLabels])
		switch {
		case u == 0 || unit.Gap == encoder.Paragraph:
			what = segSentence
		case what == segInside && unit.Gap != encoder.Tight:
			what = segToken
		case what == segSentence && unit.Gap == encoder.Tight && unit.Shape == encoder.Other:
			what = segToken
		}
		if what == segInside {
			d.Tokens[len(d.Tokens)-1].End = unit.End
			w.spans[len(w.spans)-1].to = u + 1
			continue
		}
		if what == segSentence {
			r.sentence(d, unit.Gap)
		}
		d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: unit.Start, End: unit.End}})
		d.Sentences[len(d.Sentences)-1].End++
		w.spans = append(w.spans, unitSpan{u, u + 1})
	}
}

// sentence opens a sentence, and a paragraph where a line ends before it.
func (r *Reader) sentence(d *doc.Document, g encoder.Gap) {
	at := int32(len(d.Tokens))
	d.Sentences = append(d.Sentences, doc.Range{Start: at, End: at})
	n := int32(len(d.Sentences))
	if g >= encoder.Line || n == 1 {
		d.Paragraphs = append(d.Paragraphs, doc.Range{Start: n - 1, End: n})
		return
	}
	d.Paragraphs[len(d.Paragraphs)-1].End = n
}
