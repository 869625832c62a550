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

//go:embed lexicon/events.toml
var eventsFile string

// eventTable tells events by their words.
type eventTable struct {
	Event []struct {
		Type, Example       string
		Verbs, Nouns, Light []string
	}
	verbs, nouns map[string]string   // lemma to type
	light        map[string][]string // type to the verbs that its nouns need
}

func loadEvents() (*eventTable, error) {
	t := &eventTable{verbs: map[string]string{}, nouns: map[string]string{}, light: map[string][]string{}}
	if _, err := toml.Decode(eventsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/events.toml: %w", err)
	}
	for _, e := range t.Event {
		for _, v := range e.Verbs {
			t.verbs[v] = e.Type
		}
		for _, n := range e.Nouns {
			t.nouns[n] = e.Type
		}
		t.light[e.Type] = e.Light
	}
	return t, nil
}

// happening is an event while the page is worked on.
type happening struct {
	kind            string
	evidence        []doc.Span
	actors, targets []int
	when            *dates.Expr
	where           int
}

// events finds what happened beside the table: each event once, its further
// mentions as evidence.
func (p *page) events() {
	var found []*happening
	for k := range p.doc.Tokens {
		h := p.happening(int32(k))
		if h == nil {
			continue
		}
		if i := slices.IndexFunc(found, func(o *happening) bool { return oneEvent(o, h) }); i >= 0 {
			found[i].evidence = append(found[i].evidence, h.evidence...)
			continue
		}
		found = append(found, h)
	}
	for _, h := range found {
		p.putEvent(h)
	}
}

// oneEvent tells whether two mentions are of one event: the same type, nobody
// else, no other day.
func oneEvent(a, b *happening) bool {
	if a.kind != b.kind || a.when != nil && b.when != nil && a.when.EDTF != b.when.EDTF {
		return false
	}
	agree := func(x, y []int) bool {
		return len(x) == 0 || len(y) == 0 || slices.ContainsFunc(x, func(i int) bool { return slices.Contains(y, i) })
	}
	return agree(a.actors, b.actors) && agree(a.targets, b.targets)
}

// happening reads an event at a token, if there is one that happened.
func (p *page) happening(k int32) *happening {
	if p.aside[k] {
		return nil
	}
	t, lemma := p.token(k), strings.ToLower(p.token(k).Lemma)
	h := &happening{where: -1}
	verb := int32(-1)
	switch t.UPOS {
	case "VERB":
		if h.kind = p.event.verbs[lemma]; int(k)+1 < len(p.doc.Tokens) && p.event.verbs[lemma+"_"+p.lower(k+1)] != "" {
			h.kind = p.event.verbs[lemma+"_"+p.lower(k+1)]
		}
		if h.kind == "" || !p.past(k) && !p.passive(k) || p.negated(k) || p.modal(k) {
			return nil
		}
		verb = k
		p.eventSides(h, verb)
		if len(h.actors) == 0 && !p.passive(k) {
			if s := p.namedBefore(k); s >= 0 {
				h.actors = append(h.actors, p.actorOf(s))
			}
		}
	case "NOUN":
		h.kind = p.event.nouns[lemma]
		if h.kind == "" || p.relation(k) == "compound" {
			return nil
		}
		verb = p.governor(k)
		if light := p.event.light[h.kind]; len(light) > 0 {
			if verb < 0 || !slices.Contains(light, strings.ToLower(p.token(verb).Lemma)) || p.negated(verb) || p.modal(verb) || p.infinitive(verb) {
				return nil
			}
			p.eventSides(h, verb)
		} else {
			verb = -1
		}
		for _, c := range p.children[k] {
			switch m := p.marker(c); {
			case p.token(c).Rel == "nmod:poss" && (h.kind == "resignation" || h.kind == "release"), m == "by":
				h.actors = append(h.actors, p.parties(c, 0)...)
			case p.token(c).Rel == "nmod:poss":
				h.actors = append(h.actors, p.parties(c, 0)...)
			case m == "on" || m == "against" || m == "of" || m == "from" || m == "into":
				h.targets = append(h.targets, p.parties(c, 0)...)
				if o := p.dependent(c, "nmod:poss"); o >= 0 && len(h.targets) == 0 {
					h.targets = append(h.targets, p.parties(o, 0)...) // "a raid on his home"
				}
			}
		}
	default:
		return nil
	}
	if len(h.actors)+len(h.targets) == 0 {
		return nil
	}
	clause := p.clause(k, verb)
	h.evidence = []doc.Span{p.span(clause)}
	if e := p.whenOf(k, clause); e != nil && e.EDTF != "" {
		h.when = e
	}
	h.where = p.whereOf(k, verb)
	return h
}

// eventSides adds who did it and to whom.
func (p *page) eventSides(h *happening, verb int32) {
	for _, c := range p.children[verb] {
		switch p.token(c).Rel {
		case "nsubj":
			h.actors = append(h.actors, p.parties(c, 0)...)
		case "nsubj:pass", "obj", "iobj":
			h.targets = append(h.targets, p.parties(c, 0)...)
		case "obl:agent":
			h.actors = append(h.actors, p.parties(c, 0)...)
		case "obl":
			switch p.marker(c) {
			case "on", "against", "from":
				h.targets = append(h.targets, p.parties(c, 0)...)
			case "by", "with":
				h.actors = append(h.actors, p.parties(c, 0)...)
			}
		}
	}
}

func (p *page) passive(verb int32) bool {
	return p.token(verb).XPOS == "VBN" && (p.dependent(verb, "nsubj:pass") >= 0 || p.dependent(verb, "aux:pass") >= 0)
}

func (p *page) putEvent(h *happening) {
	s, ok := p.sourced(p.id('e'), h.evidence, p.sayers(h.evidence)...)
	if !ok {
		return
	}
	e := readout.Event{Sourced: s, Type: h.kind, Actors: p.whos(h.actors), Targets: p.whos(h.targets)}
	if h.when != nil {
		e.When = p.when(*h.when)
	}
	if h.where >= 0 {
		at := p.mentions[h.where]
		e.Where = ptr(p.who(at.actor, at.form))
	}
	p.record.Events = append(p.record.Events, e)
}

// whos are actors as the record names them, each once.
func (p *page) whos(actors []int) []readout.Who {
	out, seen := []readout.Who{}, map[int]bool{}
	for _, a := range actors {
		if !seen[a] {
			seen[a] = true
			out = append(out, p.who(a, p.people[a].name))
		}
	}
	return out
}
