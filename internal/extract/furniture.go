package extract

import (
	_ "embed"
	"fmt"
	"regexp"
	"sort"

	"github.com/BurntSushi/toml"

	"readout/internal/lang/doc"
)

//go:embed lexicon/furniture.toml
var furnitureFile string

// furnitureTable tells what on a saved page is no part of the report.
type furnitureTable struct {
	Rules []struct {
		Takes   string `toml:"takes"`
		Pattern string `toml:"pattern"`
		Example string `toml:"example"`
		re      *regexp.Regexp
	} `toml:"furniture"`
}

func loadFurniture() (*furnitureTable, error) {
	t := new(furnitureTable)
	if _, err := toml.Decode(furnitureFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/furniture.toml: %w", err)
	}
	for i := range t.Rules {
		r := &t.Rules[i]
		switch r.Takes {
		case "match", "sentence", "rest":
		default:
			return nil, fmt.Errorf("lexicon/furniture.toml: takes = %q is none of match, sentence and rest", r.Takes)
		}
		var err error
		if r.re, err = regexp.Compile(r.Pattern); err != nil {
			return nil, fmt.Errorf("lexicon/furniture.toml: %w", err)
		}
	}
	return t, nil
}

// find gives the furniture of a text, in order; sentence is the sentence
// around a place.
func (t *furnitureTable) find(text string, sentence func(at int32) doc.Span) []doc.Span {
	var found []doc.Span
	for _, r := range t.Rules {
		for _, m := range r.re.FindAllStringIndex(text, -1) {
			s := doc.Span{Start: int32(m[0]), End: int32(m[1])}
			switch r.Takes {
			case "sentence":
				s = sentence(s.Start)
			case "rest":
				if m[0] < len(text)/3 {
					continue
				}
				s.End = int32(len(text))
			}
			found = append(found, s)
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].Start < found[j].Start })
	return found
}

// setAside marks the tokens that are furniture.
func (p *page) setAside() {
	p.aside = make([]bool, len(p.doc.Tokens))
	around := func(at int32) doc.Span {
		k := sort.Search(len(p.doc.Tokens), func(i int) bool { return p.doc.Tokens[i].End > at })
		if k == len(p.doc.Tokens) {
			return doc.Span{Start: at, End: int32(len(p.doc.Text))}
		}
		return p.span(p.bounds(int32(k)))
	}
	for _, s := range p.furniture.find(p.doc.Text, around) {
		r := p.covers(s)
		for k := r.Start; k < r.End; k++ {
			p.aside[k] = true
		}
	}
}
