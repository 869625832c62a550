package resolve

import (
	"slices"

	"readout"
)

// Cluster is the items that are the same, in the order of their documents;
// ID is that of the first, or of the first person: what one document takes
// for a place may be somebody by another.
type Cluster struct {
	ID    readout.ID
	Kind  Kind
	Items []readout.ID
}

// Identity is what is the same.
type Identity struct {
	Clusters []Cluster // in order of their kind and their first item
	Refused  []Pair    // pins that others stood against
	of       map[readout.ID]readout.ID
	links    map[readout.ID][]link
}

// link is a join and why it was made.
type link struct {
	to      readout.ID
	reasons []Reason
}

// kinds in the order in which clusters are given.
var kinds = []Kind{People, Bodies, Meetings, Drafts, Provisions, Events}

// identity is what the forest came to.
func (f *forest) identity() *Identity {
	out := &Identity{of: map[readout.ID]readout.ID{}, links: map[readout.ID][]link{}, Refused: f.refused}
	at, stands := map[int]int{}, f.canonical()
	for i, t := range f.things {
		r := f.root(i)
		c, ok := at[r]
		if !ok {
			c = len(out.Clusters)
			at[r] = c
			lead := f.things[stands[r]]
			out.Clusters = append(out.Clusters, Cluster{ID: lead.id, Kind: lead.kind})
		}
		out.Clusters[c].Items = append(out.Clusters[c].Items, t.id)
		out.of[t.id] = out.Clusters[c].ID
	}
	slices.SortStableFunc(out.Clusters, func(a, b Cluster) int {
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	for _, e := range f.links {
		a, b := f.things[e.a].id, f.things[e.b].id
		out.links[a] = append(out.links[a], link{b, e.reasons})
		out.links[b] = append(out.links[b], link{a, e.reasons})
	}
	return out
}

// Of is the id that stands for an item: that of its cluster; the item's own where nothing is, "" where it is not known.
func (i *Identity) Of(id readout.ID) readout.ID { return i.of[id] }

// Same tells whether two items are the same.
func (i *Identity) Same(a, b readout.ID) bool { return i.of[a] != "" && i.of[a] == i.of[b] }

// Why is why two items are the same: the reasons of each join on the way
// from one to the other; nil where they are not.
func (i *Identity) Why(a, b readout.ID) []Reason {
	if !i.Same(a, b) {
		return nil
	}
	from := map[readout.ID]link{a: {}}
	for queue := []readout.ID{a}; len(queue) > 0; queue = queue[1:] {
		for _, l := range i.links[queue[0]] {
			if _, seen := from[l.to]; !seen {
				from[l.to] = link{queue[0], l.reasons}
				queue = append(queue, l.to)
			}
		}
	}
	var why []Reason
	for at := b; at != a; at = from[at].to {
		why = append(slices.Clone(from[at].reasons), why...)
	}
	return why
}
