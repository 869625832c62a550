package extract

import "slices"

// gather adds a mention to the meeting that it is of, or to the list.
func (p *page) gather(list []*gathering, g *gathering) []*gathering {
	for i := len(list) - 1; i >= 0; i-- {
		if p.oneMeeting(list[i], g) {
			p.merge(list[i], g)
			return list
		}
	}
	return append(list, g)
}

// oneMeeting tells whether a mention is of a meeting found before: a definite
// noun without names of its own goes to the last one, any other to one with
// the same people, day and status.
func (p *page) oneMeeting(m, g *gathering) bool {
	call := func(x *gathering) bool { return x.format == "call" }
	visit := func(x *gathering) bool { return x.format == "visit" }
	if call(m) != call(g) && g.format != "unspecified" && m.format != "unspecified" || visit(m) != visit(g) {
		return false
	}
	if m.when != nil && g.when != nil && m.when.EDTF != g.when.EDTF && !m.when.Value.Contains(g.when.Value) && !g.when.Value.Contains(m.when.Value) {
		return false
	}
	if len(g.who) == 0 {
		return g.noun && p.takesUp(g.at) && len(m.who) > 0 && (g.status == m.status || g.status == "held")
	}
	if g.status != m.status && !(g.noun && !g.taken && g.status == "held") {
		return false
	}
	shared := 0
	for _, a := range g.who {
		if slices.Contains(m.who, a) {
			shared++
		}
	}
	if shared == 0 {
		return false
	}
	people := func(x *gathering) (n int) {
		for _, a := range x.who {
			if p.isPerson(a) {
				n++
			}
		}
		return n
	}
	if (people(m) > 0) != (people(g) > 0) && shared < min(len(g.who), len(m.who)) {
		return false
	}
	return shared == min(len(g.who), len(m.who)) && (shared > 1 || len(g.who) == 1 && p.takesUp(g.at) || len(g.who) == len(m.who))
}

// takesUp tells whether a noun speaks of something known: "the talks",
// "their meeting", "Sunday's talks".
func (p *page) takesUp(k int32) bool {
	if p.token(k).UPOS != "NOUN" {
		return false
	}
	for _, c := range p.children[k] {
		switch w := p.lower(c); w {
		case "the", "this", "that", "these", "those":
			return true
		case "a", "an", "another", "new", "more", "further", "any", "no", "second", "third", "next":
			return false
		}
		if p.token(c).Rel == "nmod:poss" {
			return true
		}
	}
	return false
}

// merge takes a further mention of a meeting to it.
func (p *page) merge(m, g *gathering) {
	m.evidence = append(m.evidence, g.evidence...)
	for _, a := range g.who {
		if !slices.Contains(m.who, a) {
			m.who = append(m.who, a)
		}
	}
	for _, a := range g.absent {
		if !slices.Contains(m.absent, a) {
			m.absent = append(m.absent, a)
		}
	}
	if m.when == nil {
		m.when = g.when
	}
	if m.where < 0 {
		m.where = g.where
	}
	if m.format == "unspecified" {
		m.format = g.format
	}
	m.topics = append(m.topics, g.topics...)
}
