package extract

import (
	"slices"
	"sort"
	"strings"

	"readout"
	"readout/internal/dates"
	"readout/internal/lang/doc"
)

// utterance is a statement while the page is worked on.
type utterance struct {
	id       readout.ID
	source   speaker
	cue      *doc.Span
	cueAt    doc.Range // tokens of the cue; empty for a bare quotation
	content  []doc.Span
	outlet   int // or -1
	told     *readout.Who
	own      bool // told to the publisher itself
	within   *utterance
	position int32 // where it begins, for order
}

// statements finds what is said and by whom: the attributions of the
// analysis, with their sources resolved, and bare quotations.
func (p *page) statements() {
	for _, a := range p.doc.Attributions {
		p.utter(a)
	}
	p.reported()
	p.bare()
	sort.SliceStable(p.spoken, func(i, j int) bool { return p.spoken[i].position < p.spoken[j].position })
	p.speakers()
	p.sift()
	p.relays()
	for _, u := range p.spoken {
		u.id = p.id('s')
	}
	p.nest()
	p.putActors()
	p.putOffices()
	for _, u := range p.spoken {
		p.putStatement(u)
	}
}

// remark is the length in bytes under which a quotation is a remark of its own.
const remark = 100

// utter makes statements of an attribution: one, and one more for each piece
// of content in a later paragraph, which is a bare quotation of the same
// speaker. A remark of one short sentence after that of the cue is one as well,
// and any sentence is where the text has lost its paragraphs; longer speech
// stays with its cue. An attribution without source or content is none.
func (p *page) utter(a doc.Attribution) {
	if len(a.Source) == 0 || len(a.Content) == 0 || len(a.Cue) == 0 || p.deed(a) {
		return
	}
	a = p.settled(a)
	cue := p.covers(a.Cue[0])
	if p.aside[cue.Start] {
		return
	}
	u := &utterance{cue: &a.Cue[0], cueAt: cue, outlet: -1, position: first(a)}
	u.source.span = &a.Source[0]
	a.Content = p.whole(a)
	own, sentence := p.paragraph(cue.Start), p.bounds(cue.Start)
	var later []doc.Span
	for _, c := range a.Content {
		start := p.covers(c).Start
		brief := c.End-c.Start < remark || p.flat()
		apart := p.paragraph(start) > own || brief && start >= sentence.End && opensQuote(p.doc.Text[c.Start:])
		if apart && len(u.content)+len(later) > 0 {
			later = append(later, c)
		} else {
			u.content = append(u.content, c)
		}
	}
	p.spoken = append(p.spoken, u)
	for _, c := range later {
		p.spoken = append(p.spoken, &utterance{content: []doc.Span{c}, outlet: -1, position: c.Start, source: speaker{of: u}})
	}
}

// settled is an attribution with its parts in their places: what is denied or
// regretted in "denied adding the clause" begins with "adding".
func (p *page) settled(a doc.Attribution) doc.Attribution {
	cue, content := p.covers(a.Cue[0]), p.covers(a.Content[0])
	last := cue.End - 1
	if cue.End-cue.Start > 1 && content.Start == cue.End && p.token(last).XPOS == "VBG" && p.relation(last) == "xcomp" {
		a.Cue = []doc.Span{p.span(doc.Range{Start: cue.Start, End: last})}
		a.Content = append([]doc.Span{p.span(doc.Range{Start: last, End: content.End})}, a.Content[1:]...)
	}
	return a
}

// whole joins pieces of content in one sentence that neither the cue nor the
// source stands between: what lies there is part of what is said.
func (p *page) whole(a doc.Attribution) []doc.Span {
	out := []doc.Span{a.Content[0]}
	for _, c := range a.Content[1:] {
		last := &out[len(out)-1]
		gap := doc.Span{Start: last.End, End: c.Start}
		between := func(s doc.Span) bool { return s.Start < gap.End && gap.Start < s.End }
		if p.sentence[p.covers(*last).End-1] == p.sentence[p.covers(c).Start] && !slices.ContainsFunc(a.Cue, between) && !slices.ContainsFunc(a.Source, between) {
			last.End = c.End
			continue
		}
		out = append(out, c)
	}
	return out
}

