package extract

import (
	"slices"
	"strings"

	"readout/internal/lang/doc"
)

// happening reads an event at a token, if there is one that happened, or that
// is announced where its kind allows that.
func (p *page) happening(k int32) *happening {
	if p.aside[k] {
		return nil
	}
	h, verb := &happening{}, int32(-1)
	switch p.token(k).UPOS {
	case "VERB":
		if !p.enacted(h, k) {
			return nil
		}
		verb = k
	case "NOUN":
		if verb = p.governor(k); !p.nominal(h, k, verb) {
			return nil
		}
	default:
		return nil
	}
	clause := p.clause(k, verb)
	h.evidence = []doc.Span{p.span(clause)}
	if e := p.whenOf(k, clause); e != nil && e.EDTF != "" {
		h.when = e
	}
	h.where = p.whereOf(k, verb, false)
	return h
}

// enacted reads an event that a verb tells.
func (p *page) enacted(h *happening, k int32) bool {
	for _, e := range p.eventVerbs(k) {
		if !p.befits(e, k) || !p.real(k, e.Ahead) {
			continue
		}
		h.kind = e.Type
		p.eventSides(h, k)
		if len(h.actors) == 0 && !p.passive(k) {
			h.actors = p.subjects(k)
		}
		if s := p.namedBefore(k); len(h.actors) == 0 && s >= 0 && !p.passive(k) {
			h.actors = []int{p.actorOf(s)}
		}
		return len(h.actors)+len(h.targets) > 0 || p.dependent(k, "nsubj", "nsubj:pass", "obj") >= 0
	}
	return false
}

// eventVerbs are the kinds of events that a verb may tell, by its lemma or form
// with the particle or preposition that stands with it, or by its lemma alone.
func (p *page) eventVerbs(k int32) []*eventKind {
	lemma := p.lemma(k)
	beside := []int32{k + 1}
	for _, c := range p.children[k] {
		if r := p.relation(c); r == "compound" || r == "advmod" && p.token(c).UPOS == "ADP" {
			beside = append(beside, c)
		}
	}
	for _, c := range beside {
		if int(c) >= len(p.doc.Tokens) {
			continue
		}
		for _, verb := range [...]string{lemma, p.lower(k)} {
			if found := p.event.verbs[verb+"_"+p.lower(c)]; found != nil {
				return found
			}
		}
	}
	return p.event.verbs[lemma]
}

// befits tells whether what a verb is done to makes it an event of a kind.
func (p *page) befits(e *eventKind, verb int32) bool {
	if len(e.object) == 0 {
		return true
	}
	o := p.dependent(verb, "obj", "nsubj:pass")
	if o < 0 && p.relation(verb) == "acl" && p.token(verb).XPOS == "VBN" {
		o = p.token(verb).Head
	}
	if o < 0 {
		return e.Type == "vote" || e.Type == "signature" && p.dependent(verb, "obl:agent") >= 0
	}
	return e.object[p.lemma(o)] || e.object["person"] && (p.personIn(o) >= 0 || p.titleWord(o) || len(p.persons(o)) > 0)
}

// persons are the people among those whom a noun phrase stands for.
func (p *page) persons(k int32) (found []int) {
	for _, a := range p.parties(k, 0) {
		if p.isPerson(a) {
			found = append(found, a)
		}
	}
	return found
}

// real tells whether what a verb says happened; or, ahead, is announced.
func (p *page) real(verb int32, ahead bool) bool {
	switch {
	case p.negated(verb) || p.unreal(verb) && !(ahead && p.announced(verb)):
		return false
	case p.within(verb, "until", "unless"):
		return false
	case p.past(verb) || p.passive(verb) || p.bymeans(verb) || p.token(verb).Rel == "acl" && p.token(verb).XPOS == "VBN":
		return !p.modal(verb) || ahead
	}
	return ahead && (p.modal(verb) || p.token(verb).XPOS == "VBG" || p.infinitive(verb) && p.announced(verb))
}

// bymeans tells whether a verb says how or after what something past was done:
// "hit back by imposing tariffs", "after signing the accord".
func (p *page) bymeans(verb int32) bool {
	h := p.token(verb).Head
	return p.token(verb).XPOS == "VBG" && p.relation(verb) == "advcl" && p.past(h) && !p.modal(h) && p.within(verb, "by", "after")
}

// within tells whether a verb stands behind one of some marks.
func (p *page) within(verb int32, marks ...string) bool {
	m := p.dependent(verb, "mark")
	return m >= 0 && slices.Contains(marks, p.lower(m))
}

