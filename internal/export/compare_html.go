package export

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"

	"readout/internal/app"
	"readout/internal/draft"
)

//go:embed compare.html
var compareHTML string

//go:embed compare.css
var compareCSS string

var compareTemplate = template.Must(template.New("compare").Parse(compareHTML))

type comparisonSheet struct {
	Title         string
	Style         template.CSS
	A, B, Summary string
	Counts        []string
	Changes       []sheetChange
}

type sheetChange struct {
	Section, Class, Place, What, Brief string
	Runs                               []sheetWords
	Notes                              []string
}

type sheetWords struct {
	Space, Deleted, Inserted bool
	Text                     string
}

// ComparisonHTML writes a comparison as one page that needs nothing besides
// itself. It writes once.
func ComparisonHTML(w io.Writer, c *app.Compared) error {
	s := comparisonSheet{Title: deref(c.B.Document.Title), Style: template.CSS(compareCSS), A: version(c.A), B: version(c.B), Summary: summary(c)}
	for _, x := range c.Counts {
		s.Counts = append(s.Counts, counted(c, x))
	}
	heading := ""
	for _, x := range changes(c) {
		out := sheetChange{Place: x.place, What: x.what, Brief: x.brief, Notes: x.notes, Runs: sheetRuns(x.runs)}
		if x.heading != heading {
			out.Section, heading = x.heading, x.heading
		}
		if x.quiet {
			out.Class = "quiet"
		}
		s.Changes = append(s.Changes, out)
	}
	var page bytes.Buffer
	if err := compareTemplate.Execute(&page, s); err != nil {
		return err
	}
	_, err := w.Write(page.Bytes())
	return err
}

func sheetRuns(runs []draft.Run) []sheetWords {
	var list []sheetWords
	for _, r := range runs {
		x := sheetWords{Space: r.Space, Deleted: r.Kind == draft.Deleted, Inserted: r.Kind == draft.Inserted, Text: r.New}
		if x.Deleted {
			x.Text = r.Old
		}
		list = append(list, x)
	}
	return list
}

// ComparisonStyle is the style sheet that the page of a comparison brings with
// it.
func ComparisonStyle() string { return compareCSS }
