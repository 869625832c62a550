// Package draft takes drafts apart into their points, finds out what became of
// each point from one version to the next, and shows the change word by word.
// paper.go, comparison.go, report.go and history.go hold the data; parse.go,
// compare.go, reports.go and blame.go the algorithms, each with what it needs in
// files of its own. What is parsed or compared
// is not changed afterwards. The package may import the vocabulary and text.
package draft

import (
	"readout"
	"readout/text"
)

// Paper is a draft by its own text, taken apart. All spans are of its text.
type Paper struct {
	Text     *text.Text
	Document readout.DocumentID
	Title    *readout.Span // the first line where it is a title
	Preamble *readout.Span // what stands between the title and the first point
	Points   []Point       // in the order of the text, sub-points behind their point
	Closing  *readout.Span // what stands behind the last point
}

// Point is a point, an article or a sub-point.
type Point struct {
	Number  string        // where it stands: "3", "3(b)", "2.1"; unique in the paper
	Label   string        // its number as it is printed: "Article 3", "(b)", "•"
	Parent  int           // the point that it is a part of, by its place in Points; -1 for none
	Heading string        // the heading that it stands under, or ""
	Whole   readout.Span  // with its label, without its sub-points
	Words   *readout.Span // without its label; nil where it is its sub-points alone
	Choices []Choice      // wording in brackets, which is not agreed
}

// Choice is wording that is not agreed: one pair of brackets, or several side
// by side.
type Choice struct {
	Span    readout.Span // with the brackets
	Options []Option     // one for words that may stand or fall, else several
}

// Option is one of the wordings of a choice.
type Option struct {
	By    string       // who wants it, where the brackets say so: "Astra" of "[Astra: 30]"
	Words readout.Span // without brackets and name
}

// Count is the number of points, sub-points not counted: what reports mean by
// a plan of so many points.
func (p *Paper) Count() int {
	n := 0
	for _, x := range p.Points {
		if x.Parent < 0 {
			n++
		}
	}
	return n
}

// Name is the title, or "".
func (p *Paper) Name() string {
	if p.Title == nil {
		return ""
	}
	return p.Title.Quote
}
