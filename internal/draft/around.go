package draft

import "strings"

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
	words := p.span(from, cut)
	if words == nil {
		return
	}
	x := &p.paper.Points[last]
	x.Words, x.Whole, x.Choices = words, p.whole(last, cut), choices(*words)
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
