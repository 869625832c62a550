package draft

// parts finds mergers and splits: a point that has no match, or a weak one,
// and whose words stand in what another match leaves of a point of the other
// version.
func (m *matcher) parts() {
	for i := range m.toB {
		if j := m.part(i, m.a, m.b, m.toB, m.toA, m.mergedInto, func(i, j int) float64 { return m.alike[i][j] }); j >= 0 {
			m.mergedInto[i] = j
		}
	}
	for j := range m.toA {
		if i := m.part(j, m.b, m.a, m.toA, m.toB, m.splitFrom, func(j, i int) float64 { return m.alike[i][j] }); i >= 0 {
			m.splitFrom[j] = i
		}
	}
}

// part is the point on the other side that point i went into besides the one
// that is matched with it, or -1; a weak match of i is broken for it. to and
// back are the matches of either side, into the parts found so far.
func (m *matcher) part(i int, from, other side, to, back []int, into map[int]int, alike func(i, j int) float64) int {
	_, done := into[i]
	if done || from.own[i].contents() < fewestInPart {
		return -1
	}
	if to[i] >= 0 && (alike(i, to[i]) > weakMatch || m.loaded(i, to[i])) {
		return -1
	}
	best, where := coveredPart, -1
	if to[i] >= 0 {
		best = max(best, m.rarity.covered(from.own[i], other.own[to[i]])+brokenFor)
	}
	for j := range back {
		if back[j] < 0 || j == to[i] {
			continue
		}
		c := m.fits(i, j, from, other, back[j], into)
		if away := i - back[j]; away == 1 || away == -1 {
			c += beside
		}
		if c > best {
			best, where = c, j
		}
	}
	if where >= 0 && to[i] >= 0 {
		back[to[i]] = -1
		to[i] = -1
	}
	return where
}

// loaded tells whether either of two points of a pair may have parts already.
func (m *matcher) loaded(i, j int) bool {
	for _, at := range m.mergedInto {
		if at == i || at == j {
			return true
		}
	}
	for _, at := range m.splitFrom {
		if at == i || at == j {
			return true
		}
	}
	return false
}

// fits is how well a point fits in a point of the other side that another is
// matched with, from 0 to 1: how much of it stands in what the match and the
// parts found so far leave of that; or, where it has more words by now, how
// much of either stands in the other; or, where both parts repeat some words,
// how much of it stands there at all, which counts for less.
func (m *matcher) fits(i, j int, from, other side, match int, into map[int]int) float64 {
	part, point := from.own[i], other.own[j]
	all := m.rarity.covered(part, point)
	if all < touching {
		return 0
	}
	rest := point.without(from.own[match])
	for k, at := range into {
		if at == j {
			rest = rest.without(from.own[k])
		}
	}
	fit := repeated * all
	if rest.contents() < fewestInPart {
		return fit
	}
	there := m.rarity.covered(part, rest)
	return max(fit, there, (there+m.rarity.covered(rest, part))/2)
}
