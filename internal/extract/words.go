package extract

import (
	_ "embed"
	"fmt"

	"github.com/BurntSushi/toml"
)

//go:embed lexicon/words.toml
var wordsFile string

// wordTable holds the lists of lexicon/words.toml.
type wordTable struct {
	Anonymous   []string `toml:"anonymous"`
	Former      []string `toml:"former"`
	Designate   []string `toml:"designate"`
	Adjectives  []string `toml:"adjectives"`
	Ranks       []string `toml:"ranks"`
	Departures  []string `toml:"departures"`
	Told        []string `toml:"told"`
	NotSpeech   []string `toml:"not_speech"`
	Causes      []string `toml:"causes"`
	Proxies     []string `toml:"proxies"`
	Institution []string `toml:"institution"`
	Outlet      []string `toml:"outlet"`
	Issued      []string `toml:"issued"`
	Pieces      []string `toml:"pieces"`
	Reports     []string `toml:"reports"`

	anonymous, former, designate, adjectives, ranks, departures, told, notSpeech, proxies, causes, institution, outlet, issued, pieces, reports map[string]bool
}

func loadWords() (*wordTable, error) {
	w := new(wordTable)
	if _, err := toml.Decode(wordsFile, w); err != nil {
		return nil, fmt.Errorf("lexicon/words.toml: %w", err)
	}
	for _, l := range []struct {
		from []string
		to   *map[string]bool
	}{
		{w.Anonymous, &w.anonymous}, {w.Former, &w.former}, {w.Designate, &w.designate}, {w.Adjectives, &w.adjectives}, {w.Ranks, &w.ranks},
		{w.Departures, &w.departures}, {w.Told, &w.told}, {w.NotSpeech, &w.notSpeech}, {w.Proxies, &w.proxies}, {w.Causes, &w.causes}, {w.Issued, &w.issued}, {w.Pieces, &w.pieces}, {w.Reports, &w.reports}, {w.Institution, &w.institution}, {w.Outlet, &w.outlet},
	} {
		*l.to = make(map[string]bool, len(l.from))
		for _, x := range l.from {
			(*l.to)[x] = true
		}
	}
	return w, nil
}
