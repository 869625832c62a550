package extract

import (
	"slices"
	"strings"

	"readout"
)

// disputes sets each denial beside what it denies: another source's statement,
// or what the report tells in its own voice. Denials of one source that are of
// one thing stand in one dispute. An outright denial of something that nobody
// asserts here waits for its other half.
func (p *page) disputes() {
	for i, u := range p.spoken {
		d := p.denial(u)
		if d.force == agrees {
			continue
		}
		o := p.denied(i, d)
		switch {
		case o != nil:
			p.putDispute(u, o.id, p.asserting(o, d))
			p.upheld(o, u)
		case (d.force == gainsays || p.actOf(u) == readout.Deny) && p.inVoice(d):
			p.putDispute(u, u.id, []readout.According{p.voice()})
		case d.force == gainsays && p.actOf(u) == readout.Deny && len(d.words) > 0:
			p.putDispute(u, u.id, []readout.According{})
		}
	}
}

// upheld gives a denial that has no other half yet the one who gainsays it.
func (p *page) upheld(o, u *utterance) {
	for i := range p.record.Disputes {
		x := &p.record.Disputes[i]
		if len(x.Asserted) == 0 && x.Denied[0].Statement == o.id {
			x.Asserted = append(x.Asserted, readout.According{Statement: u.id, Stance: readout.Asserts})
		}
	}
}

// putDispute writes a dispute, or adds the denial to the last one.
func (p *page) putDispute(u *utterance, about readout.ID, asserted []readout.According) {
	denies := readout.According{Statement: u.id, Stance: readout.Denies}
	if last := len(p.record.Disputes) - 1; last >= 0 && p.sameDispute(&p.record.Disputes[last], u, about, asserted) {
		x := &p.record.Disputes[last]
		x.Denied = append(x.Denied, denies)
		x.AccordingTo = append(x.AccordingTo, denies)
		x.Evidence = append(x.Evidence, p.quotes(u.content)...)
		return
	}
	s, ok := p.sourced(p.id('x'), u.content, denies)
	if ok {
		p.record.Disputes = append(p.record.Disputes, readout.Dispute{Sourced: s, About: about, Asserted: asserted, Denied: []readout.According{denies}})
	}
}

// sameDispute tells whether a denial belongs to a dispute: it is of the same
// source and of the same assertion, or follows at once.
func (p *page) sameDispute(x *readout.Dispute, u *utterance, about readout.ID, asserted []readout.According) bool {
	if !p.sameSpeaker(x.Denied[0].Statement, u) {
		return false
	}
	return x.About == about || slices.ContainsFunc(asserted, func(a readout.According) bool { return a.Statement != "" && slices.Contains(x.Asserted, a) })
}

// sameSpeaker tells whether a statement is of the source of another.
func (p *page) sameSpeaker(id readout.ID, u *utterance) bool {
	i := slices.IndexFunc(p.spoken, func(o *utterance) bool { return o.id == id })
	return i >= 0 && p.oneSpeaker(p.spoken[i], u)
}

func (p *page) oneSpeaker(a, b *utterance) bool {
	if a.source.actor >= 0 || b.source.actor >= 0 {
		return a.source.actor == b.source.actor
	}
	return a.source.words == b.source.words || p.takesUpSource(a, b) || p.takesUpSource(b, a)
}

// takesUpSource tells whether a nameless source is one that was told before:
// "the official" after "a senior official".
func (p *page) takesUpSource(before, u *utterance) bool {
	if before.position >= u.position || before.source.span == nil || u.source.span == nil {
		return false
	}
	r := p.covers(*u.source.span)
	h := p.head(r)
	return p.definite(r) && p.lemma(h) == p.lemma(p.head(p.covers(*before.source.span))) && p.token(h).UPOS == "NOUN" && p.token(h).XPOS == "NN"
}

// asserting are the statements that a denial is held against: the one that it
// denies with its turn, and those of its source that share a word with what is
// denied.
func (p *page) asserting(o *utterance, d denial) []readout.According {
	out := p.turn(o)
	for _, n := range p.spoken {
		by := readout.According{Statement: n.id, Stance: readout.Asserts}
		if n == o || !p.oneSpeaker(n, o) || slices.Contains(out, by) {
			continue
		}
		for w := range p.keyWords(n) {
			if d.words[w] && !strings.HasPrefix(w, "@") {
				out = append(out, by)
				break
			}
		}
	}
	return out
}

// turn is a statement with those of its source right before and behind it
// that stand in the same paragraph.
func (p *page) turn(o *utterance) []readout.According {
	at := slices.Index(p.spoken, o)
	var out []readout.According
	for j := max(0, at-2); j < min(len(p.spoken), at+2); j++ {
		n := p.spoken[j]
		if n == o || p.oneSpeaker(n, o) && p.paragraphOf(n) == p.paragraphOf(o) {
			out = append(out, readout.According{Statement: n.id, Stance: readout.Asserts})
		}
	}
	return out
}

// paragraphOf is the paragraph in which a statement begins.
func (p *page) paragraphOf(u *utterance) int { return p.paragraph(p.covers(u.content[0]).Start) }
