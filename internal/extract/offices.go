package extract

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/lang/doc"
	"readout/internal/names"
)

// title is an office found in the text.
type title struct {
	holder    int
	doc.Range        // the whole phrase with its body
	words     string // the title, without state, possessor and loose adjectives
	head      string // its head noun, folded
	body      int    // the state or organisation, or -1
	bodyName  string // its canonical name
	status    readout.OfficeStatus
	how       *string
	several   bool // given to more than one: "the ministers A and B"
}

// offices finds the titles given to named people: before the name, after it
// in apposition, and as what somebody is or was.
func (p *page) offices() {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.kind != readout.Person {
			continue
		}
		p.before(m)
		p.after(m)
	}
	p.departures()
}

// before reads the title in front of a name.
func (p *page) before(m *mention) {
	at := m.Start
	for at > 1 && at > p.bounds(m.Start).Start && (p.word(at-1) == "." && p.rank(at-2) || p.rank(at-1) && !p.titleWord(at-1)) {
		at-- // "Dr."
	}
	if at > 1 && p.word(at-1) == "," && p.introduced(at-2) {
		at-- // "the governor's longtime chief of staff, Ada Brandt,"
	}
	limit := p.bounds(m.Start).Start
	if p.shared(m) {
		return
	}
	start := at
	for start > limit && p.titlePart(start-1, at) {
		start--
	}
	for start < at && !p.opens(start) {
		start++
	}
	p.addTitle(m.actor, doc.Range{Start: start, End: at})
}

// shared gives a person the title of the one named before it, where that was
// given to several: "the ministers Ada Brandt and Ben Cole".
func (p *page) shared(m *mention) bool {
	if m.Start < 2 || p.lower(m.Start-1) != "and" && p.word(m.Start-1) != "," {
		return false
	}
	before := p.mentionOf[m.Start-2]
	if before < 0 {
		return false
	}
	for _, t := range p.titles {
		if t.several && t.holder == p.mentions[before].actor && t.End <= p.mentions[before].Start && p.sentence[t.Start] == p.sentence[m.Start] {
			t.holder = m.actor
			p.titles = append(p.titles, t)
			return true
		}
	}
	return false
}

// introduced tells whether the phrase that ends at k is a title that
// introduces one person: it has a possessor or "the" before it.
func (p *page) introduced(k int32) bool {
	title := false
	for i := k; i >= 0 && k-i < 14; i-- {
		t := p.token(i)
		title = title || p.titleWord(i)
		switch {
		case t.XPOS == "POS" || t.XPOS == "PRP$":
			return title
		case p.lower(i) == "the" && title:
			return i == 0 || p.lower(i-1) != "of"
		case t.UPOS == "PUNCT" && p.word(i) != "-" || t.UPOS == "VERB" && p.lower(i) != "acting" || t.UPOS == "AUX":
			return false
		}
	}
	return false
}

// titlePart tells whether a token may be part of a title that ends at end.
func (p *page) titlePart(k, end int32) bool {
	t := p.token(k)
	if m := p.mentionOf[k]; m >= 0 && p.mentions[m].kind == readout.Person {
		return false
	}
	if w := p.lower(k); w == "acting" || w == "ex" || w == "former" {
		return true
	}
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ":
		return true
	case "ADP":
		w := p.lower(k)
		return (w == "of" || w == "for" || w == "to") && k+1 < end && !p.closed(end)
	case "DET":
		return k > 0 && k+1 < end && (p.lower(k-1) == "of" || p.lower(k-1) == "to" || p.lower(k-1) == "for")
	case "CCONJ":
		return k+1 < end && p.lower(k) == "and" && k > 0 && p.token(k-1).UPOS == p.token(k+1).UPOS && p.capitals(k)
	case "PART":
		return t.XPOS == "POS" && k+1 < end
	case "PUNCT":
		return p.word(k) == "-" && k+1 < end
	case "ADV":
		return p.lower(k) == "then" || p.lower(k) == "newly"
	}
	return false
}

