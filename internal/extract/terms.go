package extract

import (
	"readout"
	"readout/internal/lang/doc"
)

// term is a provision as one passage tells it, with one step of its life.
type term struct {
	verb    int32 // the word that tells the step
	action  string
	content doc.Range
	by      []int
	to      []readout.Who // whom it is left to
	draft   *paper
	when    *readout.When
	whole   doc.Range // the passage; empty for the verb and the content
}

// terms finds the provisions that are told as what a draft says ("the plan
// would raise the toll", "a deal that calls for a toll", "a plan to raise the
// toll") and as what a side agrees, offers or refuses to do.
func (p *page) terms() {
	for _, d := range p.papers {
		for _, k := range d.at {
			p.saysOf(d, k)
		}
	}
	for k := range p.doc.Tokens {
		if p.aside[k] {
			continue
		}
		if p.token(int32(k)).UPOS == "VERB" {
			p.undertaking(int32(k))
		}
		p.asked(int32(k))
	}
}

// asked reads what a side demands or offers as a thing, where a draft is spoken
// of in the document: "the dockers demand a ninth week of leave".
func (p *page) asked(k int32) {
	w, ok := p.wantAt(k)
	if !ok || w.stance != "demand" && w.stance != "offer" || len(p.papers) == 0 || w.content.End-w.content.Start < 3 {
		return
	}
	h := p.head(w.content)
	lemma := p.lemma(h)
	if p.token(h).UPOS != "NOUN" || p.actorOf(h) >= 0 || p.meeting.nouns[lemma] != "" || p.event.nouns[lemma] != nil && !p.provision.terms[lemma] {
		return
	}
	if _, draft := p.draft.nouns[lemma]; draft {
		return
	}
	p.putTerm(term{verb: k, action: "proposed", content: w.content, by: w.parties, draft: p.paperNear(k, h)})
}

// saysOf reads what is said of a draft at one of its mentions: in a clause
// that hangs on it, or by a verb that it is the subject of.
func (p *page) saysOf(d *paper, k int32) {
	for _, c := range p.children[k] {
		switch rel := p.token(c).Rel; {
		case rel == "acl:relcl":
			p.termsOf(d, c)
		case rel == "acl" && p.infinitive(c) && c > k && p.dependent(c, "obj") >= 0 && !p.provision.idle[p.lemma(c)]:
			p.putTerm(term{verb: c, action: d.step(p), content: p.reach(c), by: d.authors, draft: d})
		}
	}
	v := p.token(k).Head
	if p.token(v).UPOS != "VERB" {
		return
	}
	switch m := p.marker(k); {
	case p.relation(k) == "nsubj":
		p.termsOf(d, v)
	case p.relation(k) == "obl" && (m == "under" || m == "of" && p.lower(k-1) == "part"):
		p.underDraft(d, v)
	}
}

// underDraft reads what happens by a draft: "under the deal, the board will buy a
// crane".
func (p *page) underDraft(d *paper, v int32) {
	s := p.dependent(v, "nsubj", "nsubj:pass")
	if x := p.token(v).XPOS; s < 0 || p.negated(v) || !p.modal(v) && x != "VBZ" && x != "VBP" {
		return
	}
	content := p.reach(v)
	for content.Start < s && p.token(content.Start).Head != s && content.Start != s {
		content.Start++ // without "under the deal"
	}
	p.putTerm(term{verb: v, action: d.step(p), content: content, by: d.authors, draft: d})
}

// termsOf reads the terms of a draft from a verb and those joined to it: what
// stands behind one such as "call for", or all that the draft does or would do.
func (p *page) termsOf(d *paper, v int32) {
	if content := p.termAt(v); content.End-content.Start > 1 {
		for _, part := range p.conjuncts(v, content) {
			p.putTerm(term{verb: v, action: d.step(p), content: part, by: d.authors, draft: d})
		}
	}
	for _, c := range p.children[v] {
		if p.relation(c) == "conj" && c > v {
			p.termsOf(d, c)
		}
	}
}

// termAt is the term that a verb of a draft tells, or nothing.
func (p *page) termAt(v int32) doc.Range {
	lemma := p.lemma(v)
	object := p.complement(v)
	switch {
	case p.token(v).UPOS != "VERB" || p.negated(v) || object.End <= object.Start:
		return doc.Range{}
	case p.provision.holds[p.verbKey(v)] || p.provision.holds[lemma]:
		if p.actorOf(p.head(object)) >= 0 {
			return doc.Range{} // "which includes Spain"
		}
		return object
	case p.provision.does[lemma] || p.would(v) && !p.provision.idle[lemma] && p.dependent(v, "obj") >= 0:
		return doc.Range{Start: v, End: object.End}
	}
	return doc.Range{}
}

