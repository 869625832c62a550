package pdf

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Lines at the edges of pages: how many rows at the top and at the bottom are
// looked at, and in what steps of height the same line may stand elsewhere, in
// points.
const (
	edge  = 3
	drift = 6.0
)

var digits = regexp.MustCompile(`\d{1,5}`)

// margin is a row at the edge of a page.
type margin struct {
	page, row int
	y         float64
}

// dropMargins takes running headers and footers and page numbers away: rows
// that stand at the same place of several pages with the same words, or with a
// number that counts with the pages.
func dropMargins(pages []page) {
	body := bodySize(pages)
	seen := map[string][]margin{}
	for i, p := range pages {
		for _, n := range edges(len(p.rows)) {
			if r := p.rows[n]; r.pieces[0].size <= body*1.05 {
				for _, key := range keys(r.text(), p.number) {
					seen[key] = append(seen[key], margin{i, n, r.y})
				}
			}
		}
	}
	drop := map[[2]int]bool{}
	for key, all := range seen {
		on := heights(all)
		for _, m := range all {
			n := on[m.height()-1] + on[m.height()] + on[m.height()+1]
			enough := n >= 2 && (n >= 3 || !strings.HasPrefix(key, mark+" at"))
			if enough && n*3 >= len(pages) {
				drop[[2]int{m.page, m.row}] = true
			}
		}
	}
	for i := range pages {
		pages[i].rows = kept(pages[i], func(n int) bool { return drop[[2]int{i, n}] })
	}
}

// edges are the rows at the top and at the bottom of n.
func edges(n int) []int {
	var all []int
	for i := range n {
		if i < edge || i >= n-edge {
			all = append(all, i)
		}
	}
	return all
}

// mark stands in a key for the number that counts.
const mark = "\x00"

// keys are what a row may be known by on other pages: its words; its words with
// a number in them as its distance from that of the page; and that distance
// alone where the number stands at one of its ends, since the words may be the
// title of a chapter.
func keys(s string, page int) []string {
	all := []string{s}
	if point(s) {
		return all
	}
	for _, at := range digits.FindAllStringIndex(s, -1) {
		n, _ := strconv.Atoi(s[at[0]:at[1]])
		all = append(all, fmt.Sprint(s[:at[0]], mark, s[at[1]:], mark, n-page))
		switch {
		case at[1] == len(s) && at[0] > 0:
			all = append(all, fmt.Sprint(mark, " at the end", mark, n-page))
		case at[0] == 0 && at[1] < len(s):
			all = append(all, fmt.Sprint(mark, " at the beginning", mark, n-page))
		}
	}
	return all
}

// point tells whether a row begins as a point or an article does: those count,
// too.
func point(s string) bool {
	return (marker.MatchString(s) || label.MatchString(s)) && !pageNumber.MatchString(s)
}

var pageNumber = regexp.MustCompile(`(?i)^(page|p\.|seite)?\s*[-–—|(\[]*\s*(\d{1,4}|[ivxl]+)\s*[-–—|)\]]*\s*((of|/|von)\s*\d{1,4})?$`)

// height is where a row stands on its page, in steps of drift.
func (m margin) height() int { return int(math.Round(m.y / drift)) }

// heights is how many pages have a row at each height.
func heights(all []margin) map[int]int {
	on, seen := map[int]int{}, map[[2]int]bool{}
	for _, m := range all {
		if at := [2]int{m.page, m.height()}; !seen[at] {
			seen[at] = true
			on[m.height()]++
		}
	}
	return on
}

// kept are the rows that are not dropped. A number alone that is the page's,
// at an edge and away from the other rows, goes too.
func kept(p page, drop func(n int) bool) []row {
	var out []row
	for n, r := range p.rows {
		if drop(n) || n == 0 && alone(p, r, 1) || n == len(p.rows)-1 && alone(p, r, n-1) {
			continue
		}
		out = append(out, r)
	}
	return out
}

func alone(p page, r row, next int) bool {
	m := pageNumber.FindStringSubmatch(r.text())
	if m == nil || m[2] != strconv.Itoa(p.number) {
		return false
	}
	return next < 0 || next >= len(p.rows) || math.Abs(p.rows[next].y-r.y) > 2*r.pieces[0].size
}

// bodySize is the size of most letters of a file.
func bodySize(pages []page) float64 {
	count := map[float64]int{}
	for _, p := range pages {
		for _, r := range p.rows {
			for _, x := range r.pieces {
				count[math.Round(x.size*2)/2] += len(x.text)
			}
		}
	}
	sizes := make([]float64, 0, len(count))
	for s := range count {
		sizes = append(sizes, s)
	}
	slices.Sort(sizes)
	if len(sizes) == 0 {
		return 0
	}
	return slices.MaxFunc(sizes, func(a, b float64) int { return cmp.Compare(count[a], count[b]) })
}
