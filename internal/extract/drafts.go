package extract

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"readout"
	"readout/internal/dates"
	"readout/internal/lang/doc"
	"readout/internal/names"
)

//go:embed lexicon/drafts.toml
var draftsFile string

// draftTable tells drafts by their words.
type draftTable struct {
	Draft []struct {
		Nouns   []string
		Named   bool
		Example string
	}
	Words struct {
		Marks, Revised, Authors, Weak, Recounts, None, Agreed []string
		Families                                              [][]string
	}

	nouns                                                 map[string]bool // whether they need a name
	marks, revised, authors, weak, recounts, none, agreed map[string]bool
	family                                                map[string]string // of a noun, the first of its family
}

func loadDrafts() (*draftTable, error) {
	t := &draftTable{nouns: map[string]bool{}}
	if _, err := toml.Decode(draftsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/drafts.toml: %w", err)
	}
	for _, d := range t.Draft {
		for _, n := range d.Nouns {
			t.nouns[n] = d.Named
		}
	}
	t.marks, t.revised, t.authors, t.weak, t.recounts = wordSet(t.Words.Marks), wordSet(t.Words.Revised), wordSet(t.Words.Authors), wordSet(t.Words.Weak), wordSet(t.Words.Recounts)
	t.none, t.agreed, t.family = wordSet(t.Words.None), wordSet(t.Words.Agreed), map[string]string{}
	for _, f := range t.Words.Families {
		fill(t.family, f[0], f)
	}
	return t, nil
}

// paper is a draft while the page is worked on.
type paper struct {
	id       readout.ID
	head     string
	name     string
	called   string // a longer name, where name is one word
	points   int    // 0 where no count is given
	named    bool
	revised  bool
	revises  *paper
	authors  []int
	when     *dates.Expr
	where    *doc.Range
	evidence []doc.Span
	at       []int32 // the tokens that mention it
}

// drafts finds the plans and texts that are spoken of as one thing, each
// once.
func (p *page) drafts() {
	for k := range p.doc.Tokens {
		if d := p.paper(int32(k)); d != nil {
			p.file(d)
		} else if d := p.recount(int32(k)); d != nil {
			p.file(d)
		}
	}
	p.papers = slices.DeleteFunc(p.papers, p.passing)
	for _, d := range p.papers {
		d.id = p.id('p')
	}
	for _, d := range p.papers {
		p.putDraft(d)
	}
}

// passing tells whether a draft is mentioned only in passing: once, without a
// number of points, of nobody, and by a weak noun, by no name, or as one that
// there is not yet ("a trade deal").
func (p *page) passing(d *paper) bool {
	if d.points > 0 || len(d.authors) > 0 || len(d.evidence) > 1 {
		return false
	}
	return p.draft.weak[d.head] || names.Fold(d.name) == d.head || !d.named && p.draft.nouns[d.head] && !p.definite(p.phraseOf(d.at[0]))
}

// paper reads the mention of a draft at a token, if there is one.
func (p *page) paper(k int32) *paper {
	t := p.token(k)
	if p.aside[k] || t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return nil
	}
	head := strings.ToLower(t.Lemma)
	needs, ok := p.draft.nouns[head]
	if !ok || p.relation(k) == "compound" && t.UPOS == "NOUN" {
		return nil
	}
	r := p.phraseOf(k)
	d := &paper{head: head}
	for i := r.Start; i < k; i++ {
		w := p.lower(i)
		if p.draft.revised[w] {
			d.revised = true
		}
		if n := p.pointsAt(i, k); n > 0 {
			d.points = n
		}
		if p.draft.marks[w] || capital(p.word(i)) && p.token(i).UPOS == "PROPN" && capital(p.word(k)) && !p.isPerson(p.actorOf(i)) {
			d.named = true
		}
	}
	if needs && !d.named && d.points == 0 && (t.XPOS == "NNS" || !p.topical(k, head) && !p.takenUp(k, head)) || p.unspecific(k) || p.isPerson(p.actorOf(k)) {
		return nil
	}
	d.at = []int32{k}
	start := r.Start
	for i := start; i < k; i++ { // "including most recently a plan" names it from the article on
		if u := p.token(i).UPOS; u == "DET" || p.token(i).XPOS == "PRP$" || i == start && (u == "ADV" || u == "CCONJ") {
			start = i + 1
		}
	}
	for i := start; i < k; i++ { // "President Brandt's plan" is a plan of hers
		if p.token(i).XPOS == "POS" {
			d.authors = append(d.authors, p.parties(p.token(i).Head, 0)...)
			start = i + 1
		}
	}
	for start < k && (p.draft.revised[p.lower(start)] || !p.nameable(start)) {
		start++
	}
	end := p.nameEnd(k)
	d.name = p.slice(doc.Range{Start: start, End: end})
	d.evidence = []doc.Span{p.span(doc.Range{Start: r.Start, End: end})}
	p.authorsOf(d, k)
	if e := p.whenOf(k, p.subtree(k)); e != nil && e.EDTF != "" {
		d.when = e
	}
	d.where = p.whereOf(k, -1, false)
	return d
}

