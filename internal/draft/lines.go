package draft

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of the text: its bytes, white space around them left out.
type line struct {
	start, end, indent int
	marker             *marker // that it begins with
	heading            bool
}

func (l line) blank() bool { return l.start == l.end }

// linesOf cuts a text into lines and reads the markers that they begin with.
func linesOf(s string) []line {
	var lines []line
	for at := 0; at < len(s); {
		raw := s[at:]
		if i := strings.IndexByte(raw, '\n'); i >= 0 {
			raw = raw[:i]
		}
		body := strings.TrimRightFunc(raw, unicode.IsSpace)
		lead := len(body) - len(strings.TrimLeftFunc(body, unicode.IsSpace))
		l := line{start: at + lead, end: at + len(body), indent: width(body[:lead])}
		if m, ok := markerAt(s[l.start:l.end], l.start); ok {
			m.indent = l.indent
			l.marker = &m
		}
		lines = append(lines, l)
		at += len(raw) + 1
	}
	headings(s, lines)
	return lines
}

// width is the indentation that white space makes; a tab is four spaces.
func width(space string) int {
	return utf8.RuneCountInString(space) + 3*strings.Count(space, "\t")
}

// headings marks the lines that are headings of what follows: a short line
// without an end of sentence, blank lines or markers around it, a marker next.
// The line below a marker that stands alone is the title of its point.
func headings(s string, lines []line) {
	var before *line // the last line that is not blank
	for i := range lines {
		l := &lines[i]
		if l.blank() {
			continue
		}
		apart := before == nil || i > 0 && lines[i-1].blank() || s[l.start] == '#'
		if below := next(lines, i); l.marker == nil && apart && below != nil && below.marker != nil && titled(s[l.start:l.end]) && !alone(s, before) {
			l.heading = true
		}
		before = l
	}
}

// next is the next line that is not blank.
func next(lines []line, i int) *line {
	for j := i + 1; j < len(lines); j++ {
		if !lines[j].blank() {
			return &lines[j]
		}
	}
	return nil
}

// alone tells whether a line is nothing but a marker.
func alone(s string, l *line) bool {
	return l != nil && l.marker != nil && strings.TrimSpace(s[min(l.marker.words, l.end):l.end]) == ""
}

// titled tells whether some words may be a title: few, and no sentence.
func titled(words string) bool {
	words = strings.Trim(words, "*_# ")
	return words != "" && len(strings.Fields(words)) <= 12 && !strings.ContainsRune(".;,:!?…", rune(words[len(words)-1])) && !strings.HasPrefix(words, "(")
}

var inlineMark = regexp.MustCompile(`[:;,.]\s+(?:and/or\s+|and\s+|or\s+|then\s+)?((?:\([a-z]{1,4}\)|\(\d{1,2}\)|[a-z]\)|\d{1,2}[.)])\s+\S)`)

// candidates are all markers that may begin a point, in the order of the
// text: those of lines, and lists within them that count from their first.
func candidates(s string, lines []line) []marker {
	var atLines []marker
	ends := []int{}
	for _, l := range lines {
		if l.marker != nil {
			if len(atLines) > 0 {
				ends = append(ends, l.start)
			}
			atLines = append(atLines, *l.marker)
		}
	}
	ends = append(ends, len(s))
	var all []marker
	for i, m := range atLines {
		all = append(all, m)
		all = append(all, inlineList(s[:ends[i]], m, i+1 < len(atLines))...)
	}
	return all
}

// inlineList finds a list within the words behind a marker: "(a) ...; (b)
// ...". One that counts on with the marker itself ("1. ... 2. ...") is one
// only where no other line has a marker.
func inlineList(s string, m marker, others bool) []marker {
	var list []marker
	var last reading
	if first, ok := markerAt(s[min(m.words, len(s)):], m.words); ok && first.at == m.words && starts(first) {
		list, last = append(list, first), first.readings[0]
	} else if !others {
		last = m.readings[0]
	}
	counted := last
	for _, at := range inlineMark.FindAllStringSubmatchIndex(s[min(m.words, len(s)):], -1) {
		x, ok := markerAt(s[m.words+at[2]:], m.words+at[2])
		if !ok {
			continue
		}
		if r, ok := follower(last, x); ok {
			list, last = append(list, x), r
		} else if len(list) == 0 && starts(x) && x.readings[0].style != counted.style {
			list, last = append(list, x), x.readings[0]
		}
	}
	if len(list) == 1 && list[0].at != m.words && list[0].readings[0].style != m.readings[0].style {
		return nil // one alone in the middle is a reference
	}
	for i := range list {
		list[i].inline, list[i].indent = true, m.indent+2
		if list[i].readings[0].style == m.readings[0].style {
			list[i].indent = m.indent
		}
	}
	return list
}

// starts tells whether a list may begin with a marker.
func starts(m marker) bool {
	for _, r := range m.readings {
		if r.value == suffixes && r.path == nil {
			return true
		}
	}
	return false
}

// follower is the reading by which a marker counts on from another.
func follower(last reading, m marker) (reading, bool) {
	for _, r := range m.readings {
		if r.style == last.style && r.path == nil && last.path == nil && r.value > last.value && r.value <= (last.value/suffixes+1)*suffixes {
			return r, true
		}
	}
	return reading{}, false
}
