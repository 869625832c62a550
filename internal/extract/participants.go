package extract

import (
	"slices"
	"strings"

	"readout"
)

// nounPartners adds who took part in a meeting that is a noun.
func (p *page) nounPartners(g *gathering, k, governor int32) {
	for _, c := range p.children[k] {
		switch rel := p.token(c).Rel; p.relation(c) {
		case "nmod", "obl":
			if rel == "nmod:poss" {
				p.join(g, c)
				continue
			}
			if p.partOf(c) {
				p.nounPartners(g, c, -1)
				continue
			}
			switch p.marker(c) {
			case "with", "between", "among", "involving", "of", "by", "from":
				p.join(g, c)
			case "without":
				p.stayAway(g, c)
			case "to":
				if g.format == "visit" {
					p.join(g, c)
				}
			}
		case "amod", "compound":
			p.join(g, c)
		case "acl":
			if w := p.lemma(c); w == "involve" || w == "include" || w == "bring" {
				p.joinAll(g, c, "obj", "obl")
			}
		}
	}
	if governor < 0 {
		return
	}
	lemma := p.lemma(governor)
	direct := p.relation(k) == "obj" || p.relation(k) == "nsubj"
	switch {
	case p.meeting.light[lemma] && (direct || p.relation(k) == "obl"), p.relation(k) == "obl" && p.meeting.at[p.marker(k)] && len(g.who) == 1:
		away := p.negated(governor)
		for _, c := range p.children[governor] {
			switch p.relation(c) {
			case "nsubj":
				if c != k && away {
					p.stayAway(g, c)
				} else if c != k {
					p.join(g, c)
				}
			case "obl":
				if m := p.marker(c); c != k && (m == "with" || m == "between") {
					p.join(g, c)
				} else if m == "without" {
					p.stayAway(g, c)
				}
			}
		}
		if s := p.dependent(governor, "nsubj"); s < 0 && !away {
			p.joinSubject(g, governor)
		}
	}
}

// speakersSide adds to talks "with" one side the side of whoever speaks of them.
func (p *page) speakersSide(g *gathering, k int32) {
	if len(g.who) != 1 || p.isPerson(g.who[0]) || !slices.ContainsFunc(p.children[k], func(c int32) bool { return p.marker(c) == "with" }) {
		return
	}
	side := p.speakerOf(k)
	if p.isPerson(side) {
		side = p.sideOf(side)
	}
	if side >= 0 && side != g.who[0] && p.people[side].kind != readout.Outlet && p.people[side].kind != readout.Place {
		g.who = append(g.who, side)
	}
}

// joinAll adds the dependents of a token that stand in one of the relations.
func (p *page) joinAll(g *gathering, k int32, relations ...string) {
	for _, c := range p.children[k] {
		if slices.Contains(relations, p.relation(c)) {
			p.join(g, c)
		}
	}
}

// joinSubject adds the subject that a verb without one shares with the verb
// above it: "was set to have a call", "arrived and met".
func (p *page) joinSubject(g *gathering, verb int32) {
	for step := 0; step < 4; step++ {
		if s := p.dependent(verb, "nsubj", "nsubj:pass"); s >= 0 {
			p.join(g, s)
			return
		}
		h := p.token(verb).Head
		switch p.relation(verb) {
		case "xcomp", "conj", "advcl", "ccomp", "parataxis":
		case "acl":
			p.join(g, h) // "the minister who met", "the envoy to meet"
			return
		default:
			return
		}
		if h == verb {
			return
		}
		verb = h
	}
}