func first(a doc.Attribution) int32 {
	at := a.Cue[0].Start
	for _, l := range [][]doc.Span{a.Source, a.Content} {
		if len(l) > 0 {
			at = min(at, l[0].Start)
		}
	}
	return at
}

// deed tells whether an attribution is none after all: its cue is something
// done rather than said, or its source is nobody.
func (p *page) deed(a doc.Attribution) bool {
	switch source := p.covers(a.Source[0]); p.token(p.head(source)).UPOS {
	case "ADJ", "VERB", "ADV", "ADP", "PUNCT":
		return true
	}
	cue := p.covers(a.Cue[0])
	if v := p.verbOf(cue); p.infinitive(v) && p.words.causes[strings.ToLower(p.token(p.token(v).Head).Lemma)] {
		return true // "led him to believe"
	}
	if p.rings(cue, a) {
		return true
	}
	if c := p.covers(a.Content[0]); len(a.Content) == 1 && c.End == c.Start+1 && p.token(c.Start).XPOS == "WDT" {
		return true // "the clause, which the public rejected"
	}
	if p.nobody(p.covers(a.Source[0])) || !p.says(a.Content) && p.plain(cue) {
		return true
	}
	for k := cue.Start; k < cue.End; k++ {
		if p.words.notSpeech[p.token(k).Lemma] && p.token(k).UPOS == "VERB" {
			return true
		}
	}
	return false
}

// rings tells whether a cue of calling is a telephone call: "Brandt called
// Cole", with nothing said of him.
func (p *page) rings(cue doc.Range, a doc.Attribution) bool {
	verb := p.verbOf(cue)
	if l := p.token(verb).Lemma; l != "call" && l != "phone" && l != "ring" {
		return false
	}
	object := p.dependent(verb, "obj")
	return object >= 0 && p.isPerson(p.actorOf(object)) && p.dependent(verb, "xcomp") < 0 && !p.quotedIn(a.Content)
}

// quotedIn tells whether some content begins with a quotation mark.
func (p *page) quotedIn(content []doc.Span) bool {
	return slices.ContainsFunc(content, func(c doc.Span) bool { return opensQuote(p.doc.Text[c.Start:]) })
}

// nobody tells whether a source is none: "nobody", "neither of them".
func (p *page) nobody(r doc.Range) bool {
	switch w := p.lower(r.Start); w {
	case "nobody", "none", "neither":
		return true
	case "no":
		return r.End-r.Start < 3
	}
	return false
}

// says tells whether some content is more than a pronoun or two: in "she told
// him this" nothing is reported.
func (p *page) says(content []doc.Span) bool {
	for _, c := range content {
		r := p.covers(c)
		for k := r.Start; k < r.End; k++ {
			if w := p.lower(k); w == "no" || w == "yes" || w == "so" {
				return true
			}
			switch p.token(k).UPOS {
			case "NOUN", "VERB", "ADJ", "ADV", "NUM", "PROPN", "INTJ", "AUX":
				return true
			}
		}
	}
	return false
}

// plain tells whether a cue by itself does no more than say something.
func (p *page) plain(cue doc.Range) bool {
	for k := cue.Start; k < cue.End; k++ {
		if a, ok := p.acts.byLemma[p.acts.base(p.lower(k), p.lemma(k))]; ok && a != readout.Assert {
			return false
		}
	}
	return true
}

// bare finds paragraphs that are a quotation and belong to no attribution.
func (p *page) bare() {
	var taken []doc.Span
	for _, u := range p.spoken {
		taken = append(taken, u.content...)
	}
	sort.Slice(taken, func(i, j int) bool { return taken[i].Start < taken[j].Start })
	for _, par := range p.doc.Paragraphs {
		r := doc.Range{Start: p.doc.Sentences[par.Start].Start, End: p.doc.Sentences[par.End-1].End}
		s := p.span(r)
		if p.aside[r.Start] || !opensQuote(p.doc.Text[s.Start:]) || r.End-r.Start < 4 {
			continue
		}
		q, ok := p.quotation(s)
		if !ok {
			continue
		}
		i := sort.Search(len(taken), func(i int) bool { return taken[i].End > q.Start })
		if i < len(taken) && taken[i].Start < q.End {
			continue
		}
		p.spoken = append(p.spoken, &utterance{content: []doc.Span{q}, outlet: -1, position: q.Start, source: speaker{last: true}})
	}
}

