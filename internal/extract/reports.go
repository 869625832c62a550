package extract

import "readout/internal/lang/doc"

// reported finds what a report, a claim or an accusation says that somebody
// speaks of: "denied a report in the Echo that the bridge was closed". It is a
// statement of the Echo's, and where nobody is named, of the reports.
func (p *page) reported() {
	for k := range p.doc.Tokens {
		noun := int32(k)
		if p.token(noun).UPOS != "NOUN" || p.aside[k] || !p.words.reports[p.lemma(noun)] {
			continue
		}
		content := p.thatClause(noun)
		by := p.cued(noun)
		if content.End-content.Start < 3 || by != nil && p.token(by.cueAt.Start).UPOS != "VERB" {
			continue
		}
		cue, source, said := p.span(doc.Range{Start: noun, End: noun + 1}), p.span(p.reporter(noun)), p.span(content)
		u := &utterance{cue: &cue, cueAt: doc.Range{Start: noun, End: noun + 1}, outlet: -1, within: by, position: min(cue.Start, source.Start), content: []doc.Span{said}}
		u.source.span = &source
		p.spoken = append(p.spoken, u)
	}
}

// thatClause is the clause with "that" behind a noun, or behind the verb whose
// object it is, without "that".
func (p *page) thatClause(noun int32) doc.Range {
	heads := []int32{noun}
	if p.relation(noun) == "obj" {
		heads = append(heads, p.token(noun).Head)
	}
	for _, h := range heads {
		for _, c := range p.children[h] {
			if r := p.relation(c); c < noun || r != "acl" && r != "ccomp" {
				continue
			}
			for _, m := range p.children[c] {
				if m > noun && p.lower(m) == "that" {
					return doc.Range{Start: m + 1, End: p.reach(c).End}
				}
			}
		}
	}
	return doc.Range{}
}

// cued is the statement that has a word in its cue, as in "denied a report
// that", or nil.
func (p *page) cued(k int32) *utterance {
	for _, u := range p.spoken {
		if k >= u.cueAt.Start && k < u.cueAt.End {
			return u
		}
	}
	return nil
}

// reporter is whose report it is: the one it is by or in or whose it is, or
// the reports themselves.
func (p *page) reporter(noun int32) doc.Range {
	if owner := p.dependent(noun, "nmod:poss"); owner >= 0 {
		return p.nameOf(owner)
	}
	if at := noun + 1; int(at) < len(p.doc.Tokens) && p.relation(at) == "case" {
		switch p.lower(at) {
		case "by", "in", "from", "on":
			return p.nameOf(p.token(at).Head)
		}
	}
	return p.phraseOf(noun)
}

// nameOf is the name that a word belongs to with what stands before it, or the
// noun phrase.
func (p *page) nameOf(k int32) doc.Range {
	r := p.phraseOf(k)
	if m := p.mentionOf[k]; m >= 0 {
		r.End = max(r.End, p.mentions[m].End)
	}
	for int(r.End) < len(p.doc.Tokens) && p.token(r.End).UPOS == "PROPN" { // "the website Shoreline"
		r.End++
	}
	return r
}
