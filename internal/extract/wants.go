package extract

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/lang/doc"
)

// want is a stance that the text tells of somebody in passing.
type want struct {
	at      int32 // the word that tells it
	stance  string
	parties []int
	content doc.Range
}

// wants finds the stances that are told by a verb with the party as its
// subject, by a noun that the party possesses, or by an adjective that is said
// of it; those that a position covers already are left out.
func (p *page) wants() {
	for k := range p.doc.Tokens {
		w, ok := p.wantAt(int32(k))
		if !ok || p.aside[k] {
			continue
		}
		for _, a := range w.parties {
			if !p.covered(a, w) {
				p.putWant(w, a)
			}
		}
	}
}

// wantAt reads the stance that a word tells.
func (p *page) wantAt(k int32) (want, bool) {
	switch p.token(k).UPOS {
	case "VERB":
		return p.verbWant(k)
	case "NOUN":
		return p.nounWant(k)
	case "ADJ":
		return p.adjectiveWant(k)
	}
	return want{}, false
}

// verbWant: "the union refuses to pay". What is only possible, asked or said
// of a condition is no stance.
func (p *page) verbWant(k int32) (want, bool) {
	w := want{at: k, stance: p.stances.verbAt(p, k)}
	if p.passive(k) {
		return w, false
	}
	switch {
	case p.negated(k) && p.willed(k):
		w.stance = p.refused(k, w.stance)
	case p.unreal(k):
		return w, false
	case p.negated(k):
		w.stance = opposite[w.stance]
	}
	if w.stance == "" {
		return w, false
	}
	if w.stance == "accept" && p.dependent(k, "ccomp") >= 0 {
		return w, false // "agrees that the toll is high"
	}
	w.parties, w.content = p.subjects(k), p.complement(k)
	if w.content.Start >= w.content.End || w.stance == "demand" && p.ownDeed(k) || p.inside[k] == nil && p.quoted[k] && p.personalSubject(k) {
		return w, false
	}
	return w, len(w.parties) > 0 && p.saysWhat([]doc.Span{p.span(w.content)})
}

// willed tells whether a verb stands with "will", "would" or "can".
func (p *page) willed(v int32) bool {
	for _, c := range p.children[v] {
		switch p.lower(c) {
		case "will", "would", "wo", "’ll", "'ll", "can", "ca", "could":
			return true
		}
	}
	return false
}

// refused is the stance of somebody who will not do what a verb says: "the
// board will not pay for the crane".
func (p *page) refused(v int32, stance string) string {
	if p.stances.idle[p.lemma(v)] || stance == "reject" {
		return ""
	}
	return "reject"
}

// ownDeed tells whether a verb governs something that its subject wants to do:
// "they want to meet" demands nothing.
func (p *page) ownDeed(v int32) bool {
	x := p.dependent(v, "xcomp")
	return x >= 0 && p.token(x).UPOS == "VERB" && p.infinitive(x) && p.dependent(v, "obj") < 0
}

// personalSubject tells whether the subject of a verb is a pronoun: what "we"
// want is for the statement that it stands in to tell.
func (p *page) personalSubject(v int32) bool {
	s := p.dependent(v, "nsubj")
	return s >= 0 && p.token(s).UPOS == "PRON"
}

// opposite is the stance that a denied verb of another tells.
var opposite = map[string]string{"accept": "reject", "demand": "reject"}

// unreal tells whether a verb only may be so: after "would", "could", "if".
func (p *page) unreal(v int32) bool {
	for _, c := range p.children[v] {
		switch w := p.lower(c); {
		case p.token(c).XPOS == "MD" && w != "will" && w != "wo" && w != "’ll" && w != "'ll", p.relation(c) == "mark" && (w == "if" || w == "whether" || w == "unless"):
			return true
		}
	}
	return false
}

// subjects are who does what a verb says, by its own subject or by that of the
// verb that it is joined to or depends on.
func (p *page) subjects(v int32) []int {
	for step := 0; step < 3; step++ {
		if s := p.dependent(v, "nsubj"); s >= 0 {
			return p.parties(s, 0)
		}
		h := p.token(v).Head
		switch p.relation(v) {
		case "conj", "advcl", "xcomp":
			if p.token(h).UPOS != "VERB" || h == v || p.dependent(h, "obj") >= 0 && p.relation(v) == "xcomp" {
				return nil
			}
			v = h
		case "acl":
			return p.parties(h, 0)
		default:
			return nil
		}
	}
	return nil
}

