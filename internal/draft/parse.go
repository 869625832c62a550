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

// sectionStyles are those that number sections, if every point in them is a
// title alone with points beneath.
var sectionStyles = map[string]bool{"I.": true, "I)": true, "A.": true, "A)": true, "(A)": true, "(I)": true, "I:": true}

func isSection(style string) bool {
	word, _, words := strings.Cut(style, " ")
	return sectionStyles[style] || words && (word == "section" || word == "part" || word == "chapter" || word == "pillar" || word == "phase")
}

// sections makes headings of points at the top that are titles of others.
func (p *parser) sections() {
	for i, n := range p.nodes {
		if n.parent >= 0 {
			continue
		}
		own := strings.TrimSpace(p.s[min(n.words, p.end(i)):p.end(i)])
		if !isSection(n.reading.style) || !hasChildren(p.nodes, i) || own != "" && !titled(own) {
			return
		}
	}
	heading := ""
	place := make([]int, len(p.nodes))
	var kept []node
	for i, n := range p.nodes {
		if n.parent < 0 {
			place[i] = -1
			heading = strings.TrimSpace(n.label + " " + strings.TrimSpace(p.s[min(n.words, p.end(i)):p.end(i)]))
			p.mark(n.at)
			continue
		}
		place[i] = len(kept)
		n.parent, n.heading, n.depth = place[n.parent], heading, n.depth-1
		kept = append(kept, n)
	}
	p.nodes = kept
	p.index()
}

// mark makes a heading of the line at a byte.
func (p *parser) mark(at int) {
	i := sort.Search(len(p.lines), func(i int) bool { return p.lines[i].end > at })
	p.lines[i].heading = true
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
		x := Point{Label: n.label, Parent: n.parent, Heading: heading, Words: p.span(min(n.words, end), end)}
		if whole := p.span(n.at, end); whole != nil {
			x.Whole = *whole
		}
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

// opening finds the title and the preamble.
func (p *parser) opening() {
	from, first := 0, p.nodes[0].at
	for i, l := range p.lines {
		if l.blank() || l.start >= first {
			continue
		}
		if below := next(p.lines, i); l.marker == nil && titled(p.s[l.start:l.end]) && (below == nil || p.lines[i+1].blank() || below.marker != nil || p.s[l.start] == '#') {
			p.paper.Title = p.span(l.start, l.end)
			from = l.end
		}
		break
	}
	to := first
	if k := p.head(from); k < len(p.heads) {
		to = min(to, p.lines[p.heads[k]].start)
	}
	p.paper.Preamble = p.span(from, to)
}

// closing takes what stands behind the last point out of it: the paragraphs
// behind its first, where no other point has several.
func (p *parser) closing() {
	last := len(p.paper.Points) - 1
	for i := range last {
		if w := p.paper.Points[i].Words; w != nil && strings.Contains(paragraphs(w.Quote), "\n\n") {
			return
		}
	}
	from, to := p.nodes[last].words, p.end(last)
	own := paragraphs(p.s[min(from, to):to])
	cut := strings.Index(strings.TrimLeft(own, "\n "), "\n\n")
	if cut < 0 {
		return
	}
	cut += from + len(own) - len(strings.TrimLeft(own, "\n "))
	x := &p.paper.Points[last]
	x.Words, x.Whole = p.span(from, cut), *p.span(p.nodes[last].at, cut)
	x.Choices = choices(*x.Words)
	p.paper.Closing = p.span(cut, len(p.s))
}

// paragraphs is a text in which blank lines hold no white space but as much
// as to keep its length: two line ends stand between paragraphs.
func paragraphs(s string) string {
	b := []byte(s)
	for i := 1; i < len(b); i++ {
		if b[i] == '\n' {
			for j := i - 1; j >= 0 && (b[j] == ' ' || b[j] == '\t' || b[j] == '\r'); j-- {
				b[j] = ' '
				if j > 0 && b[j-1] == '\n' {
					b[i-1] = '\n'
				}
			}
		}
	}
	return string(b)
}
