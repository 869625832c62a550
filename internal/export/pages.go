package export

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"readout"
)

// pages names the pages that spans stand on, of the document of the first, the
// first three of them: "p. 4", "pp. 4, 5". It is empty where the document has
// no pages.
func (b *book) pages(spans []readout.Span) string {
	if len(spans) == 0 {
		return ""
	}
	starts := b.pageStarts[spans[0].Doc]
	var on []int
	for _, s := range spans {
		if len(starts) > 0 && s.Doc == spans[0].Doc {
			on = append(on, pageOf(starts, s.Start), pageOf(starts, s.End-1))
		}
	}
	slices.Sort(on)
	on = slices.Compact(on)
	var words []string
	for i, n := range on {
		if i == 3 {
			words = append(words, "…")
			break
		}
		words = append(words, strconv.Itoa(n))
	}
	switch len(words) {
	case 0:
		return ""
	case 1:
		return "p. " + words[0]
	}
	return "pp. " + strings.Join(words, ", ")
}

// pageOf is the page that a code point stands on, from 1.
func pageOf(starts []int, at int) int {
	return max(1, sort.Search(len(starts), func(i int) bool { return starts[i] > at }))
}