// conjuncts are the parts of what a verb governs that are joined to each other:
// "calls for a toll, a tax and an end to the night boats" is three terms. What
// the verb does itself ("raises the toll and the tax") is one.
func (p *page) conjuncts(v int32, content doc.Range) []doc.Range {
	if content.Start <= v {
		return []doc.Range{content}
	}
	head := p.head(content)
	var heads []int32
	for _, c := range p.children[head] {
		if p.relation(c) == "conj" && c > head && c < content.End && p.token(c).UPOS != "VERB" {
			heads = append(heads, c)
		}
	}
	parts, start := []doc.Range{}, content.Start
	for _, c := range heads {
		end := p.phraseOf(c).Start
		for end < c && (p.token(end).UPOS == "PUNCT" || p.token(end).UPOS == "CCONJ") {
			end++
		}
		next := end
		for end > start && (p.token(end-1).UPOS == "PUNCT" || p.token(end-1).UPOS == "CCONJ") {
			end--
		}
		if end-start > 0 {
			parts = append(parts, doc.Range{Start: start, End: end})
		}
		start = next
	}
	return append(parts, doc.Range{Start: start, End: content.End})
}

// would tells whether a verb says what something is to do.
func (p *page) would(v int32) bool {
	for _, c := range p.children[v] {
		if w := p.lower(c); p.token(c).XPOS == "MD" && (w == "would" || w == "will" || w == "shall") {
			return true
		}
	}
	return false
}

// step is what the text of a draft does to its terms: an agreement has them
// accepted, a plan proposes them.
func (d *paper) step(p *page) string {
	if p.draft.agreed[d.head] {
		return "accepted"
	}
	return "proposed"
}

// undertaking reads what a side agrees, offers or refuses to do: "the board
// agreed to pay for the crane". It is a term where a draft is spoken of in the
// document.
func (p *page) undertaking(v int32) {
	action := p.provision.undertakings[p.lemma(v)]
	if action == "" || p.unreal(v) || p.passive(v) {
		return
	}
	if p.negated(v) {
		if action != "accepted" {
			return
		}
		action = "rejected"
	}
	x := p.dependent(v, "xcomp")
	if x < 0 || p.token(x).UPOS != "VERB" || !p.infinitive(x) || p.provision.idle[p.lemma(x)] {
		return
	}
	if by := p.subjects(v); len(by) > 0 && p.dependent(x, "obj", "obl", "xcomp", "ccomp") >= 0 {
		p.putTerm(term{verb: v, action: action, content: p.reach(x), by: by, draft: p.paperNear(v, x)})
	}
}

// putTerm puts a step of a term on the record, unless what stands there says
// it already, and gives the provision.
func (p *page) putTerm(t term) *readout.Provision {
	for t.content.Start < t.content.End-1 && (p.token(t.content.Start).UPOS == "PART" || p.token(t.content.Start).UPOS == "ADP") {
		t.content.Start++
	}
	v := p.provisionOf(t.content)
	if v != nil && v.History[len(v.History)-1].Action == t.action {
		return nil
	}
	if t.whole.End == 0 {
		t.whole = doc.Range{Start: min(t.verb, t.content.Start), End: max(t.verb+1, t.content.End)}
	}
	spans, content := []doc.Span{p.span(t.whole)}, []doc.Span{p.span(t.content)}
	by := p.sayers(spans)
	step := readout.Step{Action: t.action, To: append([]readout.Who{}, t.to...), When: t.when}
	var ok bool
	if step.Sourced, ok = p.sourced(p.id('h'), spans, by...); !ok {
		return nil
	}
	if len(t.by) > 0 {
		step.By = ptr(p.who(t.by[0], p.people[t.by[0]].name))
	}
	if t.draft != nil {
		step.Draft = ptr(t.draft.id)
	}
	if v == nil {
		s, ok := p.sourced(p.id('v'), content, by...)
		if !ok {
			return nil
		}
		p.record.Provisions = append(p.record.Provisions, readout.Provision{Sourced: s, Draft: step.Draft, Issue: p.issueOf(content), Content: p.quotes(content), History: []readout.Step{}})
		v = &p.record.Provisions[len(p.record.Provisions)-1]
	}
	v.History = append(v.History, step)
	return v
}
