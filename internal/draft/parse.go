package draft

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"readout"
	"readout/text"
)

// ErrNoPoints is the failure of a text that has no points.
var ErrNoPoints = errors.New("the text has no numbered points, articles or bullets")

// ErrTooMany is the failure of a text with more points than drafts have.
var ErrTooMany = fmt.Errorf("the text has more than %d points", most)

// most is how many points a draft may have.
const most = 2000

// Parse takes a draft apart. It fails with ErrNoPoints or ErrTooMany.
//
// A point begins where a number, a letter, a word with a number or a bullet
// begins a line and counts on from the point before it, or begins a list.
func Parse(t *text.Text, id readout.DocumentID) (*Paper, error) {
	p := &parser{s: t.String(), paper: &Paper{Text: t, Document: id}}
	p.lines = linesOf(p.s)
	p.index()
	p.nodes = outline(p.s, candidates(p.s, p.lines), func(from, to int) bool { return p.headingIn(from, to) != "" })
	switch {
	case len(p.nodes) == 0:
		return nil, ErrNoPoints
	case len(p.nodes) > most:
		return nil, ErrTooMany
	}
	p.sections()
	p.points()
	p.numbers()
	p.opening()
	return p.paper, nil
}

// parser is a draft while it is taken apart.
type parser struct {
	s     string
	lines []line
	heads []int // the lines that are headings
	nodes []node
	paper *Paper
}

// index notes the headings.
func (p *parser) index() {
	p.heads = nil
	for i, l := range p.lines {
		if l.heading {
			p.heads = append(p.heads, i)
		}
	}
}

// head is the place among the headings of the first from a byte on.
func (p *parser) head(from int) int {
	return sort.Search(len(p.heads), func(k int) bool { return p.lines[p.heads[k]].start >= from })
}

// headingIn is the last heading between two bytes, or "".
func (p *parser) headingIn(from, to int) string {
	k := p.head(to) - 1
	if k < 0 || p.lines[p.heads[k]].start < from {
		return ""
	}
	l := p.lines[p.heads[k]]
	return strings.Trim(p.s[l.start:l.end], "*_# ")
}

// span is the text between two bytes, white space and marks of headings and
// emphasis at its ends left out; nil for nothing.
func (p *parser) span(from, to int) *readout.Span {
	for from < to && strings.IndexByte(" \t\r\n*_#>", p.s[from]) >= 0 {
		from++
	}
	to = from + len(strings.TrimRightFunc(p.s[from:to], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("*_#>", r) }))
	if from == to {
		return nil
	}
	t := p.paper.Text
	return &readout.Span{Doc: p.paper.Document, Start: t.Rune(from), End: t.Rune(to), Quote: p.s[from:to]}
}

// whole is the text of a node with its label, up to a byte.
func (p *parser) whole(i, end int) readout.Span {
	n, t := p.nodes[i], p.paper.Text
	to := n.at + len(n.label)
	if words := p.span(min(n.words, end), end); words != nil {
		to = t.Byte(words.End)
	}
	return readout.Span{Doc: p.paper.Document, Start: t.Rune(n.at), End: t.Rune(to), Quote: p.s[n.at:to]}
}

// end is where the own text of a node ends: at the next point or heading.
func (p *parser) end(i int) int {
	end := len(p.s)
	if i+1 < len(p.nodes) {
		end = p.nodes[i+1].at
	}
	if k := p.head(p.nodes[i].words); k < len(p.heads) {
		end = min(end, p.lines[p.heads[k]].start)
	}
	return end
}

// points makes the points of the nodes.
func (p *parser) points() {
	heading, from := "", 0
	for i, n := range p.nodes {
		if h := p.headingIn(from, n.at); h != "" && (i > 0 || from < n.at && !p.first(h)) {
			heading = h
		}
		if n.heading != "" {
			heading = n.heading
		}
		from = n.at
		end := p.end(i)
		x := Point{Label: n.label, Parent: n.parent, Heading: heading, Words: p.span(min(n.words, end), end), Whole: p.whole(i, end)}
		if x.Words != nil {
			x.Choices = choices(*x.Words)
		}
		p.paper.Points = append(p.paper.Points, x)
	}
	p.closing()
}

// first tells whether a heading is the first line of the text: its title.
func (p *parser) first(heading string) bool {
	for _, l := range p.lines {
		if !l.blank() {
			return strings.Trim(p.s[l.start:l.end], "*_# ") == heading
		}
	}
	return false
}

// numbers names each point by where it stands, each once.
func (p *parser) numbers() {
	ordinals, seen := map[int]int{}, map[string]int{}
	for i := range p.paper.Points {
		x, n := &p.paper.Points[i], p.nodes[i]
		ordinals[x.Parent]++
		number := n.number
		if number == "" {
			number = strconv.Itoa(ordinals[x.Parent])
		}
		if x.Parent >= 0 && n.reading.path == nil {
			number = p.paper.Points[x.Parent].Number + "(" + number + ")"
		}
		seen[number]++
		if k := seen[number]; k > 1 {
			number += " of part " + strconv.Itoa(k)
		}
		x.Number = number
	}
}
