package pdf

import "slices"

// paragraph is the lines of one, or the rows of a table.
type paragraph struct{ lines []line }

func (p paragraph) last() line { return p.lines[len(p.lines)-1] }

// paragraphs are those of all pages.
func paragraphs(pages []page) []paragraph {
	var out []paragraph
	for _, p := range pages {
		for _, b := range blocks(p.rows) {
			next := split(linesOf(b, p.number))
			if n := len(out); n > 0 && len(next) > 0 && goesOn(out[n-1].last(), next[0].lines[0]) {
				out[n-1].lines = append(out[n-1].lines, next[0].lines...)
				next = next[1:]
			}
			out = append(out, next...)
		}
	}
	return out
}

// split takes the lines of a block apart into paragraphs. The rows of a table
// stay together.
func split(lines []line) []paragraph {
	var out []paragraph
	s := shapeOf(lines)
	for i, l := range lines {
		n := len(out)
		switch {
		case i == 0:
			out = append(out, paragraph{lines[:1:1]})
		case l.cells && lines[i-1].cells, !s.breaks(lines[i-1], l, out[n-1].lines[0], len(out[n-1].lines)):
			out[n-1].lines = append(out[n-1].lines, l)
		default:
			out = append(out, paragraph{slices.Clone(lines[i : i+1])})
		}
	}
	return out
}