// closed tells whether the title that ends at end needs no noun before it:
// "the efforts of President" stops at the preposition, "Secretary of State"
// does not.
func (p *page) closed(end int32) bool { return p.titleWord(end-1) && !p.rank(end-1) }

// capitals tells whether an "and" joins parts of one name or title:
// "Security and Defense Council".
func (p *page) capitals(k int32) bool {
	return capital(p.word(k-1)) == capital(p.word(k+1))
}

// opens tells whether a title may begin with a token.
func (p *page) opens(k int32) bool {
	if w := p.lower(k); w == "acting" || w == "ex" || w == "former" {
		return true
	}
	switch p.token(k).UPOS {
	case "NOUN", "PROPN", "ADJ", "ADV":
		return true
	}
	return false
}

// titleWord tells whether a noun is the head of a title, alone or with the
// part of a compound before it ("vice-minister"), in the plural too. A
// possessor ("the minister's cousin") is none.
func (p *page) titleWord(k int32) bool {
	t := p.token(k)
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "ADJ" {
		return false
	}
	if int(k)+1 < len(p.doc.Tokens) && p.token(k+1).XPOS == "POS" {
		return false
	}
	return p.gazetteer.Title(p.word(k)) || t.UPOS != "ADJ" && p.gazetteer.Title(t.Lemma)
}

// after reads what stands behind a name in apposition, or what the sentence
// says that somebody is: "Rubio, the secretary of state,", "who is also ...".
func (p *page) after(m *mention) {
	end := p.bounds(m.Start).End
	k := m.End
	if k+2 >= end {
		return
	}
	switch {
	case p.word(k) == ",":
		k++
	case p.lower(k) == "is" || p.lower(k) == "was":
		p.copula(m, k, end)
		return
	default:
		return
	}
	if p.lower(k) == "who" {
		for i := k + 1; i < min(end, k+3); i++ {
			if w := p.lower(i); w == "is" || w == "was" || w == "serves" || w == "served" {
				p.copula(m, i, end)
				return
			}
		}
		return
	}
	p.phrase(m.actor, k, end, false)
}

// copula reads the noun phrase behind "is" or "was".
func (p *page) copula(m *mention, k, end int32) {
	past := p.lower(k) == "was" || p.lower(k) == "served"
	k++
	for k < end && (p.token(k).UPOS == "ADV" || p.lower(k) == "as") {
		k++
	}
	p.phrase(m.actor, k, end, past)
}

// phrase reads a title that begins at k: up to a comma, a verb or another
// clause.
func (p *page) phrase(actor int, k, end int32, past bool) {
	start := k
	if k < end && p.token(k).UPOS == "DET" {
		k++
		start = k
	}
	seen := false
	for k < end {
		t := p.token(k)
		if p.namesPerson(k) {
			break
		}
		w := p.lower(k)
		if t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.XPOS == "POS" || t.XPOS == "PRP$" || w == "-" || t.UPOS == "NUM" && !seen || w == "then" || w == "acting" ||
			seen && (w == "of" || w == "for" || w == "to" || w == "and" || w == "the" || w == "at" || w == "on" || w == "in" || w == "its" || w == "&") {
			seen = seen || p.titleWord(k)
			k++
			continue
		}
		break
	}
	for k > start && p.token(k-1).UPOS != "NOUN" && p.token(k-1).UPOS != "PROPN" {
		k--
	}
	if !seen || p.namesPerson(start) {
		return
	}
	before := len(p.titles)
	p.addTitle(actor, doc.Range{Start: start, End: k})
	if past && len(p.titles) > before {
		p.titles[before].status = readout.Former
	}
}

// namesPerson tells whether a token is of a person's name that possesses
// nothing.
func (p *page) namesPerson(k int32) bool {
	m := p.mentionOf[k]
	if m < 0 || p.mentions[m].kind != readout.Person {
		return false
	}
	end := p.mentions[m].End
	return int(end) >= len(p.doc.Tokens) || p.token(end).XPOS != "POS"
}

