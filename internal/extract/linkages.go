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

//go:embed lexicon/linkages.toml
var linkagesFile string

// linkageTable holds the words that tie one thing to another.
type linkageTable struct {
	Linkage []struct {
		Marks, Needs []string
		Example      string
	}
	byFirst map[string][]linkMark // by the first word of the mark, the longest first
}

type linkMark struct {
	words []string
	needs []string
}

func loadLinkages() (*linkageTable, error) {
	t := &linkageTable{byFirst: map[string][]linkMark{}}
	if _, err := toml.Decode(linkagesFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/linkages.toml: %w", err)
	}
	for _, l := range t.Linkage {
		for _, m := range l.Marks {
			w := strings.Fields(m)
			t.byFirst[w[0]] = append(t.byFirst[w[0]], linkMark{words: w, needs: l.Needs})
		}
	}
	for _, list := range t.byFirst {
		slices.SortStableFunc(list, func(a, b linkMark) int { return len(b.words) - len(a.words) })
	}
	return t, nil
}

// linkages finds what is to be had only together with something else.
func (p *page) linkages() {
	for _, s := range p.doc.Sentences {
		for k := s.Start + 2; k < s.End-2; k++ {
			if m := p.linkMark(k, s); m > 0 {
				p.putLinkage(k, m, s)
				break
			}
		}
	}
}

// linkMark is how many words tie two things together at a token, or 0.
func (p *page) linkMark(k int32, s doc.Range) int32 {
	for _, m := range p.linking.byFirst[p.lower(k)] {
		n := int32(len(m.words))
		if k+n >= s.End {
			continue
		}
		ok := true
		for i, w := range m.words {
			ok = ok && p.lower(k+int32(i)) == w
		}
		if ok && len(m.needs) > 0 {
			ok = false
			for i := max(s.Start, k-14); i < k; i++ {
				ok = ok || slices.Contains(m.needs, p.lower(i))
			}
		}
		if ok {
			return n
		}
	}
	return 0
}

func (p *page) putLinkage(k, n int32, s doc.Range) {
	u := p.holding(p.token(k).Start)
	issue, requires := doc.Range{Start: s.Start, End: k}, doc.Range{Start: k + n, End: s.End}
	if u != nil {
		for _, c := range u.content {
			if r := p.covers(c); k >= r.Start && k < r.End {
				issue.Start, requires.End = max(issue.Start, r.Start), min(requires.End, r.End)
			}
		}
	}
	if p.aside[k] || requires.End-requires.Start < 2 || issue.End-issue.Start < 2 || p.verbs(issue) == 0 {
		return
	}
	whole := p.span(doc.Range{Start: issue.Start, End: requires.End})
	sourced, ok := p.sourced(p.id('l'), []doc.Span{whole}, p.sayers([]doc.Span{whole})...)
	if !ok {
		return
	}
	l := readout.Linkage{Sourced: sourced, Issue: p.gist(issue), Requires: p.gist(requires)}
	if u != nil && u.source.actor >= 0 {
		l.Holder = ptr(p.who(u.source.actor, p.people[u.source.actor].name))
	} else {
		for i := issue.Start; i < issue.End; i++ {
			if a := p.actorOf(i); a >= 0 && p.relation(i) == "nsubj" {
				l.Holder = ptr(p.who(a, p.people[a].name))
				break
			}
		}
	}
	p.record.Linkages = append(p.record.Linkages, l)
}

// holding is the innermost statement whose content holds a byte, or nil.
func (p *page) holding(at int32) *utterance {
	var best *utterance
	size := int32(1 << 30)
	for _, u := range p.spoken {
		for _, c := range u.content {
			if at >= c.Start && at < c.End && c.End-c.Start < size {
				best, size = u, c.End-c.Start
			}
		}
	}
	return best
}

// verbs counts the verbs of a range.
func (p *page) verbs(r doc.Range) int {
	n := 0
	for k := r.Start; k < r.End; k++ {
		if u := p.token(k).UPOS; u == "VERB" || u == "AUX" {
			n++
		}
	}
	return n
}

// gist is a range without marks at its ends.
func (p *page) gist(r doc.Range) string {
	return strings.Trim(p.slice(r), " ,.;:—–-“”\"'‘’()")
}