// complement is what a word governs: its object, infinitive, clause or
// prepositional phrase, the first of them.
func (p *page) complement(k int32) doc.Range {
	for _, c := range p.children[k] {
		if c < k {
			continue
		}
		switch p.relation(c) {
		case "obj", "xcomp", "ccomp", "acl":
			return p.reach(c)
		case "obl", "nmod":
			if len(p.whensIn(p.span(p.subtree(c)))) == 0 {
				return p.reach(c)
			}
		}
	}
	return doc.Range{}
}

// reach is the range of all that depends on a token, in its sentence.
func (p *page) reach(k int32) doc.Range {
	r := doc.Range{Start: k, End: k + 1}
	var walk func(int32, int)
	walk = func(k int32, depth int) {
		for _, c := range p.children[k] {
			if p.relation(c) == "punct" || p.relation(c) == "parataxis" {
				continue
			}
			r.Start, r.End = min(r.Start, c), max(r.End, c+1)
			if depth < 20 {
				walk(c, depth+1)
			}
		}
	}
	walk(k, 0)
	return r
}

// nounWant: "the union's refusal to pay".
func (p *page) nounWant(k int32) (want, bool) {
	w := want{at: k, stance: p.stances.nouns[p.lemma(k)]}
	if w.stance == "" {
		return w, false
	}
	if owner := p.dependent(k, "nmod:poss"); owner >= 0 {
		w.parties = p.parties(owner, 0)
	} else if side := p.dependent(k, "amod", "compound"); side >= 0 {
		if a := p.stateOf(side); a >= 0 {
			w.parties = []int{a}
		}
	}
	w.content = p.complement(k)
	return w, len(w.parties) > 0 && w.content.End > w.content.Start
}

// adjectiveWant: "the union is open to a shorter line".
func (p *page) adjectiveWant(k int32) (want, bool) {
	w := want{at: k, stance: p.stances.adjectives[p.lemma(k)]}
	s := p.dependent(k, "nsubj")
	if w.stance == "" || s < 0 || p.dependent(k, "cop") < 0 || p.unreal(k) {
		return w, false
	}
	if p.negated(k) {
		w.stance = "reject"
	}
	w.parties, w.content = p.parties(s, 0), p.complement(k)
	return w, len(w.parties) > 0 && w.content.End > w.content.Start
}

// covered tells whether a position of the same party or person says so
// already.
func (p *page) covered(actor int, w want) bool {
	here := p.quote(p.span(w.content))
	return slices.ContainsFunc(p.record.Positions, func(q readout.Position) bool {
		return p.holds(q, actor) && slices.ContainsFunc(q.Content, func(s readout.Span) bool { return s.Start < here.End && here.Start < s.End })
	})
}

// repeated adds what is said in some spans to the position of the same side,
// with the same stance on the same issue, that stands on the record, if one
// does.
func (p *page) repeated(actor int, stance, issue string, spans []doc.Span, by []readout.According) bool {
	if actor < 0 {
		return false
	}
	i := slices.IndexFunc(p.record.Positions, func(q readout.Position) bool {
		return p.holds(q, actor) && q.Stance == stance && strings.EqualFold(q.Issue, issue)
	})
	if i < 0 {
		return false
	}
	q := &p.record.Positions[i]
	q.Evidence = append(q.Evidence, p.quotes(spans)...)
	for _, a := range by {
		if !slices.Contains(q.AccordingTo, a) {
			q.AccordingTo = append(q.AccordingTo, a)
		}
	}
	return true
}

// holds tells whether a position is that of an actor.
func (p *page) holds(q readout.Position, actor int) bool {
	id := p.people[actor].id
	return q.Party != nil && *q.Party == id || q.Holder != nil && q.Holder.Actor != nil && *q.Holder.Actor == id
}

// whole is the range of the word that tells a want and of its content.
func (w want) whole() doc.Range {
	return doc.Range{Start: min(w.at, w.content.Start), End: max(w.at+1, w.content.End)}
}

// putWant puts it on the record as a position.
func (p *page) putWant(w want, actor int) {
	spans := []doc.Span{p.span(w.whole())}
	content := []doc.Span{p.span(w.content)}
	issue, by := p.issueOf(content), p.sayers(spans)
	if p.repeated(actor, w.stance, issue, spans, by) {
		return
	}
	s, ok := p.sourced(p.id('q'), spans, by...)
	if !ok {
		return
	}
	pos := readout.Position{Sourced: s, Stance: w.stance, Issue: issue, Content: p.quotes(content)}
	if u := p.inside[w.at]; u != nil {
		pos.Statement = ptr(u.id)
	}
	p.putPosition(pos, actor, "")
}
