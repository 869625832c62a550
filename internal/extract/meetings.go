package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"readout"
	"readout/internal/dates"
	"readout/internal/lang/doc"
)

//go:embed lexicon/meetings.toml
var meetingsFile string

// meetingTable holds the words of lexicon/meetings.toml.
type meetingTable struct {
	Noun []struct {
		Lemmas          []string
		Format, Example string
	}
	Verb []struct {
		Lemmas, With    []string
		Format, Example string
	}
	Light  struct{ Verbs, At, Occurs, Tells, Goes []string }
	Status struct{ Planned, Proposed, Cancelled []string }
	Format map[string][]string
	Side   struct{ Nouns []string }
	Again  struct{ Nouns []string }

	nouns, verbs                        map[string]string   // lemma to format
	with                                map[string][]string // verb lemma to prepositions
	light, at, side, again              map[string]bool
	occurs, tells, goes                 map[string]bool
	planned, proposed, cancelled        map[string]bool
	call, oneOnOne, plenary, smallGroup map[string]bool
}

func wordSet(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func loadMeetings() (*meetingTable, error) {
	t := &meetingTable{nouns: map[string]string{}, verbs: map[string]string{}, with: map[string][]string{}}
	if _, err := toml.Decode(meetingsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/meetings.toml: %w", err)
	}
	for _, n := range t.Noun {
		for _, l := range n.Lemmas {
			t.nouns[l] = n.Format
		}
	}
	for _, v := range t.Verb {
		for _, l := range v.Lemmas {
			t.verbs[l], t.with[l] = v.Format, v.With
		}
	}
	t.light, t.at, t.side, t.again = wordSet(t.Light.Verbs), wordSet(t.Light.At), wordSet(t.Side.Nouns), wordSet(t.Again.Nouns)
	t.occurs, t.tells, t.goes = wordSet(t.Light.Occurs), wordSet(t.Light.Tells), wordSet(t.Light.Goes)
	t.planned, t.proposed, t.cancelled = wordSet(t.Status.Planned), wordSet(t.Status.Proposed), wordSet(t.Status.Cancelled)
	t.call, t.oneOnOne, t.plenary, t.smallGroup = wordSet(t.Format["call"]), wordSet(t.Format["one_on_one"]), wordSet(t.Format["plenary"]), wordSet(t.Format["small_group"])
	return t, nil
}

// gathering is one mention of a meeting, or the meeting that several mentions
// were found to be.
type gathering struct {
	at       int32 // the noun or verb
	format   string
	status   string
	evidence []doc.Span
	who      []int // of page.people, in order
	absent   []int
	when     *dates.Expr
	where    int // a place, or -1
	noun     bool
	taken    bool // says by itself who took part
	topics   []readout.Topic
}

// meetings finds who met whom: mentions by verb and noun, with those who took
// part, brought together to meetings.
func (p *page) meetings() {
	var found []*gathering
	for k := range p.doc.Tokens {
		if g := p.gathering(int32(k)); g != nil {
			found = p.gather(found, g)
			if len(g.who) > 1 {
				p.lastMet = g.who
			}
		}
	}
	for _, g := range found {
		if len(g.who) > 1 || len(g.who) == 1 && (g.format == "visit" || len(g.evidence) > 1 || g.when != nil) {
			p.putMeeting(g)
		}
	}
}

// gathering reads the mention of a meeting at a token, if there is one.
func (p *page) gathering(k int32) *gathering {
	if p.aside[k] {
		return nil
	}
	t, lemma := p.token(k), p.lemma(k)
	g := &gathering{at: k, where: -1}
	var ok bool
	var governor int32 = -1
	switch t.UPOS {
	case "NOUN":
		if g.format, ok = p.meeting.nouns[lemma]; !ok {
			if g.format, ok = p.meeting.nouns[p.lower(k)]; !ok {
				return nil
			}
		}
		if r := p.relation(k); r == "compound" || p.actorOf(k) >= 0 || p.partOf(k) {
			return nil // "the negotiation team", "a round of talks"
		}
		if g.format == "call" && p.callsFor(k) {
			return nil
		}
		g.noun = true
		governor = p.governor(k)
		p.nounPartners(g, k, governor)
	case "VERB":
		governor = k
		if g.format, ok = p.meeting.verbs[lemma]; ok {
			ok = p.verbPartners(g, k, lemma)
		}
		if !ok && !p.broughtTogether(g, k, lemma) && !p.byPhone(g, k, lemma) && !p.travels(g, k, lemma) {
			return nil
		}
	default:
		return nil
	}
	g.status = p.heldOrNot(k, governor)
	if g.status == "" {
		return nil
	}
	clause := p.clause(k, governor)
	g.evidence = []doc.Span{p.span(clause)}
	if e := p.whenOf(k, clause); e != nil && e.EDTF != "" {
		g.when = e
		if g.status == "held" && governor >= 0 && !p.past(governor) && p.ahead(e.Value) {
			g.status = "planned" // "flies to Karsk on Saturday"
		}
	}
	g.where = p.whereOf(k, governor)
	p.formatOf(g, clause)
	p.topicsOf(g, k, governor)
	g.taken = len(g.who) > 1
	return g
}

// partOf tells whether a noun only says what a round or a day of it was before:
// "a round of talks".
func (p *page) partOf(k int32) bool {
	return p.token(k).Rel == "nmod" && p.marker(k) == "of" && p.meeting.nouns[strings.ToLower(p.token(p.token(k).Head).Lemma)] != ""
}

// callsFor tells whether a call is a demand: "a call for aid", "calls to
// withdraw".
func (p *page) callsFor(k int32) bool {
	for _, c := range p.children[k] {
		if m := p.marker(c); m == "for" || m == "on" && p.relation(c) == "nmod" && p.actorOf(c) >= 0 || p.relation(c) == "acl" && p.infinitive(c) {
			return true
		}
	}
	return false
}

// heldOrNot says whether a meeting was held, is planned, proposed or called
// off, from the words around its mention; "" where it is denied.
func (p *page) heldOrNot(k, governor int32) string {
	var words []string
	look := func(v int32) {
		words = append(words, p.lemma(v))
		if w := p.lower(v); strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") {
			words = append(words, words[len(words)-1]+"e") // a lemma cut short: "hop" of "hoping"
		}
		for _, c := range p.children[v] {
			switch p.relation(c) {
			case "aux", "amod", "advmod", "mark", "cop":
				words = append(words, p.lemma(c), p.lower(c))
			}
		}
	}
	if p.token(k).UPOS == "NOUN" {
		look(k)
		words = slices.DeleteFunc(words, func(w string) bool { return w == "call" }) // a call does not call for anything
	}
	if governor >= 0 {
		v := governor
		for step := 0; step < 3; step++ {
			if v == k {
				for _, c := range p.children[v] {
					if r := p.relation(c); r == "aux" || r == "mark" || r == "advmod" {
						words = append(words, p.lemma(c), p.lower(c))
					}
				}
			} else {
				look(v)
			}
			if r := p.relation(v); r != "xcomp" && r != "advcl" && r != "acl" && r != "ccomp" || p.token(v).Head == v {
				break
			}
			if r := p.relation(v); (r == "ccomp" || r == "advcl" || r == "acl") && !p.infinitive(v) {
				break // a clause with its own tense
			}
			v = p.token(v).Head
		}
	}
	if slices.Contains(words, "would") && p.foretold(k, governor) {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "would" })
		words = append(words, "will")
	}
	if p.token(k).UPOS == "VERB" && p.infinitive(k) && p.copulaBefore(k) {
		return "planned" // "is to meet"
	}
	any := func(m map[string]bool) bool { return slices.ContainsFunc(words, func(w string) bool { return m[w] }) }
	switch {
	case any(p.meeting.cancelled), governor >= 0 && p.calledOff(k, governor):
		return "cancelled"
	case p.token(k).UPOS == "VERB" && !p.infinitive(k) && p.past(k) && !any(wordSet([]string{"would", "could", "might", "if"})):
		return "held"
	case any(p.meeting.planned):
		return "planned"
	case any(p.meeting.proposed):
		return "proposed"
	}
	return "held"
}

