package extract

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"readout"
	"readout/internal/lang/doc"
)

//go:embed lexicon/positions.toml
var positionsFile string

// stanceTable says what stance is taken in a statement.
type stanceTable struct {
	Acts   map[string]string
	Phrase []struct {
		Stance  string
		Words   []string
		Example string
	}
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
	return t, nil
}

// stance is the one that a statement takes, or "". content is in lower case,
// its words apart by one space.
func (t *stanceTable) stance(act readout.Act, content string) string {
	padded := " " + content + " "
	first := ""
	for _, f := range t.Phrase {
		for _, w := range f.Words {
			if strings.Contains(padded, " "+w+" ") {
				first = f.Stance
				break
			}
		}
		if first != "" {
			break
		}
	}
	switch act {
	case readout.Demand, readout.Propose, readout.Accept, readout.Reject, readout.Promise:
		if first == "red_line" {
			return first
		}
		return t.Acts[string(act)]
	case readout.Assert:
		if first != "reject" {
			return first
		}
	case readout.Evaluate: // what is hoped or feared is no offer
		if first == "demand" || first == "open" || first == "red_line" {
			return first
		}
	}
	return ""
}

// positions finds what each side wants: the statements that take a stance.
func (p *page) positions() {
	for _, u := range p.spoken {
		stance := p.stances.stance(p.actOf(u), p.contentWords(u))
		if stance == "" || u.source.actor < 0 || p.people[u.source.actor].kind == readout.Outlet {
			continue
		}
		s, ok := p.sourced(p.id('q'), u.content, readout.According{Statement: u.id, Stance: readout.Asserts})
		if !ok {
			continue
		}
		pos := readout.Position{Sourced: s, Stance: stance, Issue: p.issueOf(u.content), Content: p.quotes(u.content), Statement: ptr(u.id)}
		a := u.source.actor
		if p.isPerson(a) {
			pos.Holder = ptr(p.who(a, p.people[a].name))
			if side := p.sideOf(a); side >= 0 {
				pos.Party = ptr(p.people[side].id)
			}
		} else {
			pos.Party = ptr(p.people[a].id)
		}
		p.record.Positions = append(p.record.Positions, pos)
	}
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
