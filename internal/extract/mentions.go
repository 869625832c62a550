package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/lang/doc"
	"readout/internal/names"
)

// mention is one naming of an actor in the text.
type mention struct {
	doc.Range
	form  string
	kind  readout.ActorKind
	gaz   names.Entry
	known bool // to the gazetteer
	actor int  // of page.people, or -1
}

// named collects the mentions of the text: the tagger's names, cleaned, with
// the gazetteer's word on what they are.
func (p *page) named() {
	votes := map[string]map[doc.NameKind]int{}
	var raw []doc.Name
	for _, n := range p.titled(p.doc.Names) {
		if n.Kind == doc.TimeName || p.aside[n.Tokens.Start] || p.byline(n) || len(raw) > 0 && n.Tokens.Start < raw[len(raw)-1].Tokens.End {
			continue
		}
		r, ok := p.clean(n)
		if !ok {
			continue
		}
		n.Tokens = r
		raw = append(raw, n)
		f := names.Fold(p.slice(r))
		if votes[f] == nil {
			votes[f] = map[doc.NameKind]int{}
		}
		votes[f][n.Kind]++
	}
	p.families = p.fullNames(raw)
	p.meant = p.personal()
	press := p.told()
	taken := func(r doc.Range) bool {
		for _, m := range press {
			if r.Start < m.End && m.Start < r.End {
				return true
			}
		}
		return false
	}
	for _, n := range p.joined(raw) {
		if taken(n.Tokens) {
			continue
		}
		form := p.slice(n.Tokens)
		m := mention{Range: n.Tokens, form: form, actor: -1}
		m.gaz, m.known = p.gazetteer.Lookup(form)
		kind := majority(votes[names.Fold(form)], n.Kind)
		if p.families[names.Fold(form)] && (!m.known || n.Kind == doc.PersonName) {
			kind, m.known = doc.PersonName, false
		}
		if !p.settle(&m, kind) {
			continue
		}
		if !m.known && m.kind != readout.Person && p.outlet(&m) {
			m.kind = readout.Outlet
		}
		if end := p.hyphened(m.End); m.kind == readout.Person && end > m.End {
			m.End = end
			m.form = p.slice(m.Range)
		}
		p.note(m)
	}
	for _, m := range press {
		m.gaz, m.known = p.gazetteer.Lookup(m.form)
		p.note(m)
	}
	p.sortMentions()
	p.agree()
}

// joined parts names that a hyphen puts side by side: "the Brandt-Cole summit",
// "U.S.-China talks".
func (p *page) joined(tagged []doc.Name) []doc.Name {
	out := make([]doc.Name, 0, len(tagged))
	for _, n := range tagged {
		for k := n.Tokens.Start + 1; k+1 < n.Tokens.End; k++ {
			left, right := doc.Range{Start: n.Tokens.Start, End: k}, doc.Range{Start: k + 1, End: n.Tokens.End}
			w := p.word(k)
			if (w == "-" || w == "–") && p.token(k-1).End == p.token(k).Start && p.sided(left) && p.sided(right) {
				first := n
				first.Tokens, n.Tokens = left, right
				first.Kind, n.Kind = p.kindOf(left), p.kindOf(right)
				out = append(out, first)
				break
			}
		}
		out = append(out, n)
	}
	return out
}

// sided tells whether words name a side by themselves: a person known by that
// name, a state or a body.
func (p *page) sided(r doc.Range) bool {
	form := p.slice(r)
	e, known := p.gazetteer.Lookup(form)
	return known && (e.Kind == names.State || e.Kind == names.Organization || e.Kind == names.Demonym) || p.families[names.Fold(form)] || p.gazetteer.Family(form)
}

func (p *page) kindOf(r doc.Range) doc.NameKind {
	if p.families[names.Fold(p.slice(r))] || p.gazetteer.Family(p.slice(r)) {
		return doc.PersonName
	}
	return doc.PlaceName
}

