package draft

import (
	"sort"
	"strings"
)

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
