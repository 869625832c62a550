package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"readout"
	"readout/internal/lang/doc"
)

//go:embed lexicon/provisions.toml
var provisionsFile string

// provisionTable tells the steps in the life of a term by their verbs.
type provisionTable struct {
	Action []struct {
		Action, Example string
		Verbs, Sure     []string
	}
	Handing, Undertaking []struct {
		Action, Example string
		Verbs           []string
	}
	Terms struct{ Nouns, Holds, Does, Idle []string }

	verbs, sure, handings, undertakings map[string]string // lemma, or lemma_particle, to action
	terms, holds, does, idle            map[string]bool
}

func loadProvisions() (*provisionTable, error) {
	t := &provisionTable{verbs: map[string]string{}, sure: map[string]string{}, handings: map[string]string{}, undertakings: map[string]string{}}
	if _, err := toml.Decode(provisionsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/provisions.toml: %w", err)
	}
	for _, a := range t.Action {
		fill(t.verbs, a.Action, a.Verbs)
		fill(t.sure, a.Action, a.Sure)
	}
	for _, a := range t.Handing {
		fill(t.handings, a.Action, a.Verbs)
	}
	for _, a := range t.Undertaking {
		fill(t.undertakings, a.Action, a.Verbs)
	}
	t.terms, t.holds, t.does, t.idle = wordSet(t.Terms.Nouns), wordSet(t.Terms.Holds), wordSet(t.Terms.Does), wordSet(t.Terms.Idle)
	return t, nil
}

// provisions finds the terms of drafts and what became of each. They are
// looked for only where a draft is spoken of.
func (p *page) provisions() {
	p.terms()
	for k := range p.doc.Tokens {
		if t := p.token(int32(k)); t.UPOS == "VERB" && !p.aside[k] {
			p.step(int32(k))
		}
	}
}

// step reads what a verb says becomes of a term.
func (p *page) step(verb int32) {
	action, sure := p.actionOf(verb)
	if action == "" || p.unreal(verb) && !p.willed(verb) {
		return
	}
	if p.negated(verb) {
		if action != "accepted" {
			return
		}
		action = "rejected"
	}
	object, by := p.undergoes(verb)
	if object < 0 || p.isPerson(p.actorOf(object)) {
		return
	}
	if by >= 0 && p.provision.holds[p.verbKey(verb)] && slices.ContainsFunc(p.papers, func(d *paper) bool { return slices.Contains(d.at, by) }) {
		return // what the draft says was read with the draft
	}
	draft, content := p.paperNear(verb, object), p.subtree(object)
	if p.token(object).UPOS == "PRON" {
		if object = p.meantBy(verb, object); object < 0 {
			return
		}
		content = p.phraseOf(object)
	}
	if !p.isTerm(verb, object, action, draft, sure) {
		return
	}
	clause := p.clause(verb, verb)
	t := term{verb: verb, action: action, content: content, draft: draft, to: p.deferredTo(verb, action)}
	t.whole = doc.Range{Start: min(clause.Start, content.Start), End: max(clause.End, content.End)}
	t.by = p.takers(verb, by, draft, action)
	if e := p.whenOf(verb, clause); e != nil && e.EDTF != "" {
		t.when = p.when(*e)
	}
	if v := p.putTerm(t); v != nil {
		p.exchange(v, verb)
		p.successor(t)
	}
}

// takers are those who take a step: whom the subject stands for, or whoever
// says that something be so.
func (p *page) takers(verb, subject int32, draft *paper, action string) []int {
	if subject >= 0 {
		return p.makers(subject, draft)
	}
	if u := p.inside[verb]; u != nil && action == "proposed" && u.source.actor >= 0 {
		return []int{u.source.actor}
	}
	return nil
}