// titled makes a person of an unknown name right behind a title ("President
// Moon Jae-in"), with the name that follows it without a gap.
func (p *page) titled(tagged []doc.Name) []doc.Name {
	out := make([]doc.Name, 0, len(tagged))
	for i := 0; i < len(tagged); i++ {
		n := tagged[i]
		if last := len(out) - 1; n.Kind == doc.PersonName && last >= 0 && out[last].Kind == doc.PersonName && out[last].Tokens.End == n.Tokens.Start && n.Tokens.End-out[last].Tokens.Start < 4 {
			out[last].Tokens.End = n.Tokens.End // one name that was tagged in two pieces
			continue
		}
		if cut := p.bodyBefore(n); cut > 0 {
			body, person := n, n
			body.Tokens.End, person.Tokens.Start, person.Kind = cut, cut, doc.PersonName
			out = append(out, body, person)
			continue
		}
		k := n.Tokens.Start - 1
		_, known := p.gazetteer.Lookup(p.slice(n.Tokens))
		if !known && n.Tokens.End-n.Tokens.Start == 2 && k > 0 && p.word(k) == "," && p.titleWord(k-1) && p.token(k+1).Rel == "appos" && p.stops(n.Tokens.End) && !bodyNouns[p.lower(n.Tokens.End-1)] {
			n.Kind = doc.PersonName // "the taoiseach, Cormac Dellahan,"
		}
		if n.Kind != doc.PersonName && n.Kind != doc.TimeName && !known && k >= 0 && capital(p.word(k)) && p.token(k).XPOS == "NNP" && p.titleWord(k) && p.token(n.Tokens.Start).UPOS == "PROPN" {
			if i+1 < len(tagged) && tagged[i+1].Tokens.Start == n.Tokens.End && tagged[i+1].Kind != doc.TimeName {
				i++
				n.Tokens.End = tagged[i].Tokens.End
			}
			if last := p.token(n.Tokens.End - 1); last.UPOS == "PROPN" {
				n.Kind = doc.PersonName
			}
		}
		out = append(out, n)
	}
	return out
}

// bodyBefore is where a person's name begins inside the tagged name of the
// body whose office it follows: "Security Council Rustem Umerov"; 0 where there
// is none.
func (p *page) bodyBefore(n doc.Name) int32 {
	if n.Kind == doc.PersonName {
		return 0
	}
	for k := n.Tokens.Start + 1; k+1 < n.Tokens.End; k++ {
		if n.Tokens.End-k < 4 && bodyNouns[p.lower(k-1)] && names.GenderOfName(p.slice(doc.Range{Start: k, End: n.Tokens.End})) != names.Unknown {
			return k
		}
	}
	return 0
}

// bodyNouns end the names of bodies that people hold office in.
var bodyNouns = map[string]bool{"council": true, "commission": true, "committee": true, "ministry": true, "department": true, "party": true, "union": true, "parliament": true,
	"congress": true, "senate": true, "assembly": true, "agency": true, "bank": true, "fund": true, "affairs": true, "security": true, "defense": true, "defence": true, "service": true, "organization": true, "authority": true, "board": true, "court": true, "office": true, "state": true, "staff": true}

// byline tells whether a name is that of the report's author: "By Ada Brandt".
func (p *page) byline(n doc.Name) bool {
	k := n.Tokens.Start - 1
	return n.Kind == doc.PersonName && k >= 0 && (p.word(k) == "By" || p.word(k) == "BY") &&
		(int(n.Tokens.End) >= len(p.doc.Tokens) || p.token(n.Tokens.End).XPOS != "POS" && p.word(n.Tokens.End) != ",")
}

// agree gives all mentions of one form the kind that most of them have,
// unless the gazetteer knows it.
func (p *page) agree() {
	votes := map[string]map[readout.ActorKind]int{}
	for _, m := range p.mentions {
		if f := names.Fold(m.form); !m.known {
			if votes[f] == nil {
				votes[f] = map[readout.ActorKind]int{}
			}
			votes[f][m.kind]++
		}
	}
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.known {
			continue
		}
		v := votes[names.Fold(m.form)]
		for _, k := range []readout.ActorKind{readout.Outlet, readout.Person, readout.Organization, readout.Group, readout.Place} {
			if v[k] > v[m.kind] {
				m.kind = k
			}
		}
	}
}

