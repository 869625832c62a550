package extract

import (
	"strings"

	"readout/internal/lang/doc"
	"readout/internal/names"
)

// speaker is the source of a statement.
type speaker struct {
	span      *doc.Span  // its words beside the statement
	of        *utterance // the same speaker as that statement's
	last      bool       // whoever spoke last
	actor     int        // or -1
	words     string
	anonymous bool
}

// speakers resolves the sources, in the order of the text: a pronoun or "the
// official" goes back to what came before.
func (p *page) speakers() {
	var before *utterance
	p.quoted = make([]bool, len(p.doc.Tokens))
	for _, u := range p.spoken {
		for _, c := range u.content {
			r := p.covers(c)
			for k := r.Start; k < r.End; k++ {
				p.quoted[k] = true
			}
		}
	}
	for _, u := range p.spoken {
		s := &u.source
		s.actor = -1
		switch {
		case s.of != nil:
			s.actor, s.words, s.anonymous = s.of.source.actor, s.of.source.words, s.of.source.anonymous
		case s.last:
			if before != nil {
				s.actor, s.words, s.anonymous = before.source.actor, before.source.words, before.source.anonymous
			}
		default:
			p.resolve(u, before)
		}
		before = u
	}
	kept := p.spoken[:0]
	for _, u := range p.spoken {
		if u.source.words != "" {
			kept = append(kept, u)
		}
	}
	p.spoken = kept
}

// resolve finds who a source is.
func (p *page) resolve(u *utterance, before *utterance) {
	s := &u.source
	r := p.covers(*s.span)
	s.words = p.doc.Text[s.span.Start:s.span.End]
	if a := p.possessor(r); a >= 0 {
		s.actor = a
		return
	}
	if a := p.namedIn(r); a >= 0 {
		s.actor = a
		return
	}
	head := p.head(r)
	if t := p.token(head); t.UPOS == "PRON" || t.UPOS == "DET" && t.XPOS != "DT" {
		p.resolvePronoun(s, head, before)
		return
	}
	if a := p.byOffice(r, head); a >= 0 {
		s.actor = a
		p.describe(a, r)
		return
	}
	if a := p.issuer(r, head); a >= 0 {
		s.actor = a
		return
	}
	noun := p.lemma(head)
	if p.words.anonymous[noun] {
		s.anonymous = p.nameless(r, head)
		if s.anonymous {
			return
		}
	}
	if a := p.linked(head); a >= 0 && !p.words.institution[noun] && p.definite(r) {
		s.actor = a
		p.describe(a, r)
	}
}

// issuer is who speaks through a statement, a letter or the like: "a statement
// by the ministry", "the North's letter"; "the statement" is that of whoever
// issued the last one.
func (p *page) issuer(r doc.Range, head int32) int {
	noun := p.lemma(head)
	if !p.words.issued[noun] {
		return -1
	}
	from := -1
	for k := r.Start; k < r.End; k++ {
		if strings.EqualFold(p.token(k).Lemma, "draft") {
			return -1
		}
		a := p.actorOf(k)
		if n := p.stateAt(k, head); a < 0 && n > 0 {
			e, _ := p.gazetteer.Lookup(p.slice(doc.Range{Start: k, End: k + n}))
			a = p.onRecord(e.Canonical)
		}
		if a >= 0 && (from < 0 || p.isPerson(a) && !p.isPerson(from)) {
			from = a
		}
	}
	if from >= 0 {
		p.issued[noun] = from
	} else if a, ok := p.issued[noun]; ok && p.definite(r) {
		return a
	}
	return from
}

// possessor is the person whose title begins with a possessor that was taken
// for the source alone: "Germany" of "Germany's finance minister Ada Brandt".
func (p *page) possessor(r doc.Range) int {
	if int(r.End) >= len(p.doc.Tokens) || p.token(r.End).XPOS != "POS" {
		return -1
	}
	for k := r.End + 1; k < p.bounds(r.Start).End; k++ {
		if a := p.actorOf(k); p.isPerson(a) {
			return a
		}
		if u := p.token(k).UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
			break
		}
	}
	return -1
}

// namedIn is the actor that a source names: the mention of its head, or a
// name in apposition to a title. A name inside "of ..." or before a
// possessive is not the source.
func (p *page) namedIn(r doc.Range) int {
	for pass := 0; pass < 2; pass++ {
		for k := r.Start; k < r.End; k++ {
			a := p.actorOf(k)
			if a < 0 || p.isPerson(a) != (pass == 0) {
				continue
			}
			if p.heads(k, r) {
				return a
			}
		}
	}
	return -1
}

