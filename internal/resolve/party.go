package resolve

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/names"
)

// parties are who takes part in something, as far as they are known: persons
// by the id that stands for them, sides by the key of their state or body.
// Both lists are sorted.
type parties struct {
	people, sides []string
	from          map[string][]string // the sides that each person brings
}

// brought are the sides that some people bring, sorted.
func (p parties) brought(people []string) []string {
	var sides []string
	for _, id := range people {
		sides = append(sides, p.from[id]...)
	}
	return sorted(sides)
}

// take adds somebody; a person brings the states of their offices.
func (b *book) take(p *parties, w readout.Who) {
	switch t := b.stands(w.Actor); {
	case t != nil && t.kind == People:
		p.bring(string(t.id), b.forest.facets[b.forest.root(t.at)]["state"])
	case t != nil:
		p.sides = append(p.sides, b.key(w.Actor))
	default:
		p.sides = append(p.sides, b.sidesIn(w.Text)...)
	}
}

// bring adds a person and their sides.
func (p *parties) bring(id string, sides []string) {
	if p.from == nil {
		p.from = map[string][]string{}
	}
	p.people, p.sides, p.from[id] = append(p.people, id), append(p.sides, sides...), sides
}

// sidesIn are the states and bodies that words of a description name: "the
// Norwegian delegation".
func (b *book) sidesIn(words string) []string {
	var keys []string
	for _, w := range strings.Fields(words) {
		if e, ok := b.gazetteer.Lookup(w); ok && (e.Kind == names.State || e.Kind == names.Demonym || e.Kind == names.Organization) {
			keys = append(keys, entryKey(e))
		}
	}
	return keys
}

// done sorts the lists, without what is not known.
func (p *parties) done() {
	known := func(list []string) []string {
		return sorted(slices.DeleteFunc(list, func(s string) bool { return s == "" }))
	}
	p.people, p.sides = known(p.people), known(p.sides)
}

// all are people and sides, sorted.
func (p parties) all() []string { return sorted(append(slices.Clone(p.people), p.sides...)) }

// String is the parties as a signature.
func (p parties) String() string {
	return strings.Join(p.people, ";") + "\t" + strings.Join(p.sides, ";")
}

// place is the key of where something was, "" where it is not known.
func (b *book) place(w *readout.Who) string {
	if w == nil {
		return ""
	}
	if k := b.key(w.Actor); k != "" {
		return strings.TrimPrefix(k, "place ")
	}
	if e, ok := b.gazetteer.Lookup(w.Text); ok {
		return strings.TrimPrefix(entryKey(e), "place ")
	}
	return nameKey(w.Text)
}

// whole tells whether a place is a state: within it others may lie, so that
// it does not stand against them.
func whole(place string) bool { return strings.HasPrefix(place, "state ") }

// called are people as they are shown.
func (b *book) called(ids []string) string {
	var list []string
	for _, id := range ids {
		if a := b.actors[readout.ID(id)]; a != nil {
			list = append(list, a.Name)
		}
	}
	return strings.Join(list, ", ")
}