// addTitle makes an office of a phrase, if its head is a title.
func (p *page) addTitle(actor int, r doc.Range) {
	head := p.titleHead(r)
	if head < 0 {
		return
	}
	t := title{holder: actor, Range: r, body: -1, status: readout.Current, head: names.Fold(p.word(head))}
	start := p.strip(&t, head)
	end := r.End
	for end-1 > head && p.rank(end-1) && p.lower(end-2) != "of" {
		end-- // "chief of staff Gen."
	}
	end = p.suffix(&t, end)
	if end > head+1 && p.token(end-1).UPOS == "ADP" {
		return // "a spokesman for Ms Brandt" is no title of hers
	}
	for end > head+1 && p.word(end-1) == "." {
		end--
	}
	if t.words = p.slice(doc.Range{Start: start, End: end}); p.token(head).XPOS == "NNS" || p.token(head).XPOS == "NNPS" {
		t.words = strings.Replace(t.words, p.word(head), p.token(head).Lemma, 1)
		t.several = true
	}
	if p.rank(head) && end-start == 1 || t.words == "" {
		return
	}
	if t.body < 0 && t.bodyName == "" {
		t.body, t.bodyName = p.bodyWithin(doc.Range{Start: start, End: end})
	}
	for _, o := range p.titles {
		if o.holder == actor && o.head == t.head && sameWords(o.words, t.words) || o.holder == actor && (names.Fold(o.words) == names.Fold(t.words) || o.head == t.head && (strings.Contains(names.Fold(o.words), names.Fold(t.words)) || strings.Contains(names.Fold(t.words), names.Fold(o.words)))) {
			return
		}
	}
	p.titles = append(p.titles, t)
}

// sameWords tells whether two titles are one in another order: "European
// Commission President", "president of the European Commission".
func sameWords(a, b string) bool {
	words := func(s string) string {
		w := slices.DeleteFunc(strings.Fields(names.Fold(s)), func(x string) bool { return x == "of" || x == "the" || x == "for" })
		slices.Sort(w)
		return strings.Join(w, " ")
	}
	return words(a) == words(b)
}

// titleHead is the noun that makes a title of a phrase: the last one before
// an "of" or the end that the gazetteer knows.
func (p *page) titleHead(r doc.Range) int32 {
	best := int32(-1)
	for k := r.Start; k < r.End; k++ {
		w := p.lower(k)
		if best >= 0 && (w == "of" || w == "for" || w == "to" || w == "at" || w == "on" || w == "in") {
			break
		}
		if p.titleWord(k) && (best < 0 || !p.rank(k)) {
			best = k
		}
	}
	return best
}

func (p *page) rank(k int32) bool {
	return p.words.ranks[strings.TrimSuffix(p.lower(k), ".")]
}

// strip takes what stands before the title proper off its front: the state,
// a possessor, loose adjectives. It returns where the title begins.
func (p *page) strip(t *title, head int32) int32 {
	k := t.Start
	for i := head; i > t.Start; i-- { // everything up to a possessive
		if x := p.token(i - 1).XPOS; x == "POS" || x == "PRP$" {
			p.setBody(t, doc.Range{Start: t.Start, End: i - 1})
			k = i
			break
		}
	}
	for k < head {
		w := strings.Trim(p.lower(k), ".-")
		switch {
		case w == "":
			k++
		case p.words.former[w]:
			t.status = readout.Former
			k++
		case w == "acting" || w == "interim" || w == "caretaker" || w == "deputy":
			return k
		case p.words.designate[w]:
			t.status = readout.Designate
			k++
		case p.words.adjectives[w]:
			k++
		case p.token(k).UPOS == "NOUN" && !capital(p.word(k)) && capital(p.word(head)) && !p.titleWord(k) && w != "vice":
			k++ // "my friend President Brandt"
		default:
			n := p.stateAt(k, head)
			if n == 0 {
				return k
			}
			p.setBody(t, doc.Range{Start: k, End: k + n})
			k += n
		}
	}
	return k
}

