package draft

import "slices"

// What two points need to be one, by how alike they are, was found on the
// pairs of testdata/pairs/development.
const (
	alikeEnough  = 0.27 // anywhere
	alikeInGap   = 0.13 // between the same neighbours
	coveredPart  = 0.40 // of a point, in what the other's match leaves
	weakMatch    = 0.42 // that a merger or a split may break
	brokenFor    = 0.15 // how much more of the point must stand elsewhere for that
	touching     = 0.20 // of a point, at least, in the other at all
	repeated     = 0.75 // what words count for that the match has too
	beside       = 0.08 // how much it counts that parts stand side by side
	subShare     = 0.3  // of the words of sub-points that count for their point
	parentShare  = 0.15 // how much it counts that points are parts of points alike
	orderShare   = 0.06 // how much it counts that points stand in like places
	fewestInPart = 2    // words with content of a part
)

// side is the points of one version, ready to be matched.
type side struct {
	paper *Paper
	own   []terms // of each point
	whole []terms // with those of its sub-points, in part
}

func newSide(p *Paper) side {
	s := side{paper: p}
	for _, x := range p.Points {
		t := termsOf(tokens(x.Words))
		s.own = append(s.own, t)
		w := terms{bag{}, bag{}}
		w.add(t, 1)
		s.whole = append(s.whole, w)
	}
	for i := len(p.Points) - 1; i >= 0; i-- {
		if over := p.Points[i].Parent; over >= 0 {
			share := subShare
			if s.own[over].contents() < fewestInPart {
				share = 1
			}
			s.whole[over].add(s.whole[i], share)
		}
	}
	return s
}

// matcher finds out which points are which.
type matcher struct {
	a, b   side
	rarity rarity
	alike  [][]float64
	toB    []int // the point of B for each of A, or -1
	toA    []int
	mergedInto,
	splitFrom map[int]int // further points of A in one of B; further points of B out of one of A
}

func newMatcher(a, b *Paper) *matcher {
	m := &matcher{a: newSide(a), b: newSide(b), mergedInto: map[int]int{}, splitFrom: map[int]int{}}
	m.rarity = rarityOf(append(slices.Clone(m.a.own), m.b.own...))
	m.alike = m.rarity.alike(m.a.whole, m.b.whole)
	for i, row := range m.alike {
		for j := range row {
			if len(m.a.whole[i].words)+len(m.b.whole[j].words) == 0 {
				row[j] = alikeEnough // both are numbers alone
			}
		}
	}
	return m
}

// match pairs the points: the best pairs all together, then what stands in
// the same gap, then mergers and splits.
func (m *matcher) match() {
	m.toB = assign(m.gains())
	m.toA = make([]int, len(m.b.own))
	for j := range m.toA {
		m.toA[j] = -1
	}
	for i, j := range m.toB {
		if j >= 0 {
			m.toA[j] = i
		}
	}
	m.parts()
	m.gaps()
	m.parts()
}

// gains are how much each pair of points is worth: how alike they are, with
// a little for parts of points alike and for like places.
func (m *matcher) gains() [][]float64 {
	gain := make([][]float64, len(m.alike))
	for i, row := range m.alike {
		gain[i] = make([]float64, len(row))
		for j, s := range row {
			if s < alikeEnough {
				continue
			}
			p, q := m.a.paper.Points[i].Parent, m.b.paper.Points[j].Parent
			switch {
			case p >= 0 && q >= 0:
				s += parentShare * m.alike[p][q]
			case p < 0 && q < 0:
				s += parentShare / 2
			}
			gain[i][j] = s + orderShare*m.near(i, j)
		}
	}
	return gain
}

// near is how near two points stand, from 0 to 1.
func (m *matcher) near(i, j int) float64 {
	x, y := float64(i)/float64(len(m.a.own)), float64(j)/float64(len(m.b.own))
	return 1 - max(x-y, y-x)
}

// gaps pairs points that are less alike but stand between the same points, or
// under the same point, in the order of the text.
func (m *matcher) gaps() {
	for i := range m.toB {
		if !m.freeA(i) {
			continue
		}
		best, with := alikeInGap, -1
		for j := range m.toA {
			if m.freeB(j) && m.alike[i][j] > best && m.sameGap(i, j) {
				best, with = m.alike[i][j], j
			}
		}
		if with >= 0 {
			m.toB[i], m.toA[with] = with, i
		}
	}
}

func (m *matcher) freeA(i int) bool {
	_, merged := m.mergedInto[i]
	return m.toB[i] < 0 && !merged
}

func (m *matcher) freeB(j int) bool {
	_, split := m.splitFrom[j]
	return m.toA[j] < 0 && !split
}

// sameGap tells whether two points have the same parent and the same match
// before or behind them, free points left out.
func (m *matcher) sameGap(i, j int) bool {
	p, q := m.a.paper.Points[i].Parent, m.b.paper.Points[j].Parent
	if (p < 0) != (q < 0) || p >= 0 && m.toB[p] != q {
		return false
	}
	before := m.neighbour(m.a.paper, i, -1, m.toB)
	behind := m.neighbour(m.a.paper, i, 1, m.toB)
	beforeB, behindB := m.neighbour(m.b.paper, j, -1, m.toA), m.neighbour(m.b.paper, j, 1, m.toA)
	same := func(a, b int) bool { return a < 0 && b < 0 || a >= 0 && b >= 0 && m.toB[a] == b }
	return same(before, beforeB) && same(behind, behindB)
}

// neighbour is the next sibling of a point in a direction that has a match, or
// -1.
func (m *matcher) neighbour(p *Paper, i, by int, to []int) int {
	for k := i + by; k >= 0 && k < len(p.Points); k += by {
		if p.Points[k].Parent == p.Points[i].Parent && to[k] >= 0 {
			return k
		}
	}
	return -1
}