// nameable tells whether the name of a draft may begin with a word.
func (p *page) nameable(k int32) bool {
	switch t := p.token(k); t.UPOS {
	case "NOUN", "PROPN", "ADJ", "NUM", "SYM":
		return true
	case "VERB":
		return t.XPOS == "VBN" || t.XPOS == "VBG"
	case "PUNCT":
		return opensQuote(p.word(k))
	}
	return false
}

// topical tells whether a noun is a draft by what stands with it: a topic, an
// owner, or the sides that it is between.
func (p *page) topical(k int32, head string) bool {
	if p.draft.family[head] == "" {
		return false
	}
	for _, c := range p.children[k] {
		switch m := p.marker(c); {
		case p.relation(c) == "compound" && (p.token(c).UPOS == "NOUN" || p.token(c).UPOS == "PROPN" && !p.isPerson(p.actorOf(c))):
			return true
		case p.token(c).Rel == "nmod:poss" && len(p.parties(c, 0)) > 0:
			return true
		case p.relation(c) == "nmod" && (m == "with" || m == "between") && len(p.parties(c, 0)) > 0:
			return true
		}
	}
	return false
}

// takenUp tells whether a noun takes up a draft of its family mentioned
// before: "the deal".
func (p *page) takenUp(k int32, head string) bool {
	family := p.draft.family[head]
	return family != "" && p.definite(p.phraseOf(k)) && slices.ContainsFunc(p.papers, func(d *paper) bool { return p.draft.family[d.head] == family })
}

// unspecific tells whether a noun means no draft in particular: "no deal",
// "plans".
func (p *page) unspecific(k int32) bool {
	r := p.phraseOf(k)
	for i := r.Start; i < k; i++ {
		if p.draft.none[p.lower(i)] {
			return true
		}
	}
	return p.lower(k) == "plans" || p.lower(k) == "settlements"
}

// recount reads a new number of points: "was cut to 14 points". It makes a
// revision of the draft mentioned last.
func (p *page) recount(k int32) *paper {
	t := p.token(k)
	if t.UPOS != "NOUN" || t.Lemma != "point" && t.Lemma != "article" && t.Lemma != "clause" || len(p.papers) == 0 {
		return nil
	}
	number, verb := p.dependent(k, "nummod"), p.governor(k)
	if number < 0 || verb < 0 || !p.draft.recounts[p.lemma(verb)] {
		return nil
	}
	n, err := strconv.Atoi(p.word(number))
	if err != nil {
		n = cardinals[p.lower(number)]
	}
	last := p.papers[len(p.papers)-1]
	if n < 2 || n == last.points {
		return nil
	}
	return &paper{head: last.head, name: fmt.Sprintf("%d-point %s", n, last.head), points: n, named: true, revised: true, revises: last,
		evidence: []doc.Span{p.span(p.clause(k, verb))}}
}

// pointsAt is the number of points that a word before a draft tells: "28" of
// "28-point plan", "five" of "five-point consensus".
func (p *page) pointsAt(i, head int32) int {
	w := p.lower(i)
	number, rest, hyphened := strings.Cut(w, "-")
	if hyphened && rest != "point" && rest != "article" && rest != "clause" {
		return 0
	}
	if !hyphened {
		j := i + 1
		if j < head && p.word(j) == "-" {
			j++
		}
		if j >= head || p.lower(j) != "point" && p.lower(j) != "article" && p.lower(j) != "clause" {
			return 0
		}
	}
	if n, err := strconv.Atoi(number); err == nil {
		return n
	}
	return cardinals[number]
}

var cardinals = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}

// nameEnd takes the purpose of a draft to its name: "plan for the bridge",
// "proposals on regional issues", "plan to raise the toll".
func (p *page) nameEnd(k int32) int32 {
	for _, c := range p.children[k] {
		if l := p.lemma(c); l == "point" || l == "article" || l == "clause" {
			continue // "a plan of nine points" is called a plan
		}
		if m := p.marker(c); c > k && p.relation(c) == "nmod" && (m == "for" || m == "on" || m == "of") && (p.actorOf(c) < 0 || p.mentionOf[c] == p.mentionOf[k]) {
			if r := p.subtree(c); r.End-k < 8 {
				return r.End
			}
		}
		if c > k && p.relation(c) == "acl" && p.infinitive(c) {
			if o := p.dependent(c, "obj"); o > c && o-k < 8 {
				return o + 1
			}
		}
	}
	return k + 1
}

