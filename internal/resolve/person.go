package resolve

import (
	"strings"
	"unicode/utf8"

	"readout"
	"readout/internal/names"
)

// tier is how much a name tells: names of a later tier join people of the
// tiers before, where only one can be meant.
type tier int

// The tiers of names.
const (
	anchored tier = iota // a full name, with a state or body
	full
	initialled // a family name with initials
	familyOnly
	tiers
)

// person is an actor who is one.
type person struct {
	*thing
	page   *page
	name   string
	parts  []string // romanised and folded
	given  string   // key, "" for a family name alone
	family string   // key
	tier   tier
	titles []string // with their bodies, sorted
	body   []string // keys of the bodies of offices
}

// person is what may be compared of one.
func (b *book) newPerson(p *page, a readout.Actor, offices []readout.Office) *person {
	x := &person{thing: b.of(a.ID), page: p, name: a.Name, parts: names.Parts(names.Romanise(a.Name))}
	b.call(x)
	for _, o := range offices {
		b.hold(x, o)
	}
	x.titles, x.body = sorted(x.titles), sorted(x.body)
	x.facets = x.facets.with("gender", gender(a, offices))
	x.tier = x.tell()
	x.sig = x.signature()
	return x
}

// call sets the keys of a person's name.
func (b *book) call(x *person) {
	n := len(x.parts)
	if n == 0 {
		x.keys = []string{"nobody " + string(x.id)}
		return
	}
	x.family = names.Key(strings.ReplaceAll(names.FamilyName(strings.Join(x.parts, " ")), " ", ""))
	if n == 1 {
		x.keys = []string{x.family}
		return
	}
	x.given = names.GivenKey(x.parts[0])
	for _, w := range x.parts[1:] {
		x.keys = append(x.keys, names.Key(w)+" "+initial(x.given))
	}
	x.keys = sorted(append(x.keys, x.family+" "+initial(x.given)))
}

func initial(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// hold adds an office to what is known of a person.
func (b *book) hold(x *person, o readout.Office) {
	title := names.Fold(o.Title)
	if o.Body == nil {
		x.titles = append(x.titles, title)
		return
	}
	key := b.key(o.Body.Actor)
	if key == "" {
		key = b.stateKey(o.Body.Text)
	}
	x.titles = append(x.titles, title+" of "+key)
	x.body = append(x.body, key)
	if b.country(o.Body, key) {
		x.facets = x.facets.with("state", key)
	}
}

// country tells whether a body is one that an office holder has one of.
func (b *book) country(w *readout.Who, key string) bool {
	if strings.HasPrefix(key, "state ") {
		return true
	}
	if w.Actor == nil {
		return false
	}
	a := b.actors[*w.Actor]
	return a != nil && (a.Kind == readout.State || a.Kind == readout.Place)
}

// gender is what a person's given name, titles and forms of address tell.
func gender(a readout.Actor, offices []readout.Office) string {
	words := strings.Fields(strings.Join(a.Aliases, " "))
	for _, o := range offices {
		words = append(words, strings.Fields(o.Title)...)
	}
	for _, w := range words {
		if g := names.GenderOfWord(w); g != names.Unknown {
			return genders[g]
		}
	}
	return genders[names.GenderOfName(a.Name)]
}

var genders = map[names.Gender]string{names.Feminine: "woman", names.Masculine: "man"}

// tell is the tier of a person's name.
func (x *person) tell() tier {
	switch {
	case len(x.parts) < 2:
		return familyOnly
	case utf8.RuneCountInString(x.parts[0]) == 1:
		return initialled
	case len(x.facets["state"]) == 0:
		return full
	}
	return anchored
}

// signature is all that is known of somebody, so that people of one
// signature are one; a family name alone tells too little for that.
func (x *person) signature() string {
	if x.tier > full {
		return string(x.id)
	}
	return strings.Join(x.parts, " ") + "\t" + strings.Join(x.facets["state"], ";") + "\t" + strings.Join(x.facets["gender"], ";") + "\t" + strings.Join(x.titles, ";")
}
