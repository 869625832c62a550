package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// piece is a stretch of a line without a wide gap: of one column, or of one
// cell of a table.
type piece struct {
	text   string
	x0, x1 float64
	y      float64 // of the base line
	size   float64 // of the largest letters
}

// row is the pieces on one base line, from left to right.
type row struct {
	pieces []piece
	y      float64
}

func (r row) text() string {
	var all []string
	for _, p := range r.pieces {
		all = append(all, p.text)
	}
	return strings.Join(all, " ")
}

// Gaps between letters, in the size of the letters: what is wider than wordGap
// is a space, what is wider than pieceGap ends a piece. Letters whose base lines
// are nearer than sameLine stand on one line: small ones above it are marks of
// footnotes.
const (
	wordGap  = 0.17
	pieceGap = 1.0
	sameLine = 0.4
)

// rows puts the letters of a page together, from its top.
func rows(all []letter) []row {
	all = slices.DeleteFunc(all, func(l letter) bool { return strings.TrimSpace(l.text) == "" && l.w <= 0 })
	slices.SortStableFunc(all, func(a, b letter) int { return cmp.Compare(b.y, a.y) })
	var out []row
	for len(all) > 0 {
		base, n := all[0], 1
		for ; n < len(all) && base.y-all[n].y < sameLine*max(base.size, all[n].size); n++ {
			if all[n].size > base.size*1.05 {
				base = all[n]
			}
		}
		if ps := stretched(pieces(all[:n])); len(ps) > 0 {
			out = append(out, row{ps, base.y})
		}
		all = all[n:]
	}
	return out
}

// pieces are those of the letters of one line.
func pieces(line []letter) []piece {
	slices.SortStableFunc(line, func(a, b letter) int { return cmp.Compare(a.x, b.x) })
	var out []piece
	var b strings.Builder
	var now piece
	last := letter{x: math.Inf(-1)}
	flush := func() {
		if now.text = clean(b.String()); now.text != "" {
			out = append(out, now)
		}
		b.Reset()
		last = letter{x: math.Inf(-1)}
	}
	for _, l := range line {
		blank := strings.TrimSpace(l.text) == ""
		gap := l.x - last.x - last.w
		switch {
		case b.Len() > 0 && twice(last, l):
			continue
		case blank:
			b.WriteByte(' ') // how wide it is, the next letter tells
			continue
		case b.Len() > 0 && gap > pieceGap*max(l.size, last.size):
			flush()
		case b.Len() > 0 && gap > wordGap*min(l.size, last.size):
			b.WriteByte(' ')
		}
		if last.text == "" {
			b.Reset()
			now = piece{x0: l.x, y: l.y, size: l.size}
		}
		b.WriteString(l.text)
		now.x1 = max(now.x1, l.x+l.w)
		if l.size > now.size*1.05 {
			now.y, now.size = l.y, l.size
		}
		last = l
	}
	flush()
	return out
}

// stretched puts the words of a line together that was set to full width with
// spaces so wide that each word is a piece: the spaces are all alike.
func stretched(ps []piece) []piece {
	var out []piece
	for i := 0; i < len(ps); {
		n := i + 1
		for n < len(ps) && word(ps[n-1]) && word(ps[n]) && ps[n].x0-ps[n-1].x1 < 4*ps[n].size &&
			(n == i+1 || math.Abs(ps[n].x0-ps[n-1].x1-ps[i+1].x0+ps[i].x1) < 0.15*ps[n].size) {
			n++
		}
		if n-i < 3 {
			n = i + 1
		}
		p := ps[i]
		for _, q := range ps[i+1 : n] {
			p.text, p.x1 = p.text+" "+q.text, q.x1
		}
		out = append(out, p)
		i = n
	}
	return out
}

func word(p piece) bool { return !strings.Contains(p.text, " ") }

// twice tells whether a letter is drawn over itself, as bold ones are where
// there is no bold font.
func twice(a, b letter) bool {
	return a.text == b.text && math.Abs(b.x-a.x) < 0.1*b.size && math.Abs(b.y-a.y) < 0.1*b.size && a.size == b.size
}

// clean is s with ligatures taken apart, without what cannot be seen, and with
// single spaces.
func clean(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch apart, ok := ligatures[r]; {
		case ok:
			b.WriteString(apart)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case r >= '\uF020' && r <= '\uF0FF': // a sign of a symbol font
			b.WriteRune('•')
		case unicode.IsControl(r), r == '\u200B', r == '\uFEFF', r == '\u2060':
		default:
			b.WriteRune(r)
		}
	}
	return soft(strings.Join(strings.Fields(b.String()), " "))
}

// soft is s without soft hyphens, but for one at its end where a word stands
// before it.
func soft(s string) string {
	without := strings.ReplaceAll(s, "\u00AD", "")
	if without != "" && strings.HasSuffix(s, "\u00AD") {
		without += "\u00AD"
	}
	return without
}

var ligatures = map[rune]string{
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
}