func opensQuote(s string) bool {
	return strings.HasPrefix(s, "“") || strings.HasPrefix(s, `"`) || strings.HasPrefix(s, "„") || strings.HasPrefix(s, "«") || strings.HasPrefix(s, "‘")
}

var closers = map[string]string{"“": "”", `"`: `"`, "„": "“", "«": "»", "‘": "’"}

// quotation is the quotation that opens a paragraph, if nothing but it
// stands there or it runs on into the next.
func (p *page) quotation(s doc.Span) (doc.Span, bool) {
	text := p.doc.Text[s.Start:s.End]
	for open, close := range closers {
		if !strings.HasPrefix(text, open) {
			continue
		}
		rest := text[len(open):]
		i := strings.Index(rest, close)
		if i < 0 {
			return s, true
		}
		end := len(open) + i + len(close)
		if strings.TrimSpace(text[end:]) == "" {
			return s, true
		}
		return s, false
	}
	return s, false
}

// relays sets what is said within what, and through which outlet.
func (p *page) relays() {
	for _, u := range p.spoken {
		if u.cue == nil {
			continue
		}
		best := int32(0)
		for _, o := range p.spoken {
			if o == u {
				continue
			}
			for _, c := range o.content {
				if u.cue.Start >= c.Start && u.cue.End <= c.End && (u.within == nil || c.End-c.Start < best) {
					u.within, best = o, c.End-c.Start
				}
			}
		}
	}
	for _, u := range p.spoken { // nobody relays himself, by however many others
		o := u.within
		for steps := 0; o != nil && o != u && steps < len(p.spoken); steps++ {
			o = o.within
		}
		if o == u {
			u.within = nil
		}
	}
	for _, u := range p.spoken {
		p.addressee(u)
	}
}

// putStatement writes one statement.
func (p *page) putStatement(u *utterance) {
	by := p.voice()
	if u.within != nil {
		by = readout.According{Statement: u.within.id, Stance: readout.Asserts}
	}
	evidence := append([]doc.Span{}, u.content...)
	if u.cue != nil {
		evidence = append(evidence, *u.cue)
	}
	if u.source.span != nil {
		evidence = append(evidence, *u.source.span)
	}
	sort.Slice(evidence, func(i, j int) bool { return evidence[i].Start < evidence[j].Start })
	s, ok := p.sourced(u.id, evidence, by)
	if !ok {
		return
	}
	st := readout.Statement{
		Sourced: s, Content: p.quotes(u.content), Direct: p.direct(u.content), Act: p.actOf(u), Addressee: u.told,
		Source: readout.Source{Text: u.source.words, Anonymous: u.source.anonymous},
	}
	if u.source.actor >= 0 {
		st.Source.Actor = ptr(p.people[u.source.actor].id)
	}
	if u.source.span != nil {
		st.Source.Span = ptr(p.quote(*u.source.span))
	}
	if u.cue != nil {
		st.Cue = ptr(p.quote(*u.cue))
	}
	switch {
	case u.outlet >= 0:
		st.Outlet = ptr(p.who(u.outlet, p.people[u.outlet].name))
	case u.own && p.home >= 0:
		st.Outlet = ptr(p.who(p.home, p.people[p.home].name))
	case u.own && p.meta().Publisher != nil:
		st.Outlet = &readout.Who{Text: *p.meta().Publisher}
	}
	if e := p.saidOn(u); e != nil {
		st.Said = p.when(*e)
	}
	if u.within != nil {
		st.Within = ptr(u.within.id)
	}
	p.record.Statements = append(p.record.Statements, st)
}

