package extract

import (
	"readout"
	"readout/internal/lang/doc"
)

// whereOf is the words for the place of what a noun or verb tells, with the verb
// that governs it, or -1: a name or a noun of places
// behind "in", "at" or the like below them, where a journey goes to,
// or the name before its noun ("the Oslo talks"); nil where none is told.
func (p *page) whereOf(k, governor int32, journey bool) *doc.Range {
	for _, v := range [...]int32{k, governor} {
		if v >= 0 {
			if r := p.placeBelow(v, journey, 0); r != nil {
				return r
			}
		}
	}
	if r := p.whereClause(k, governor); r != nil {
		return r
	}
	if j := p.journey(k); j >= 0 {
		return p.placeBelow(j, true, 1)
	}
	for _, c := range p.children[k] {
		if p.relation(c) == "compound" {
			if r := p.namedPlace(c); r != nil {
				return r
			}
		}
	}
	return nil
}

// whereClause is the place that a clause with "where" describes: "flew to Karsk,
// where he met Cole".
func (p *page) whereClause(k, governor int32) *doc.Range {
	v := governor
	if v < 0 {
		v = k
	}
	for _, c := range p.children[v] {
		if p.lower(c) == "where" && p.relation(v) == "acl" {
			return p.placeAt(p.token(v).Head)
		}
	}
	return nil
}

// placeBelow looks for a place below a token, also behind those who took part
// ("a meeting with Cole in Karsk") and in clauses that describe the meeting.
func (p *page) placeBelow(v int32, journey bool, depth int) *doc.Range {
	for _, c := range p.children[v] {
		m := p.marker(c)
		goal := journey && (m == "to" || p.relation(c) == "obj")
		if goal || placed[m] {
			if r := p.placeAt(c); r != nil {
				return r
			}
		}
	}
	if depth == 2 {
		return nil
	}
	for _, c := range p.children[v] {
		switch p.relation(c) {
		case "nmod", "obl", "obj", "conj", "appos":
			if p.marker(c) == "with" || p.marker(c) == "between" || p.partOf(c) || p.relation(c) == "conj" || p.relation(c) == "obj" || p.relation(c) == "appos" {
				if r := p.placeBelow(c, journey, depth+1); r != nil {
					return r
				}
			}
		case "acl":
			if depth == 0 {
				if r := p.placeBelow(c, journey, depth+1); r != nil {
					return r
				}
			}
		}
	}
	return nil
}

// placed are the prepositions of places.
var placed = wordSet([]string{"in", "at", "near", "outside", "on", "inside"})

// placeAt is the words of a phrase that is a place: a name that is no person's,
// or a noun of the table with what describes it.
func (p *page) placeAt(c int32) *doc.Range {
	if r := p.namedPlace(c); r != nil {
		return r
	}
	if p.token(c).UPOS != "NOUN" || !p.meeting.place[p.lemma(c)] || p.timely(c) {
		return nil
	}
	r := p.phraseOf(c)
	for r.Start < c && (p.token(r.Start).UPOS == "DET" || p.token(r.Start).UPOS == "ADP") {
		r.Start++
	}
	for _, d := range p.children[c] {
		if m := p.marker(d); p.relation(d) == "nmod" && d > c && (m == "of" || m == "near" || m == "outside") {
			r.End = max(r.End, p.subtree(d).End)
		}
	}
	return &r
}

// namedPlace is the name at a token, where it may be a place.
func (p *page) namedPlace(c int32) *doc.Range {
	m := p.mentionOf[c]
	if m < 0 || p.isPerson(p.mentions[m].actor) {
		return nil
	}
	switch p.people[p.mentions[m].actor].kind {
	case readout.Outlet, readout.Group:
		return nil
	}
	return &p.mentions[m].Range
}

// place is the words for a place as the record has them, with the actor where
// they name one.
func (p *page) place(r doc.Range) *readout.Who {
	if m := p.mentionOf[p.head(r)]; m >= 0 {
		return ptr(p.who(p.mentions[m].actor, p.mentions[m].form))
	}
	return &readout.Who{Text: p.slice(r)}
}
