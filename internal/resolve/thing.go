package resolve

import (
	"slices"

	"readout"
)

// Kind is what is decided on: actors of a kind go by one of two, since
// readers take a body for a place more easily than for a person.
type Kind string

// The kinds of cluster.
const (
	People     Kind = "people"
	Bodies     Kind = "bodies" // states, organisations, groups, outlets, places
	Meetings   Kind = "meetings"
	Drafts     Kind = "drafts"
	Provisions Kind = "provisions"
	Events     Kind = "events"
)

// thing is what may be compared of an item. Its number is its rank: first
// the documents by date and hash, then their items in order.
type thing struct {
	id   readout.ID
	kind Kind
	doc  int
	at   int // its number

	sig    string   // things of one signature are the same for all that is known
	keys   []string // things without a common key are not compared
	facets facets
	days   stretch
}

// facets are what a thing has one of: two things of which both have a facet
// can be the same only if they share a value of it.
type facets map[string][]string

// with is f and one more value; an empty value is none.
func (f facets) with(name, value string) facets {
	if value == "" {
		return f
	}
	if f == nil {
		f = facets{}
	}
	if at, found := slices.BinarySearch(f[name], value); !found {
		f[name] = slices.Insert(slices.Clone(f[name]), at, value)
	}
	return f
}

// clash is whether two things cannot be the same.
func (f facets) clash(g facets) bool {
	for name, values := range f {
		if others := g[name]; len(others) > 0 && len(values) > 0 && common(values, others) == 0 {
			return true
		}
	}
	return false
}

// join is all values of both.
func (f facets) join(g facets) facets {
	all := facets{}
	for _, of := range []facets{f, g} {
		for name, values := range of {
			for _, v := range values {
				all = all.with(name, v)
			}
		}
	}
	return all
}

// common counts what two sorted lists share.
func common(a, b []string) int { return len(shared(a, b)) }

// shared is what two sorted lists share.
func shared(a, b []string) []string {
	var both []string
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both = append(both, a[i])
			i++
			j++
		}
	}
	return both
}

// sorted is a list in order, each once.
func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// minus is what is in the first of two sorted lists only.
func minus(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { _, found := slices.BinarySearch(b, s); return found })
}
