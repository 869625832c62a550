package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"

	"readout"
	"readout/internal/dates"
	"readout/internal/lang/doc"
	"readout/internal/names"
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
	Light  struct{ Verbs, At []string }
	Status struct{ Planned, Proposed, Cancelled []string }
	Format map[string][]string
	Side   struct{ Nouns []string }
	Again  struct{ Nouns []string }

	nouns, verbs                        map[string]string   // lemma to format
	with                                map[string][]string // verb lemma to prepositions
	light, at, side, again              map[string]bool
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
		if len(g.who) > 0 && (len(g.who) > 1 || g.noun || g.format == "visit") {
			p.putMeeting(g)
		}
	}
}

// gathering reads the mention of a meeting at a token, if there is one.
func (p *page) gathering(k int32) *gathering {
	if p.aside[k] {
		return nil
	}
	t, lemma := p.token(k), strings.ToLower(p.token(k).Lemma)
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
		if r := p.relation(k); r == "compound" || p.actorOf(k) >= 0 {
			return nil // "the negotiation team"
		}
		if g.format == "call" && p.callsFor(k) {
			return nil
		}
		g.noun = true
		governor = p.governor(k)
		p.nounPartners(g, k, governor)
	case "VERB":
		if g.format, ok = p.meeting.verbs[lemma]; !ok {
			return nil
		}
		governor = k
		if !p.verbPartners(g, k, lemma) {
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
	}
	g.where = p.whereOf(k, governor)
	p.formatOf(g, clause)
	p.topicsOf(g, k, governor)
	g.taken = len(g.who) > 1
	return g
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

// governor is the verb whose object, complement or adjunct a noun is, or -1.
func (p *page) governor(k int32) int32 {
	for step := 0; step < 3; step++ {
		h := p.token(k).Head
		if h == k {
			return -1
		}
		if u := p.token(h).UPOS; u == "VERB" {
			return h
		}
		if r := p.relation(k); r != "conj" && r != "nmod" && r != "compound" && r != "appos" {
			return -1
		}
		if p.relation(k) == "nmod" && p.meeting.nouns[strings.ToLower(p.token(h).Lemma)] == "" {
			return -1
		}
		k = h
	}
	return -1
}

// marker is the preposition of a dependent, or "".
func (p *page) marker(k int32) string {
	if c := p.dependent(k, "case"); c >= 0 {
		return p.lower(c)
	}
	return ""
}

// nounPartners adds who took part in a meeting that is a noun.
func (p *page) nounPartners(g *gathering, k, governor int32) {
	for _, c := range p.children[k] {
		switch rel := p.token(c).Rel; p.relation(c) {
		case "nmod", "obl":
			if rel == "nmod:poss" {
				p.join(g, c)
				continue
			}
			switch p.marker(c) {
			case "with", "between", "among", "involving", "of", "by", "from":
				p.join(g, c)
			case "without":
				p.stayAway(g, c)
			case "to":
				if g.format == "visit" {
					p.join(g, c)
				}
			}
		case "amod", "compound":
			p.join(g, c)
		case "acl":
			if w := strings.ToLower(p.token(c).Lemma); w == "involve" || w == "include" || w == "bring" {
				p.joinAll(g, c, "obj", "obl")
			}
		}
	}
	if governor < 0 {
		return
	}
	lemma := strings.ToLower(p.token(governor).Lemma)
	direct := p.relation(k) == "obj" || p.relation(k) == "nsubj"
	switch {
	case p.meeting.light[lemma] && (direct || p.relation(k) == "obl"), p.relation(k) == "obl" && p.meeting.at[p.marker(k)] && len(g.who) == 1:
		away := p.negated(governor)
		for _, c := range p.children[governor] {
			switch p.relation(c) {
			case "nsubj":
				if c != k && away {
					p.stayAway(g, c)
				} else if c != k {
					p.join(g, c)
				}
			case "obl":
				if m := p.marker(c); c != k && (m == "with" || m == "between") {
					p.join(g, c)
				} else if m == "without" {
					p.stayAway(g, c)
				}
			}
		}
		if s := p.dependent(governor, "nsubj"); s < 0 && !away {
			p.joinSubject(g, governor)
		}
	}
}

// joinAll adds the dependents of a token that stand in one of the relations.
func (p *page) joinAll(g *gathering, k int32, relations ...string) {
	for _, c := range p.children[k] {
		if slices.Contains(relations, p.relation(c)) {
			p.join(g, c)
		}
	}
}

// joinSubject adds the subject that a verb without one shares with the verb
// above it: "was set to have a call", "arrived and met".
func (p *page) joinSubject(g *gathering, verb int32) {
	for step := 0; step < 4; step++ {
		if s := p.dependent(verb, "nsubj", "nsubj:pass"); s >= 0 {
			p.join(g, s)
			return
		}
		h := p.token(verb).Head
		switch p.relation(verb) {
		case "xcomp", "conj", "advcl", "ccomp", "parataxis":
		case "acl":
			p.join(g, h) // "the minister who met", "the envoy to meet"
			return
		default:
			return
		}
		if h == verb {
			return
		}
		verb = h
	}
}

// verbPartners adds who took part in a meeting that is a verb; false where
// the verb is used of something else.
func (p *page) verbPartners(g *gathering, k int32, lemma string) bool {
	if p.negated(k) {
		return false
	}
	subject := p.dependent(k, "nsubj")
	if subject >= 0 {
		p.join(g, subject)
	} else {
		p.joinSubject(g, k)
	}
	other := len(g.who)
	for _, c := range p.children[k] {
		switch p.relation(c) {
		case "obj":
			if lemma == "meet" || g.format == "call" || len(p.meeting.with[lemma]) == 0 {
				p.join(g, c)
			} else if lemma != "discuss" {
				return false // "spoke words"
			}
		case "obl":
			if m := p.marker(c); slices.Contains(p.meeting.with[lemma], m) {
				p.join(g, c)
			} else if m == "without" {
				p.stayAway(g, c)
			}
		}
	}
	switch lemma {
	case "discuss", "speak", "talk":
		return len(g.who) > 1 && (len(g.who) > other && other > 0 || subject >= 0 && p.pair(subject))
	case "call", "see":
		if p.dependent(k, "xcomp", "ccomp", "advcl") >= 0 || len(g.who) < 2 {
			return false
		}
		return p.isPerson(g.who[len(g.who)-1]) && (lemma == "call" || !p.past(k))
	}
	return len(g.who) > 1
}

// pair tells whether a phrase takes up those who met last: "they", "the two",
// "both leaders".
func (p *page) pair(k int32) bool {
	if w := p.lower(k); w == "they" || w == "them" || w == "their" || w == "both" {
		return true
	}
	if !p.meeting.again[strings.ToLower(p.token(k).Lemma)] || p.actorOf(k) >= 0 {
		return false
	}
	for _, c := range p.children[k] {
		switch p.lower(c) {
		case "the", "both", "these", "two":
			return true
		}
		if r := p.relation(c); r == "amod" || r == "compound" || r == "nmod" {
			return false
		}
	}
	return p.token(k).XPOS == "CD"
}

// join adds the actors of a noun phrase.
func (p *page) join(g *gathering, k int32) {
	for _, a := range p.parties(k, 0) {
		if !slices.Contains(g.who, a) {
			g.who = append(g.who, a)
		}
	}
}

func (p *page) stayAway(g *gathering, k int32) {
	for _, a := range p.parties(k, 0) {
		if !slices.Contains(g.absent, a) {
			g.absent = append(g.absent, a)
		}
	}
}

// parties are the actors that a noun phrase stands for: those it names, whom
// its pronoun means, the holder of the office it speaks of, or the side that
// it belongs to ("Iranian officials").
func (p *page) parties(k int32, depth int) []int {
	var out []int
	add := func(a int) {
		if a >= 0 && p.people[a].kind != readout.Place && p.people[a].kind != readout.Outlet && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	t := p.token(k)
	switch {
	case p.actorOf(k) >= 0:
		add(p.actorOf(k))
	case t.UPOS == "PRON":
		switch w := p.lower(k); w {
		case "he", "she", "him", "her", "his":
			a, _ := p.antecedent(k, p.saidBefore(k))
			add(a)
		case "who", "which", "that":
			add(p.relative(k))
		default:
			if a := p.linked(k); a >= 0 {
				add(a)
			} else if p.pair(k) {
				return p.lastMet
			}
		}
	case p.personIn(k) >= 0:
		add(p.personIn(k))
	default:
		r := p.phraseOf(k)
		if a := p.byOffice(r, k); a >= 0 {
			add(a)
			break
		}
		if p.meeting.side[strings.ToLower(t.Lemma)] {
			for _, c := range p.children[k] {
				switch p.relation(c) {
				case "amod", "compound":
					add(p.stateOf(c))
				case "nmod":
					if depth < 3 {
						for _, a := range p.parties(c, depth+1) {
							if !p.isPerson(a) {
								add(a)
							}
						}
					}
				}
			}
		} else if t.UPOS == "ADJ" || t.UPOS == "PROPN" {
			add(p.stateOf(k))
		}
		if len(out) == 0 && p.pair(k) {
			return p.lastMet
		}
		if len(out) == 0 {
			add(p.linked(k))
		}
	}
	if depth < 3 {
		for _, c := range p.children[k] {
			if p.relation(c) == "conj" || p.relation(c) == "compound" && t.UPOS == "PROPN" && p.actorOf(c) != p.actorOf(k) {
				for _, a := range p.parties(c, depth+1) {
					add(a)
				}
			}
		}
	}
	return out
}

// stateOf is the state, organisation or group that a modifier names: a
// demonym goes to its state, where that is on the record.
func (p *page) stateOf(k int32) int {
	if a := p.actorOf(k); a >= 0 {
		if p.isPerson(a) || p.people[a].kind == readout.Place {
			return -1
		}
		return a
	}
	e, ok := p.gazetteer.Lookup(p.word(k))
	if !ok || e.Kind != names.State && e.Kind != names.Demonym && e.Kind != names.Organization {
		return -1
	}
	for i, x := range p.people {
		if x.name == e.Canonical {
			return i
		}
	}
	return -1
}

// saidBefore is the last statement that begins before a token.
func (p *page) saidBefore(k int32) *utterance {
	at := p.token(k).Start
	i := sort.Search(len(p.spoken), func(i int) bool { return p.spoken[i].position >= at })
	if i == 0 {
		return nil
	}
	return p.spoken[i-1]
}

// phraseOf is the noun phrase of a head without its clauses: what depends on
// it to the left, and the head.
func (p *page) phraseOf(k int32) doc.Range {
	r := doc.Range{Start: k, End: k + 1}
	for r.Start > 0 && p.sentence[r.Start-1] == p.sentence[k] {
		c := r.Start - 1
		u, h := p.token(c).UPOS, p.token(c).Head
		if p.word(c) != "-" && (h < r.Start || h > k || u == "PUNCT" || u == "ADP") {
			break
		}
		r.Start = c
	}
	return r
}

// negated tells whether a verb is denied: "did not meet".
func (p *page) negated(verb int32) bool {
	for _, c := range p.children[verb] {
		if w := p.lower(c); w == "not" || w == "n't" || w == "n’t" || w == "never" {
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
		words = append(words, strings.ToLower(p.token(v).Lemma))
		if w := p.lower(v); strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") {
			words = append(words, words[len(words)-1]+"e") // a lemma cut short: "hop" of "hoping"
		}
		for _, c := range p.children[v] {
			switch p.relation(c) {
			case "aux", "amod", "advmod", "mark", "cop":
				words = append(words, strings.ToLower(p.token(c).Lemma), p.lower(c))
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
						words = append(words, strings.ToLower(p.token(c).Lemma), p.lower(c))
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
	any := func(m map[string]bool) bool { return slices.ContainsFunc(words, func(w string) bool { return m[w] }) }
	switch {
	case any(p.meeting.cancelled):
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

// infinitive tells whether a verb has "to" before it.
func (p *page) infinitive(v int32) bool {
	c := p.dependent(v, "mark")
	return c >= 0 && p.lower(c) == "to"
}

// past tells whether a verb is a past form or a perfect.
func (p *page) past(v int32) bool {
	switch p.token(v).XPOS {
	case "VBD":
		return true
	case "VBN":
		for _, c := range p.children[v] {
			if w := p.lower(c); w == "have" || w == "has" || w == "had" || w == "’ve" || w == "'ve" {
				return !p.modal(v)
			}
		}
	}
	return false
}

func (p *page) modal(v int32) bool {
	for _, c := range p.children[v] {
		if p.token(c).XPOS == "MD" {
			return true
		}
	}
	return false
}

// clause is the stretch around a mention that speaks of it: the sentence
// within the nearest marks and clause bounds, at most.
func (p *page) clause(k, governor int32) doc.Range {
	r := p.subtree(k)
	if governor >= 0 && governor != k {
		if governor < r.Start {
			r.Start = governor
		}
		if governor >= r.End {
			r.End = governor + 1
		}
		for _, c := range p.children[governor] {
			if rel := p.relation(c); (rel == "nsubj" || rel == "obl" || rel == "advmod") && p.token(c).UPOS != "PRON" {
				s := p.subtree(c)
				if s.End-s.Start < 12 {
					r.Start, r.End = min(r.Start, s.Start), max(r.End, s.End)
				}
			}
		}
	}
	b := p.bounds(k)
	r.Start, r.End = max(r.Start, b.Start), min(r.End, b.End)
	for r.End > r.Start+1 && p.token(r.End-1).UPOS == "PUNCT" {
		r.End--
	}
	for r.Start < r.End-1 && p.token(r.Start).UPOS == "PUNCT" {
		r.Start++
	}
	return r
}

// subtree is the range from the first to the last token below a token, without
// clauses that follow it.
func (p *page) subtree(k int32) doc.Range {
	r := doc.Range{Start: k, End: k + 1}
	var walk func(k int32, depth int)
	walk = func(k int32, depth int) {
		for _, c := range p.children[k] {
			switch p.relation(c) {
			case "parataxis", "punct", "ccomp", "advcl":
				continue
			}
			r.Start, r.End = min(r.Start, c), max(r.End, c+1)
			if depth < 12 {
				walk(c, depth+1)
			}
		}
	}
	walk(k, 0)
	return r
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
		w, l := p.lower(k), strings.ToLower(p.token(k).Lemma)
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

// sideOf is the state or organisation that a person stands for by office, or
// -1.
func (p *page) sideOf(person int) int {
	for _, t := range p.titles {
		if t.holder == person && t.body >= 0 && t.status != readout.Former {
			return t.body
		}
	}
	return -1
}

// stance is how a statement stands to what its content says.
func (p *page) stance(u *utterance) readout.Stance {
	switch p.actOf(u) {
	case readout.Deny:
		if !p.quotedIn(u.content) {
			return readout.Denies
		}
	case readout.Confirm:
		return readout.Confirms
	}
	return readout.Asserts
}

// sayers tells who says what stands in some spans: the innermost statement
// that holds each, or the document.
func (p *page) sayers(spans []doc.Span) []readout.According {
	var out []readout.According
	for _, s := range spans {
		by := p.voice()
		size := int32(1 << 30)
		for _, u := range p.spoken {
			for _, c := range u.content {
				if s.Start >= c.Start && s.End <= c.End && c.End-c.Start < size {
					size = c.End - c.Start
					by = readout.According{Statement: u.id, Stance: p.stance(u)}
				}
			}
		}
		if !slices.Contains(out, by) {
			out = append(out, by)
		}
	}
	return out
}
