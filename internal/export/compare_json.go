package export

import (
	"encoding/json"
	"io"

	"readout"
	"readout/internal/app"
	"readout/internal/draft"
)

// comparisonJSON is a comparison as JSON; every span is of the text of A or B.
type comparisonJSON struct {
	A        versionJSON        `json:"a"`
	B        versionJSON        `json:"b"`
	Points   []matchJSON        `json:"points"`
	Title    []segmentJSON      `json:"title"`
	Preamble []segmentJSON      `json:"preamble"`
	Closing  []segmentJSON      `json:"closing"`
	Counts   []draft.Count      `json:"counts"`
	Summary  map[draft.Kind]int `json:"summary"`
}

type versionJSON struct {
	Document readout.Document `json:"document"`
	Count    int              `json:"count"` // points, sub-points left out
	Points   []pointJSON      `json:"points"`
}

type pointJSON struct {
	Number  string       `json:"number"`
	Label   string       `json:"label"`
	Parent  *string      `json:"parent"`
	Heading *string      `json:"heading"`
	Span    readout.Span `json:"span"`
	Choices []choiceJSON `json:"choices"`
}

type choiceJSON struct {
	Span    readout.Span `json:"span"`
	Options []optionJSON `json:"options"`
}

type optionJSON struct {
	By   *string      `json:"by"`
	Span readout.Span `json:"span"`
}

type matchJSON struct {
	Kind    draft.Kind     `json:"kind"`
	Moved   bool           `json:"moved"`
	A       []string       `json:"a"` // the numbers of the points
	B       []string       `json:"b"`
	Redline []segmentJSON  `json:"redline"`
	Settled []settledJSON  `json:"settled"`
	Reports []draft.Report `json:"reports"`
}

type segmentJSON struct {
	Kind draft.SegmentKind `json:"kind"`
	A    *readout.Span     `json:"a"`
	B    *readout.Span     `json:"b"`
}

type settledJSON struct {
	Choice readout.Span  `json:"choice"`
	Taken  *readout.Span `json:"taken"` // null where the words fell
}

// ComparisonJSON writes a comparison as one JSON object, indented by one space.
func ComparisonJSON(w io.Writer, c *app.Compared) error {
	out := comparisonJSON{A: versionOf(c.A), B: versionOf(c.B), Points: []matchJSON{}, Title: segmentsOf(c.Title), Preamble: segmentsOf(c.Preamble),
		Closing: segmentsOf(c.Closing), Counts: append([]draft.Count{}, c.Counts...), Summary: map[draft.Kind]int{}}
	for _, k := range []draft.Kind{draft.Kept, draft.Changed, "moved", draft.Merged, draft.Split, draft.Removed, draft.Added} {
		out.Summary[k] = c.Count(k)
	}
	for _, m := range c.Matches {
		x := matchJSON{Kind: m.Kind, Moved: m.Moved, A: numberList(c.Comparison.A, m.A), B: numberList(c.Comparison.B, m.B),
			Redline: segmentsOf(m.Redline), Settled: []settledJSON{}, Reports: c.Reports(m)}
		for _, s := range c.Settled(m) {
			y := settledJSON{Choice: s.Choice.Span}
			if s.Option >= 0 {
				y.Taken = &s.Choice.Options[s.Option].Words
			}
			x.Settled = append(x.Settled, y)
		}
		out.Points = append(out.Points, x)
	}
	return indented(w, out)
}

// indented writes a value as JSON, once.
func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

func versionOf(v draft.Version) versionJSON {
	out := versionJSON{Document: v.Document, Count: v.Paper.Count(), Points: []pointJSON{}}
	for _, x := range v.Paper.Points {
		p := pointJSON{Number: x.Number, Label: x.Label, Heading: orNull(x.Heading), Span: x.Whole, Choices: []choiceJSON{}}
		if x.Parent >= 0 {
			p.Parent = &v.Paper.Points[x.Parent].Number
		}
		for _, c := range x.Choices {
			y := choiceJSON{Span: c.Span, Options: []optionJSON{}}
			for _, o := range c.Options {
				y.Options = append(y.Options, optionJSON{By: orNull(o.By), Span: o.Words})
			}
			p.Choices = append(p.Choices, y)
		}
		out.Points = append(out.Points, p)
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func numberList(p *draft.Paper, points []int) []string {
	list := []string{}
	for _, i := range points {
		list = append(list, p.Points[i].Number)
	}
	return list
}

func segmentsOf(redline []draft.Segment) []segmentJSON {
	list := []segmentJSON{}
	for _, s := range redline {
		list = append(list, segmentJSON{s.Kind, s.A, s.B})
	}
	return list
}
