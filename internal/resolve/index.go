package resolve

import (
	"cmp"
	"slices"
)

// window is how many of the things after it under a key each is compared
// with, in order of their days: the sorted neighbourhood of Hernández and
// Stolfo, "The merge/purge problem for large databases", SIGMOD 1995.
const window = 24

// compare decides on two things of different documents.
type compare func(a, b *thing) verdict

// decide compares the things that share a signature or a key, and gives what
// speaks for joins.
func decide(things []*thing, c compare) []edge {
	d := decisions{compare: c, seen: map[[2]int]bool{}}
	first := d.signatures(things)
	buckets := map[string][]*thing{}
	for _, t := range first {
		for _, k := range t.keys {
			buckets[k] = append(buckets[k], t)
		}
	}
	for _, bucket := range buckets {
		d.bucket(bucket)
	}
	return d.edges
}

// decisions collects what was decided.
type decisions struct {
	compare compare
	seen    map[[2]int]bool
	edges   []edge
}

// signatures compares each thing with the one of its signature before it and
// with the first one, and gives the first ones.
func (d *decisions) signatures(things []*thing) []*thing {
	var first []*thing
	groups := map[string][2]*thing{} // the first and the last
	for _, t := range things {
		g, ok := groups[t.sig]
		if !ok {
			groups[t.sig] = [2]*thing{t, t}
			first = append(first, t)
			continue
		}
		d.pair(g[0], t)
		d.pair(g[1], t)
		groups[t.sig] = [2]*thing{g[0], t}
	}
	return first
}

// bucket compares the things under one key, each with those next to it.
func (d *decisions) bucket(things []*thing) {
	slices.SortFunc(things, func(a, b *thing) int {
		return cmp.Or(cmp.Compare(a.days.first, b.days.first), cmp.Compare(a.at, b.at))
	})
	for i, a := range things {
		for _, b := range things[i+1 : min(len(things), i+1+window)] {
			d.pair(a, b)
		}
	}
}

// pair compares two things once, if they can be one at all.
func (d *decisions) pair(a, b *thing) {
	if a.at > b.at {
		a, b = b, a
	}
	if a.doc == b.doc || d.seen[[2]int{a.at, b.at}] {
		return
	}
	d.seen[[2]int{a.at, b.at}] = true
	if a.facets.clash(b.facets) || !a.days.meets(b.days) {
		return
	}
	if v := d.compare(a, b); v.strength > 0 {
		d.edges = append(d.edges, edge{a.at, b.at, v})
	}
}
