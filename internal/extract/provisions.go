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
		Verbs           []string
	}
	Undertaking []struct {
		Action, Example string
		Verbs           []string
	}
	Terms struct{ Nouns, Holds, Does, Idle []string }

	verbs, undertakings map[string]string // lemma, or lemma_particle, to action
	terms, holds, does  map[string]bool
	idle                map[string]bool
}

func loadProvisions() (*provisionTable, error) {
	t := &provisionTable{verbs: map[string]string{}, undertakings: map[string]string{}}
	if _, err := toml.Decode(provisionsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/provisions.toml: %w", err)
	}
	for _, a := range t.Action {
		fill(t.verbs, a.Action, a.Verbs)
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
	if len(p.papers) == 0 {
		return
	}
	p.terms()
	for k := range p.doc.Tokens {
		if t := p.token(int32(k)); t.UPOS == "VERB" && !p.aside[k] {
			p.step(int32(k))
		}
	}
}

// step reads what a verb says becomes of a term.
func (p *page) step(verb int32) {
	action := p.actionOf(verb)
	if action == "" || p.negated(verb) {
		return
	}
	object, by := p.dependent(verb, "obj"), p.dependent(verb, "nsubj")
	if s := p.dependent(verb, "nsubj:pass"); s >= 0 {
		object, by = s, p.dependent(verb, "obl:agent")
	}
	if _, particle, ok := strings.Cut(p.verbKey(verb), "_"); object < 0 && ok {
		object = p.oblique(verb, particle)
	}
	if object < 0 || p.isPerson(p.actorOf(object)) {
		return
	}
	head := strings.ToLower(p.token(object).Lemma)
	draft := p.paperNear(verb, object)
	if _, isDraft := p.draft.nouns[head]; isDraft || draft == nil && !p.provision.terms[head] {
		return
	}
	content, clause := p.subtree(object), p.clause(verb, verb)
	evidence := []doc.Span{p.span(doc.Range{Start: min(clause.Start, content.Start), End: max(clause.End, content.End)})}
	sourced, ok := p.sourced(p.id('h'), evidence, p.sayers(evidence)...)
	if !ok {
		return
	}
	st := readout.Step{Sourced: sourced, Action: action, To: []readout.Who{}}
	if by >= 0 {
		if who := p.parties(by, 0); len(who) > 0 {
			st.By = ptr(p.who(who[0], p.people[who[0]].name))
		}
	} else if u := p.holding(p.token(verb).Start); u != nil && action == "proposed" && u.source.actor >= 0 {
		st.By = ptr(p.who(u.source.actor, p.people[u.source.actor].name))
	}
	if action == "deferred" {
		for _, c := range p.children[verb] {
			if p.relation(c) == "obl" && (p.marker(c) == "to" || p.marker(c) == "for") {
				st.To = append(st.To, p.whos(p.parties(c, 0))...)
			}
		}
	}
	if draft != nil {
		st.Draft = ptr(draft.id)
	}
	if e := p.whenOf(verb, clause); e != nil && e.EDTF != "" {
		st.When = p.when(*e)
	}
	prov := p.provisionOf(content)
	if prov != nil && prov.History[len(prov.History)-1].Action == action {
		return
	}
	if prov == nil {
		provSourced, ok := p.sourced(p.id('v'), []doc.Span{p.span(content)}, sourced.AccordingTo...)
		if !ok {
			return
		}
		p.record.Provisions = append(p.record.Provisions, readout.Provision{Sourced: provSourced, Draft: st.Draft, Issue: p.issueOf([]doc.Span{p.span(content)}), Content: p.quotes([]doc.Span{p.span(content)}), History: []readout.Step{}})
		prov = &p.record.Provisions[len(p.record.Provisions)-1]
	}
	prov.History = append(prov.History, st)
	p.exchange(prov, verb)
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

// actionOf is the action of a verb, by its lemma and its particle.
func (p *page) actionOf(verb int32) string {
	if a := p.provision.verbs[p.verbKey(verb)]; a != "" {
		return a
	}
	return p.provision.verbs[strings.ToLower(p.token(verb).Lemma)]
}

// verbKey is a verb's lemma with its particle or the preposition right behind
// it.
func (p *page) verbKey(verb int32) string {
	lemma := strings.ToLower(p.token(verb).Lemma)
	if c := p.dependent(verb, "compound:prt"); c >= 0 {
		return lemma + "_" + p.lower(c)
	}
	if int(verb)+1 < len(p.doc.Tokens) && p.provision.verbs[lemma+"_"+p.lower(verb+1)] != "" {
		return lemma + "_" + p.lower(verb+1)
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