// heads tells whether the mention at k is what a range is about.
func (p *page) heads(k int32, r doc.Range) bool {
	m := p.mentions[p.mentionOf[k]]
	if m.End < r.End && p.token(m.End).XPOS == "POS" && m.End+1 < r.End {
		return false
	}
	start := r.Start
	for i := r.Start; i < m.Start; i++ {
		if p.word(i) == "," && p.isPerson(m.actor) { // in apposition
			start = i + 1
		}
	}
	for i := start; i < m.Start; i++ { // only a title or a coordination may stand before it
		if p.isPerson(m.actor) && p.words.proxies[p.lemma(i)] && p.token(i+1).UPOS == "ADP" {
			return false // "a spokesman for President Ada Brandt"
		}
		switch p.token(i).UPOS {
		case "VERB", "AUX", "SCONJ":
			if p.lower(i) != "acting" {
				return false
			}
		case "ADP":
			if !p.isPerson(m.actor) {
				return false
			}
			if w := p.lower(i); w != "of" && w != "for" && w != "to" {
				return false
			}
		case "PUNCT":
			if !strings.Contains(",-.()", p.word(i)) {
				return false
			}
		}
	}
	if p.isPerson(m.actor) {
		if m.Start > r.Start {
			if w := p.lower(m.Start - 1); w == "of" || w == "for" || w == "to" || w == "with" {
				return false
			}
		}
		return true
	}
	for i := m.End; i < r.End; i++ { // "the US official": the name only modifies
		if u := p.token(i).UPOS; u == "NOUN" || u == "PROPN" {
			return p.token(i-1).UPOS == "PUNCT"
		}
		if u := p.token(i).UPOS; u != "ADJ" && u != "PART" {
			break
		}
	}
	return true
}

// byOffice finds the person whom a description by office means: "the
// Ukrainian president", "the minister". All its words but the state's must
// stand in the title; of several holders it means the one named last.
func (p *page) byOffice(r doc.Range, head int32) int {
	if !p.titleWord(head) || !p.definite(r) {
		return -1
	}
	body := ""
	var need []string
	for k := r.Start; k <= head; k++ {
		t := p.token(k)
		if n := p.stateAt(k, head); n > 0 {
			e, _ := p.gazetteer.Lookup(p.slice(doc.Range{Start: k, End: k + n}))
			body = e.Canonical
			k += n - 1
		} else if e, ok := p.gazetteer.Lookup(p.word(k)); ok && k < head && e.Kind != names.Outlet && capital(p.word(k)) {
			body = e.Canonical
		} else if t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "ADJ" && !p.words.adjectives[p.lower(k)] {
			need = append(need, names.Fold(p.word(k)))
		}
	}
	found, at := -1, int32(-1)
	for _, t := range p.titles {
		if body != "" && t.bodyName != "" && body != t.bodyName || !allIn(need, " "+names.Fold(t.words)+" ") {
			continue
		}
		if last := p.lastNamed(t.holder, r.Start); last > at {
			found, at = t.holder, last
		}
	}
	return found
}

func allIn(words []string, s string) bool {
	for _, w := range words {
		if !strings.Contains(s, " "+w+" ") {
			return false
		}
	}
	return true
}

// lastNamed is where an actor was last named before a token, or -1.
func (p *page) lastNamed(actor int, before int32) int32 {
	last := int32(-1)
	for _, i := range p.people[actor].mentions {
		if m := p.mentions[i]; m.Start < before {
			last = m.Start
		}
	}
	return last
}

// definite tells whether a noun phrase takes up something known.
func (p *page) definite(r doc.Range) bool {
	switch p.lower(r.Start) {
	case "the", "that", "this", "these", "those", "both":
		return true
	}
	return p.token(r.Start).XPOS == "PRP$"
}

// nameless tells whether a phrase such as "a senior official" hides who
// speaks. A plain plural ("officials said") hides nobody in particular, but
// one that is counted or described does.
func (p *page) nameless(r doc.Range, head int32) bool {
	for k := r.Start; k < r.End; k++ {
		if a := p.actorOf(k); p.isPerson(a) {
			return false
		}
	}
	return p.token(head).UPOS == "NOUN"
}
