package extract

import (
	"sort"
	"strings"

	"readout/internal/lang/doc"
)

// index prepares what the rules ask of trees.
func (p *page) index() {
	n := len(p.doc.Tokens)
	p.sentence, p.mentionOf, p.children = make([]int32, n), make([]int32, n), make([][]int32, n)
	for i, s := range p.doc.Sentences {
		for k := s.Start; k < s.End; k++ {
			p.sentence[k] = int32(i)
			p.mentionOf[k] = -1
			if h := p.doc.Tokens[k].Head; h != k {
				p.children[h] = append(p.children[h], k)
			}
		}
	}
	p.links = make(map[int32]int32, len(p.doc.Links))
	for _, l := range p.doc.Links {
		p.links[l.Token] = l.Antecedent
	}
}

func (p *page) token(k int32) *doc.Token { return &p.doc.Tokens[k] }

// word is the form of a token.
func (p *page) word(k int32) string {
	t := p.token(k)
	return p.doc.Text[t.Start:t.End]
}

// lower is the form of a token in lower case.
func (p *page) lower(k int32) string { return strings.ToLower(p.word(k)) }

// lemma is the lemma of a token in lower case.
func (p *page) lemma(k int32) string { return strings.ToLower(p.token(k).Lemma) }

// slice is the text of a range of tokens.
func (p *page) slice(r doc.Range) string {
	s := p.span(r)
	return p.doc.Text[s.Start:s.End]
}

func (p *page) span(r doc.Range) doc.Span {
	if r.Start >= r.End {
		return doc.Span{}
	}
	return doc.Span{Start: p.token(r.Start).Start, End: p.token(r.End - 1).End}
}

// covers is the range of tokens that a span touches.
func (p *page) covers(s doc.Span) doc.Range {
	toks := p.doc.Tokens
	a := sort.Search(len(toks), func(i int) bool { return toks[i].End > s.Start })
	b := sort.Search(len(toks), func(i int) bool { return toks[i].Start >= s.End })
	return doc.Range{Start: int32(a), End: int32(max(a, b))}
}

// head is the token of a range that is governed from outside it: the first
// noun or pronoun among those, or the first of them.
func (p *page) head(r doc.Range) int32 {
	first := int32(-1)
	for k := r.Start; k < r.End; k++ {
		t := p.token(k)
		if t.Head >= r.Start && t.Head < r.End && t.Head != k || t.UPOS == "PUNCT" {
			continue
		}
		switch t.UPOS {
		case "NOUN", "PROPN", "PRON":
			return k
		}
		if first < 0 {
			first = k
		}
	}
	if first < 0 {
		return r.Start
	}
	return first
}

// relation is the universal relation of a token, without subtype.
func (p *page) relation(k int32) string {
	rel, _, _ := strings.Cut(p.token(k).Rel, ":")
	return rel
}

// dependent is the first dependent of k with one of the relations, or -1.
func (p *page) dependent(k int32, relations ...string) int32 {
	for _, c := range p.children[k] {
		for _, r := range relations {
			if p.token(c).Rel == r {
				return c
			}
		}
	}
	return -1
}

// bounds is the sentence of a token.
func (p *page) bounds(k int32) doc.Range { return p.doc.Sentences[p.sentence[k]] }

// flat tells whether the text has lost its paragraphs, as pages do that were
// copied into one line.
func (p *page) flat() bool { return len(p.doc.Text) > 1200*len(p.doc.Paragraphs) }

// paragraph is the number of the paragraph that a token stands in.
func (p *page) paragraph(k int32) int {
	s := p.sentence[k]
	return sort.Search(len(p.doc.Paragraphs), func(i int) bool { return p.doc.Paragraphs[i].End > s })
}
