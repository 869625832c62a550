package export

import (
	"fmt"
	"io"
	"strings"

	"readout/internal/draft"
)

// BlameView is how the life of a draft's points is shown on a terminal.
type BlameView struct {
	Width  int // letters a line; at least 40 are taken
	Colour bool
}

// Write writes the versions, then each point with when it entered, what became
// of it, which of its words came in with which version, what reports say of it, and what contradicts that. It writes once.
func (v BlameView) Write(w io.Writer, h *draft.History) error {
	p := &page{style: style{v.Colour}, width: max(v.Width, 40)}
	for i, x := range h.Versions {
		p.line(p.bold(fmt.Sprintf("version %d", i+1)), "  ", version(x), p.dim(fmt.Sprintf("  %d points", x.Paper.Count())))
	}
	gone := false
	for _, l := range h.Points {
		if l.Left >= 0 && !gone {
			gone = true
			p.line()
			p.line(p.title("Gone"))
		}
		p.life(h, l)
	}
	_, err := io.WriteString(w, p.clean(p.out.String()))
	return err
}

// life writes the life of a point.
func (p *page) life(h *draft.History, l draft.Life) {
	p.line()
	p.line(p.bold(l.Number), "  ", p.mark(lived(h, l)))
	p.under(4, p.origins(l))
	for _, e := range l.Edits {
		p.under(6, "· "+edited(h, e))
	}
	for _, r := range l.Reports {
		p.under(6, "· "+told(r))
	}
	if len(l.Reports)+len(l.Edits) == 0 {
		p.line("      ", p.dim("· no report on the record says of whom it is"))
	}
	for _, c := range l.Clashes {
		p.under(6, "! "+c)
	}
}

// edited tells what somebody did to a point, as the file of a version tracks it.
func edited(h *draft.History, e draft.Edit) string {
	return join(" · ", join(" ", e.Action, after("by ", e.By), after("on ", e.When))+" (“"+e.Words+"”)", replaced(e.Replaces),
		"tracked in "+ordinal(h, e.Version), string(e.Item))
}

// origins are the words of a point, those that came in later marked with their
// version: "stops at {2: noon}".
func (p *page) origins(l draft.Life) string {
	var b strings.Builder
	end := -1
	for _, o := range l.Origins {
		if end >= 0 && o.Span.Start > end {
			b.WriteByte(' ')
		}
		end = o.Span.End
		if o.Version == l.Entered {
			b.WriteString(o.Span.Quote)
			continue
		}
		b.WriteString(p.words(fmt.Sprintf("{%d: %s}", o.Version+1, o.Span.Quote), markCode))
	}
	return b.String()
}

// lived tells when a point entered and what became of it.
func lived(h *draft.History, l draft.Life) string {
	words := []string{"since " + ordinal(h, l.Entered) + after(", published by ", deref(h.Versions[l.Entered].Document.Publisher))}
	for _, c := range l.Changes {
		what := string(c.Kind)
		switch {
		case c.Kind == draft.Kept:
			what = "moved"
		case c.Moved:
			what += " and moved"
		}
		words = append(words, fmt.Sprintf("%s in %s (it was %s)", what, ordinal(h, c.Version), strings.Join(c.From, ", ")))
	}
	if l.Left >= 0 {
		words = append(words, "gone in "+ordinal(h, l.Left))
	}
	return strings.Join(words, "; ")
}

// ordinal names a version by its place and date.
func ordinal(h *draft.History, n int) string {
	name := fmt.Sprintf("version %d", n+1)
	if d := deref(h.Versions[n].Document.Published); d != "" {
		name += " of " + d
	}
	return name
}
