package read

import (
	"sort"

	"readout/internal/lang/doc"
	"readout/internal/lang/encoder"
)

// nameKinds maps the label of a name, without its B- or I-, to its kind.
var nameKinds = map[string]doc.NameKind{"PER": doc.PersonName, "ORG": doc.OrganizationName, "GEO": doc.PlaceName, "GPE": doc.GroupName, "TIM": doc.TimeName}

// nameSpans appends the names of a window.
func (r *Reader) nameSpans(d *doc.Document, p *encoder.Pieces, win encoder.Window, first int, w *work) {
	n := win.To - win.From
	w.path = growBytes(w.path, n)
	w.viterbi(w.path, w.unitOut[segLabels:], n, len(r.names), r.unitWidth())
	for _, s := range spansOf(w.path) {
		span := doc.Span{Start: p.Units[win.From+s.from].Start, End: p.Units[win.From+s.to-1].End}
		d.Names = append(d.Names, doc.Name{Span: span, Tokens: tokensOf(d.Tokens, first, span), Kind: nameKinds[r.names[s.label][2:]]})
	}
}

type labelled struct {
	unitSpan
	label int // of the span's first unit
}

// spansOf is the spans of a path of BIO labels.
func spansOf(path []uint8) []labelled {
	var out []labelled
	for i, l := range path {
		switch {
		case l%2 == 1:
			out = append(out, labelled{unitSpan{i, i + 1}, int(l)})
		case l > 0:
			out[len(out)-1].to = i + 1
		}
	}
	return out
}

// tokensOf is the range of tokens, from the one at first on, that a span
// touches.
func tokensOf(toks []doc.Token, first int, s doc.Span) doc.Range {
	rest := toks[first:]
	a := sort.Search(len(rest), func(i int) bool { return rest[i].End > s.Start })
	b := sort.Search(len(rest), func(i int) bool { return rest[i].Start >= s.End })
	return doc.Range{Start: int32(first + a), End: int32(first + b)}
}
