package export

import (
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/app"
	"readout/internal/draft"
)

// versionsOf are the two versions of the plan in testdata, and a record of
// reports on it.
func versionsOf(t *testing.T) (a, b draft.Version, rec *readout.Record) {
	t.Helper()
	read := func(name, published string) draft.Version {
		v, err := app.ReadDraft(t.Context(), app.Options{Published: &published}, app.File(filepath.Join("testdata", name)))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	rec = readout.NewRecord()
	wire, day, astra, points := "Ljuben Wire", "2026-03-04", readout.ID("a1"), 7
	rec.Documents = []readout.Document{{ID: "d9", Kind: "report", Publisher: &wire, Published: &day}}
	said := func(id readout.ID) readout.Sourced {
		return readout.Sourced{ID: id, Evidence: []readout.Span{{Doc: "d9"}}, AccordingTo: []readout.According{{Document: "d9", Stance: readout.Asserts}}}
	}
	rec.Actors = []readout.Actor{{Sourced: said("a1"), Name: "Astra"}}
	rec.Provisions = []readout.Provision{{Sourced: said("v1"), Issue: "bridge", Content: []readout.Span{{Doc: "d9", Quote: "a handover of the old bridge to guards"}},
		History: []readout.Step{{Sourced: said("h1"), Action: "proposed", By: &readout.Who{Actor: &astra}}}}}
	rec.Disputes = []readout.Dispute{{Sourced: said("x1"), About: "h1", Denied: []readout.According{{Document: "d9", Stance: readout.Denies}}}}
	rec.Drafts = []readout.Draft{{Sourced: said("p1"), Name: "seven-point plan", Points: &points}}
	return read("plan-a.txt", "2026-03-01"), read("plan-b.txt", "2026-03-09"), rec
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	if err := write(full{}); err == nil {
		t.Error("no error where nothing could be written")
	}
	return b.String()
}

// TestComparison holds each format to a golden file.
func TestComparison(t *testing.T) {
	a, b, rec := versionsOf(t)
	c := app.Compare(a, b, rec)
	view := written(t, func(w io.Writer) error { return ComparisonView{Width: 72, All: true}.Write(w, c) })
	golden(t, "plan.view", []byte(view))
	golden(t, "plan.md", []byte(written(t, func(w io.Writer) error { return ComparisonMarkdown(w, c) })))
	golden(t, "plan.html", []byte(written(t, func(w io.Writer) error { return ComparisonHTML(w, c) })))
	golden(t, "plan.json", []byte(written(t, func(w io.Writer) error { return ComparisonJSON(w, c) })))
	coloured := written(t, func(w io.Writer) error { return ComparisonView{Width: 72, All: true, Colour: true}.Write(w, c) })
	for _, code := range []string{boldCode, dimCode, titleCode, markCode, deletedCode, insertedCode, resetCode} {
		coloured = strings.ReplaceAll(coloured, code, "")
	}
	if d := cmp.Diff(view, coloured); d != "" {
		t.Error("with colours the page is another:", d)
	}
	for l := range strings.Lines(view) {
		if n := visible(strings.TrimSuffix(l, "\n")); n > 72 {
			t.Errorf("%d letters in the line %q", n, l)
		}
	}
}

func TestBlame(t *testing.T) {
	a, b, rec := versionsOf(t)
	tracked(rec, b.Paper.Points[0].Whole)
	h := draft.Blame([]draft.Version{a, b}, rec)
	golden(t, "blame.view", []byte(written(t, func(w io.Writer) error { return BlameView{Width: 72}.Write(w, h) })))
	golden(t, "blame.json", []byte(written(t, func(w io.Writer) error { return BlameJSON(w, h) })))
}

// tracked puts a change on the record that the file of a draft tracks.
func tracked(rec *readout.Record, at readout.Span) {
	said := func(id readout.ID) readout.Sourced {
		return readout.Sourced{ID: id, Evidence: []readout.Span{at}, AccordingTo: []readout.According{{Document: at.Doc, Stance: readout.Asserts}}}
	}
	old := readout.ID("v8")
	step := readout.Step{Sourced: said("h9"), Action: "added", By: &readout.Who{Text: "Ana Tvrtko"}, Replaces: &old, When: &readout.When{Text: "2026-03-08T10:00:00Z"}}
	rec.Provisions = append(rec.Provisions, readout.Provision{Sourced: said("v8"), Issue: "thirty"},
		readout.Provision{Sourced: said("v9"), Issue: "sixty", Content: []readout.Span{{Doc: at.Doc, Quote: "sixty"}}, History: []readout.Step{step}})
}

// TestTakenSides: the page without what was put in has the words of A's points,
// and without what was taken out those of B's.
func TestTakenSides(t *testing.T) {
	a, b, _ := versionsOf(t)
	page := written(t, func(w io.Writer) error { return ComparisonHTML(w, app.Compare(a, b, nil)) })
	body := regexp.MustCompile(`(?s)<p dir="auto">(.*?)</p>`)
	side := func(without string) []string {
		var words []string
		for _, m := range body.FindAllStringSubmatch(page, -1) {
			s := regexp.MustCompile(`<`+without+`>.*?</`+without+`>`).ReplaceAllString(m[1], "")
			words = append(words, strings.Fields(html.UnescapeString(regexp.MustCompile(`</?(ins|del)>`).ReplaceAllString(s, "")))...)
		}
		return words
	}
	for _, x := range []struct {
		without string
		version draft.Version
	}{{"ins", a}, {"del", b}} {
		in := map[string]int{}
		for _, w := range side(x.without) {
			in[bare(w)]++
		}
		for _, p := range x.version.Paper.Points {
			for _, w := range strings.Fields(p.Words.Quote) {
				if in[bare(w)]--; in[bare(w)] < 0 && bare(w) != "3" { // the reference that has another number is shown with the new one
					t.Errorf("without %s %q is missing", x.without, w)
				}
			}
		}
	}
	if _, err := os.Stat("testdata/plan.html"); err != nil || strings.Contains(page, "<b>") {
		t.Error("the words of a draft are read as HTML", err)
	}
}

// bare is a word without the marks around it.
func bare(w string) string { return strings.Trim(w, "*.,:;[]<>/b") }
