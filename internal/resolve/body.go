package resolve

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"readout"
	"readout/internal/names"
)

// body is an actor that is no person: a state, an organisation, an outlet, a
// place.
type body struct {
	*thing
	page     *page
	name     string
	key      string // what names it
	known    bool   // to the gazetteer
	initials string
}

//go:embed data/common.txt
var commonTable string

// named decides which bodies are the same: by the gazetteer's name for them,
// else by their own, spelled alike.
func (b *book) named(f *forest) {
	nouns := set(commonTable) // that name a body only together with a state
	var things []*thing
	for _, p := range b.pages {
		p.home = b.home(p)
		for _, a := range p.record.Actors {
			if a.Kind != readout.Person {
				x := b.body(p, a, nouns)
				b.bodies[x.at] = x
				things = append(things, x.thing)
				p.company = append(p.company, x.key)
			}
		}
		p.company = sorted(p.company)
	}
	f.learn(things)
	f.join(decide(things, b.sameBody))
}

// home is the state that a page names most, the first of several.
func (b *book) home(p *page) string {
	best, most := "", 0
	for _, a := range p.record.Actors {
		if a.Kind == readout.State && len(a.Mentions) > most {
			best, most = b.stateKey(a.Name), len(a.Mentions)
		}
	}
	return best
}

// stateKey is the key of a state by its name.
func (b *book) stateKey(name string) string {
	if e, ok := b.gazetteer.Lookup(name); ok {
		return entryKey(e)
	}
	return nameKey(name)
}

// entryKey is the key of what the gazetteer knows; a demonym is its state.
func entryKey(e names.Entry) string {
	if e.Kind == names.Demonym {
		return "state " + e.Canonical
	}
	return string(e.Kind) + " " + e.Canonical
}

// nameKey is the key of a name of several words, however it is spelled.
func nameKey(name string) string {
	var keys []string
	for _, w := range strings.Fields(names.Fold(name)) {
		keys = append(keys, names.Key(w))
	}
	return "name " + strings.Join(keys, " ")
}

// body is what may be compared of an actor that is no person.
func (b *book) body(p *page, a readout.Actor, nouns map[string]bool) *body {
	x := &body{thing: b.of(a.ID), page: p, name: a.Name}
	e, ok := b.gazetteer.Lookup(a.Name)
	switch place := a.Kind == readout.Place; {
	case ok && !(place && e.Kind == names.State && !strings.EqualFold(e.Canonical, a.Name)):
		x.key, x.known = entryKey(e), true
	case place:
		x.key = nameKey(a.Name) // a capital that does not stand for its state
	default:
		x.key = nameKey(a.Name)
		x.initials = initials(a.Name)
	}
	if !x.known && general(a.Name, nouns) {
		x.key += " of " + p.home
	}
	x.sig, x.keys = x.key+"\t"+a.Name, []string{x.key}
	if x.initials != "" {
		x.keys = append(x.keys, "initials "+x.initials)
	}
	return x
}

// general tells whether a name is of common nouns only.
func general(name string, nouns map[string]bool) bool {
	return !slices.ContainsFunc(strings.Fields(names.Fold(name)), func(w string) bool { return !nouns[w] })
}

// The lengths of names in initials.
const (
	leastInitials = 3
	mostInitials  = 8
)

// initials are those of a name of several words, or a name of capitals
// itself, lower case; "" where there are none.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 1 && name == strings.ToUpper(name) {
		if n := len(names.Fold(name)); n >= leastInitials && n <= mostInitials {
			return names.Fold(name)
		}
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if b.Len() < leastInitials {
		return ""
	}
	return b.String()
}

// sameBody decides on two bodies.
func (b *book) sameBody(s, t *thing) verdict {
	x, y := b.bodies[s.at], b.bodies[t.at]
	var v verdict
	switch words := x.name + ", " + y.name; {
	case x.key == y.key && x.known:
		v.because(Canonical, s, t, 100, strings.TrimSpace(words))
	case x.key == y.key && names.Fold(x.name) == names.Fold(y.name):
		v.because(SameName, s, t, 95, words)
	case x.key == y.key:
		v.because(SameSpelling, s, t, 85, words)
	case x.initials != "" && x.initials == y.initials && abbreviates(x.name, y.name):
		if both := shared(x.page.company, y.page.company); len(both) > 0 {
			v.because(SameInitials, s, t, 60, words)
			v.because(SameCompany, s, t, len(both), plain(both))
		}
	}
	return v
}

// abbreviates tells whether one of two names is one word and the other more.
func abbreviates(a, b string) bool { return strings.Contains(a, " ") != strings.Contains(b, " ") }

// plain are keys of bodies as people read them.
func plain(keys []string) string {
	var list []string
	for _, k := range keys {
		_, name, _ := strings.Cut(k, " ")
		list = append(list, name)
	}
	return strings.Join(list, ", ")
}
