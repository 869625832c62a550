package draft

import (
	"slices"
	"strings"
)

// node is a marker that begins a point, in its place.
type node struct {
	marker
	reading reading
	depth   int
	parent  int // -1 for none
	heading string
}

// gap is how many numbers may be left out in a list.
const gap = 5

// level is an open list: the last point of it.
type level struct {
	reading reading
	indent  int
	node    int
}

// outliner puts markers in their places, one after the other; those that do
// not count on from what is open and begin nothing are none ("12." at the
// beginning of a line).
type outliner struct {
	nodes []node
	open  []level // by depth
	under *level  // the list of the section before, which the next may count on from
	top   func(style string) bool
}

// outline is the points of a text by their markers, the first too many where
// there are more than most. broken tells whether a
// heading stands between two bytes.
func outline(s string, marks []marker, broken func(from, to int) bool) []node {
	o := &outliner{top: topStyles(marks)}
	for _, m := range marks {
		if o.place(s, m, broken); len(o.nodes) > most {
			return o.nodes
		}
	}
	return prune(o.nodes)
}

// topStyles tells the styles that points at the top may have: where there are
// articles, what is numbered before them is a preamble; where anything is
// numbered, bullets are not at the top.
func topStyles(marks []marker) func(string) bool {
	articles, numbered := 0, 0
	for _, m := range marks {
		style := m.readings[0].style
		if strings.Contains(style, " ") {
			articles++
		}
		if !strings.HasPrefix(style, bulletStyle) && !m.inline {
			numbered++
		}
	}
	return func(style string) bool {
		switch {
		case articles > 1:
			return strings.Contains(style, " ")
		case numbered > 1:
			return !strings.HasPrefix(style, bulletStyle)
		}
		return true
	}
}

// place puts a marker where it counts on from what is open, or opens a list
// with it.
func (o *outliner) place(s string, m marker, broken func(from, to int) bool) {
	if d, r, ok := o.continues(m, 1); ok {
		o.put(m, r, d)
		return
	}
	if d, r, ok := o.path(m); ok {
		o.put(m, r, d)
		return
	}
	if o.under != nil {
		if r, ok := follower(o.under.reading, m); ok {
			o.put(m, r, 1)
			return
		}
	}
	if d, r, ok := o.continues(m, gap); ok && !m.inline {
		o.put(m, r, d)
		return
	}
	for _, r := range m.readings {
		bullet := strings.HasPrefix(r.style, bulletStyle)
		if r.value != suffixes && !bullet || r.path != nil {
			continue
		}
		d := o.restart(s, m, r, broken)
		if d == 0 && !o.top(r.style) {
			continue
		}
		o.put(m, r, d)
		return
	}
}

// continues is the open list that a marker counts on from, with at most some
// numbers left out: the one that is indented alike, the inner one of two.
func (o *outliner) continues(m marker, most int) (depth int, by reading, ok bool) {
	best := -1
	for d := len(o.open) - 1; d >= 0; d-- {
		l := o.open[d]
		for _, r := range m.readings {
			away := max(m.indent-l.indent, l.indent-m.indent)
			if r.style != l.reading.style || !counts(l.reading, r, most) || strings.HasPrefix(r.style, bulletStyle) && away > 1 {
				continue
			}
			if best < 0 || away < best {
				best, depth, by, ok = away, d, r, true
			}
		}
	}
	return depth, by, ok
}

// counts tells whether b comes after a with fewer than most numbers between.
func counts(a, b reading, most int) bool {
	if strings.HasPrefix(b.style, bulletStyle) {
		return true
	}
	if len(a.path) != len(b.path) || len(a.path) > 0 && !slices.Equal(a.path[:len(a.path)-1], b.path[:len(b.path)-1]) {
		return false
	}
	return b.value > a.value && b.value <= (a.value/suffixes+most)*suffixes
}

// path is the place of "2.1" beneath "2" or "Article 2", of "2.1.3" beneath
// "2.1", and of "2.1" at the top where nothing else is.
func (o *outliner) path(m marker) (int, reading, bool) {
	r := m.readings[0]
	if r.path == nil {
		return 0, r, false
	}
	over := r.path[:len(r.path)-1]
	for d := len(o.open) - 1; d >= 0; d-- {
		l := o.open[d].reading
		if slices.Equal(l.path, over) || len(over) == 1 && l.path == nil && l.value == over[0] {
			return d + 1, r, true
		}
	}
	atTop := len(o.open) == 0 || o.open[0].reading.path != nil
	return 0, r, atTop && o.top(r.style)
}

// restart is the depth at which a list begins: at that of one of the same
// style where a heading stands between, or where nothing says that it is a
// part; else beneath what is open.
func (o *outliner) restart(s string, m marker, r reading, broken func(from, to int) bool) int {
	for d := len(o.open) - 1; d >= 0; d-- {
		l := o.open[d]
		if l.reading.style != r.style {
			continue
		}
		last := o.nodes[len(o.nodes)-1]
		colon := strings.HasSuffix(strings.TrimSpace(s[last.words:max(last.words, m.at)]), ":")
		if broken(o.nodes[l.node].at, m.at) || m.indent <= l.indent && !colon {
			return d
		}
	}
	if len(o.open) > 0 && broken(o.nodes[len(o.nodes)-1].at, m.at) && strings.HasPrefix(r.style, bulletStyle) {
		return 0
	}
	return len(o.open)
}

// put makes a node of a marker at a depth; what was open deeper is closed.
func (o *outliner) put(m marker, r reading, depth int) {
	n := node{marker: m, reading: r, depth: depth, parent: -1}
	if depth > 0 {
		n.parent = o.open[depth-1].node
	}
	o.under = nil
	if depth == 0 && len(o.open) > 1 && isSection(r.style) {
		under := o.open[1]
		o.under = &under
	}
	o.open = append(o.open[:depth], level{r, m.indent, len(o.nodes)})
	o.nodes = append(o.nodes, n)
}