// announced tells whether a verb stands behind words of a plan: "said it would
// withdraw", "decided to withdraw".
func (p *page) announced(verb int32) bool {
	for _, c := range p.children[verb] {
		if w := p.lower(c); p.token(c).XPOS == "MD" && w != "would" && w != "will" && w != "wo" {
			return false
		}
		if w := p.lower(c); p.relation(c) == "mark" && (w == "if" || w == "whether" || w == "unless") {
			return false
		}
	}
	switch strings.ToLower(p.token(p.token(verb).Head).Lemma) {
	case "say", "announce", "decide", "plan", "agree", "move", "declare", "set", "decision", "intend", "vow", "plans", "announcement", "intention", "prepare", "due", "schedule":
		return true
	}
	return false
}

// nominal reads an event that a noun tells.
func (p *page) nominal(h *happening, k, verb int32) bool {
	if p.relation(k) == "compound" || p.marker(k) == "for" || p.wished(k, verb) {
		return false
	}
	for _, e := range p.eventNouns(k) {
		held := verb >= 0 && e.light[p.lemma(verb)]
		if len(e.light) > 0 && (!held || !p.real(verb, e.Ahead)) {
			continue
		}
		h.actors, h.targets = nil, nil
		if held {
			p.eventSides(h, verb)
		}
		p.nounSides(h, k)
		if !held && len(h.actors)+len(h.targets) == 0 && !p.dated(k, verb) && !p.single(k) {
			continue
		}
		h.kind = e.Type
		return true
	}
	return false
}

// eventNouns are the kinds of events that a noun may tell, by its lemma with
// the noun before it or without. A strike on somebody or from the air is an
// attack.
func (p *page) eventNouns(k int32) []*eventKind {
	lemma := p.lemma(k)
	for _, c := range p.children[k] {
		if p.relation(c) == "compound" || p.relation(c) == "amod" {
			if found := p.event.nouns[p.lower(c)+" "+lemma]; found != nil {
				return found
			}
		}
	}
	if lemma == "strike" {
		for _, c := range p.children[k] {
			if m := p.marker(c); m == "on" || p.event.armed[p.lower(c)] || p.token(k).XPOS == "NNS" && p.relation(c) == "amod" && p.stateOf(c) >= 0 {
				return p.event.nouns["airstrike"]
			}
		}
	}
	return p.event.nouns[lemma]
}

// wished tells whether a noun is what somebody wants, averts or only may be:
// "called for a ban", "avert a shutdown", "could face sanctions".
func (p *page) wished(k, verb int32) bool {
	if verb < 0 {
		return false
	}
	return p.negated(verb) || p.relation(k) == "obj" && p.event.averts[p.lemma(verb)] || p.stances.verbAt(p, verb) != "" || p.relation(verb) == "advcl" && p.unreal(verb)
}

// single tells whether a noun means one thing that is known: "the shutdown".
func (p *page) single(k int32) bool {
	return p.token(k).XPOS == "NN" && p.definite(p.phraseOf(k))
}

// dated tells whether a date stands with a noun.
func (p *page) dated(k, verb int32) bool {
	e := p.whenOf(k, p.clause(k, verb))
	return e != nil && e.EDTF != ""
}

// nounSides adds who did what a noun tells and to whom.
func (p *page) nounSides(h *happening, k int32) {
	for _, c := range p.children[k] {
		switch m := p.marker(c); {
		case m == "by", p.token(c).Rel == "nmod:poss":
			h.actors = append(h.actors, p.parties(c, 0)...)
		case p.relation(c) == "amod" || p.relation(c) == "compound":
			if a := p.stateOf(c); a >= 0 {
				h.actors = append(h.actors, a)
			}
		case m == "on" || m == "against" || m == "of" || m == "from" || m == "into":
			h.targets = append(h.targets, p.parties(c, 0)...)
			if o := p.dependent(c, "nmod:poss"); o >= 0 && len(h.targets) == 0 {
				h.targets = append(h.targets, p.parties(o, 0)...) // "a raid on his home"
			}
		}
	}
}

// eventSides adds who did it and to whom.
func (p *page) eventSides(h *happening, verb int32) {
	if p.token(verb).Rel == "acl" && p.token(verb).XPOS == "VBN" {
		h.targets = append(h.targets, p.parties(p.token(verb).Head, 0)...)
	}
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

// passive tells whether a verb is of the passive.
func (p *page) passive(verb int32) bool {
	return p.token(verb).XPOS == "VBN" && (p.dependent(verb, "nsubj:pass") >= 0 || p.dependent(verb, "aux:pass") >= 0)
}
