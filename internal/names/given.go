package names

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Gender is the grammatical gender of the pronouns that a person is likely
// called by.
type Gender uint8

// The genders that a name or a form of address tells; Unknown where neither
// does.
const (
	Unknown Gender = iota
	Feminine
	Masculine
)

// Lists of given names, folded and sorted, from nomquamgender 0.1.4 (MIT), by
// tools/given.py.
var (
	//go:embed data/women.txt
	womenTable string
	//go:embed data/men.txt
	menTable string
)

var givenNames = sync.OnceValue(func() [2][]string {
	return [2][]string{strings.Fields(womenTable), strings.Fields(menTable)}
})

// Words that tell a person's gender, folded.
var (
	feminine  = set("mrs ms miss lady dame madam queen princess sister congresswoman councilwoman spokeswoman chairwoman businesswoman baroness duchess empress mother daughter wife widow")
	masculine = set("mr sir lord king prince father brother congressman councilman spokesman chairman businessman baron duke emperor pope sheikh sheik imam sultan emir ayatollah husband son")
)

// GenderOfWord is the gender that a form of address or a noun of office tells.
func GenderOfWord(word string) Gender {
	switch w := Fold(word); {
	case feminine[w]:
		return Feminine
	case masculine[w]:
		return Masculine
	}
	return Unknown
}

// GenderOfName is the gender that a full name's first word tells, where it is
// nearly always given to women or to men.
func GenderOfName(name string) Gender {
	p := Parts(name)
	if len(p) < 2 {
		return Unknown
	}
	lists := givenNames()
	for i, g := range [...]Gender{Feminine, Masculine} {
		if _, ok := slices.BinarySearch(lists[i], p[0]); ok {
			return g
		}
	}
	return Unknown
}
