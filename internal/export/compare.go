package export

import (
	"fmt"
	"strconv"
	"strings"

	"readout"
	"readout/internal/app"
	"readout/internal/draft"
)

// change is what became of some points as people read it, laid out once for
// the terminal, the page and Markdown.
type change struct {
	place   string // "3 → 5", "3, 4 → 2", "+ 7", "− 8"
	what    string // "changed, moved"
	quiet   bool   // nothing but kept in its place
	heading string
	brief   string // the words where they are the same
	runs    []draft.Run
	notes   []string
}

// changes are those of a comparison in its order.
func changes(c *app.Compared) []change {
	var list []change
	list = append(list, framed("title", c.Title)...)
	list = append(list, framed("preamble", c.Preamble)...)
	for _, m := range c.Matches {
		x := change{place: placeOf(c.Comparison, m), what: string(m.Kind), heading: headingOf(c.Comparison, m)}
		if m.Moved && m.Kind == draft.Kept {
			x.what = "moved"
		} else if m.Moved {
			x.what += ", moved"
		}
		if m.Kind == draft.Kept {
			x.brief = briefly(wordsOf(c.Comparison.B, m.B))
		} else {
			x.runs = draft.Runs(m.Redline)
		}
		for _, s := range c.Settled(m) {
			x.notes = append(x.notes, settled(s))
		}
		for _, r := range c.Reports(m) {
			x.notes = append(x.notes, told(r))
		}
		x.quiet = m.Kind == draft.Kept && !m.Moved && len(x.notes) == 0
		list = append(list, x)
	}
	return append(list, framed("closing", c.Closing)...)
}

// framed is the change of what stands around the points, if there is one.
func framed(name string, redline []draft.Segment) []change {
	for _, s := range redline {
		if s.Kind != draft.Same {
			return []change{{place: name, what: string(draft.Changed), runs: draft.Runs(redline)}}
		}
	}
	return nil
}

func placeOf(c *draft.Comparison, m draft.Match) string {
	a, b := numbers(c.A, m.A), numbers(c.B, m.B)
	switch {
	case a == "":
		return "+ " + b
	case b == "":
		return "− " + a
	case a == b:
		return a
	}
	return a + " → " + b
}

func numbers(p *draft.Paper, points []int) string {
	var list []string
	for _, i := range points {
		list = append(list, p.Points[i].Number)
	}
	return strings.Join(list, ", ")
}

func headingOf(c *draft.Comparison, m draft.Match) string {
	if len(m.B) > 0 {
		return c.B.Points[m.B[0]].Heading
	}
	return c.A.Points[m.A[0]].Heading
}

func wordsOf(p *draft.Paper, points []int) []readout.Span {
	var list []readout.Span
	for _, i := range points {
		if w := p.Points[i].Words; w != nil {
			list = append(list, *w)
		}
	}
	return list
}

// settled tells which wording in brackets was taken.
func settled(s draft.Settled) string {
	if s.Option < 0 {
		return "brackets: " + s.Choice.Span.Quote + " fell"
	}
	o := s.Choice.Options[s.Option]
	return join(" ", "brackets: of", s.Choice.Span.Quote, "“"+o.Words.Quote+"” stands", after("as wanted by ", o.By))
}

// told tells what a report says of a point: what, by whom, in which words, who
// says so and who denies it.
func told(r draft.Report) string {
	words := r.Words
	if n := []rune(words); len(n) > 160 {
		words = string(n[:160]) + " …"
	}
	return join(" · ", draft.By(r)+" (“"+words+"”)", replaced(r.Replaces),
		after("says ", draft.Names(r.Asserted)), after("denied by ", draft.Names(r.Denied)), string(r.Item))
}

func replaced(words string) string {
	if words == "" {
		return ""
	}
	return "in place of “" + words + "”"
}

// summary counts what became of the points.
func summary(c *app.Compared) string {
	var parts []string
	for _, k := range []draft.Kind{draft.Kept, draft.Changed, "moved", draft.Merged, draft.Split, draft.Removed, draft.Added} {
		if n := c.Count(k); n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+string(k))
		}
	}
	return fmt.Sprintf("%d points → %d points: %s", c.Comparison.A.Count(), c.Comparison.B.Count(), strings.Join(parts, ", "))
}

// counted tells whether a number of points that reports give agrees with the
// texts.
func counted(c *app.Compared, x draft.Count) string {
	agrees := fmt.Sprintf("the texts have %d and %d", c.Comparison.A.Count(), c.Comparison.B.Count())
	switch {
	case len(x.Agrees) == 2:
		agrees = "as both texts have"
	case len(x.Agrees) == 1:
		agrees = "as version " + string("AB"[x.Agrees[0]]) + " has"
	}
	return fmt.Sprintf("reported: %d points (%s; %s) – %s", x.Points, x.Name, draft.Names(x.Voices), agrees)
}

// version names a version in a line.
func version(v draft.Version) string {
	return join(" · ", deref(v.Document.Title), deref(v.Document.Published), deref(v.Document.Publisher), string(v.Document.ID))
}
