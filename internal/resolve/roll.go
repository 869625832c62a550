package resolve

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"readout/internal/names"
)

// mostNamesakes is how many people of one name are looked through; a name
// that more have says nothing.
const mostNamesakes = 64

// roll is the people known so far, by the words of their names.
type roll struct {
	*book
	forest  *forest
	under   map[string][]int // one of each name and cluster, by key
	listed  map[string]bool
	members map[int][]int  // of each cluster, by root
	met     map[int]circle // what each cluster is named with, as asked for
}

func newRoll(b *book, f *forest) *roll {
	return &roll{book: b, forest: f, under: map[string][]int{}, listed: map[string]bool{}}
}

// add puts people on the roll, one of each name and cluster under each key.
func (r *roll) add(things []*thing) {
	for _, t := range things {
		x := r.persons[t.at]
		for _, k := range x.calls() {
			entry := k + "\t" + strconv.Itoa(r.forest.root(t.at)) + "\t" + strings.Join(x.parts, " ")
			if !r.listed[entry] {
				r.listed[entry] = true
				r.under[k] = append(r.under[k], t.at)
			}
		}
	}
	r.members, r.met = r.forest.members(), map[int]circle{}
}

// calls are the keys under which somebody is looked for: the full ones, and
// each word of the name.
func (x *person) calls() []string {
	if len(x.parts) == 0 {
		return nil
	}
	keys := append(slices.Clone(x.keys), x.family)
	for _, w := range x.parts {
		keys = append(keys, names.Key(w))
	}
	return sorted(keys)
}

// attach finds, for names that tell less than those on the roll, the only
// one whom each can mean. What it gives besides the edges are the names that
// nobody on the roll has; those that several have stay alone.
func (r *roll) attach(things []*thing) (rest []*thing, edges []edge) {
	for _, t := range things {
		x := r.persons[t.at]
		candidates := r.candidates(x)
		if len(candidates) == 0 {
			rest = append(rest, t)
		} else if e, ok := r.choose(x, candidates); ok {
			edges = append(edges, e)
		}
	}
	return rest, edges
}

// candidates are the people on the roll with whose names a name agrees most,
// one of each cluster.
func (r *roll) candidates(x *person) []int {
	most, best := 1, map[int]int{}
	for _, k := range x.looks() {
		if len(r.under[k]) > mostNamesakes {
			continue
		}
		for _, at := range r.under[k] {
			root := r.forest.root(at)
			_, weight := agreement(x, r.persons[at])
			if weight < most || !r.forest.may(r.forest.root(x.at), root) {
				continue
			}
			if weight > most {
				most, best = weight, map[int]int{}
			}
			if old, ok := best[root]; !ok || at < old {
				best[root] = at
			}
		}
	}
	return slices.Sorted(maps.Values(best))
}

// looks are the keys under which a name looks for whom it means.
func (x *person) looks() []string {
	if x.given == "" {
		return []string{x.family}
	}
	return x.keys
}

// choose is the join with the only one of several whom a name can mean: the
// only one at all, or the one in whose company it is far likelier. A name that
// is not sure needs something that it is named with.
func (r *roll) choose(x *person, candidates []int) (edge, bool) {
	first, lead := r.likeliest(x, candidates)
	y := r.persons[first]
	v := agree(x, y)
	alone, met := len(candidates) == 1, r.meets(x, first)
	switch {
	case alone && (v.strength >= sure || met > 0 || lonely(x)):
		v.reasons = append(v.reasons, Reason{Kind: OnlyOne, A: x.id, B: y.id, Words: x.name})
	case !alone && met > 0 && lead >= leastLead:
		v.reasons = append(v.reasons, Reason{Kind: Likeliest, A: x.id, B: y.id, Words: strconv.Itoa(int(math.Exp2(min(lead, mostLead)))) + " times likelier"})
	default:
		return edge{}, false
	}
	r.circumstances(&v, x, y)
	return edge{min(x.at, y.at), max(x.at, y.at), v}, true
}

// lonely tells whether somebody is named without anybody else.
func lonely(x *person) bool { return len(without(x.page.company, "person "+x.family)) == 0 }

// How many bits likelier the candidate must be than the next one, and how
// many are told.
const (
	leastLead = 3
	mostLead  = 20
)

// likeliest is the candidate in whose company a name is most likely found,
// with the bits that the next one is behind.
func (r *roll) likeliest(x *person, candidates []int) (first int, lead float64) {
	best, next := math.Inf(-1), math.Inf(-1)
	for _, at := range candidates {
		if bits := r.bits(x, at, candidates); bits > best {
			first, best, next = at, bits, best
		} else {
			next = max(next, bits)
		}
	}
	return first, best - next
}

// unseen is how often somebody is taken to be named with what they were not
// yet named with.
const unseen = 0.1

// bits is how likely a name is found with what it is found with, if it means
// somebody: naive Bayes over the documents of that person, without a prior,
// so that it is not the more famous one who is taken. What no candidate is
// named with says nothing.
func (r *roll) bits(x *person, at int, candidates []int) float64 {
	c, sum := r.circle(at), 0.0
	for _, k := range x.circle() {
		if slices.ContainsFunc(candidates, func(o int) bool { return r.circle(o).count[k] > 0 }) {
			sum += math.Log2((float64(c.count[k]) + unseen) / (float64(c.documents) + 2*unseen))
		}
	}
	return sum
}

// meets is how much of what a name is found with somebody on the roll is
// found with.
func (r *roll) meets(x *person, at int) (n int) {
	for _, k := range x.circle() {
		if r.circle(at).count[k] > 0 {
			n++
		}
	}
	return n
}

// The marks of the keys of a circle.
const (
	officeMark  = 'o'
	stateMark   = 's'
	companyMark = 'c'
)

// circle is what somebody is named with in a document: offices, their
// states, and the company.
func (x *person) circle() []string {
	var keys []string
	for mark, list := range map[byte][]string{officeMark: x.titles, stateMark: x.facets["state"], companyMark: without(x.page.company, "person "+x.family)} {
		for _, k := range list {
			keys = append(keys, string(mark)+k)
		}
	}
	return sorted(keys)
}

// circle is what somebody on the roll is named with, in how many documents.
type circle struct {
	documents int
	count     map[string]int
}

// circle is that of somebody on the roll.
func (r *roll) circle(at int) circle {
	root := r.forest.root(at)
	if c, ok := r.met[root]; ok {
		return c
	}
	c := circle{documents: len(r.members[root]), count: map[string]int{}}
	for _, m := range r.members[root] {
		if x := r.persons[m]; x != nil {
			for _, k := range x.circle() {
				c.count[k]++
			}
		}
	}
	r.met[root] = c
	return c
}
