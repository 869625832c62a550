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
	Place  struct{ Nouns []string }

	nouns, verbs                        map[string]string   // lemma to format
	with                                map[string][]string // verb lemma to prepositions
	light, at, side, again, place       map[string]bool
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
	t.place = wordSet(t.Place.Nouns)
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
	where    *doc.Range // the words for its place
	noun     bool
	taken    bool // says by itself who took part
	topics   []readout.Topic
}

// meetings finds who met whom: mentions by verb and noun, with those who took
// part, brought together to meetings.
func (p *page) meetings() {
	var found, loose []*gathering
	for k := range p.doc.Tokens {
		g := p.gathering(int32(k))
		if g == nil {
			continue
		}
		n := len(found)
		found = p.gather(found, g)
		if len(found) > n && len(g.who) == 0 && g.noun {
			found, loose = found[:n], append(loose, g)
		}
		if len(g.who) > 1 {
			p.lastMet = g.who
		}
	}
	found = append(found, p.ofTheSides(loose, found)...)
	for _, g := range found {
		if len(g.who) > 1 || len(g.who) == 1 && p.worth(g) {
			p.putMeeting(g)
		}
	}
}

// worth tells whether a meeting of which one side is known is told well enough
// to stand on the record: a visit, or one that is told twice, with a day or
// with a place; of a state, with both.
func (p *page) worth(g *gathering) bool {
	if g.format == "visit" {
		return true
	}
	if p.people[g.who[0]].kind == readout.State {
		return g.when != nil && g.where != nil
	}
	return len(g.evidence) > 1 || g.when != nil || g.where != nil
}

// gathering reads the mention of a meeting at a token, if there is one.
func (p *page) gathering(k int32) *gathering {
	if p.aside[k] {
		return nil
	}
	t, lemma := p.token(k), p.lemma(k)
	g := &gathering{at: k}
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
		p.speakersSide(g, k)
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
	e := p.whenOf(k, clause)
	if j := p.journey(k); e == nil && j >= 0 {
		e = p.whenOf(j, p.clause(j, j))
	}
	if e != nil && e.EDTF != "" {
		g.when = e
		if g.status == "held" && governor >= 0 && !p.past(governor) && p.ahead(e.Value) {
			g.status = "planned" // "flies to Karsk on Saturday"
		}
	}
	g.where = p.whereOf(k, governor, g.format == "visit")
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
		if m := p.marker(c); m == "for" || m == "on" && p.relation(c) == "nmod" && p.actorOf(c) >= 0 || p.relation(c) == "acl" && (p.infinitive(c) || p.dependent(c, "mark") >= 0 && p.lower(p.dependent(c, "mark")) == "for") {
			return true
		}
	}
	return false
}

// formatOf refines the format by the words of the clause and by who is there.
func (p *page) formatOf(g *gathering, clause doc.Range) {
	if g.format != "unspecified" {
		return
	}
	for k := clause.Start; k < clause.End; k++ {
		if p.ofAnother(k, g.at) {
			continue
		}
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

// ofAnother tells whether a word belongs to another meeting than the one told at
// a token: "spoke after a full session".
func (p *page) ofAnother(k, at int32) bool {
	for steps := 0; steps < 6 && k != at && p.token(k).Head != k; steps++ {
		if p.token(k).UPOS == "NOUN" && p.meeting.nouns[p.lemma(k)] != "" {
			return !p.under(k, at)
		}
		k = p.token(k).Head
	}
	return false
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
	if g.where != nil {
		m.Where = p.place(*g.where)
	}
	m.Topics = append(m.Topics, g.topics...)
	p.record.Meetings = append(p.record.Meetings, m)
}
