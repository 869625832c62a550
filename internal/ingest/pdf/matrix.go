package pdf

import "math"

// matrix is a b c d e f of x' = ax+cy+e, y' = bx+dy+f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is what m and then n do.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// drawn is what one code draws, as the page is drawn: where it begins, and how
// far it moves the pen.
type drawn struct {
	text   string
	at     matrix
	dx, dy float64
}

// quarter is which way the words of a letter run: 0 to the right, 1 upwards, 2
// to the left, 3 downwards; -1 for none of them, as watermarks run.
func (d drawn) quarter() int {
	turns := math.Atan2(d.at[1], d.at[0]) / (math.Pi / 2)
	if math.IsNaN(turns) || math.Abs(turns-math.Round(turns)) > 0.1 {
		return -1
	}
	return (int(math.Round(turns)) + 4) % 4
}

// upright are the letters that run the way of most of a page, turned so that
// they run to the right.
func upright(all []drawn) []letter {
	var counts [4]int
	for _, d := range all {
		if q := d.quarter(); q >= 0 {
			counts[q]++
		}
	}
	way := 0
	for q, n := range counts {
		if n > counts[way] {
			way = q
		}
	}
	turn := [4]matrix{identity, {0, -1, 1, 0, 0, 0}, {-1, 0, 0, -1, 0, 0}, {0, 1, -1, 0, 0, 0}}[way]
	var out []letter
	for _, d := range all {
		if d.quarter() != way {
			continue
		}
		at := d.at.mul(turn)
		w := matrix{1, 0, 0, 1, d.dx, d.dy}.mul(turn)[4]
		l := letter{text: d.text, x: at[4], y: at[5], w: w, size: math.Hypot(at[2], at[3])}
		if sane(l) {
			out = append(out, l)
		}
	}
	return out
}

// sane tells whether a letter stands somewhere and can be seen.
func sane(l letter) bool {
	const far = 1e6 // points
	return math.Abs(l.x) < far && math.Abs(l.y) < far && math.Abs(l.w) < far && l.size > 0.1 && l.size < far
}