// fullNames are the folded family names of people named in full.
func (p *page) fullNames(raw []doc.Name) map[string]bool {
	out := map[string]bool{}
	for _, n := range raw {
		if n.Kind == doc.PersonName && len(names.Parts(p.slice(n.Tokens))) > 1 {
			form := p.slice(n.Tokens)
			out[names.FamilyName(form)] = true
			if names.GenderOfName(form) == names.Unknown { // "Moon Jae-in"
				out[names.Parts(form)[0]] = true
			}
		}
	}
	return out
}

// outlet tells whether a name that the gazetteer lacks is a news outlet's:
// the publisher's, one with a word such as "Gazette", or one that a word
// such as "newspaper" introduces.
func (p *page) outlet(m *mention) bool {
	if p.publisher != "" && names.Fold(m.form) == p.publisher {
		return true
	}
	for k := max(0, m.Start-1); k < m.End; k++ {
		w := p.lower(k)
		if p.words.outlet[w] && (k < m.Start || capital(p.word(k))) && (k >= m.Start || p.token(k).UPOS == "NOUN") {
			return true
		}
	}
	return false
}

// personal are the words that "he" or "she" goes back to.
func (p *page) personal() map[int32]bool {
	out := map[int32]bool{}
	for _, l := range p.doc.Links {
		switch p.lower(l.Token) {
		case "he", "she", "him", "her", "his":
			out[l.Antecedent] = true
		}
	}
	return out
}

// majority is the kind that the tagger gave a form most often; n breaks ties.
func majority(v map[doc.NameKind]int, n doc.NameKind) doc.NameKind {
	best := n
	for k := doc.PersonName; k < doc.TimeName; k++ {
		if v[k] > v[best] {
			best = k
		}
	}
	return best
}

// note puts a mention on the page.
func (p *page) note(m mention) {
	for k := m.Start; k < m.End; k++ {
		p.mentionOf[k] = int32(len(p.mentions))
	}
	p.mentions = append(p.mentions, m)
}

// clean trims what is no part of a name: titles and demonyms before a
// person, articles, possessives, marks. It refuses what has no capital.
func (p *page) clean(n doc.Name) (doc.Range, bool) {
	r := n.Tokens
	for r.Start < r.End && p.trimFront(r, n.Kind) {
		r.Start++
	}
	for r.Start < r.End && p.trimBack(r.End-1) {
		r.End--
	}
	if r.Start >= r.End || !capital(p.word(r.Start)) || p.affiliation(r) {
		return r, false
	}
	if n.Kind == doc.PersonName {
		r.End = p.hyphened(r.End)
	} else if p.titleWord(r.End-1) || r.Start > 1 && p.lower(r.Start-1) == "of" && r.End-r.Start == 1 && p.lower(r.Start-2) == "secretary" {
		return r, false // "Senate Majority Leader", "Secretary of State"
	}
	for k := r.Start; k < r.End; k++ { // a title alone names nobody
		if wordy(p.word(k)) && !names.Honorific(p.word(k)) && !p.gazetteer.Title(p.word(k)) {
			return r, true
		}
	}
	return r, n.Kind != doc.PersonName
}

// affiliation tells whether words say for which party and state somebody sits:
// "(D-Nev.)".
func (p *page) affiliation(r doc.Range) bool {
	form := p.slice(r)
	return r.Start > 0 && (p.word(r.Start-1) == "(" || p.word(r.Start-1) == ",") && len(form) > 3 && len(form) < 9 && form[1] == '-' && strings.HasSuffix(form, ".")
}

// hyphened takes the rest of a name that was cut at its hyphen to it:
// "Jae-in". Words such as "-led" and the names of others are none.
func (p *page) hyphened(end int32) int32 {
	at := int(p.token(end - 1).End)
	rest, cut := strings.CutPrefix(p.doc.Text[at:], "-")
	if !cut && !strings.HasSuffix(p.word(end-1), "-") {
		return end
	}
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(rest)
	}
	w := rest[:n]
	if n < 2 || n > 5 || hyphenWords[w] || capital(w) && (p.families[names.Fold(w)] || p.gazetteer.Family(w)) {
		return end
	}
	stop := int32(len(p.doc.Text) - len(rest) + n)
	for int(end) < len(p.doc.Tokens) && p.token(end).End <= stop {
		end++
	}
	return end
}

