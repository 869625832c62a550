package extract

import (
	"slices"
	"strings"

	"readout/internal/lang/doc"
)

// view tells whether the last clause of a range says what something is: "it
// would be a pity", but not "he was ready".
func (p *page) view(r doc.Range) bool {
	for k := r.End - 1; k >= r.Start; k-- {
		if p.token(k).Rel == "cop" {
			return !p.linking.groups["ready"][p.lower(p.token(k).Head)]
		}
		if x := p.token(k).XPOS; x == "VBD" || x == "VBZ" || x == "VBP" || p.token(k).UPOS == "VERB" && p.modal(k) {
			return false
		}
	}
	return false
}

// tail cuts the clause that goes on behind a condition.
func (p *page) tail(r doc.Range) doc.Range {
	for k := r.Start + 2; k < r.End; k++ {
		if p.breaks(k) && p.verbs(doc.Range{Start: r.Start, End: k}) > 0 {
			return doc.Range{Start: r.Start, End: k}
		}
	}
	return r
}

// front cuts the clauses before the one of an issue.
func (p *page) front(r doc.Range) doc.Range {
	for k := r.End - 4; k > r.Start; k-- {
		if p.breaks(k) && p.token(k+1).UPOS != "PRON" && p.verbs(doc.Range{Start: k, End: r.End}) > 0 {
			return doc.Range{Start: k + 1, End: r.End}
		}
	}
	return r
}

// breaks tells whether a clause of its own begins behind a token: after a
// semicolon, or a comma with "and", "but" or a pronoun.
func (p *page) breaks(k int32) bool {
	if p.word(k) == ";" {
		return true
	}
	if p.word(k) != "," || int(k)+2 >= len(p.doc.Tokens) {
		return false
	}
	next := p.token(k + 1)
	return next.UPOS == "PRON" && next.XPOS == "PRP" || next.UPOS == "CCONJ" && p.relation(k+2) == "nsubj"
}

// opening tells whether nothing but marks and small words stand before a mark.
func (p *page) opening(r doc.Range) bool {
	if r.End-r.Start > 3 {
		return false
	}
	for k := r.Start; k < r.End; k++ {
		if u := p.token(k).UPOS; u != "PUNCT" && u != "CCONJ" && u != "SCONJ" && u != "ADV" {
			return false
		}
	}
	return true
}

// commaIn is the comma behind which the main clause goes on, or 0.
func (p *page) commaIn(r, s doc.Range) int32 {
	for k := r.Start + 1; k+2 < s.End; k++ {
		if p.word(k) == "," && p.verbs(doc.Range{Start: k, End: s.End}) > 0 {
			return k
		}
	}
	return 0
}

// window is where the words that a rule needs are looked for: before the mark,
// the cue of the statement among them.
func (p *page) window(before doc.Range, r *linkageRule) doc.Range {
	reach := int32(16)
	if r.Near {
		reach = 8
	}
	before.Start = max(p.bounds(before.Start).Start, before.End-reach)
	return before
}

// has tells whether each group that a rule needs has a word in a range.
func (p *page) has(in doc.Range, r *linkageRule) bool {
	return !slices.ContainsFunc(r.Needs, func(g string) bool { return !p.any(g, in) })
}

// any tells whether a word of a group stands in a range.
func (p *page) any(group string, in doc.Range) bool {
	for k := in.Start; k < in.End; k++ {
		if p.linking.groups[group][p.lower(k)] && p.token(k).Rel != "amod" { // not "the only road"
			return true
		}
	}
	return false
}

// folded are the words of a range in lower case, apart by one space.
func (p *page) folded(r doc.Range) string {
	var out []string
	for k := r.Start; k < r.End; k++ {
		out = append(out, p.lower(k))
	}
	return strings.Join(out, " ")
}
