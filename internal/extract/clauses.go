package extract

import "readout/internal/lang/doc"

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
		if p.relation(k) == "nmod" && p.meeting.nouns[p.lemma(h)] == "" {
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
