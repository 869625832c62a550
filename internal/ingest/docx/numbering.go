package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"readout/internal/ingest"
	"readout/internal/ingest/office"
)

// level is how one level of a list counts.
type level struct {
	format, pattern string // "decimal", "%1.%2"
	start           int
}

// numbering is the lists of a document.
type numbering struct {
	kinds  map[string]map[int]level // by abstract list
	lists  map[string]string        // abstract list by list
	styles map[string]string        // list by paragraph style
	counts map[string][]int         // by abstract list: where each level stands
}

// next is the number that a paragraph is printed with, and a space, or empty.
func (n numbering) next(style, list string, at int) string {
	if list == "" {
		list = n.styles[style]
	}
	kind := n.lists[list]
	l, ok := n.kinds[kind][at]
	if !ok {
		return ""
	}
	counts := n.counts[kind]
	for len(counts) <= at {
		counts = append(counts, n.kinds[kind][len(counts)].start-1)
	}
	counts = counts[:at+1]
	counts[at]++
	n.counts[kind] = counts
	if l.format == "bullet" {
		return "• "
	}
	s := l.pattern
	for i, c := range counts {
		s = strings.ReplaceAll(s, "%"+strconv.Itoa(i+1), ingest.Numeral(n.kinds[kind][i].format, c))
	}
	if s == "" {
		return ""
	}
	return s + " "
}

func readNumbering(z *office.File, limit int64) (numbering, error) {
	n := numbering{map[string]map[int]level{}, map[string]string{}, map[string]string{}, map[string][]int{}}
	kind, list, at := "", "", 0
	err := z.Walk("word/numbering.xml", limit, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		v := office.Attr(e, "val")
		l := n.kinds[kind][at]
		switch e.Name.Local {
		case "abstractNum":
			kind = office.Attr(e, "abstractNumId")
			n.kinds[kind] = map[int]level{}
			return nil
		case "lvl":
			at, _ = strconv.Atoi(office.Attr(e, "ilvl"))
			at = min(max(at, 0), 8)
			l = level{start: 1}
		case "start":
			l.start, _ = strconv.Atoi(v)
		case "numFmt":
			l.format = v
		case "lvlText":
			l.pattern = v
		case "num":
			list, kind = office.Attr(e, "numId"), ""
		case "abstractNumId":
			n.lists[list] = v
		}
		if kind != "" {
			n.kinds[kind][at] = l
		}
		return nil
	})
	if err != nil {
		return n, err
	}
	style := ""
	return n, z.Walk("word/styles.xml", limit, func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "style" {
			style = office.Attr(e, "styleId")
		} else if ok && e.Name.Local == "numId" {
			n.styles[style] = office.Attr(e, "val")
		}
		return nil
	})
}
