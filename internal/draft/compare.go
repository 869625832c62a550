package draft

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// Compare finds out what became of the points of a in b. The points are paired
// all at once, by rare words and pairs of words that they have in common, so
// that the pairs together are the most alike; then points that others took in
// or gave off are found by how much of their words the others have besides.
func Compare(a, b *Paper) *Comparison {
	m := newMatcher(a, b)
	m.match()
	c := &Comparison{A: a, B: b, Matches: m.groups()}
	m.moves(c.Matches)
	c.Matches = ordered(c.Matches)
	for i := range c.Matches {
		m.judge(&c.Matches[i])
	}
	c.Title = frame(a.Title, b.Title)
	c.Preamble = frame(a.Preamble, b.Preamble)
	c.Closing = frame(a.Closing, b.Closing)
	return c
}

func frame(a, b *readout.Span) []Segment {
	return redline(pieces([]*readout.Span{a}), pieces([]*readout.Span{b}))
}

// groups are the pairs with what was merged into them and split from them, and
// the points that have no match; the point that is paired stands first.
func (m *matcher) groups() []Match {
	var list []Match
	of := map[int]int{} // the match of a point of B
	for i, j := range m.toB {
		if j >= 0 {
			of[j] = len(list)
			list = append(list, Match{Kind: Changed, A: []int{i}, B: []int{j}})
		} else if m.freeA(i) {
			list = append(list, Match{Kind: Removed, A: []int{i}})
		}
	}
	for i := range m.toB {
		if j, ok := m.mergedInto[i]; ok {
			list[of[j]].A = append(list[of[j]].A, i)
			list[of[j]].Kind = Merged
		}
	}
	for j := range m.toA {
		if i, ok := m.splitFrom[j]; ok {
			g := &list[of[m.toB[i]]]
			g.B = append(g.B, j)
			if g.Kind == Changed {
				g.Kind = Split
			}
		} else if m.toA[j] < 0 {
			list = append(list, Match{Kind: Added, B: []int{j}})
		}
	}
	return list
}

// moves finds the matches that stand in another order among their siblings, or
// under another point.
func (m *matcher) moves(list []Match) {
	ofA, ofB := map[int]int{-1: -1}, map[int]int{-1: -1}
	for k, g := range list {
		for _, i := range g.A {
			ofA[i] = k
		}
		for _, j := range g.B {
			ofB[j] = k
		}
	}
	siblings := map[int][]int{} // by the match that they are parts of
	for k := range list {
		g := &list[k]
		if len(g.A) == 0 || len(g.B) == 0 {
			continue
		}
		p, q := ofA[m.a.paper.Points[g.A[0]].Parent], ofB[m.b.paper.Points[g.B[0]].Parent]
		if p != q {
			g.Moved = p != k && q != k // what came out of its own point has not moved
			continue
		}
		siblings[p] = append(siblings[p], k)
	}
	for _, group := range siblings {
		m.reorder(list, group)
	}
}

// reorder marks those of a group of siblings, in the order of A, that moved.
func (m *matcher) reorder(list []Match, group []int) {
	slices.SortFunc(group, func(x, y int) int { return list[x].A[0] - list[y].A[0] })
	places, weights := make([]int, len(group)), make([]float64, len(group))
	for n, k := range group {
		j := list[k].B[0]
		places[n] = j
		weights[n] = 1 + m.rarity.total(m.b.whole[j].words)/1e6 // the most points stay; of as many, the longest
		if m.a.paper.Points[list[k].A[0]].Number == m.b.paper.Points[j].Number {
			weights[n] += 1e-3 // before that, those that kept their number
		}
	}
	for n, stays := range stay(places, weights) {
		list[group[n]].Moved = !stays
	}
}

// ordered puts matches in the order of B; what was removed stands behind what
// it stood behind in A.
func ordered(list []Match) []Match {
	var there, gone []Match
	for _, g := range list {
		slices.Sort(g.A)
		slices.Sort(g.B)
		if len(g.B) > 0 {
			there = append(there, g)
		} else {
			gone = append(gone, g)
		}
	}
	slices.SortFunc(there, func(x, y Match) int { return x.B[0] - y.B[0] })
	for k := len(gone) - 1; k >= 0; k-- {
		at, before := 0, -1
		for n, g := range there {
			if len(g.A) > 0 && g.A[0] < gone[k].A[0] && g.A[0] > before {
				before, at = g.A[0], n+1
			}
		}
		there = slices.Insert(there, at, gone[k])
	}
	return there
}

// judge makes the redline of a match and tells what is kept.
func (m *matcher) judge(g *Match) {
	b := pieces(spansOf(m.b.paper, g.B))
	a := pieces(spansOf(m.a.paper, asIn(m.a.paper, g.A, b)))
	refer(a, b, m.renumbered)
	g.Redline = redline(a, b)
	if g.Kind == Changed && unchanged(g.Redline) {
		g.Kind = Kept
	}
}

// asIn are some points in the order in which their words stand in others, so
// that the redline of what was merged the other way round is short.
func asIn(p *Paper, points []int, others []piece) []int {
	places := map[string]int{}
	for i := len(others) - 1; i >= 0; i-- {
		places[strings.ToLower(others[i].text)] = i
	}
	place := func(i int) float64 {
		sum, n := 0, 0
		for _, t := range tokens(p.Points[i].Words) {
			w := strings.ToLower(t.text)
			if at, ok := places[w]; ok && t.word && !function[w] {
				sum, n = sum+at, n+1
			}
		}
		return ratio(float64(sum), float64(n))
	}
	list := slices.Clone(points)
	slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(place(i), place(j)) })
	return list
}

func spansOf(p *Paper, points []int) []*readout.Span {
	var list []*readout.Span
	for _, i := range points {
		if w := p.Points[i].Words; w != nil {
			list = append(list, w)
		}
	}
	return list
}

// renumbered is the number in B of a point of A by its number, or "".
func (m *matcher) renumbered(number string) string {
	for i, x := range m.a.paper.Points {
		if x.Number == number && m.toB[i] >= 0 {
			return m.b.paper.Points[m.toB[i]].Number
		}
	}
	return ""
}
