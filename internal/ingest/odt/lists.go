package odt

import (
	"encoding/xml"
	"strconv"
	"strings"

	"readout/internal/ingest"
	"readout/internal/ingest/office"
)

// deepest is how deep lists count.
const deepest = 10

// level is how one level of a list counts.
type level struct {
	format, prefix, suffix string
	bullet                 bool
	shown                  int // how many levels the number shows
	start                  int
}

// lists are the kinds of lists of a document, by their styles.
type lists struct {
	kinds  map[string]map[int]level
	counts map[int][]int  // where each level of a list stands; 0 is the headings
	begun  int            // lists so far
	same   map[string]int // the list that the one of an id counts with
	last   map[string]int // the last list of a style
}

func newLists() lists {
	return lists{kinds: map[string]map[int]level{}, counts: map[int][]int{}, same: map[string]int{}, last: map[string]int{}}
}

// headings is the style of the numbers of headings.
const headings = "\x00headings"

// read reads the kinds of lists that a part describes.
func (l *lists) read(z *office.File, part string, limit int64) error {
	kind, at := "", 0
	return z.Walk(part, limit, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "list-style":
			kind = office.Attr(e, "name")
			l.kinds[kind] = map[int]level{}
		case "outline-style":
			kind = headings
			l.kinds[kind] = map[int]level{}
		case "list-level-style-number", "list-level-style-bullet", "outline-level-style":
			if at, _ = strconv.Atoi(office.Attr(e, "level")); l.kinds[kind] != nil && at > 0 && at <= deepest {
				l.kinds[kind][at] = levelOf(e)
			}
		}
		return nil
	})
}

func levelOf(e xml.StartElement) level {
	v := level{format: office.Attr(e, "num-format"), prefix: office.Attr(e, "num-prefix"), suffix: office.Attr(e, "num-suffix"), start: 1, shown: 1}
	v.bullet = e.Name.Local == "list-level-style-bullet"
	if n, err := strconv.Atoi(office.Attr(e, "start-value")); err == nil {
		v.start = n
	}
	if n, err := strconv.Atoi(office.Attr(e, "display-levels")); err == nil {
		v.shown = n
	}
	return v
}

// next is the number that the next item of a list is printed with, and a space,
// or empty. Where start is not nil, the item begins to count there.
func (l *lists) next(id int, style string, at int, start *int) string {
	kind := l.kinds[style]
	v, ok := kind[at]
	if !ok {
		return ""
	}
	counts := l.counts[id]
	for len(counts) < at {
		counts = append(counts, kind[len(counts)+1].start-1)
	}
	counts = counts[:at]
	counts[at-1]++
	if start != nil {
		counts[at-1] = *start
	}
	l.counts[id] = counts
	switch {
	case v.bullet:
		return "• "
	case v.format == "":
		return ""
	}
	return v.prefix + v.number(kind, counts) + v.suffix + " "
}

// number is a number with those of the levels above that it shows.
func (v level) number(kind map[int]level, counts []int) string {
	var parts []string
	for i := max(len(counts)-v.shown, 0); i < len(counts); i++ {
		if n := ingest.Numeral(kind[i+1].format, counts[i]); n != "" {
			parts = append(parts, n)
		}
	}
	return strings.Join(parts, ".")
}
