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

// act decides by the lemmas of the cue, the strongest first: any cue but a
// plain one settles it, unless it is negated; else the words of the content
// do. content is in lower case, its words apart by one space.
func (t *actTable) act(cue []string, negated bool, content string) readout.Act {
	found := readout.Act("")
	for _, l := range cue {
		if a, ok := t.byLemma[l]; ok && (found == "" || found == readout.Assert) {
			found = a
		}
	}
	switch {
	case negated && found == readout.Confirm:
		return readout.Decline
	case negated && (found == readout.Accept || found == readout.Propose):
		return readout.Reject
	case found != "" && found != readout.Assert:
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
