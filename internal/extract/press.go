package extract

import (
	"strings"

	"readout"
	"readout/internal/lang/doc"
	"readout/internal/names"
)

// told finds the news outlets among those who are told something, which the
// tagger often passes over or cuts short: "told The Karsk Echo", "told the
// weekly Coast Mirror", "told KBS".
func (p *page) told() []mention {
	var found []mention
	for _, a := range p.doc.Attributions {
		if len(a.Cue) == 0 {
			continue
		}
		cue := p.covers(a.Cue[0])
		verb := p.verbOf(cue)
		if cue.Start >= cue.End || !p.words.told[p.acts.base(p.lower(verb), p.token(verb).Lemma)] {
			continue
		}
		r := p.object(verb, a.Content)
		if name, ok := p.pressName(r); ok {
			found = append(found, mention{Range: name, form: p.slice(name), kind: readout.Outlet, actor: -1})
		}
	}
	return found
}

// verbOf is the last verb of a cue, or its first token.
func (p *page) verbOf(cue doc.Range) int32 {
	verb := cue.Start
	for k := cue.Start; k < cue.End; k++ {
		if p.token(k).UPOS == "VERB" {
			verb = k
		}
	}
	return verb
}

// object is the noun phrase behind a verb, up to the content of what is said;
// it may be empty.
func (p *page) object(verb int32, content []doc.Span) doc.Range {
	r := doc.Range{Start: verb + 1, End: verb + 1}
	limit := min(p.bounds(verb).End, r.Start+8)
	for ; r.End < limit && !contains(content, p.token(r.End).Start); r.End++ {
		t := p.token(r.End)
		switch t.UPOS {
		case "NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "PART":
			continue
		}
		if p.word(r.End) == "-" && r.End > r.Start || p.lower(r.End) == "of" && r.End > r.Start {
			continue
		}
		break
	}
	for r.End > r.Start && p.token(r.End-1).UPOS == "ADP" {
		r.End--
	}
	return r
}

func contains(spans []doc.Span, at int32) bool {
	for _, s := range spans {
		if at >= s.Start && at < s.End {
			return true
		}
	}
	return false
}

// pressName is the name of a news outlet within a noun phrase: a run of
// capitals with a word such as "Courier", one that such a word introduces
// ("the newsletter Flowrate"), the publisher's own, or a station's letters.
func (p *page) pressName(r doc.Range) (doc.Range, bool) {
	for k := r.Start; k < r.End; k++ {
		if p.token(k).XPOS == "POS" && k+1 < r.End { // "Reuben Marsh's newsletter", "Volta 1's breakfast show"
			if name, ok := p.pressName(doc.Range{Start: r.Start, End: k}); ok {
				return name, true
			}
			r.Start = k + 1
		}
	}
	end := p.beforeTime(r)
	for end > r.Start && !capital(p.word(end-1)) && p.token(end-1).UPOS != "NUM" {
		end--
	}
	start := end
	for start > r.Start && (capital(p.word(start-1)) || p.token(start-1).UPOS == "NUM") && p.word(start-1) != "The" {
		start--
	}
	name := doc.Range{Start: start, End: end}
	if start >= end || !capital(p.word(start)) {
		return name, false
	}
	form := p.slice(name)
	if e, ok := p.gazetteer.Lookup(form); ok {
		return name, e.Kind == names.Outlet
	}
	if p.isPublisher(form) || start > r.Start && p.words.outlet[p.lower(start-1)] {
		return name, true
	}
	for k := start; k < end; k++ {
		if p.words.outlet[p.lower(k)] {
			return name, true
		}
	}
	return name, end-start == 1 && len(form) > 2 && len(form) < 6 && form == strings.ToUpper(form) && end == r.End
}

// beforeTime is where a noun phrase ends before the time that follows it:
// "told The Karsk Echo Tuesday night".
func (p *page) beforeTime(r doc.Range) int32 {
	for _, n := range p.doc.Names {
		if n.Kind == doc.TimeName && n.Tokens.Start > r.Start && n.Tokens.Start < r.End {
			return n.Tokens.Start
		}
	}
	return r.End
}