// undergoes is what a verb says is done to something, and by whom: its object
// and subject, or of a passive its subject and agent; -1 for none. A verb that
// is joined to another shares its subject.
func (p *page) undergoes(verb int32) (object, by int32) {
	v := verb
	for steps := 0; steps < 3 && p.relation(v) == "conj" && p.dependent(v, "nsubj", "nsubj:pass", "obj") < 0; steps++ {
		v = p.token(v).Head
	}
	if s := p.dependent(v, "nsubj:pass"); s >= 0 && (v == verb || p.token(verb).XPOS == "VBN") {
		return s, p.dependent(verb, "obl:agent")
	}
	object = p.dependent(verb, "obj")
	if _, particle, ok := strings.Cut(p.verbKey(verb), "_"); object < 0 && ok {
		object = p.oblique(verb, particle)
	}
	return object, p.dependent(v, "nsubj")
}

// meantBy is the noun that a pronoun means which something is done to: what
// its relative clause describes, or what coreference leads to; -1 for none.
func (p *page) meantBy(verb, pronoun int32) int32 {
	if n := p.describedBy(verb); n >= 0 {
		return n
	}
	if n, ok := p.links[pronoun]; ok && p.token(n).UPOS == "NOUN" {
		return n
	}
	return p.termBefore(verb)
}

// termBefore is the head of the term told last before a token, in its sentence
// or the one before; -1 for none.
func (p *page) termBefore(k int32) int32 {
	best := int32(-1)
	for _, v := range p.record.Provisions {
		at := p.covers(doc.Span{Start: int32(p.text.Byte(v.Content[0].Start)), End: int32(p.text.Byte(v.Content[0].End))})
		if h := p.head(at); h < k && h > best && p.sentence[k]-p.sentence[h] <= 1 {
			best = h
		}
	}
	return best
}

// describedBy is the noun that the relative clause of a verb describes, or -1.
func (p *page) describedBy(verb int32) int32 {
	if p.token(verb).Rel == "acl:relcl" {
		return p.token(verb).Head
	}
	return -1
}

// isTerm tells whether what a verb is done to is a term of a draft: a word for
// one, a term on the record, anything of which a sure verb tells, or, where the
// verb says no more than that somebody wants it so, anything in a sentence that
// speaks of a draft.
func (p *page) isTerm(verb, object int32, action string, draft *paper, sure bool) bool {
	head := p.lemma(object)
	if _, ok := p.draft.nouns[head]; ok {
		return false
	}
	if sure || p.provision.terms[head] || draft == nil {
		return sure || p.provision.terms[head]
	}
	switch action {
	case "proposed", "accepted", "rejected":
		return true
	}
	for _, c := range p.children[verb] {
		if p.relation(c) == "obl" && slices.Contains(draft.at, c) { // "dropped from the plan"
			return true
		}
	}
	return p.provisionOf(p.subtree(object)) != nil
}

// makers are those whom the subject of a step stands for: of a draft, its
// authors.
func (p *page) makers(subject int32, draft *paper) []int {
	if draft != nil && slices.Contains(draft.at, subject) {
		return draft.authors
	}
	return p.parties(subject, 0)
}

// deferredTo are those to whom a step leaves a term.
func (p *page) deferredTo(verb int32, action string) (to []readout.Who) {
	if action != "deferred" {
		return nil
	}
	if c := p.recipient(verb); c >= 0 {
		to = p.whos(p.parties(c, 0))
	}
	return to
}

// recipient is the word to or for which a verb hands something, or -1.
func (p *page) recipient(verb int32) int32 {
	for _, c := range p.children[verb] {
		if r := p.relation(c); (r == "obl" || r == "xcomp") && (p.marker(c) == "to" || p.marker(c) == "for") {
			return c
		}
	}
	return -1
}

// oblique is the dependent of a verb behind it with a preposition, or -1.
func (p *page) oblique(verb int32, preposition string) int32 {
	for _, c := range p.children[verb] {
		if c > verb && p.relation(c) == "obl" && p.marker(c) == preposition {
			return c
		}
	}
	return -1
}

// actionOf is the action of a verb, by its lemma and its particle, and whether
// anything may be a term that undergoes it.
func (p *page) actionOf(verb int32) (action string, sure bool) {
	key, lemma := p.verbKey(verb), p.lemma(verb)
	if a := p.provision.sure[key]; a != "" {
		return a, true
	}
	if c := p.recipient(verb); c >= 0 && (p.collective(c) || len(p.parties(c, 0)) > 0) && p.provision.handings[lemma] != "" && p.passive(verb) {
		return p.provision.handings[lemma], true
	}
	if a := p.provision.verbs[key]; a != "" {
		return a, false
	}
	return p.provision.verbs[lemma], false
}

