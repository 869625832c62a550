package extract

import (
	"strings"

	"readout"
)

// disputes sets each denial beside what it denies: the statement, before or
// after it, that shares most of its words and is of somebody else. A denial of
// something that nobody asserts here waits for its other half.
func (p *page) disputes() {
	for _, u := range p.spoken {
		if p.actOf(u) != readout.Deny {
			continue
		}
		d := readout.Dispute{About: u.id, Asserted: []readout.According{}, Denied: []readout.According{{Statement: u.id, Stance: readout.Denies}}}
		if o := p.denied(u); o != nil {
			d.About = o.id
			d.Asserted = append(d.Asserted, readout.According{Statement: o.id, Stance: readout.Asserts})
		}
		s, ok := p.sourced(p.id('x'), u.content, d.Denied[0])
		if !ok {
			continue
		}
		d.Sourced = s
		p.record.Disputes = append(p.record.Disputes, d)
	}
}

// denied is the statement that a denial is of, or nil.
func (p *page) denied(u *utterance) *utterance {
	words := p.keyWords(u)
	var best *utterance
	top := 0.0
	for _, o := range p.spoken {
		if o == u || o.within == u || u.within == o || o.source.actor >= 0 && o.source.actor == u.source.actor || p.actOf(o) == readout.Deny {
			continue
		}
		shared := 0.0
		for w := range p.keyWords(o) {
			if words[w] {
				shared++
			}
		}
		if shared < 2 && !(shared == 1 && len(words) == 1) {
			continue
		}
		if shared > top {
			best, top = o, shared
		}
	}
	return best
}

// keyWords are the lemmas that carry a statement's content, and who it is
// about.
func (p *page) keyWords(u *utterance) map[string]bool {
	out := map[string]bool{}
	for _, c := range u.content {
		r := p.covers(c)
		for k := r.Start; k < r.End; k++ {
			switch p.token(k).UPOS {
			case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
				out[strings.ToLower(p.token(k).Lemma)] = true
			}
			if a := p.actorOf(k); a >= 0 {
				out["@"+string(p.people[a].id)] = true
			}
		}
	}
	if u.source.actor >= 0 {
		out["@"+string(p.people[u.source.actor].id)] = true
	}
	return out
}
