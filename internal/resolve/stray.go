package resolve

import (
	"readout/internal/names"
)

// leastCompany is how much a word taken for a place must be named with that
// a person of that family name is named with.
const leastCompany = 2

// strays joins words that a reader took for a place or a body ("Solheim
// said") to the only person of that family name, where both are named with
// the same others.
func (r *roll) strays(f *forest) {
	var edges []edge
	for _, x := range r.lone() {
		candidates := r.candidates(x)
		if len(candidates) != 1 {
			continue
		}
		y := r.persons[candidates[0]]
		v := agree(x, y)
		if v.strength < familyWeight || r.meets(x, candidates[0]) < leastCompany {
			continue
		}
		v.reasons = append(v.reasons, Reason{Kind: OnlyOne, A: x.id, B: y.id, Words: x.name})
		r.circumstances(&v, x, y)
		edges = append(edges, edge{min(x.at, y.at), max(x.at, y.at), v})
	}
	f.join(edges)
}

// lone are the bodies of one word that the gazetteer does not know, as
// people.
func (r *roll) lone() []*person {
	var list []*person
	for _, p := range r.pages {
		for _, a := range p.record.Actors {
			x, ok := r.bodies[r.byID[a.ID]]
			if parts := names.Parts(a.Name); ok && !x.known && len(parts) == 1 {
				list = append(list, &person{thing: x.thing, page: p, name: a.Name, parts: parts, family: names.Key(parts[0]), tier: familyOnly})
			}
		}
	}
	return list
}
