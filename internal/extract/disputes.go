package extract

import (
	"math"
	"strings"

	"readout"
)

// disputes sets each denial beside what it denies; denials of one source that
// are of one thing stand in one dispute. A denial of something that nobody
// asserts here waits for its other half.
func (p *page) disputes() {
	for i, u := range p.spoken {
		if !p.denial(u) {
			continue
		}
		denies := readout.According{Statement: u.id, Stance: readout.Denies}
		d := readout.Dispute{About: u.id, Asserted: []readout.According{}, Denied: []readout.According{denies}}
		if o := p.denied(i); o != nil {
			d.About = o.id
			d.Asserted = append(d.Asserted, readout.According{Statement: o.id, Stance: readout.Asserts})
		} else if p.toldBefore(u) {
			d.Asserted = append(d.Asserted, p.voice())
		}
		if last := len(p.record.Disputes) - 1; last >= 0 && p.record.Disputes[last].About == d.About && p.sameSpeaker(p.record.Disputes[last].Denied[0].Statement, u) {
			x := &p.record.Disputes[last]
			x.Denied = append(x.Denied, denies)
			x.AccordingTo = append(x.AccordingTo, denies)
			x.Evidence = append(x.Evidence, p.quotes(u.content)...)
			continue
		}
		s, ok := p.sourced(p.id('x'), u.content, denies)
		if !ok {
			continue
		}
		d.Sourced = s
		p.record.Disputes = append(p.record.Disputes, d)
	}
}

// denial tells whether a statement denies something: by its act, or as one
// that rejects something said.
func (p *page) denial(u *utterance) bool {
	act := p.actOf(u)
	return act == readout.Deny || act == readout.Reject && p.words.reports[strings.ToLower(p.token(p.head(p.covers(u.content[0]))).Lemma)]
}

// toldBefore tells whether the report itself says what a denial denies: a
// sentence in nobody's mouth shares most of its words.
func (p *page) toldBefore(u *utterance) bool {
	words := p.keyWords(u)
	for w := range words {
		if strings.HasPrefix(w, "@") {
			delete(words, w)
		}
	}
	for _, s := range p.doc.Sentences {
		shared := map[string]bool{}
		for k := s.Start; k < s.End; k++ {
			if w := strings.ToLower(p.token(k).Lemma); p.inside[k] == nil && !p.aside[k] && words[w] {
				shared[w] = true
			}
		}
		if len(shared) > 1 && 2*len(shared) >= len(words) {
			return true
		}
	}
	return false
}

// sameSpeaker tells whether a statement is of the source of another.
func (p *page) sameSpeaker(id readout.ID, u *utterance) bool {
	for _, o := range p.spoken {
		if o.id == id {
			return o.source.actor == u.source.actor && (u.source.actor >= 0 || o.source.words == u.source.words)
		}
	}
	return false
}

// What speaks for a statement as the one that is denied.
const (
	denialShared  = 2.  // a word of content in common
	denialOutlet  = 4.  // the denial names it as its source: "a report in the Echo"
	denialPerson  = 1.  // it speaks of whoever denies
	denialFar     = -.5 // each statement between
	denialAfter   = -1. // it comes behind the denial
	denialAtLeast = .5
)

// denied is the statement that the denial at i is of, or nil: by another
// source, near, and of the same words and people.
func (p *page) denied(i int) *utterance {
	u := p.spoken[i]
	for _, o := range p.spoken {
		if o.within == u && p.words.reports[strings.ToLower(p.token(o.cueAt.Start).Lemma)] {
			return o // "denied a report that"
		}
	}
	words := p.keyWords(u)
	var best *utterance
	top := denialAtLeast
	for j, o := range p.spoken {
		if o == u || u.within == o || o.source.actor >= 0 && o.source.actor == u.source.actor || o.source.words == u.source.words || p.actOf(o) == readout.Decline {
			continue
		}
		score := denialFar * math.Abs(float64(i-j))
		if j > i {
			score += denialAfter
		}
		tied := false
		for w := range p.keyWords(o) {
			switch {
			case words[w]:
				score += denialShared
				tied = true
			case u.source.actor >= 0 && w == p.mark(u.source.actor):
				score += denialPerson
			}
		}
		if o.source.actor >= 0 && words[p.mark(o.source.actor)] {
			score += denialOutlet
			tied = true
		}
		if !tied && len(words) > 3 && !p.quotedIn(u.content) || p.actOf(o) == readout.Deny && u.source.actor < 0 {
			continue // only what is short, or said in answer, can leave out what it denies
		}
		if a := p.actOf(o); a == readout.Evaluate || a == readout.Ask {
			score--
		}
		if i-j == 1 {
			score += 1.5 // what was said last
		}
		if score > top {
			best, top = o, score
		}
	}
	return best
}

// mark is an actor among the key words.
func (p *page) mark(actor int) string { return "@" + string(p.people[actor].id) }

// keyWords are the lemmas that carry a statement's content, and whom it
// names.
func (p *page) keyWords(u *utterance) map[string]bool {
	out := map[string]bool{}
	for _, c := range u.content {
		r := p.covers(c)
		for k := r.Start; k < r.End; k++ {
			if a := p.actorOf(k); a >= 0 {
				out[p.mark(a)] = true
				continue
			}
			switch p.token(k).UPOS {
			case "NOUN", "VERB", "ADJ", "NUM":
				out[strings.ToLower(p.token(k).Lemma)] = true
			}
		}
	}
	return out
}
