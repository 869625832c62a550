package extract

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"readout"
)

//go:embed lexicon/acts.toml
var actsFile string

// actTable says what is done in a statement, by its cue and by the words of
// its content.
type actTable struct {
	Cue []struct {
		Act     readout.Act `toml:"act"`
		Lemmas  []string    `toml:"lemmas"`
		Example string      `toml:"example"`
	} `toml:"cue"`
	Content []struct {
		Act     readout.Act `toml:"act"`
		Words   []string    `toml:"words"`
		Example string      `toml:"example"`
	} `toml:"content"`
	byLemma map[string]readout.Act
}

var acts = map[readout.Act]bool{
	readout.Assert: true, readout.Confirm: true, readout.Deny: true, readout.Demand: true, readout.Propose: true, readout.Accept: true, readout.Reject: true,
	readout.Promise: true, readout.Threaten: true, readout.Allege: true, readout.Evaluate: true, readout.Ask: true, readout.Decline: true,
}

func loadActs() (*actTable, error) {
	t := &actTable{byLemma: map[string]readout.Act{}}
	if _, err := toml.Decode(actsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/acts.toml: %w", err)
	}
	for _, c := range t.Cue {
		if !acts[c.Act] {
			return nil, fmt.Errorf("lexicon/acts.toml: %q is no act of the record", c.Act)
		}
		for _, l := range c.Lemmas {
			t.byLemma[l] = c.Act
		}
	}
	for _, c := range t.Content {
		if !acts[c.Act] {
			return nil, fmt.Errorf("lexicon/acts.toml: %q is no act of the record", c.Act)
		}
	}
	return t, nil
}

// act decides by the words of the cue, the longest phrase of the table first
// and any cue before a plain one; else the words of the content do. cue and
// after, the words that follow it, are lemmas; content is in lower case, its
// words apart by one space.
func (t *actTable) act(cue []string, after string, content string) readout.Act {
	found := readout.Act("")
	for i, l := range cue {
		next := after
		if i+1 < len(cue) {
			next = cue[i+1]
		}
		a, ok := t.byLemma[l+" "+next]
		if !ok {
			a, ok = t.byLemma[l]
		}
		if ok && (found == "" || found == readout.Assert) {
			found = a
		}
	}
	joined := strings.Join(cue, " ")
	for _, not := range [...]string{"not", "n't", "n’t", "never"} {
		if i := strings.Index(" "+joined+" ", " "+not+" "); i >= 0 {
			rest := strings.Fields(joined[min(len(joined), i+len(not)):])
			if len(rest) > 0 {
				if a, ok := t.byLemma["not "+rest[0]]; ok {
					return a
				}
				if found == readout.Accept || found == readout.Propose {
					return readout.Reject
				}
			}
		}
	}
	if strings.Contains(joined, "neither confirm") {
		return readout.Decline
	}
	if found != "" && found != readout.Assert {
		return found
	}
	padded := " " + content + " "
	for _, c := range t.Content {
		for _, w := range c.Words {
			if strings.Contains(padded, " "+w+" ") {
				return c.Act
			}
		}
	}
	return readout.Assert
}

// base is the lemma of a verb form by its ending alone, for forms whose
// lemma the tagger does not give.
func (t *actTable) base(form, lemma string) string {
	if _, ok := t.byLemma[lemma]; ok {
		return lemma
	}
	if l, ok := irregular[form]; ok {
		return l
	}
	for _, e := range [...][2]string{{"ied", "y"}, {"ies", "y"}, {"ed", ""}, {"ed", "e"}, {"es", ""}, {"s", ""}, {"ing", ""}, {"ing", "e"}} {
		if stem, ok := strings.CutSuffix(form, e[0]); ok {
			if _, ok := t.byLemma[stem+e[1]]; ok {
				return stem + e[1]
			}
			if n := len(stem); n > 2 && stem[n-1] == stem[n-2] { // "dubbed"
				if _, ok := t.byLemma[stem[:n-1]]; ok {
					return stem[:n-1]
				}
			}
		}
	}
	return lemma
}

var irregular = map[string]string{"said": "say", "saw": "see", "seen": "see", "told": "tell", "wrote": "write", "written": "write", "made": "make", "thought": "think", "meant": "mean", "swore": "swear", "sought": "seek", "read": "read", "undertook": "undertake"}