// calledOff tells whether a verb says that a meeting did not come about: "will
// not take place", "was never held", "called it off".
func (p *page) calledOff(k, verb int32) bool {
	lemma := p.lemma(verb)
	if off := p.dependent(verb, "compound:prt", "advmod"); off >= 0 && (p.lower(off) == "off" || p.lower(off) == "back") && (lemma == "call" || lemma == "put" || lemma == "push") {
		return true
	}
	return p.token(k).UPOS == "NOUN" && p.negated(verb) && p.meeting.occurs[lemma]
}

// copulaBefore tells whether a form of "be" is the auxiliary of a verb.
func (p *page) copulaBefore(v int32) bool {
	for _, c := range p.children[v] {
		if p.relation(c) == "aux" && p.lemma(c) == "be" && c < v {
			return true
		}
	}
	return false
}

// foretold tells whether "would" only tells in the past what will be: "she said
// that she would meet him".
func (p *page) foretold(k, governor int32) bool {
	v := governor
	if v < 0 {
		v = k
	}
	u := p.inside[k]
	return u != nil && !p.quotedIn(u.content) && u.cue != nil && p.past(p.verbOf(u.cueAt)) && p.conditionOf(v) < 0
}

// conditionOf is the mark of a condition that a verb stands under, or -1.
func (p *page) conditionOf(v int32) int32 {
	for _, c := range p.children[v] {
		if m := p.dependent(c, "mark"); p.relation(c) == "advcl" && m >= 0 && (p.lower(m) == "if" || p.lower(m) == "unless") {
			return m
		}
		if w := p.lower(c); p.relation(c) == "mark" && (w == "if" || w == "whether") {
			return c
		}
	}
	return -1
}

