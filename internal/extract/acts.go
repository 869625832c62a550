package extract

import (
	_ "embed"
	"fmt"
	"slices"
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
		Weak    bool        `toml:"weak"` // where the content does not settle it
		Example string      `toml:"example"`
	} `toml:"cue"`
	Content []struct {
		Act     readout.Act `toml:"act"`
		Words   []string    `toml:"words"`
		Main    bool        `toml:"main"` // in the main clause only
		Example string      `toml:"example"`
	} `toml:"content"`
	Neutral []string `toml:"neutral"`
	byLemma map[string]readout.Act
	weak    map[string]readout.Act
	neutral map[string]bool
}

var acts = map[readout.Act]bool{
	readout.Assert: true, readout.Confirm: true, readout.Deny: true, readout.Demand: true, readout.Propose: true, readout.Accept: true, readout.Reject: true,
	readout.Promise: true, readout.Threaten: true, readout.Allege: true, readout.Evaluate: true, readout.Ask: true, readout.Decline: true,
}

func loadActs() (*actTable, error) {
	t := &actTable{byLemma: map[string]readout.Act{}, weak: map[string]readout.Act{}}
	if _, err := toml.Decode(actsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/acts.toml: %w", err)
	}
	t.neutral = wordSet(t.Neutral)
	for _, c := range t.Cue {
		if !acts[c.Act] {
			return nil, fmt.Errorf("lexicon/acts.toml: %q is no act of the record", c.Act)
		}
		for _, l := range c.Lemmas {
			if c.Weak {
				t.weak[l], t.byLemma[l] = c.Act, readout.Assert
			} else {
				t.byLemma[l] = c.Act
			}
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
// words apart by one space, and main those of its main clauses: the subject
// ("self" where the source speaks of itself), what stands with the verb, and
// the verb.
func (t *actTable) act(cue []string, after string, content, main string) readout.Act {
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
	if found != "" && found != readout.Assert && !(twofold(found, cue) && indicative(main)) {
		return found
	}
	all, clause := " "+content+" ", " "+main+" "
	for _, c := range t.Content {
		padded := all
		if c.Main {
			padded = clause
		}
		for _, w := range c.Words {
			if strings.Contains(padded, " "+w+" ") {
				return c.Act
			}
		}
	}
	for _, l := range cue {
		if a, ok := t.weak[l]; ok {
			return a
		}
	}
	return readout.Assert
}

// twofold tells whether a cue may tell that something is so as well as what is to
// be done.
func twofold(act readout.Act, cue []string) bool {
	return act == readout.Propose && slices.Contains(cue, "suggest") || act == readout.Accept && slices.Contains(cue, "agree") || act == readout.Demand && slices.Contains(cue, "insist")
}

// indicative tells whether a main clause says that something is so: what is
// suggested then is no proposal, what is insisted on no demand, and what is
// agreed on nothing accepted.
func indicative(main string) bool {
	for _, w := range strings.Fields(main) {
		switch w {
		case "is", "was", "are", "were", "has", "had", "have", "did", "does", "would", "could", "may", "might":
			return true
		}
	}
	return false
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
