package export

import (
	"io"
	"strings"

	"readout/internal/app"
	"readout/internal/draft"
)

// ComparisonView is how a comparison is shown on a terminal.
type ComparisonView struct {
	Width  int // letters a line; at least 40 are taken
	Colour bool
	All    bool // show what was kept in its place as well
}

// Write writes the comparison: the versions, what became of the points, then
// each with its words, what was taken out as [-old-] and what was put in as
// {+new+}. It writes once.
func (v ComparisonView) Write(w io.Writer, c *app.Compared) error {
	p := &page{style: style{v.Colour}, width: max(v.Width, 40)}
	p.line(p.bold("A "), version(c.A))
	p.line(p.bold("B "), version(c.B))
	p.under(0, summary(c))
	for _, x := range c.Counts {
		p.under(0, counted(c, x))
	}
	heading := ""
	for _, x := range changes(c) {
		if x.quiet && !v.All {
			continue
		}
		if x.heading != heading && x.heading != "" {
			p.line()
			p.line(p.title(x.heading))
		}
		heading = x.heading
		p.change(x)
	}
	_, err := io.WriteString(w, p.clean(p.out.String()))
	return err
}

// change writes what became of some points.
func (p *page) change(x change) {
	p.line()
	p.line(p.bold(x.place), "  ", p.mark(x.what))
	p.under(4, x.brief)
	p.under(4, p.redline(x.runs))
	for _, n := range x.notes {
		lines := wrap(n, p.width-6)
		for i, l := range lines {
			p.line(map[bool]string{true: "    · ", false: "      "}[i == 0], p.dim(l))
		}
	}
}

// redline is a redline with marks that can be read without colours; each word
// has its colour for itself, so that lines can be broken.
func (p *page) redline(runs []draft.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Space {
			b.WriteByte(' ')
		}
		switch r.Kind {
		case draft.Deleted:
			b.WriteString(p.words("[-"+r.Old+"-]", deletedCode))
		case draft.Inserted:
			b.WriteString(p.words("{+"+r.New+"+}", insertedCode))
		default:
			b.WriteString(r.New)
		}
	}
	return b.String()
}

// words gives each word a look.
func (p *page) words(text, code string) string {
	list := strings.Fields(text)
	for i := range list {
		list[i] = p.with(code, list[i])
	}
	return strings.Join(list, " ")
}
