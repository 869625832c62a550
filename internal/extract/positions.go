package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"readout"
	"readout/internal/lang/doc"
)

//go:embed lexicon/positions.toml
var positionsFile string

// stanceTable says what stance is taken in a statement.
type stanceTable struct {
	Acts        map[string]string
	Conditional []string
	Phrase      []struct {
		Stance  string
		Words   []string
		Example string
	}
	Verb, Noun, Adjective []struct {
		Stance  string
		Lemmas  []string
		Example string
	}
	Idle                     []string
	verbs, nouns, adjectives map[string]string
	Reports                  []string
	idle, reports            map[string]bool
}

var stances = map[string]bool{"demand": true, "offer": true, "accept": true, "reject": true, "red_line": true, "open": true}

func loadStances() (*stanceTable, error) {
	t := new(stanceTable)
	if _, err := toml.Decode(positionsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/positions.toml: %w", err)
	}
	check := func(s string) error {
		if !stances[s] {
			return fmt.Errorf("lexicon/positions.toml: %q is no stance of the record", s)
		}
		return nil
	}
	for _, s := range t.Acts {
		if err := check(s); err != nil {
			return nil, err
		}
	}
	for _, f := range t.Phrase {
		if err := check(f.Stance); err != nil {
			return nil, err
		}
	}
	t.idle, t.reports = wordSet(t.Idle), wordSet(t.Reports)
	t.verbs, t.nouns, t.adjectives = map[string]string{}, map[string]string{}, map[string]string{}
	for _, f := range t.Verb {
		fill(t.verbs, f.Stance, f.Lemmas)
	}
	for _, f := range t.Noun {
		fill(t.nouns, f.Stance, f.Lemmas)
	}
	for _, f := range t.Adjective {
		fill(t.adjectives, f.Stance, f.Lemmas)
	}
	for _, m := range []map[string]string{t.verbs, t.nouns, t.adjectives} {
		for _, s := range m {
			if err := check(s); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

func fill(m map[string]string, value string, keys []string) {
	for _, k := range keys {
		m[k] = value
	}
}

// verbAt is the stance that a verb tells, with the particle or preposition
// after it or without.
func (t *stanceTable) verbAt(p *page, k int32) string {
	lemma := p.lemma(k)
	if int(k)+1 < len(p.doc.Tokens) {
		if s := t.verbs[lemma+"_"+p.lower(k+1)]; s != "" {
			return s
		}
	}
	return t.verbs[lemma]
}

// stance is the one that a statement takes, or "". content is in lower case,
// its words apart by one space.
func (t *stanceTable) stance(act readout.Act, content string) string {
	padded := " " + content + " "
	first := ""
	for _, f := range t.Phrase {
		if first == "" && anyPhrase(padded, f.Words) {
			first = f.Stance
		}
	}
	switch act {
	case readout.Demand, readout.Propose, readout.Accept, readout.Reject:
		if first == "red_line" || act == readout.Accept && first == "open" {
			return first
		}
		return t.Acts[string(act)]
	case readout.Promise:
		if anyPhrase(padded, t.Conditional) {
			return "offer"
		}
	case readout.Assert, readout.Evaluate: // wants reads the rest
		if first == "red_line" {
			return first
		}
	}
	return ""
}

// anyPhrase tells whether one of some phrases stands in a text; a space is
// around each of its words.
func anyPhrase(padded string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(w string) bool { return strings.Contains(padded, " "+w+" ") })
}

// positions finds what each side wants: the statements that take a stance.
func (p *page) positions() {
	for _, u := range p.spoken {
		stance := p.stances.stance(p.actOf(u), p.contentWords(u))
		if stance == "" || !p.speaks(u.source) || !p.saysWhat(u.content) || stance == "reject" && p.aboutReport(u) {
			continue
		}
		by, issue := readout.According{Statement: u.id, Stance: readout.Asserts}, p.issueOf(u.content)
		if p.repeated(u.source.actor, stance, issue, u.content, []readout.According{by}) {
			continue
		}
		s, ok := p.sourced(p.id('q'), u.content, by)
		if !ok {
			continue
		}
		p.putPosition(readout.Position{Sourced: s, Stance: stance, Issue: issue, Content: p.quotes(u.content), Statement: ptr(u.id)}, u.source.actor, u.source.words)
	}
	p.wants()
}

// speaks tells whether a position may be that of a source: somebody named who
// is no outlet, or several people or a body in words ("the unions").
func (p *page) speaks(s speaker) bool {
	if s.actor >= 0 {
		return p.people[s.actor].kind != readout.Outlet
	}
	return !s.anonymous && s.span != nil && p.collective(p.head(p.covers(*s.span)))
}

// collective tells whether a noun stands for several people or for a body.
func (p *page) collective(k int32) bool {
	t := p.token(k)
	return t.XPOS == "NNS" || t.XPOS == "NN" && p.meeting.side[strings.ToLower(t.Lemma)]
}

// saysWhat tells whether some content is more than a pronoun or a name.
func (p *page) saysWhat(content []doc.Span) bool {
	return slices.ContainsFunc(content, func(c doc.Span) bool {
		r := p.covers(c)
		for k := r.Start; k < r.End; k++ {
			switch p.token(k).UPOS {
			case "NOUN", "VERB", "ADJ", "NUM":
				return true
			}
		}
		return false
	})
}

// aboutReport tells whether what is rejected is something said, which is a
// denial: "dismissed the report".
func (p *page) aboutReport(u *utterance) bool {
	return p.stances.reports[strings.ToLower(p.token(p.head(p.covers(u.content[0]))).Lemma)]
}

// putPosition puts a position on the record as that of an actor: of a person,
// who holds it, and of the side that the person stands for, of a side, or,
// where there is no actor, of somebody in words.
func (p *page) putPosition(pos readout.Position, actor int, words string) {
	if actor < 0 {
		pos.Holder = &readout.Who{Text: words}
	} else if p.isPerson(actor) {
		pos.Holder = ptr(p.who(actor, p.people[actor].name))
		if side := p.sideOf(actor); side >= 0 {
			pos.Party = ptr(p.people[side].id)
		}
	} else {
		pos.Party = ptr(p.people[actor].id)
	}
	p.record.Positions = append(p.record.Positions, pos)
}

// issueOf names what some content is about in a few words: the object of its
// first verb, else its first noun, with what modifies it.
func (p *page) issueOf(content []doc.Span) string {
	first, object := int32(-1), int32(-1)
	for _, c := range content {
		r := p.covers(c)
		for k := r.Start; k < r.End; k++ {
			t := p.token(k)
			if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
				continue
			}
			if first < 0 {
				first = k
			}
			if rel := p.relation(k); object < 0 && (rel == "obj" || rel == "obl" || t.Rel == "nsubj:pass") && t.UPOS == "NOUN" && len(p.whensIn(p.span(doc.Range{Start: k, End: k + 1}))) == 0 {
				object = k
			}
		}
	}
	if object >= 0 {
		first = object
	}
	if first < 0 {
		return strings.TrimSpace(p.doc.Text[content[0].Start:content[0].End])
	}
	start := first
	for start > 0 {
		c := start - 1
		if r := p.relation(c); p.token(c).Head != first || r != "amod" && r != "compound" {
			break
		}
		start = c
	}
	return p.slice(doc.Range{Start: start, End: first + 1})
}