// isPublisher tells whether a form is the publisher's name, the beginning of
// it, or its initials.
func (p *page) isPublisher(form string) bool {
	f := names.Fold(form)
	if p.publisher == "" || f == "" {
		return false
	}
	var initials strings.Builder
	for _, w := range strings.Fields(p.publisher) {
		initials.WriteByte(w[0])
	}
	return f == p.publisher || strings.HasPrefix(p.publisher, f+" ") || strings.HasPrefix(f, p.publisher+" ") || len(f) > 2 && f == initials.String()
}

// addressee finds whom the words were told to: an outlet, or somebody.
func (p *page) addressee(u *utterance) {
	if a := u.source.actor; a >= 0 && p.people[a].kind == readout.Outlet {
		u.outlet = a
	}
	defer func() {
		if u.outlet >= 0 {
			p.lastOutlet = u.outlet
		}
	}()
	if u.cueAt.Start >= u.cueAt.End {
		return
	}
	verb := p.verbOf(u.cueAt)
	if p.words.told[p.acts.base(p.lower(verb), p.token(verb).Lemma)] {
		p.toldTo(u, p.object(verb, u.content))
	}
	if u.outlet >= 0 || u.own {
		return
	}
	sentence := p.bounds(verb)
	for k := sentence.Start; k < sentence.End; k++ {
		a := p.actorOf(k)
		if a >= 0 && p.people[a].kind == readout.Outlet && !p.inContent(u, k) && p.reports(k, sentence) {
			u.outlet = a
			return
		}
	}
	u.own = u.told == nil && p.interviewed(u, sentence)
}

// toldTo reads the noun phrase behind "told".
func (p *page) toldTo(u *utterance, r doc.Range) {
	if r.Start >= r.End {
		return
	}
	first := -1
	for k := r.Start; k < r.End; k++ {
		a := p.actorOf(k)
		if a < 0 {
			continue
		}
		if p.people[a].kind == readout.Outlet {
			u.outlet = a
			return
		}
		if first < 0 {
			first = a
		}
	}
	if first >= 0 && p.calledOutlet(first) {
		p.people[first].kind = readout.Outlet
		u.outlet = first
		return
	}
	words, press := p.slice(r), p.words.outlet[p.lower(r.End-1)]
	switch p.lower(r.Start) {
	case "us", "this", "our":
		if press || r.Start+1 == r.End && p.lower(r.Start) == "us" {
			u.own = true // "she told this newspaper"
			return
		}
	case "the":
		if press && p.lastOutlet >= 0 {
			u.outlet = p.lastOutlet // "told the newspaper"
			return
		}
	}
	u.told = ptr(p.who(first, words))
}

// interviewed tells whether something was said in an interview, without a
// word on who asked: then the publisher did.
func (p *page) interviewed(u *utterance, sentence doc.Range) bool {
	for k := sentence.Start + 2; k < sentence.End; k++ {
		if p.lower(k) == "interview" && p.lower(k-1) == "an" && p.lower(k-2) == "in" && !p.inContent(u, k) {
			return k+1 >= sentence.End || p.lower(k+1) != "with" && p.lower(k+1) != "to" && p.lower(k+1) != "by"
		}
	}
	return false
}

// calledOutlet tells whether somebody who was told something must be a news
// outlet: an organisation that nobody knows and that is told things.
func (p *page) calledOutlet(actor int) bool {
	e := p.people[actor]
	return !p.mentions[e.mentions[0]].known && (e.kind == readout.Organization || e.kind == readout.Place)
}

// reports tells whether an outlet at k stands as the one that was told or
// reports: "in an interview with X", "speaking to X", "obtained by X", "in a
// column in X", "X reported", "according to X".
func (p *page) reports(k int32, sentence doc.Range) bool {
	m := p.mentions[p.mentionOf[k]]
	i := m.Start - 1
	if i >= sentence.Start && p.token(i).UPOS == "DET" {
		i--
	}
	if i >= sentence.Start {
		switch p.lower(i) {
		case "with", "to", "by", "told", "on", "for":
			return true
		case "in":
			for j := sentence.Start; j < i; j++ {
				if p.words.pieces[p.lower(j)] {
					return true
				}
			}
		}
	}
	if m.End < sentence.End {
		switch strings.ToLower(p.token(m.End).Lemma) {
		case "report", "say", "write", "quote", "cite":
			return true
		}
	}
	return false
}

func (p *page) inContent(u *utterance, k int32) bool {
	return contains(u.content, p.token(k).Start)
}