// authorsOf adds whose draft it is: a side before it, "by" and "from" behind
// it, the subject of the verb that made it.
func (p *page) authorsOf(d *paper, k int32) {
	for _, c := range p.children[k] {
		switch m := p.marker(c); p.relation(c) {
		case "amod", "compound":
			if a := p.stateOf(c); a >= 0 {
				d.authors = append(d.authors, a)
			}
		case "nmod":
			if p.token(c).Rel == "nmod:poss" || m == "by" || m == "from" || m == "between" {
				d.authors = append(d.authors, p.parties(c, 0)...)
			}
		case "acl":
			if p.draft.authors[p.lemma(c)] {
				for _, b := range p.children[c] {
					if m := p.marker(b); m == "by" || m == "between" || p.relation(b) == "nsubj" {
						d.authors = append(d.authors, p.parties(b, 0)...)
					}
				}
			}
		}
	}
	if v := p.governor(k); v >= 0 && (p.relation(k) == "obj" || p.marker(k) == "on" || p.marker(k) == "to") && p.draft.authors[p.lemma(v)] {
		if s := p.dependent(v, "nsubj"); s >= 0 {
			d.authors = append(d.authors, p.parties(s, 0)...)
		}
	}
}

// file adds a mention to the draft that it is of, or makes one.
func (p *page) file(d *paper) {
	for i := len(p.papers) - 1; i >= 0; i-- {
		if o := p.papers[i]; p.oneDraft(o, d) {
			o.evidence = append(o.evidence, d.evidence...)
			o.at = append(o.at, d.at...)
			o.authors = append(o.authors, d.authors...)
			if o.points == 0 {
				o.points = d.points
			}
			if d.named && !o.named || len(o.name) < len(d.name) && d.points > 0 {
				o.name, o.named = d.name, true
			} else if names.Fold(o.name) == o.head && o.called == "" && names.Fold(d.name) != d.head && !p.byDate(d) {
				o.called = d.name
			}
			if o.when == nil {
				o.when = d.when
			}
			if o.where == nil {
				o.where = d.where
			}
			return
		}
	}
	if d.revised && d.revises == nil && len(p.papers) > 0 {
		d.revises = p.papers[len(p.papers)-1]
	}
	p.papers = append(p.papers, d)
}

// byDate tells whether the words of a mention hold a date, which names no draft.
func (p *page) byDate(d *paper) bool { return len(p.whensIn(d.evidence[0])) > 0 }

// oneDraft tells whether a mention is of a draft mentioned before: never
// where the points differ or one is the revision.
func (p *page) oneDraft(o, d *paper) bool {
	if o.points > 0 && d.points > 0 {
		return o.points == d.points
	}
	if d.revised && !o.revised {
		return false
	}
	if names.Fold(o.name) == names.Fold(d.name) {
		return true
	}
	akin := o.head == d.head || p.draft.family[o.head] != "" && p.draft.family[o.head] == p.draft.family[d.head]
	share := func() bool {
		for _, w := range strings.Fields(names.Fold(d.name)) {
			if w != d.head && len(w) > 3 && strings.Contains(" "+names.Fold(o.name)+" ", " "+w+" ") {
				return true
			}
		}
		return false
	}
	if d.name == d.head || names.Fold(d.name) == d.head { // "the plan"
		return akin || d.head == "draft" || o.head == "draft" || d.head == "document" || d.head == "text"
	}
	return akin && (share() || o.name == o.head)
}

// putDraft writes a draft.
func (p *page) putDraft(d *paper) {
	s, ok := p.sourced(d.id, d.evidence, p.sayers(d.evidence)...)
	if !ok {
		return
	}
	out := readout.Draft{Sourced: s, Name: cmp.Or(d.called, d.name), Authors: []readout.ID{}}
	if d.points > 0 {
		out.Points = ptr(d.points)
	}
	if d.revises != nil {
		out.Revises = ptr(d.revises.id)
	}
	for _, a := range d.authors {
		if id := p.people[a].id; !slices.Contains(out.Authors, id) {
			out.Authors = append(out.Authors, id)
		}
	}
	if d.when != nil {
		out.When = p.when(*d.when)
	}
	if d.where != nil {
		out.Where = p.place(*d.where)
	}
	p.record.Drafts = append(p.record.Drafts, out)
}
