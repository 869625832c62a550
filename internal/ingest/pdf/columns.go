package pdf

import (
	"cmp"
	"math"
	"slices"
)

// Columns, in points: how wide the space between them is at least, and they.
const (
	gutter     = 7.0
	narrow     = 70.0
	filling    = 0.75 // how much of its width most lines of a column fill
	minLines   = 3    // in each column
	maxColumns = 6
)

// blocks are the rows of a page in reading order, each block in one column.
func blocks(rows []row) [][]row {
	var all []piece
	for _, r := range rows {
		all = append(all, r.pieces...)
	}
	var out [][]row
	for len(all) > 0 {
		b, ok := findBand(all, maxColumns)
		if !ok {
			return append(out, inRows(all))
		}
		if b.from > 0 {
			out = append(out, inRows(all[:b.from]))
		}
		for _, side := range b.both(all) {
			out = append(out, blocks(inRows(side))...)
		}
		all = all[b.to:]
	}
	return out
}

// band is a stretch of pieces that stand in columns: those to the left of a
// space, and those to the right.
type band struct {
	from, to int
	a, b     float64 // where the space begins and ends
}

// findBand is the first band of pieces, which are in their order from the top.
// It has no more columns than most.
func findBand(all []piece, most int) (band, bool) {
	for i := 0; i+1 < len(all) && most > 1; i++ {
		p, q := all[i], all[i+1]
		if p.x0 > q.x0 {
			p, q = q, p
		}
		if q.x0-p.x1 < gutter || math.Abs(p.y-q.y) > max(p.size, q.size) {
			continue
		}
		b := band{i, i + 2, p.x1, q.x0}
		b.grow(all)
		if b.columns(all, most) {
			return b, true
		}
		i = max(i, b.to-2)
	}
	return band{}, false
}

// grow takes in the pieces above and below that leave the space free.
func (b *band) grow(all []piece) {
	for b.to < len(all) && b.take(all[b.to]) {
		b.to++
	}
	for b.from > 0 && b.take(all[b.from-1]) {
		b.from--
	}
	b.trim(all)
}

// take narrows the space by a piece, unless it would close it.
func (b *band) take(p piece) bool {
	from, to := b.a, b.b
	switch {
	case p.x1 <= b.b-gutter && p.x0 < b.a:
		from = max(from, p.x1)
	case p.x0 >= b.a+gutter:
		to = min(to, p.x0)
	default:
		return false
	}
	if to-from < gutter {
		return false
	}
	b.a, b.b = from, to
	return true
}

// trim takes pieces off the end that stand on one side alone, once one stands
// apart from that above it: the text goes on there over the whole width.
func (b *band) trim(all []piece) {
	last, ends := map[bool]piece{}, map[bool]int{}
	for i := b.from; i < b.to; i++ {
		ends[b.left(all[i])] = i
	}
	leading := math.Inf(1)
	for i := b.from; i < b.to; i++ {
		p, side := all[i], b.left(all[i])
		above, ok := last[side]
		other, both := last[!side]
		gap := above.y - p.y
		if ok && both && gap > 1.15*leading && other.y-p.y > 1.15*leading && ends[!side] < i {
			b.to = i
			return
		}
		if ok && gap > 0.8*p.size {
			leading = min(leading, gap)
		}
		last[side] = p
	}
}

func (b *band) left(p piece) bool { return p.x1 <= b.b-gutter/2 && p.x0 < b.a }

// both are the pieces to the left and to the right of the space.
func (b *band) both(all []piece) [2][]piece {
	var left, right []piece
	for _, p := range all[b.from:b.to] {
		if b.left(p) {
			left = append(left, p)
		} else {
			right = append(right, p)
		}
	}
	return [2][]piece{left, right}
}

// columns tells columns of words from a table: their lines are filled. There
// may be columns on each side, too.
func (b *band) columns(all []piece, most int) bool {
	for _, side := range b.both(all) {
		if len(side) < minLines {
			return false
		}
		if _, ok := findBand(side, most-1); !ok && !filled(side) {
			return false
		}
	}
	return true
}

// filled tells whether most lines are nearly as wide as the column is.
func filled(ps []piece) bool {
	x0, x1 := math.Inf(1), math.Inf(-1)
	widths := make([]float64, len(ps))
	for i, p := range ps {
		x0, x1, widths[i] = min(x0, p.x0), max(x1, p.x1), p.x1-p.x0
	}
	slices.Sort(widths)
	return x1-x0 >= narrow && widths[len(widths)/2] >= filling*(x1-x0)
}

// inRows puts pieces on one base line together.
func inRows(all []piece) []row {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b piece) int { return cmp.Compare(b.y, a.y) })
	var out []row
	for _, p := range all {
		if n := len(out); n > 0 && out[n-1].y-p.y < sameLine*p.size {
			out[n-1].pieces = append(out[n-1].pieces, p)
		} else {
			out = append(out, row{[]piece{p}, p.y})
		}
	}
	for _, r := range out {
		slices.SortStableFunc(r.pieces, func(a, b piece) int { return cmp.Compare(a.x0, b.x0) })
	}
	return out
}