// verbPartners adds who took part in a meeting that is a verb; false where
// the verb is used of something else.
func (p *page) verbPartners(g *gathering, k int32, lemma string) bool {
	if p.negated(k) {
		return false
	}
	subject := p.dependent(k, "nsubj", "nsubj:pass")
	if subject >= 0 {
		p.join(g, subject)
	} else {
		p.joinSubject(g, k)
	}
	other := len(g.who)
	for _, c := range p.children[k] {
		switch p.relation(c) {
		case "obj":
			if lemma == "meet" || g.format == "call" || len(p.meeting.with[lemma]) == 0 {
				p.join(g, c)
			} else if lemma != "discuss" {
				return false // "spoke words"
			}
		case "obl":
			if m := p.marker(c); slices.Contains(p.meeting.with[lemma], m) || p.token(c).Rel == "obl:agent" {
				p.join(g, c)
			} else if m == "without" {
				p.stayAway(g, c)
			}
		}
	}
	switch lemma {
	case "discuss", "speak", "talk":
		return len(g.who) > 1 && (len(g.who) > other && other > 0 || subject >= 0 && p.pair(subject))
	case "call", "see":
		if p.dependent(k, "xcomp", "ccomp", "advcl") >= 0 || len(g.who) < 2 {
			return false
		}
		return p.isPerson(g.who[len(g.who)-1]) && (lemma == "call" || !p.past(k))
	}
	return len(g.who) > 1
}

// broughtTogether reads a meeting that somebody else makes: "hopes to bring the
// two together", "get both sides back to the table".
func (p *page) broughtTogether(g *gathering, k int32, lemma string) bool {
	if lemma != "bring" && lemma != "get" && lemma != "gather" {
		return false
	}
	together := false
	for _, c := range p.children[k] {
		together = together || p.lower(c) == "together" || p.relation(c) == "obl" && strings.EqualFold(p.token(c).Lemma, "table")
	}
	o := p.dependent(k, "obj")
	if !together || o < 0 {
		return false
	}
	g.who, g.absent, g.format = nil, nil, "unspecified"
	p.join(g, o)
	return len(g.who) > 1
}

// byPhone reads a call that a verb of telling makes: "told his colleague by
// phone".
func (p *page) byPhone(g *gathering, k int32, lemma string) bool {
	if !p.meeting.tells[lemma] {
		return false
	}
	phone := false
	for _, c := range p.children[k] {
		m := p.marker(c)
		phone = phone || p.relation(c) == "obl" && (m == "by" || m == "on" || m == "over" || m == "in" || m == "via") && p.meeting.call[p.lemma(c)]
	}
	if !phone {
		return false
	}
	g.who, g.absent, g.format = nil, nil, "call"
	p.joinAll(g, k, "nsubj", "obj", "iobj")
	for _, c := range p.children[k] {
		if m := p.marker(c); p.relation(c) == "obl" && (m == "to" || m == "with") {
			p.join(g, c)
		}
	}
	return len(g.who) > 1
}

// travels reads a visit that is told as a journey: "is to fly to Karsk".
func (p *page) travels(g *gathering, k int32, lemma string) bool {
	if !p.meeting.goes[lemma] || p.negated(k) || p.toMeet(k) >= 0 {
		return false
	}
	g.who, g.absent, g.format = nil, nil, "visit"
	there := false
	for _, c := range p.children[k] {
		if m := p.mentionOf[c]; p.relation(c) == "obl" && p.marker(c) == "to" && m >= 0 && !p.isPerson(p.mentions[m].actor) {
			there = true
		}
	}
	if !there {
		return false
	}
	p.joinSubject(g, k)
	g.who = slices.DeleteFunc(g.who, func(a int) bool { return !p.isPerson(a) })
	return len(g.who) > 0
}

// toMeet is the verb of meeting that a journey is made for, or -1: "flew to Karsk
// to meet Cole" is one meeting.
func (p *page) toMeet(journey int32) int32 {
	for _, c := range p.children[journey] {
		if r := p.relation(c); (r == "advcl" || r == "xcomp") && c > journey && p.infinitive(c) && p.meeting.verbs[p.lemma(c)] != "" {
			return c
		}
	}
	return -1
}

// journey is the verb of the journey that is made for a meeting, or -1.
func (p *page) journey(verb int32) int32 {
	if h := p.token(verb).Head; h != verb && p.meeting.goes[p.lemma(h)] && p.toMeet(h) == verb {
		return h
	}
	return -1
}

// join adds the actors of a noun phrase.
func (p *page) join(g *gathering, k int32) {
	for _, a := range p.parties(k, 0) {
		if !slices.Contains(g.who, a) {
			g.who = append(g.who, a)
		}
	}
}

func (p *page) stayAway(g *gathering, k int32) {
	for _, a := range p.parties(k, 0) {
		if !slices.Contains(g.absent, a) {
			g.absent = append(g.absent, a)
		}
	}
}