// hyphenWords follow names by a hyphen and are no part of them.
var hyphenWords = wordSet([]string{"led", "era", "run", "style", "elect", "like", "born", "bound", "wide", "made", "owned", "based", "free", "held"})

func (p *page) trimFront(r doc.Range, kind doc.NameKind) bool {
	k := r.Start
	if !wordy(p.word(k)) || p.token(k).UPOS == "DET" && p.lower(k) != "al" {
		return p.lower(k) != "the" || kind == doc.PersonName || r.End-r.Start < 2 || !capital(p.word(k))
	}
	if kind != doc.PersonName || r.End-r.Start < 2 {
		return false
	}
	if p.gazetteer.Title(p.word(k)) || names.Honorific(p.word(k)) {
		return true
	}
	e, ok := p.gazetteer.Lookup(p.word(k))
	return ok && e.Kind != names.Outlet && r.End-r.Start > 2
}

func (p *page) trimBack(k int32) bool {
	w := p.lower(k)
	if p.token(k).UPOS == "VERB" && w == p.word(k) {
		return true // "Brandt said"
	}
	return w == "'s" || w == "’s" || w == "'" || w == "’" || !wordy(w) && w != "." && w != "]"
}

func wordy(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsNumber(r) || strings.HasPrefix(s, "al-") || s == "al" || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// settle decides what a mention is: the gazetteer's word before the
// tagger's. It refuses demonyms that only describe ("Ukrainian delegation").
func (p *page) settle(m *mention, kind doc.NameKind) bool {
	if !m.known || kind == doc.PersonName && m.gaz.Kind != names.State && m.gaz.Kind != names.Organization && m.gaz.Kind != names.Outlet && m.gaz.Kind != names.Group {
		m.known = false
		switch kind {
		case doc.PersonName:
			m.kind = readout.Person
			if len(names.Parts(m.form)) == 1 && !p.calledAlone(m) {
				m.kind = readout.Place
			}
			return len(m.form) > 3 || m.form != strings.ToUpper(m.form)
		case doc.OrganizationName:
			m.kind = readout.Organization
		case doc.PlaceName:
			m.kind = readout.Place
		default:
			m.kind = readout.Group
			return !p.describes(m.Range)
		}
		return true
	}
	switch m.gaz.Kind {
	case names.State:
		m.kind = readout.State
		if m.gaz.Metonym && p.locative(m.Range) {
			m.kind, m.known = readout.Place, false
		}
	case names.Demonym:
		m.kind = readout.State
		return !p.describes(m.Range)
	case names.Organization:
		m.kind = readout.Organization
		return !p.describes(m.Range) || m.form == strings.ToUpper(m.form)
	case names.Group:
		m.kind = readout.Group
		return !p.describes(m.Range)
	case names.Outlet, names.Platform:
		m.kind = readout.Outlet
	case names.Place:
		m.kind = readout.Place
	}
	return true
}

// calledAlone tells whether a name of one word is a person's for another
// reason than the tagger's word: a title before it, somebody named in full,
// a family name that the press knows, or a pronoun for a person after it.
func (p *page) calledAlone(m *mention) bool {
	if p.families[names.Fold(m.form)] || p.gazetteer.Family(m.form) {
		return true
	}
	for k := m.Start - 1; k >= 0 && m.Start-k < 3; k-- {
		if names.Honorific(p.word(k)) || p.titleWord(k) {
			return true
		}
		if p.word(k) != "." {
			break
		}
	}
	return p.meant[m.End-1]
}

// describes tells whether a name only modifies the noun after it.
func (p *page) describes(r doc.Range) bool {
	t := p.token(r.End - 1)
	return t.UPOS == "ADJ" || t.XPOS == "JJ" || t.Rel == "amod" || t.Rel == "compound"
}

// locative tells whether a name stands where a place does: after "in", "at",
// "near", "to", "from".
func (p *page) locative(r doc.Range) bool {
	if r.Start == 0 {
		return false
	}
	switch p.lower(r.Start - 1) {
	case "in", "at", "near", "outside", "around", "to", "through":
		return true
	}
	return false
}
