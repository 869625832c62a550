package extract

import (
	_ "embed"
	"fmt"
	"strings"

	"readout"
	"readout/internal/judge"
	"readout/internal/lang/doc"
)

//go:embed learned/speech.tsv
var speechFile string

func loadSpeech() (*judge.Model, error) {
	m, err := judge.Parse(speechFile)
	if err != nil {
		return nil, fmt.Errorf("learned/speech.tsv: %w", err)
	}
	return m, nil
}

// Judgement is one decision that a learned table takes: which, on what words,
// and the features it is taken on. Training looks on through a Witness.
type Judgement struct {
	Task     string
	About    []readout.Span
	Features []string
}

// witness shows a judgement to who looks on.
func (p *page) witness(task string, about []doc.Span, features []string) {
	if p.Witness != nil {
		p.Witness(Judgement{Task: task, About: p.quotes(about), Features: features})
	}
}

// attitude is the class of what is no statement, and surely the probability
// from which it counts as one: those who mark attributions rather than
// statements take in wishes and deeds, and the reader learned from them.
const (
	attitude = 0
	surely   = 0.95
)

// sift sets apart what somebody only wants, fears or does from what is said:
// the readers of attributions mark both.
func (p *page) sift() {
	said := p.spoken[:0]
	for _, u := range p.spoken {
		features := append(p.traits(u), "rule="+string(p.actOf(u)))
		p.witness("speech", u.content, features)
		if u.cue == nil || p.speech.Odds(features)[attitude] < surely {
			said = append(said, u)
		} else {
			p.attitudes = append(p.attitudes, u)
		}
	}
	p.spoken = said
}

// traits are the features of an attribution: its cue and what stands with it,
// the form of its content, the kind of its source.
func (p *page) traits(u *utterance) []string {
	f := p.cueTraits(u)
	f = append(f, p.contentTraits(u)...)
	return append(f, p.sourceTraits(u)...)
}

// cueTraits tell of the words of the cue and the verb in it, its tense and
// mood, and of the verb above it.
func (p *page) cueTraits(u *utterance) []string {
	if u.cueAt.Start >= u.cueAt.End {
		return []string{"bare"}
	}
	var f []string
	for k := u.cueAt.Start; k < u.cueAt.End; k++ {
		f = append(f, "cue="+p.cueLemma(k))
	}
	v := p.verbOf(u.cueAt)
	lemma := p.cueLemma(v)
	f = append(f, "verb="+lemma, "tag="+p.token(v).XPOS, "rel="+p.relation(v))
	if p.token(v).Head != v {
		f = append(f, "under="+strings.ToLower(p.token(p.token(v).Head).Lemma))
	}
	for _, c := range p.children[v] {
		switch p.relation(c) {
		case "aux", "mark":
			f = append(f, "aux="+p.lower(c))
		case "advmod":
			f = append(f, "adv="+p.lower(c))
		case "iobj":
			f = append(f, "told")
		}
		if p.token(c).Rel == "nsubj:pass" {
			f = append(f, "passive")
		}
	}
	if p.negated(v) {
		f = append(f, "not", "not "+lemma)
	}
	if len(u.content) > 0 {
		f = append(f, "form="+lemma+"+"+p.form(u))
	}
	return f
}

func (p *page) cueLemma(k int32) string {
	return p.acts.base(p.lower(k), p.lemma(k))
}

// form is how the content of a statement hangs on its cue: as a quotation, an
// infinitive, a participle, a clause, a question, after a preposition, or as
// a noun phrase.
func (p *page) form(u *utterance) string {
	r := p.covers(u.content[0])
	if opensQuote(p.doc.Text[u.content[0].Start:]) {
		return "quote"
	}
	h := p.outermost(r)
	switch t := p.token(r.Start); {
	case p.lower(r.Start) == "to" && t.UPOS == "PART":
		return "to"
	case t.XPOS == "VBG":
		return "ing"
	case t.XPOS == "WRB" || t.XPOS == "WP" || p.lower(r.Start) == "whether" || p.lower(r.Start) == "if":
		return "question"
	}
	switch {
	case p.dependent(h, "nsubj", "nsubj:pass", "expl") >= 0:
		return "clause"
	case p.token(r.Start).UPOS == "ADP":
		return "adp"
	}
	return strings.ToLower(p.token(h).UPOS)
}

// outermost is the first token of a range that is governed from outside it.
func (p *page) outermost(r doc.Range) int32 {
	for k := r.Start; k < r.End; k++ {
		if t := p.token(k); (t.Head < r.Start || t.Head >= r.End || t.Head == k) && t.UPOS != "PUNCT" {
			return k
		}
	}
	return r.Start
}

// contentTraits tell of the form of the content, its first words, and the
// words of its main clauses.
func (p *page) contentTraits(u *utterance) []string {
	f := []string{"form=" + p.form(u), "first=" + p.lower(p.covers(u.content[0]).Start)}
	if p.quotedIn(u.content) {
		f = append(f, "quoted")
	}
	length := int32(0)
	for _, c := range u.content {
		r := p.covers(c)
		length += r.End - r.Start
	}
	switch {
	case length < 5:
		f = append(f, "short")
	case length > 20:
		f = append(f, "long")
	}
	last := ""
	for _, w := range strings.Fields(p.mainWords(u)) {
		f = append(f, "main="+w, "pair="+last+" "+w)
		last = w
	}
	words := strings.Fields(p.contentWords(u))
	for i, w := range words {
		if i == 40 {
			break
		}
		f = append(f, "word="+w)
	}
	return f
}

// sourceTraits tell what kind of source it is.
func (p *page) sourceTraits(u *utterance) []string {
	if u.source.span == nil {
		return nil
	}
	var f []string
	r := p.covers(*u.source.span)
	h := p.head(r)
	f = append(f, "source="+strings.ToLower(p.token(h).UPOS))
	if p.token(h).UPOS == "NOUN" || p.token(h).UPOS == "PRON" {
		f = append(f, "who="+p.lemma(h))
	}
	if u.source.actor >= 0 {
		f = append(f, "is="+string(p.people[u.source.actor].kind))
	}
	if u.source.anonymous {
		f = append(f, "nameless")
	}
	if u.cueAt.Start < r.Start {
		f = append(f, "after")
	}
	return f
}