// verbKey is a verb's lemma with its particle or the preposition right behind
// it.
func (p *page) verbKey(verb int32) string {
	lemma := p.lemma(verb)
	for _, c := range p.children[verb] {
		if p.token(c).UPOS == "ADP" && (p.token(c).Rel == "compound:prt" || p.relation(c) == "advmod") {
			return lemma + "_" + p.lower(c)
		}
	}
	if int(verb)+1 < len(p.doc.Tokens) {
		if key := lemma + "_" + p.lower(verb+1); p.provision.verbs[key] != "" || p.provision.sure[key] != "" || p.provision.holds[key] {
			return key
		}
	}
	return lemma
}

// paperNear is the draft that a verb's sentence speaks of, or nil.
func (p *page) paperNear(verb, object int32) *paper {
	b := p.span(p.bounds(verb))
	for _, d := range p.papers {
		for _, e := range d.evidence {
			if e.Start >= b.Start && e.End <= b.End && !(p.token(object).Start >= e.Start && p.token(object).Start < e.End) {
				return d
			}
		}
	}
	return nil
}

// provisionOf is the provision on the record whose words some content
// repeats, or nil.
func (p *page) provisionOf(content doc.Range) *readout.Provision {
	words := strings.Fields(strings.ToLower(p.gist(content)))
	for i := range p.record.Provisions {
		have := strings.Fields(strings.ToLower(p.record.Provisions[i].Content[0].Quote))
		shared, total := 0, 0
		for _, w := range words {
			if len(w) > 3 {
				total++
				if slices.Contains(have, w) {
					shared++
				}
			}
		}
		if total > 1 && shared == total {
			return &p.record.Provisions[i]
		}
	}
	return nil
}

// successor puts what a term was replaced by on the record, as added in its
// place: "was replaced by a tax".
func (p *page) successor(old term) {
	by := p.dependent(old.verb, "obl:agent", "obl")
	if old.action != "replaced" || by < 0 || p.actorOf(by) >= 0 || p.marker(by) != "by" && p.marker(by) != "with" {
		return
	}
	p.putTerm(term{verb: old.verb, action: "added", content: p.subtree(by), draft: old.draft, whole: old.whole})
}

// exchange ties a term to the one that it came in place of: "in place of the
// toll", "instead of", "replaced the toll".
func (p *page) exchange(prov *readout.Provision, verb int32) {
	s := p.bounds(verb)
	for k := verb; k+3 < s.End; k++ {
		n := int32(0)
		switch {
		case p.lower(k) == "in" && p.lower(k+1) == "place" && p.lower(k+2) == "of":
			n = 3
		case p.lower(k) == "instead" && p.lower(k+1) == "of":
			n = 2
		default:
			continue
		}
		old := p.subtree(p.nextNoun(k+n, s.End))
		sourced, ok := p.sourced(p.id('v'), []doc.Span{p.span(old)}, prov.AccordingTo...)
		if !ok || len(prov.History) == 0 {
			return
		}
		last := &prov.History[len(prov.History)-1]
		last.Replaces = ptr(sourced.ID)
		step := *last
		step.ID, step.Action, step.Replaces = p.id('h'), "replaced", nil
		p.record.Provisions = append(p.record.Provisions, readout.Provision{Sourced: sourced, Draft: prov.Draft, Issue: p.issueOf([]doc.Span{p.span(old)}), Content: p.quotes([]doc.Span{p.span(old)}), History: []readout.Step{step}})
		return
	}
}

// nextNoun is the first noun from a token on that is no modifier of another.
func (p *page) nextNoun(k, end int32) int32 {
	for i := k; i < end; i++ {
		if u := p.token(i).UPOS; (u == "NOUN" || u == "PROPN") && p.relation(i) != "compound" {
			return i
		}
	}
	return k
}
