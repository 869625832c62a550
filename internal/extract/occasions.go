package extract

import (
	"slices"

	"readout"
)

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

// ofTheSides makes meetings of the mentions of talks that say nothing of who
// takes part: they are between the two sides that the report is about, held or
// planned.
func (p *page) ofTheSides(loose, found []*gathering) []*gathering {
	if slices.ContainsFunc(found, func(g *gathering) bool { return g.noun && len(g.who) > 1 && g.format != "visit" && g.format != "call" }) {
		return nil
	}
	sides := p.mainSides()
	if len(sides) < 2 {
		return nil
	}
	var out []*gathering
	for _, g := range loose {
		if l := p.lemma(g.at); g.format == "visit" || g.format == "call" || l != "talk" && l != "talks" && l != "negotiation" && l != "negotiations" || !p.certain(g.at) {
			continue
		}
		g.who = sides
		i := slices.IndexFunc(out, func(o *gathering) bool { return o.status == g.status })
		if i < 0 {
			out = append(out, g)
		} else {
			p.merge(out[i], g)
		}
	}
	return out
}

// certain tells whether a noun speaks of talks that there are: "the talks",
// "trade talks", not "any talks", "in talks".
func (p *page) certain(k int32) bool {
	known := false
	for _, c := range p.children[k] {
		switch w := p.lower(c); w {
		case "any", "such", "no", "further", "more", "new":
			return false
		case "the", "these", "those":
			known = true
		}
		r := p.relation(c)
		known = known || r == "amod" || r == "compound" || p.token(c).Rel == "nmod:poss"
	}
	return known
}

// mainSides are the two states, bodies or groups that are named most, with those
// who hold office in them.
func (p *page) mainSides() []int {
	count := make([]int, len(p.people))
	for a, e := range p.people {
		side := a
		if e.kind == readout.Person {
			side = p.sideOf(a)
		}
		if side >= 0 && p.people[side].kind != readout.Place && p.people[side].kind != readout.Outlet && p.people[side].kind != readout.Person {
			count[side] += len(e.mentions)
		}
	}
	order := make([]int, len(count))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	if len(order) < 2 || count[order[1]] < 3 {
		return nil
	}
	return order[:2]
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
	if m.where == nil {
		m.where = g.where
	}
	if m.format == "unspecified" {
		m.format = g.format
	}
	m.topics = append(m.topics, g.topics...)
}
