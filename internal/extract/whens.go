package extract

import (
	"sort"

	"readout"
	"readout/internal/dates"
	"readout/internal/lang/doc"
)

// times finds the date expressions of the text, against the day on which it
// was published.
func (p *page) times() {
	var ref dates.Ref
	if day := p.meta().Published; day != nil {
		if v, err := dates.Parse(*day); err == nil {
			ref.Date = v.From
		}
	}
	p.whens = dates.Find(p.doc.Text, ref)
}

// ahead tells whether a time lies behind the day on which the report was
// published.
func (p *page) ahead(v dates.Value) bool {
	day := p.meta().Published
	if day == nil {
		return false
	}
	published, err := dates.Parse(*day)
	return err == nil && published.Before(v)
}

// whensIn are the date expressions within a span, of the kinds that tell when.
func (p *page) whensIn(s doc.Span) []dates.Expr {
	i := sort.Search(len(p.whens), func(i int) bool { return p.whens[i].End > int(s.Start) })
	var in []dates.Expr
	for ; i < len(p.whens) && p.whens[i].Start < int(s.End); i++ {
		if k := p.whens[i].Kind; k == dates.Day || k == dates.Time {
			in = append(in, p.whens[i])
		}
	}
	return in
}

// when is an expression as the record has it.
func (p *page) when(e dates.Expr) *readout.When {
	w := &readout.When{Text: p.doc.Text[e.Start:e.End]}
	if e.EDTF != "" {
		w.EDTF = ptr(e.EDTF)
	}
	return w
}

// whenOf is the date expression that tells when something at a token is: the
// nearest in its sentence, what follows before what precedes, none across
// another verb with its own subject.
func (p *page) whenOf(k int32, within doc.Range) *dates.Expr {
	var best *dates.Expr
	far := int32(1 << 20)
	for _, e := range p.whensIn(p.span(within)) {
		at := p.covers(doc.Span{Start: int32(e.Start), End: int32(e.End)})
		if p.elsewhere(p.head(at), k) {
			continue
		}
		d := at.Start - k
		if d < 0 {
			d = (k - at.End) * 3 / 2
		}
		if d < far {
			far, best = d, &e
		}
	}
	return best
}

// elsewhere tells whether a date stands in a relative clause of something else
// than what is at a token, which does not stand in it: "Brandt, who will go on Tuesday, met Cole".
func (p *page) elsewhere(date, k int32) bool {
	for v := date; p.token(v).Head != v; v = p.token(v).Head {
		if p.token(v).Rel == "acl:relcl" {
			return p.token(v).Head != k && !p.under(v, k)
		}
	}
	return false
}

// under tells whether a token is another one or depends on it.
func (p *page) under(top, k int32) bool {
	for ; k != top; k = p.token(k).Head {
		if p.token(k).Head == k {
			return false
		}
	}
	return true
}

// timely tells whether a phrase is a date.
func (p *page) timely(k int32) bool {
	r := p.phraseOf(k)
	for _, e := range p.whensIn(p.span(doc.Range{Start: r.Start, End: k + 1})) {
		if int32(e.End) >= p.token(k).End {
			return true
		}
	}
	return false
}
