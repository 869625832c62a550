package extract

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/lang/doc"
)

// link is one thing tied to another, by the ranges that tell them.
type link struct{ issue, requires doc.Range }

// linkages finds what is to be had only together with something else: one in
// each clause that a mark of the table stands in.
func (p *page) linkages() {
	for _, s := range p.doc.Sentences {
		for k := s.Start; k < s.End-2; k++ {
			if p.aside[k] {
				continue
			}
			u := p.inside[k]
			if l, ok := p.link(k, p.scope(k, u, s)); ok {
				if u == nil {
					u = p.inside[l.requires.Start]
				}
				p.putLinkage(l, u)
				k = max(l.issue.End, l.requires.End)
			}
		}
	}
}

// scope is the stretch in which a mark ties things: the sentence, within the
// statement that holds it.
func (p *page) scope(k int32, u *utterance, s doc.Range) doc.Range {
	if u == nil {
		return s
	}
	for _, c := range u.content {
		if r := p.covers(c); k >= r.Start && k < r.End {
			s.Start, s.End = max(s.Start, min(r.Start, p.goesOn(u, r))), min(s.End, r.End)
		}
	}
	return s
}

// goesOn is where the content of a statement begins that a piece goes on in
// the same sentence: "the toll," Brandt said, "only if ...".
func (p *page) goesOn(u *utterance, r doc.Range) int32 {
	for _, c := range u.content {
		if o := p.covers(c); o.Start < r.Start && p.sentence[o.Start] == p.sentence[r.Start] {
			return o.Start
		}
	}
	return r.Start
}

// link reads a tie at a token, by the first of the marks there that stand as
// their rule asks.
func (p *page) link(k int32, s doc.Range) (link, bool) {
	for _, m := range p.linking.byFirst[p.lower(k)] {
		n := int32(len(m.words))
		if k+n >= s.End || !p.standsAt(k, m.words) {
			continue
		}
		l, ok := p.around(k, n, s, m.linkageRule)
		if ok && p.verbs(l.issue)+p.verbs(l.requires)+p.verbs(doc.Range{Start: k, End: k + n}) > 0 && l.issue.End-l.issue.Start > 0 && (l.requires.End-l.requires.Start > 2 || p.verbs(l.requires) == 0) {
			return l, true
		}
	}
	return link{}, false
}

func (p *page) standsAt(k int32, words []string) bool {
	for i, w := range words {
		if p.lower(k+int32(i)) != w {
			return false
		}
	}
	return true
}

// around parts what stands around a mark of n words into issue and condition.
func (p *page) around(k, n int32, s doc.Range, r *linkageRule) (link, bool) {
	before, behind := doc.Range{Start: s.Start, End: k}, p.tail(doc.Range{Start: k + n, End: s.End})
	if p.opening(before) {
		comma := p.commaIn(behind, s)
		l := link{issue: doc.Range{Start: comma + 1, End: s.End}, requires: doc.Range{Start: k + n, End: comma}}
		return l, (r.Opens || r.Leads) && comma > 0 && p.has(l.issue, r) && (!r.Sided || p.subjectIn(l.issue) >= 0 || p.lower(l.issue.Start) == "then")
	}
	l := link{issue: p.front(before), requires: behind}
	if r.Swapped {
		l = link{issue: behind, requires: p.front(before)}
	}
	switch {
	case r.Leads, k > s.Start && slices.Contains(r.Not, p.lower(k-1)), before.End == before.Start:
		return l, false
	case len(r.After) > 0 && !phraseIn(r.After, p.folded(doc.Range{Start: k + n, End: min(s.End, k+n+8)})):
		return l, false
	case r.Deed && p.view(l.issue):
		return l, false
	case p.timely(min(k+n, s.End-1)):
		return l, false // "until Friday"
	}
	return l, p.has(p.window(before, r), r) && !p.any("bars", p.window(before, r))
}

// putLinkage writes a tie that a statement tells, or the report: whoever holds it
// demands what it requires.
func (p *page) putLinkage(l link, u *utterance) {
	whole := p.span(doc.Range{Start: min(l.issue.Start, l.requires.Start), End: max(l.issue.End, l.requires.End)})
	s, ok := p.sourced(p.id('l'), []doc.Span{whole}, p.sayers([]doc.Span{whole})...)
	if !ok {
		return
	}
	out := readout.Linkage{Sourced: s, Issue: p.tied(l.issue), Requires: p.gist(l.requires)}
	if a := p.holder(l, u); a >= 0 {
		out.Holder = ptr(p.who(a, p.people[a].name))
		if w := (want{at: l.requires.Start, stance: "demand", content: l.requires}); !p.covered(a, w) {
			p.putWant(w, a)
		}
	}
	p.record.Linkages = append(p.record.Linkages, out)
}

// tied is what is tied: where the range names nothing, what its pronoun
// goes back to.
func (p *page) tied(r doc.Range) string {
	noun := int32(-1)
	for k := r.Start; k < r.End; k++ {
		if u := p.token(k).UPOS; u == "NOUN" || u == "PROPN" || u == "VERB" {
			return p.gist(r)
		}
		if a, ok := p.links[k]; ok && noun < 0 {
			noun = a
		}
	}
	if noun < 0 {
		return p.gist(r)
	}
	return p.gist(p.phraseOf(noun))
}

// holder is whose tie it is: of what is said, the source, unless that speaks of
// somebody else; of what the report tells, the subject of the issue.
func (p *page) holder(l link, u *utterance) int {
	subject := p.subjectIn(l.issue)
	if subject < 0 {
		subject = p.subjectIn(l.requires)
	}
	if u == nil || u.source.actor < 0 {
		return subject
	}
	from := u.source.actor
	if other := p.subjectIn(l.issue); other >= 0 && other != from && p.isPerson(other) {
		return other
	}
	return from
}

// subjectIn is the first actor of the last subject of a range that is one, or
// -1.
func (p *page) subjectIn(r doc.Range) int {
	for k := r.End - 1; k >= r.Start; k-- {
		switch p.lower(k) {
		case "i", "we", "you":
			if p.relation(k) == "nsubj" {
				return -1 // whoever speaks
			}
		}
		if p.relation(k) != "nsubj" {
			continue
		}
		if a := p.parties(k, 0); len(a) > 0 {
			return a[0]
		}
	}
	return -1
}

// verbs counts the verbs of a range.
func (p *page) verbs(r doc.Range) int {
	n := 0
	for k := r.Start; k < r.End; k++ {
		if u := p.token(k).UPOS; u == "VERB" || u == "AUX" {
			n++
		}
	}
	return n
}

// gist is a range without marks at its ends.
func (p *page) gist(r doc.Range) string {
	return strings.Trim(p.slice(r), " ,.;:—–-“”\"'‘’()")
}
