package extract

import (
	"strings"

	"readout"
	"readout/internal/lang/doc"
	"readout/internal/names"
)

// entity is an actor while the page is worked on.
type entity struct {
	kind     readout.ActorKind
	name     string
	id       readout.ID
	mentions []int       // of page.mentions, in order
	said     []doc.Range // standing descriptions
	parts    int
	gender   *names.Gender // once asked for
}

// actors finds who and what is named: mentions become actors by their forms.
func (p *page) actors() {
	p.named()
	p.missed()
	full, others := map[int]bool{}, map[string]int{}
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.kind == readout.Person {
			if len(names.Parts(m.form)) > 1 {
				full[i] = true
				m.actor = p.person(m)
			}
			continue
		}
		key := string(m.kind) + " " + names.Fold(m.form)
		name := m.form
		if m.known {
			key, name = m.gaz.Canonical, m.gaz.Canonical
		}
		at, ok := others[key]
		if !ok {
			at = len(p.people)
			others[key] = at
			p.people = append(p.people, &entity{kind: m.kind, name: name})
		}
		m.actor = at
	}
	for i := range p.mentions {
		if m := &p.mentions[i]; m.kind == readout.Person && !full[i] {
			m.actor = p.shortForm(i)
		}
	}
	for i, m := range p.mentions {
		e := p.people[m.actor]
		e.mentions = append(e.mentions, i)
	}
	p.order()
	p.home, p.lastOutlet = -1, -1
	for i, e := range p.people {
		if e.kind == readout.Outlet && p.isPublisher(e.name) {
			p.home = i
		}
	}
}

// person finds the person of a full name, or makes one.
func (p *page) person(m *mention) int {
	for i, e := range p.people {
		if e.kind == readout.Person && e.parts > 1 && names.Compatible(e.name, m.form) {
			if n := len(names.Parts(m.form)); n > e.parts {
				e.name, e.parts = m.form, n
			}
			return i
		}
	}
	p.people = append(p.people, &entity{kind: readout.Person, name: m.form, parts: len(names.Parts(m.form))})
	return len(p.people) - 1
}

// shortForm finds whom a name of one word means: the person of that name who
// was named last before it, else the first one named after it.
func (p *page) shortForm(at int) int {
	m := &p.mentions[at]
	before, after := -1, -1
	for i := range p.mentions {
		o := &p.mentions[i]
		if o.actor < 0 || o.kind != readout.Person || !names.Compatible(m.form, p.people[o.actor].name) {
			continue
		}
		if i < at {
			before = o.actor
		} else if i > at && after < 0 {
			after = o.actor
		}
	}
	switch {
	case before >= 0:
		return before
	case after >= 0:
		return after
	}
	p.people = append(p.people, &entity{kind: readout.Person, name: m.form, parts: 1})
	return len(p.people) - 1
}

// missed adds mentions that the tagger passed over: a proper noun that is
// the family name of somebody named in full.
func (p *page) missed() {
	families := map[string]bool{}
	for _, m := range p.mentions {
		if m.kind == readout.Person && len(names.Parts(m.form)) > 1 {
			families[names.FamilyName(m.form)] = true
		}
	}
	added := p.afterTitles()
	for k := range p.doc.Tokens {
		i := int32(k)
		if p.mentionOf[i] >= 0 || p.aside[i] || p.token(i).UPOS != "PROPN" || !families[names.Fold(p.word(i))] {
			continue
		}
		p.note(mention{Range: doc.Range{Start: i, End: i + 1}, form: p.word(i), kind: readout.Person, actor: -1})
		added = true
	}
	if added {
		p.sortMentions()
	}
}

// afterTitles adds people whom the tagger passed over and a title names:
// "President Moon Jae-in", "the taoiseach, Cormac Delahunt,". It tells whether
// there were any.
func (p *page) afterTitles() bool {
	added := false
	for k := range p.doc.Tokens {
		i := int32(k)
		if p.mentionOf[i] >= 0 || p.aside[i] || !p.titleWord(i) {
			continue
		}
		r, apart := doc.Range{Start: i + 1}, false
		if int(r.Start) < len(p.doc.Tokens) && p.word(r.Start) == "," {
			r.Start, apart = r.Start+1, true
		}
		r.End = p.unnamed(r.Start, p.bounds(i).End)
		words := r.End - r.Start
		if words > 5 || apart && (words < 2 || p.token(r.Start).Rel != "appos" || !p.stops(r.End)) || !apart && (words < 1 || !capital(p.word(i)) || !p.nameAfter(r)) {
			continue
		}
		p.note(mention{Range: r, form: p.slice(r), kind: readout.Person, actor: -1})
		added = true
	}
	return added
}

