package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

//go:embed lexicon/linkages.toml
var linkagesFile string

// linkageRule is an entry of the table: marks that tie one thing to another,
// and what they need around them to do so.
type linkageRule struct {
	Marks, Needs, After, Not []string
	Opens, Leads             bool // the mark may, or must, open the sentence
	Swapped                  bool // the condition stands before the mark
	Near                     bool // what the mark needs stands a few words before it
	Sided                    bool // the subject of the issue must be somebody on the record
	Deed                     bool // the issue is something done, not a view
	Example                  string
}

// linkageTable holds the words that tie one thing to another.
type linkageTable struct {
	Linkage []linkageRule
	Groups  map[string][]string
	byFirst map[string][]linkMark // by the first word of the mark, the longest first
	groups  map[string]map[string]bool
}

type linkMark struct {
	words []string
	*linkageRule
}

func loadLinkages() (*linkageTable, error) {
	t := &linkageTable{byFirst: map[string][]linkMark{}, groups: map[string]map[string]bool{}}
	if _, err := toml.Decode(linkagesFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/linkages.toml: %w", err)
	}
	for name, words := range t.Groups {
		t.groups[name] = wordSet(words)
	}
	for i := range t.Linkage {
		l := &t.Linkage[i]
		for _, g := range l.Needs {
			if t.groups[g] == nil {
				return nil, fmt.Errorf("lexicon/linkages.toml: %q is no group", g)
			}
		}
		for _, m := range l.Marks {
			w := strings.Fields(m)
			t.byFirst[w[0]] = append(t.byFirst[w[0]], linkMark{w, l})
		}
	}
	for _, list := range t.byFirst {
		slices.SortStableFunc(list, func(a, b linkMark) int { return len(b.words) - len(a.words) })
	}
	return t, nil
}