// saidOn is the date beside a cue: in its sentence, outside what is said and
// not far from it.
func (p *page) saidOn(u *utterance) *dates.Expr {
	if u.cueAt.Start >= u.cueAt.End {
		return nil
	}
	for _, e := range p.whensIn(p.span(p.bounds(u.cueAt.Start))) {
		at := p.covers(doc.Span{Start: int32(e.Start), End: int32(e.End)})
		if e.EDTF != "" && !contains(u.content, int32(e.Start)) && at.Start-u.cueAt.End < 9 && u.cueAt.Start-at.End < 9 {
			return &e
		}
	}
	return nil
}

// direct tells whether all content stands in quotation marks.
func (p *page) direct(content []doc.Span) bool {
	for _, c := range content {
		s := strings.TrimRight(p.doc.Text[c.Start:c.End], ".,!?; ")
		if !opensQuote(s) || !strings.HasSuffix(s, "”") && !strings.HasSuffix(s, `"`) && !strings.HasSuffix(s, "»") && !strings.HasSuffix(s, "’") && len(content) == 1 {
			return false
		}
	}
	return true
}

// actOf is what is done in a statement.
func (p *page) actOf(u *utterance) readout.Act {
	var cue []string
	for k := u.cueAt.Start; k < u.cueAt.End; k++ {
		if p.relation(k) == "compound" && p.token(k).UPOS == "NOUN" {
			continue // "used a press conference"
		}
		cue = append(cue, p.acts.base(p.lower(k), p.lemma(k)))
	}
	after := ""
	if u.cueAt.Start < u.cueAt.End && int(u.cueAt.End) < len(p.doc.Tokens) {
		after = p.lower(u.cueAt.End)
	}
	return p.acts.act(cue, after, p.contentWords(u), p.mainWords(u))
}

// mainWords are the words of a statement's main clauses in lower case: the
// subject, which is "self" where the source speaks of itself, what stands with
// the verb, and the verb or the predicate.
func (p *page) mainWords(u *utterance) string {
	var words []string
	for _, c := range u.content {
		r := p.covers(c)
		for k := r.Start; k < r.End; k++ {
			t := p.token(k)
			if t.Head >= r.Start && t.Head < r.End && t.Head != k || t.UPOS != "VERB" && t.UPOS != "ADJ" && t.UPOS != "NOUN" {
				continue
			}
			words = append(words, p.clauseWords(k, r)...)
		}
	}
	return strings.Join(words, " ")
}

// clauseWords are those of one clause, by its verb or predicate.
func (p *page) clauseWords(k int32, r doc.Range) []string {
	direct := opensQuote(p.word(r.Start))
	var words []string
	copula := p.dependent(k, "cop") >= 0
	add := func(i int32) {
		w := p.lower(i)
		if words = append(words, w); i == k && copula && p.token(k).UPOS == "ADJ" && !p.acts.neutral[w] {
			words = append(words, "is-such")
		}
	}
	done := false
	for _, c := range p.children[k] {
		if c > k && !done {
			add(k)
			done = true
		}
		if c < r.Start || c >= r.End {
			continue
		}
		switch p.relation(c) {
		case "nsubj":
			if w := p.lower(c); selfSaid(w, direct) {
				words = append(words, "self")
			} else {
				words = append(words, w)
			}
		case "aux", "cop", "advmod", "amod":
			words = append(words, p.lower(c))
		case "xcomp":
			if p.infinitive(c) && c-k < 4 && p.dependent(k, "obj") < 0 { // not "have something to add"
				words = append(words, "to")
			}
			words = append(words, p.lower(c))
		}
	}
	if !done {
		add(k)
	}
	return words
}

// selfSaid tells whether a subject in what somebody says is the speaker: "I"
// and "we" in quotation marks, and others where the words are another's.
func selfSaid(w string, direct bool) bool {
	if direct {
		return w == "i" || w == "we"
	}
	return personal(w) && w != "who" || w == "it"
}

// contentWords are the words of a statement in lower case, apart by one space.
func (p *page) contentWords(u *utterance) string {
	var b strings.Builder
	for _, c := range u.content {
		r := p.covers(c)
		for k := r.Start; k < r.End; k++ {
			if wordy(p.word(k)) || p.token(k).Joined {
				b.WriteString(p.lower(k))
				b.WriteByte(' ')
			}
		}
	}
	return strings.TrimSpace(b.String())
}
