package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of a block as it is printed.
type line struct {
	text   string
	x0, x1 float64
	y      float64
	size   float64
	page   int
	marked bool // it begins with a number, a letter or a bullet of a list
	cells  bool // it is a row of a table
}

// linesOf are the lines of a block.
func linesOf(rows []row, page int) []line {
	var out []line
	for _, r := range rows {
		first, last := r.pieces[0], r.pieces[len(r.pieces)-1]
		l := line{text: first.text, x0: first.x0, x1: last.x1, y: r.y, size: first.size, page: page}
		for i, p := range r.pieces[1:] {
			gap := "\t"
			if label.MatchString(l.text) || p.x0-r.pieces[i].x1 < 2*p.size && !l.cells && len(r.pieces) == 2 {
				gap = " "
			}
			l.cells = l.cells || gap == "\t"
			l.text += gap + p.text
			l.size = max(l.size, p.size)
		}
		l.marked = marker.MatchString(l.text)
		out = append(out, l)
	}
	return out
}

const marks = `(?:[•‣▪●◦–—·*\-]|§\s?\d{1,3}\.?|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxlIVXL]{2,6})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|(?:Article|Point|Section|Annex)\s\w{1,6}[.:]?)`

var (
	label  = regexp.MustCompile(`^` + marks + `$`)
	marker = regexp.MustCompile(`^` + marks + `\s\S`)
	// leaders lead to the number of a page in a list of contents.
	leaders = regexp.MustCompile(`\.{4,}\s*[\divxl]{1,5}$|(?:\. ){4,}[\divxl]{1,5}$`)
)

// shape is what most lines of a block have in common.
type shape struct {
	left, right float64
	leading     float64 // from one base line to the next
}

func shapeOf(lines []line) shape {
	s := shape{left: math.Inf(1), right: math.Inf(-1)}
	var gaps []float64
	for i, l := range lines {
		s.left, s.right = min(s.left, l.x0), max(s.right, l.x1)
		if i > 0 {
			gaps = append(gaps, lines[i-1].y-l.y)
		}
	}
	if slices.Sort(gaps); len(gaps) > 0 {
		s.leading = gaps[len(gaps)/5]
	}
	return s
}

// breaks tells whether a paragraph ends between two lines of a block; lines is
// how many of it stand above.
func (s shape) breaks(a, b line, first line, lines int) bool {
	switch em := b.size; {
	case a.cells || b.cells || b.marked || otherSize(a, b) || leaders.MatchString(a.text):
		return true
	case a.y-b.y > 1.35*em && a.y-b.y > min(1.35*s.leading, 2.5*em):
		return true
	case b.x0 > a.x0+0.8*em && !first.marked && !centred(a, b):
		return true // its first line is set in
	case lines > 1 && b.x0 < a.x0-0.8*em && !centred(a, b):
		return true // what was set in ends
	}
	return s.short(a, b)
}

// short tells whether a line ends although the first word of the next would
// still have stood on it.
func (s shape) short(a, b line) bool {
	word, _, _ := strings.Cut(b.text, " ")
	wide := (b.x1 - b.x0) / float64(max(utf8.RuneCountInString(b.text), 1))
	return s.right-a.x1 > wide*float64(utf8.RuneCountInString(word)+1)+1.5*a.size && !centred(a, b)
}

// centred tells whether both lines have the same middle but not the same edges.
func centred(a, b line) bool {
	return math.Abs(a.x0+a.x1-b.x0-b.x1) < 0.5*a.size && math.Abs(a.x0-b.x0) > 0.5*a.size
}

func otherSize(a, b line) bool { return max(a.size, b.size) > 1.12*min(a.size, b.size) }

// goesOn tells whether a paragraph goes on from the last line of a block in the
// first line of the next block.
func goesOn(a, b line) bool {
	if a.cells || b.cells || b.marked || otherSize(a, b) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(b.text)
	return !closed(a.text) && (unicode.IsLower(r) || unicode.IsDigit(r) || broken(a.text) || len(a.text) > 40)
}

// closed tells whether the words may be the end of a paragraph.
func closed(s string) bool {
	s = strings.TrimRight(s, `"'”’)]`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…", r)
}
