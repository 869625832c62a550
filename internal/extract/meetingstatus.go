package extract

import (
	"slices"
	"strings"
)

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
			} else if p.byTheWay(k, v) {
				words = append(words, p.moods(v)...)
			} else {
				look(v)
			}
			if p.relation(v) == "conj" && p.untensed(v) {
				v = p.token(v).Head // "is expected to meet Brandt and see Cole"
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
	if p.token(k).UPOS == "VERB" && p.awaited(k) {
		return "planned"
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

// awaited tells whether a verb in the present stands behind "when", "before" or
// "until", which is then still to come: "before the two meet".
func (p *page) awaited(v int32) bool {
	if x := p.token(v).XPOS; x != "VBP" && x != "VBZ" || len(p.moods(v)) > 0 {
		return false
	}
	for _, c := range p.children[v] {
		switch w := p.lower(c); w {
		case "when", "before", "until":
			return c < v
		}
	}
	return false
}

// byTheWay tells whether a meeting is only when or where something else took
// place: "pushed the plan in talks with Cole".
func (p *page) byTheWay(k, verb int32) bool {
	m := p.marker(k)
	return p.token(k).UPOS == "NOUN" && p.relation(k) == "obl" && p.past(verb) && (m == "in" || m == "at" || m == "during" || m == "after" || m == "following")
}

// moods are the auxiliaries of a verb.
func (p *page) moods(v int32) []string {
	var words []string
	for _, c := range p.children[v] {
		if p.relation(c) == "aux" {
			words = append(words, p.lemma(c), p.lower(c))
		}
	}
	return words
}

// untensed tells whether a verb has no tense and no subject of its own.
func (p *page) untensed(v int32) bool {
	return p.token(v).XPOS == "VB" && len(p.moods(v)) == 0 && p.dependent(v, "nsubj", "nsubj:pass") < 0
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
