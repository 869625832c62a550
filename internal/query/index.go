package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Terms are the words under which an index finds an item: "w:" and a word of its
// text, a field with ":" and a word of a value of it, "date:" and a year
// in which it holds. Each stands once; folded words have no spaces.
func Terms(x Item) []string {
	var out []string
	for _, w := range strings.Fields(x.Text) {
		out = append(out, "w:"+w)
	}
	for field, values := range x.Fields {
		for _, v := range values {
			for _, w := range strings.Fields(v) {
				out = append(out, field+":"+w)
			}
		}
	}
	out = append(out, years(x.First, x.Last)...)
	slices.Sort(out)
	return slices.Compact(out)
}

// longest is for how many years something may hold to be found by each of them.
const longest = 5

// always is the term of what holds for longer.
const always = "date:always"

// years are the terms of the years from one day to another.
func years(first, last string) []string {
	from, to := year(first), year(last)
	if from < 0 || to < from {
		return nil
	}
	if to-from >= longest {
		return []string{always}
	}
	var out []string
	for ; from <= to; from++ {
		out = append(out, Year(from))
	}
	return out
}

// year is that of a day, or -1.
func year(day string) int {
	if len(day) < 4 {
		return -1
	}
	n, err := strconv.Atoi(day[:4])
	if err != nil {
		return -1
	}
	return n
}

// Year is the term of a year.
func Year(y int) string { return fmt.Sprintf("date:%04d", y) }

// YearOf is the year that a term is of.
func YearOf(term string) (int, bool) {
	digits, ok := strings.CutPrefix(term, "date:")
	y := year(digits)
	return y, ok && y >= 0
}

// Index is where an item's terms are found again.
type Index interface {
	// Places are the numbers of the items that have a term, rising.
	Places(term string) ([]uint32, error)
	// Years are those of which there is a term.
	Years() ([]int, error)
}

// Candidates are the numbers of items among which are all that a query asks
// for; sure tells whether they are these alone, all whether every item may be
// one, so that there are no numbers.
func Candidates(e Expr, in Index) (places []uint32, sure, all bool, err error) {
	found, err := e.candidates(in)
	return found.places, found.sure, found.all, err
}

// Within is a query for what is in a list and asked for by e, which may be nil.
func Within(list string, e Expr) Expr {
	in := has{"list", list}
	if e == nil {
		return in
	}
	return all{in, e}
}

// candidates is a set of numbers that holds what is asked for.
type candidates struct {
	places []uint32
	sure   bool // all of them are asked for
	all    bool // every number; places is nil
}

func (e all) candidates(in Index) (candidates, error) {
	out := candidates{all: true, sure: true}
	var less []uint32
	for _, x := range e {
		turned, negative := x.(not)
		if negative {
			x = turned.Expr
		}
		c, err := x.candidates(in)
		if err != nil {
			return c, err
		}
		switch {
		case !negative:
			out = out.and(c)
		case c.sure && !c.all:
			less = unite(less, c.places)
		default:
			out.sure = false
		}
	}
	if out.all && len(less) > 0 {
		out.sure = false
	} else if len(less) > 0 {
		out.places = minus(out.places, less)
	}
	return out, nil
}

// and is what is in both sets.
func (c candidates) and(d candidates) candidates {
	sure := c.sure && d.sure
	switch {
	case c.all:
		return candidates{d.places, sure, d.all}
	case d.all:
		return candidates{c.places, sure, false}
	}
	return candidates{Intersect(c.places, d.places), sure, false}
}

func (e any) candidates(in Index) (candidates, error) {
	out := candidates{sure: true}
	for _, x := range e {
		c, err := x.candidates(in)
		if err != nil {
			return c, err
		}
		out = candidates{unite(out.places, c.places), out.sure && c.sure, out.all || c.all}
	}
	if out.all {
		out.places = nil
	}
	return out, nil
}

// candidates: what is turned round can only be told of each item.
func (e not) candidates(Index) (candidates, error) { return candidates{all: true}, nil }

func (e has) candidates(in Index) (candidates, error) { return words(in, e.field+":", e.value) }

func (e says) candidates(in Index) (candidates, error) { return words(in, "w:", e.words) }

// words are the items that have each word behind a prefix: surely what is asked
// for where it is one word.
func words(in Index, prefix, phrase string) (candidates, error) {
	parts := strings.Fields(phrase)
	out := candidates{all: true, sure: len(parts) == 1}
	for _, w := range parts {
		places, err := in.Places(prefix + w)
		if err != nil {
			return out, err
		}
		out = out.and(candidates{places: places, sure: out.sure})
	}
	return out, nil
}

func (e time) candidates(in Index) (candidates, error) {
	known, err := in.Years()
	if err != nil {
		return candidates{}, err
	}
	terms := []string{always}
	for _, y := range known {
		if (e.from == "" || y >= year(e.from)) && (e.to == "" || y <= year(e.to)) {
			terms = append(terms, Year(y))
		}
	}
	var out candidates
	for _, term := range terms {
		places, err := in.Places(term)
		if err != nil {
			return out, err
		}
		out.places = unite(out.places, places)
	}
	return out, nil
}

// Intersect is what two rising lists share.
func Intersect(a, b []uint32) []uint32 {
	var out []uint32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			out = append(out, a[i])
			i++
			j++
		}
	}
	return out
}

// minus is what is in the first of two rising lists only.
func minus(a, b []uint32) []uint32 {
	return slices.DeleteFunc(slices.Clone(a), func(x uint32) bool { _, found := slices.BinarySearch(b, x); return found })
}

// unite is what is in one of two rising lists, rising.
func unite(a, b []uint32) []uint32 {
	out := make([]uint32, 0, len(a)+len(b))
	out = append(append(out, a...), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
