package extract

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

//go:embed lexicon/disputes.toml
var disputesFile string

// disputeTable holds the words with which one source gainsays another.
type disputeTable struct {
	Cue      struct{ Firm, Claims []string }
	Said     struct{ Nouns []string }
	Content  struct{ Words []string }
	Negation struct{ Words []string }
	Same     struct{ Words [][]string }

	said, negation map[string]bool
	same           map[string]string // a word to the one that stands for it
}

func loadDisputes() (*disputeTable, error) {
	t := new(disputeTable)
	if _, err := toml.Decode(disputesFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/disputes.toml: %w", err)
	}
	t.said, t.negation = wordSet(t.Said.Nouns), wordSet(t.Negation.Words)
	t.same = map[string]string{}
	for _, group := range t.Same.Words {
		for _, w := range group {
			t.same[w] = group[0]
		}
	}
	return t, nil
}

// firm tells whether the lemmas of a cue say that something is not so.
func (t *disputeTable) firm(cue string) bool { return phraseIn(t.Cue.Firm, cue) }

// claims tells whether the lemmas of a cue do so of a claim.
func (t *disputeTable) claims(cue string) bool { return phraseIn(t.Cue.Claims, cue) }

// phraseIn tells whether one of the phrases stands in s, word by word.
func phraseIn(phrases []string, s string) bool {
	s = " " + s + " "
	for _, w := range phrases {
		if strings.Contains(s, " "+w+" ") {
			return true
		}
	}
	return false
}
