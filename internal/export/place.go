package export

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"readout"
)

// parts are where the pages of a document begin, or the paragraphs of one that
// has no pages.
type parts struct {
	starts    []int
	one, many string // "p. ", "pp. "
}

func partsOf(d readout.Document) parts {
	if len(d.Pages) > 0 {
		return parts{d.Pages, "p. ", "pp. "}
	}
	return parts{d.Paragraphs, "paragraph ", "paragraphs "}
}

// place names the pages or paragraphs that spans stand on, of the document of
// the first, the first three of them: "p. 4", "paragraphs 4, 5". It is empty
// where the document has neither.
func (b *book) place(spans []readout.Span) string {
	if len(spans) == 0 {
		return ""
	}
	parts := b.parts[spans[0].Doc]
	var on []int
	for _, s := range spans {
		if len(parts.starts) > 0 && s.Doc == spans[0].Doc {
			on = append(on, parts.at(s.Start), parts.at(s.End-1))
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
		return parts.one + words[0]
	}
	return parts.many + strings.Join(words, ", ")
}

// at is the part that a code point stands in, from 1.
func (p parts) at(point int) int {
	return max(1, sort.Search(len(p.starts), func(i int) bool { return p.starts[i] > point }))
}
