package extract

import (
	"slices"
	"sort"
	"strings"

	"readout"
	"readout/internal/names"
)

// pair tells whether a phrase takes up those who met last: "they", "the two",
// "both leaders".
func (p *page) pair(k int32) bool {
	if w := p.lower(k); w == "they" || w == "them" || w == "their" || w == "both" {
		return true
	}
	if !p.meeting.again[p.lemma(k)] || p.actorOf(k) >= 0 || p.token(k).XPOS == "NN" && p.lower(k) != "pair" {
		return false
	}
	for _, c := range p.children[k] {
		switch p.lower(c) {
		case "the", "both", "these", "two":
			return true
		}
		if r := p.relation(c); r == "amod" || r == "compound" || r == "nmod" {
			return false
		}
	}
	return p.token(k).XPOS == "CD"
}

// parties are the actors that a noun phrase stands for: those it names, whom
// its pronoun means, the holder of the office it speaks of, or the side that
// it belongs to ("Iranian officials").
func (p *page) parties(k int32, depth int) []int {
	var out []int
	add := func(a int) {
		if a >= 0 && p.people[a].kind != readout.Place && p.people[a].kind != readout.Outlet && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	t := p.token(k)
	switch {
	case p.actorOf(k) >= 0:
		add(p.actorOf(k))
	case t.UPOS == "PRON":
		switch w := p.lower(k); w {
		case "i", "we", "us", "me", "my", "our":
			add(p.speakerOf(k))
		case "he", "she", "him", "her", "his":
			a, _ := p.antecedent(k, p.saidBefore(k))
			add(a)
		case "who", "which", "that":
			for _, a := range p.relatives(k) {
				add(a)
			}
		default:
			if a := p.linked(k); a >= 0 {
				add(a)
			} else if a := p.speakerOf(k); a >= 0 && !p.isPerson(a) {
				add(a)
			} else if p.pair(k) {
				return p.lastMet
			}
		}
	case p.personIn(k) >= 0:
		add(p.personIn(k))
	default:
		r := p.phraseOf(k)
		if a := p.byOffice(r, k); a >= 0 {
			add(a)
			break
		}
		if p.meeting.side[strings.ToLower(t.Lemma)] {
			for _, c := range p.children[k] {
				switch p.relation(c) {
				case "amod", "compound":
					add(p.stateOf(c))
				case "nmod":
					if depth < 3 {
						for _, a := range p.parties(c, depth+1) {
							if !p.isPerson(a) {
								add(a)
							}
						}
					}
				}
			}
		} else if t.UPOS == "ADJ" || t.UPOS == "PROPN" {
			add(p.stateOf(k))
		}
		if len(out) == 0 && p.pair(k) {
			return p.lastMet
		}
		if len(out) == 0 {
			add(p.linked(k))
		}
	}
	if depth < 3 {
		for _, c := range p.children[k] {
			if p.relation(c) == "conj" || p.relation(c) == "nmod" && (p.marker(c) == "including" || p.marker(c) == "like") || (p.relation(c) == "compound" || p.relation(c) == "flat") && t.UPOS == "PROPN" && p.actorOf(c) != p.actorOf(k) {
				for _, a := range p.parties(c, depth+1) {
					add(a)
				}
			}
		}
	}
	return out
}

// speakerOf is who says the words that a token stands in, or -1.
func (p *page) speakerOf(k int32) int {
	if u := p.inside[k]; u != nil {
		return u.source.actor
	}
	return -1
}

// stateOf is the state, organisation or group that a modifier names: a
// demonym goes to its state, where that is on the record.
func (p *page) stateOf(k int32) int {
	if a := p.actorOf(k); a >= 0 {
		if p.isPerson(a) || p.people[a].kind == readout.Place {
			return -1
		}
		return a
	}
	e, ok := p.gazetteer.Lookup(p.word(k))
	if !ok || e.Kind != names.State && e.Kind != names.Demonym && e.Kind != names.Organization {
		return -1
	}
	return p.onRecord(e.Canonical)
}

// onRecord is the actor of a canonical name, or -1.
func (p *page) onRecord(name string) int {
	return slices.IndexFunc(p.people, func(e *entity) bool { return e.name == name })
}

// saidBefore is the last statement that begins before a token.
func (p *page) saidBefore(k int32) *utterance {
	at := p.token(k).Start
	i := sort.Search(len(p.spoken), func(i int) bool { return p.spoken[i].position >= at })
	if i == 0 {
		return nil
	}
	return p.spoken[i-1]
}

// sideOf is the state or organisation that a person stands for by office, or
// -1.
func (p *page) sideOf(person int) int {
	for _, t := range p.titles {
		if t.holder == person && t.body >= 0 && t.status != readout.Former {
			return t.body
		}
	}
	return -1
}
