package names

import (
	_ "embed"
	"strings"
	"sync"
)

// Tables of romanisation: letters of Cyrillic, and what romanisations of one
// name vary in. Each says in its first line what it holds.
var (
	//go:embed data/cyrillic.tsv
	cyrillicTable string
	//go:embed data/spellings.tsv
	spellingsTable string
	//go:embed data/given.tsv
	givenTable string
)

var cyrillic = sync.OnceValue(func() *strings.Replacer { return replacer(cyrillicTable) })

var spellings = sync.OnceValue(func() *strings.Replacer { return replacer(spellingsTable) })

// variants maps a given name's key to that of the first name of its row.
var variants = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	rows(givenTable, func(c []string) {
		for _, other := range c {
			m[Key(other)] = Key(c[0])
		}
	})
	return m
})

// replacer is a table of two columns as a replacer; earlier rows go first.
func replacer(table string) *strings.Replacer {
	var pairs []string
	rows(table, func(c []string) { pairs = append(pairs, c[0], c[len(c)-1]) })
	return strings.NewReplacer(pairs...)
}

// Romanise is a name in Latin letters, lower case where it was Cyrillic.
// Other letters stay.
func Romanise(name string) string {
	for _, r := range name {
		if r >= 0x400 && r < 0x530 {
			return cyrillic().Replace(strings.ToLower(name))
		}
	}
	return name
}

// Key is the key of one word of a name under which all its romanisations
// fall: "Hnatov", "Gnatov" and "Гнатов" have one. It is loose, for finding
// whom to compare: words with one key need not be the same name.
func Key(word string) string {
	folded := strings.ReplaceAll(Fold(Romanise(word)), " ", "")
	key := squeeze(spellings().Replace(folded))
	if trimmed := strings.TrimRight(key, "i"); len(trimmed) > 1 {
		return trimmed
	}
	return key
}

// GivenKey is the key of a given name: short forms and the forms of
// neighbouring languages ("Volodymyr", "Vladimir") have one.
func GivenKey(word string) string {
	if full, ok := short[Fold(word)]; ok {
		word = full
	}
	key := Key(word)
	if v, ok := variants()[key]; ok {
		return v
	}
	return key
}

// squeeze writes runs of one letter once.
func squeeze(s string) string {
	var b strings.Builder
	last := rune(-1)
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