// whereOf is the place of a meeting: named after "in", "at" or "near" under
// its noun or verb.
func (p *page) whereOf(k, governor int32) int {
	for _, v := range [...]int32{k, governor} {
		if v < 0 {
			continue
		}
		for _, c := range p.children[v] {
			switch p.marker(c) {
			case "in", "at", "near", "outside":
				if m := p.mentionOf[c]; m >= 0 && !p.isPerson(p.mentions[m].actor) {
					return int(m)
				}
			}
		}
	}
	return -1
}

// formatOf refines the format by the words of the clause and by who is there.
func (p *page) formatOf(g *gathering, clause doc.Range) {
	if g.format != "unspecified" {
		return
	}
	for k := clause.Start; k < clause.End; k++ {
		w, l := p.lower(k), p.lemma(k)
		hyphened := w
		if k+2 < clause.End && p.word(k+1) == "-" {
			hyphened = w + "-" + p.lower(k+2)
			if k+4 < clause.End && p.word(k+3) == "-" {
				hyphened += "-" + p.lower(k+4)
			}
		}
		switch {
		case p.meeting.call[w] && k != g.at:
			g.format = "call"
			return
		case p.meeting.oneOnOne[w] || p.meeting.oneOnOne[hyphened]:
			g.format = "one_on_one"
		case p.meeting.smallGroup[w] || p.meeting.smallGroup[hyphened]:
			g.format = "small_group"
		case p.meeting.plenary[l] && g.format == "unspecified":
			g.format = "plenary"
		}
	}
}

// topicsOf reads what a meeting was on: "talks on the border", "to discuss
// the dam", "did not discuss the land".
func (p *page) topicsOf(g *gathering, k, governor int32) {
	add := func(c int32, discussed bool) {
		text := p.slice(p.subtree(c))
		for _, m := range [...]string{"on ", "about ", "over "} {
			text = strings.TrimPrefix(text, m)
		}
		if len(text) < 120 {
			g.topics = append(g.topics, readout.Topic{Text: text, Discussed: discussed})
		}
	}
	for _, v := range [...]int32{k, governor} {
		if v < 0 || v == governor && governor == k {
			continue
		}
		for _, c := range p.children[v] {
			if m := p.marker(c); m == "on" || m == "about" || m == "over" {
				if p.token(c).UPOS == "NOUN" && len(p.whensIn(p.span(doc.Range{Start: c, End: c + 1}))) == 0 {
					add(c, true)
				}
			}
		}
	}
	for _, c := range p.children[k] {
		if strings.EqualFold(p.token(c).Lemma, "discuss") {
			if o := p.dependent(c, "obj"); o >= 0 {
				add(o, !p.negated(c))
			}
		}
	}
}

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

// putMeeting writes a meeting.
func (p *page) putMeeting(g *gathering) {
	s, ok := p.sourced(p.id('m'), g.evidence, p.sayers(g.evidence)...)
	if !ok {
		return
	}
	m := readout.Meeting{Sourced: s, Format: g.format, Status: g.status, Parties: []readout.ID{}, Attendees: []readout.Attendee{}, Absent: []readout.Who{}, Topics: []readout.Topic{}}
	for _, a := range g.who {
		e := p.people[a]
		if e.kind != readout.Person {
			m.Parties = append(m.Parties, e.id)
			continue
		}
		at := readout.Attendee{Who: p.who(a, e.name)}
		if side := p.sideOf(a); side >= 0 {
			at.Party = ptr(p.people[side].id)
			if !slices.Contains(m.Parties, *at.Party) {
				m.Parties = append(m.Parties, *at.Party)
			}
		}
		m.Attendees = append(m.Attendees, at)
	}
	for _, a := range g.absent {
		if !slices.Contains(g.who, a) {
			m.Absent = append(m.Absent, p.who(a, p.people[a].name))
		}
	}
	if g.when != nil {
		m.When = p.when(*g.when)
	}
	if g.where >= 0 {
		at := p.mentions[g.where]
		m.Where = ptr(p.who(at.actor, at.form))
	}
	m.Topics = append(m.Topics, g.topics...)
	p.record.Meetings = append(p.record.Meetings, m)
}
