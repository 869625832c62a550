package resolve

import (
	"cmp"
	"maps"
	"slices"
)

// edge is a decision that two things are the same.
type edge struct {
	a, b int
	verdict
}

// forest is the clusters so far: components of the accepted edges, each with
// what all its things have in common. Strongest edges go first, as in
// Kruskal's algorithm; an edge that a cluster cannot bear is left out.
type forest struct {
	things  []*thing
	parent  []int
	size    []int
	apart   []map[int]bool // by root: roots that it is kept apart from
	docs    []map[int]bool // by root, nil for the thing's own document alone
	facets  []facets
	days    []stretch
	links   []edge
	refused []Pair
}

func newForest(things []*thing) *forest {
	n := len(things)
	f := &forest{things: things, parent: make([]int, n), size: make([]int, n), apart: make([]map[int]bool, n), docs: make([]map[int]bool, n)}
	for i := range things {
		f.parent[i], f.size[i] = i, 1
	}
	f.facets, f.days = make([]facets, n), make([]stretch, n)
	return f
}

// learn takes what is known of things now, before they are joined.
func (f *forest) learn(things []*thing) {
	for _, t := range things {
		r := f.root(t.at)
		f.facets[r] = f.facets[r].join(t.facets)
		if f.days[r].meets(t.days) {
			f.days[r] = f.days[r].and(t.days)
		}
	}
}

// root is the number of the cluster of a thing.
func (f *forest) root(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// pin applies what a person decided: what is parted first.
func (f *forest) pin(b *book, pins Pins) {
	for _, p := range pins.Cannot {
		x, ok := b.byID[p.A]
		y, ok2 := b.byID[p.B]
		if ok && ok2 && x != y {
			f.part(x, y)
		}
	}
	var edges []edge
	for _, p := range pins.Must {
		x, ok := b.byID[p.A]
		y, ok2 := b.byID[p.B]
		if ok && ok2 && x != y {
			x, y = min(x, y), max(x, y)
			edges = append(edges, edge{x, y, verdict{1, []Reason{{Kind: Pinned, A: f.things[x].id, B: f.things[y].id}}}})
		}
	}
	slices.SortFunc(edges, order)
	for _, e := range edges {
		x, y := f.root(e.a), f.root(e.b)
		if f.things[x].kind != f.things[y].kind || f.apart[x][y] {
			f.refused = append(f.refused, Pair{f.things[e.a].id, f.things[e.b].id})
		} else if x != y {
			f.unite(x, y, e)
		}
	}
}

// order puts the strongest edges first.
func order(a, b edge) int {
	return cmp.Or(-cmp.Compare(a.strength, b.strength), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
}

// join takes all edges that the clusters can bear.
func (f *forest) join(edges []edge) {
	slices.SortFunc(edges, order)
	for _, e := range edges {
		if x, y := f.root(e.a), f.root(e.b); x != y && f.may(x, y) {
			f.unite(x, y, e)
		}
	}
}

// may tells whether two clusters can be one.
func (f *forest) may(x, y int) bool {
	return !f.apart[x][y] && !f.facets[x].clash(f.facets[y]) && f.days[x].meets(f.days[y]) && !f.together(x, y)
}

// part keeps two clusters apart.
func (f *forest) part(x, y int) {
	for _, p := range [][2]int{{x, y}, {y, x}} {
		if f.apart[p[0]] == nil {
			f.apart[p[0]] = map[int]bool{}
		}
		f.apart[p[0]][p[1]] = true
	}
}

// together tells whether one document holds things of both clusters.
func (f *forest) together(x, y int) bool {
	if f.size[x] > f.size[y] {
		x, y = y, x
	}
	if f.docs[x] == nil {
		return f.holds(y, f.things[x].doc)
	}
	for d := range f.docs[x] {
		if f.holds(y, d) {
			return true
		}
	}
	return false
}

func (f *forest) holds(x, doc int) bool {
	if f.docs[x] == nil {
		return f.things[x].doc == doc
	}
	return f.docs[x][doc]
}

// unite makes one cluster of two; the smaller one goes into the larger.
func (f *forest) unite(x, y int, e edge) {
	if f.size[x] < f.size[y] || f.size[x] == f.size[y] && y < x {
		x, y = y, x
	}
	f.parent[y] = x
	f.size[x] += f.size[y]
	if f.docs[x] == nil {
		f.docs[x] = map[int]bool{f.things[x].doc: true}
	}
	if f.docs[y] == nil {
		f.docs[y] = map[int]bool{f.things[y].doc: true}
	}
	maps.Copy(f.docs[x], f.docs[y])
	for enemy := range f.apart[y] {
		delete(f.apart[enemy], y)
		f.part(x, enemy)
	}
	f.facets[x] = f.facets[x].join(f.facets[y])
	if f.days[x].meets(f.days[y]) { // pins join what does not
		f.days[x] = f.days[x].and(f.days[y])
	}
	f.docs[y], f.apart[y], f.facets[y] = nil, nil, nil
	f.links = append(f.links, e)
}

// members are the things of each cluster with more than none, by root.
func (f *forest) members() map[int][]int {
	all := map[int][]int{}
	for i := range f.things {
		r := f.root(i)
		all[r] = append(all[r], i)
	}
	return all
}

// canonical is the number of the thing that stands for each cluster, by
// root: the first, or the first person where some are.
func (f *forest) canonical() map[int]int {
	first := map[int]int{}
	for i, t := range f.things {
		r := f.root(i)
		if old, ok := first[r]; !ok || t.kind == People && f.things[old].kind != People {
			first[r] = i
		}
	}
	return first
}
