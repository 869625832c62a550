package extract

import (
	"slices"

	"readout"
	"readout/internal/lang/doc"
)

// stance is how a statement stands to what its content says.
func (p *page) stance(u *utterance) readout.Stance {
	switch p.actOf(u) {
	case readout.Deny:
		if !p.quotedIn(u.content) {
			return readout.Denies
		}
	case readout.Confirm:
		return readout.Confirms
	}
	return readout.Asserts
}

// nest finds for each token the innermost statement that holds it.
func (p *page) nest() {
	p.inside = make([]*utterance, len(p.doc.Tokens))
	size := make([]int32, len(p.doc.Tokens))
	for _, u := range p.spoken {
		for _, c := range u.content {
			r := p.covers(c)
			for k := r.Start; k < r.End; k++ {
				if p.inside[k] == nil || r.End-r.Start < size[k] {
					p.inside[k], size[k] = u, r.End-r.Start
				}
			}
		}
	}
}

// sayers tells who says what stands in some spans: the innermost statement
// that holds each, or the document.
func (p *page) sayers(spans []doc.Span) []readout.According {
	var out []readout.According
	for _, s := range spans {
		by := p.voice()
		size := int32(1 << 30)
		for _, u := range p.spoken {
			for _, c := range u.content {
				if s.Start >= c.Start && s.End <= c.End && c.End-c.Start < size {
					size = c.End - c.Start
					by = readout.According{Statement: u.id, Stance: p.stance(u)}
				}
			}
		}
		if !slices.Contains(out, by) {
			out = append(out, by)
		}
	}
	return out
}