// suffix takes "-elect" and "-designate" off the end of a title.
func (p *page) suffix(t *title, end int32) int32 {
	if last := end - 1; last > t.Start+1 && p.words.designate[p.lower(last)] {
		t.status = readout.Designate
		if p.word(last-1) == "-" {
			last--
		}
		return last
	}
	return end
}

// stateAt is how many tokens from k on name a state, a demonym or a union of
// states.
func (p *page) stateAt(k, head int32) int32 {
	for n := int32(3); n > 0; n-- {
		if k+n > head {
			continue
		}
		e, ok := p.gazetteer.Lookup(p.slice(doc.Range{Start: k, End: k + n}))
		if !ok {
			continue
		}
		if e.Kind == names.State || e.Kind == names.Demonym || e.Canonical == "European Union" || e.Canonical == "United Nations" || e.Kind == names.Group {
			return n
		}
		return 0 // an organisation belongs to its title: "European Commission President"
	}
	return 0
}

func (p *page) setBody(t *title, r doc.Range) {
	if e, ok := p.gazetteer.Lookup(p.slice(r)); ok {
		t.bodyName = e.Canonical
	}
	t.body, _ = p.bodyWithin(r)
	if t.body < 0 {
		for i, e := range p.people {
			if t.bodyName != "" && e.name == t.bodyName {
				t.body = i
			}
		}
	}
}

// bodyWithin is the state or organisation named in a range.
func (p *page) bodyWithin(r doc.Range) (int, string) {
	for k := r.Start; k < r.End; k++ {
		if a := p.actorOf(k); a >= 0 && !p.isPerson(a) {
			return a, p.people[a].name
		}
	}
	return -1, ""
}

// departures marks the offices of people who are said to have left them.
func (p *page) departures() {
	for k := range p.doc.Tokens {
		i := int32(k)
		lemma := p.token(i).Lemma
		if p.token(i).UPOS != "VERB" {
			continue
		}
		how := ""
		subject := p.dependent(i, "nsubj")
		switch {
		case p.words.departures[lemma]:
			how = "resigned"
			if subject < 0 {
				subject = p.namedBefore(i)
			}
		case lemma == "fire" || lemma == "dismiss" || lemma == "sack" || lemma == "oust":
			how, subject = "dismissed", p.dependent(i, "nsubj:pass", "obj")
		}
		if how == "" || subject < 0 {
			continue
		}
		actor := p.personIn(subject)
		for j := range p.titles {
			if t := &p.titles[j]; actor >= 0 && t.holder == actor && t.status == readout.Current {
				t.status, t.how = readout.Former, ptr(how)
			}
		}
	}
}

// namedBefore is the last word of a person's name right before a verb, but for
// a comma, or -1: the subject of a verb whose subject the tree lacks.
func (p *page) namedBefore(verb int32) int32 {
	k := verb - 1
	if k > 0 && p.word(k) == "," {
		k--
	}
	if k >= p.bounds(verb).Start && p.isPerson(p.actorOf(k)) {
		return k
	}
	return -1
}

// personIn is the person that a noun phrase names by its head: the head's
// own mention, or one that is the same by apposition.
func (p *page) personIn(head int32) int {
	if a := p.actorOf(head); p.isPerson(a) {
		return a
	}
	for _, c := range p.children[head] {
		switch p.relation(c) {
		case "appos", "flat":
			if a := p.actorOf(c); p.isPerson(a) {
				return a
			}
		}
	}
	return -1
}

func (p *page) putOffices() {
	for _, t := range p.titles {
		s, ok := p.sourced(p.id('o'), []doc.Span{p.span(t.Range)}, p.voice())
		if !ok {
			continue
		}
		e := p.people[t.holder]
		o := readout.Office{Sourced: s, Holder: readout.Who{Actor: ptr(e.id), Text: e.name}, Title: t.words, Status: t.status, How: t.how}
		if t.body >= 0 {
			o.Body = ptr(p.who(t.body, p.people[t.body].name))
		} else if t.bodyName != "" {
			o.Body = &readout.Who{Text: t.bodyName}
		}
		p.record.Offices = append(p.record.Offices, o)
	}
}