// unnamed is the end of the proper nouns from a token on that are no name yet
// and no titles.
func (p *page) unnamed(k, end int32) int32 {
	for k < end && p.mentionOf[k] < 0 && p.token(k).UPOS == "PROPN" && capital(p.word(k)) && !p.titleWord(k) {
		k = p.hyphened(k + 1)
	}
	return k
}

// stops tells whether nothing goes on with a name at a token: a mark stands
// there, or the sentence ends.
func (p *page) stops(k int32) bool {
	return int(k) >= len(p.doc.Tokens) || p.token(k).UPOS == "PUNCT" && p.word(k) != "-"
}

// nameAfter tells whether proper nouns right behind a title are a person's: no
// body or event goes on with them, and the tree makes them one name.
func (p *page) nameAfter(r doc.Range) bool {
	if _, known := p.gazetteer.Lookup(p.slice(r)); known || bodyNouns[p.lower(r.End-1)] || len(p.word(r.Start)) < 2 {
		return false
	}
	for k := r.Start + 1; k < r.End; k++ {
		if rel := p.relation(k); rel != "flat" && p.token(k).UPOS != "PUNCT" {
			return false
		}
	}
	return p.token(r.Start-1).Head == r.Start || p.relation(r.Start) == "flat" || p.relation(r.Start) == "appos"
}

// sortMentions puts the mentions in the order of the text again.
func (p *page) sortMentions() {
	old := p.mentions
	p.mentions = nil
	last := int32(-1)
	for k := range p.mentionOf {
		if m := p.mentionOf[k]; m >= 0 && m != last {
			last = m
			p.mentions = append(p.mentions, old[m])
			p.mentionOf[k] = int32(len(p.mentions) - 1)
		} else if m >= 0 {
			p.mentionOf[k] = int32(len(p.mentions) - 1)
		}
	}
}

// order numbers the actors by their first mention.
func (p *page) order() {
	for i := range p.mentions {
		if e := p.people[p.mentions[i].actor]; e.id == "" {
			e.id = p.id('a')
		}
	}
}

// describe keeps a standing description of an actor: "the Ukrainian
// president".
func (p *page) describe(actor int, r doc.Range) {
	e := p.people[actor]
	for _, s := range e.said {
		if s == r {
			return
		}
	}
	e.said = append(e.said, r)
}

// putActors writes the actors, in order of their first mention.
func (p *page) putActors() {
	written := map[int]bool{}
	for _, m := range p.mentions {
		if written[m.actor] {
			continue
		}
		written[m.actor] = true
		e := p.people[m.actor]
		var spans []doc.Span
		aliases, seen := []string{}, map[string]bool{e.name: true}
		alias := func(s string) {
			if key := strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s"); !seen[key] {
				seen[key] = true
				aliases = append(aliases, key)
			}
		}
		for _, i := range e.mentions {
			spans = append(spans, p.span(p.mentions[i].Range))
			alias(p.mentions[i].form)
		}
		for _, r := range e.said {
			alias(p.slice(r))
		}
		s, ok := p.sourced(e.id, spans[:1], p.voice())
		if !ok {
			continue
		}
		p.record.Actors = append(p.record.Actors, readout.Actor{Sourced: s, Kind: e.kind, Name: e.name, Aliases: aliases, Mentions: p.quotes(spans)})
	}
}

// actorOf is the actor that a token names, or -1.
func (p *page) actorOf(k int32) int {
	if m := p.mentionOf[k]; m >= 0 {
		return p.mentions[m].actor
	}
	return -1
}

func (p *page) isPerson(actor int) bool {
	return actor >= 0 && p.people[actor].kind == readout.Person
}

// who is an actor as the record names one.
func (p *page) who(actor int, words string) readout.Who {
	if actor < 0 {
		return readout.Who{Text: words}
	}
	return readout.Who{Actor: ptr(p.people[actor].id), Text: words}
}
