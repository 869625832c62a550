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
// looked at, and how far the same line may stand elsewhere, in points.
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
		counts := strings.Contains(key, mark)
		for _, m := range all {
			n := others(all, m)
			if n >= 2 && n*3 >= len(pages) && !(counts && marked(key)) {
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

// keys are what a row may be known by on other pages: its words, and its words
// with a number in them as its distance from that of the page.
func keys(s string, page int) []string {
	all := []string{s}
	for _, at := range digits.FindAllStringIndex(s, -1) {
		n, _ := strconv.Atoi(s[at[0]:at[1]])
		all = append(all, fmt.Sprint(s[:at[0]], mark, s[at[1]:], mark, n-page))
	}
	return all
}

// marked tells whether the words of a key begin as a point or an article does:
// those count, too.
func marked(key string) bool {
	before, after, _ := strings.Cut(key, mark)
	after, _, _ = strings.Cut(after, mark)
	s := before + "1" + after
	return (marker.MatchString(s) || label.MatchString(s)) && !pageNumber.MatchString(s)
}

var pageNumber = regexp.MustCompile(`(?i)^(page|p\.|seite)?\s*[-–—|(\[]*\s*(\d{1,4}|[ivxl]+)\s*[-–—|)\]]*\s*((of|/|von)\s*\d{1,4})?$`)

// others is how many pages have a row at that height.
func others(all []margin, m margin) int {
	on := map[int]bool{}
	for _, o := range all {
		if math.Abs(o.y-m.y) <= drift {
			on[o.page] = true
		}
	}
	return len(on)
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
