package quality

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/app"
	"readout/internal/extract"
	"readout/internal/lang/read"
	"readout/text"
)

var update = flag.Bool("update", false, "rewrite testdata/summary.txt")

// dispatch is a report that ships with the project, and its marks.
type dispatch struct {
	name, path string
	options    app.Options
	text       string
	marks      *marks
}

// dispatches are all of them, in the order of their names.
func dispatches(t testing.TB) []dispatch {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/dispatches/*/report.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no dispatches under testdata: %v", err)
	}
	var all []dispatch
	for _, p := range paths {
		folder := filepath.Dir(p)
		d := dispatch{name: filepath.Base(folder), path: p, options: app.Options{Workers: 1, Facts: true}, marks: new(marks)}
		var meta struct{ Title, Publisher, Published *string }
		load(t, filepath.Join(folder, "meta.json"), &meta)
		load(t, filepath.Join(folder, "gold.json"), d.marks)
		d.options.Title, d.options.Publisher, d.options.Published = meta.Title, meta.Publisher, meta.Published
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		d.text = string(b)
		all = append(all, d)
	}
	return all
}

func load(t testing.TB, path string, to any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(b, to)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// whole is the program without its command line.
func whole(t testing.TB) *app.App {
	t.Helper()
	r, err := read.Default()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	return &app.App{Analyzer: r, Extractor: x}
}

// read is what the program makes of a dispatch.
func (d dispatch) read(t testing.TB, a *app.App, o app.Options) app.Reading {
	t.Helper()
	var reading app.Reading
	err := a.Read(t.Context(), o, []app.Source{app.File(d.path)}, func(r app.Reading) error {
		reading = r
		return r.Err
	})
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

const summary = "testdata/summary.txt"

// TestQuality: the figures of the reader on the dispatches are those of the
// summary. What makes them better or worse rewrites it with -update, so that
// the change shows.
func TestQuality(t *testing.T) {
	a := whole(t)
	var rows []row
	var total figures
	for _, d := range dispatches(t) {
		f := score(d.text, d.marks, d.read(t, a, d.options).Record)
		rows = append(rows, row{d.name, f})
		total.add(f)
	}
	got := table(append(rows, row{"all", total}))
	if *update {
		if err := os.WriteFile(summary, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(summary)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("other figures than those of %s; go test -update rewrites it:\n%s", summary, diff)
	}
}

type row struct {
	name string
	figures
}

// table is the summary: a row a dispatch, in two tables.
func table(rows []row) string {
	var b strings.Builder
	b.WriteString(`# What the reader finds in testdata/dispatches. Of a list: F1, right/found/marked. act, anonymous, outlet: share of the right
# statements where it is right; format, when, where: share of the right meetings where it is.
`)
	columns(&b, "", "people", "offices", "statements", "act", "anonymous", "outlet")
	for _, r := range rows {
		columns(&b, r.name, r.people, r.offices, r.statements, r.act, r.anonymous, r.outlet)
	}
	b.WriteByte('\n')
	columns(&b, "", "meetings", "drafts", "provisions", "positions", "linkages", "events", "disputes", "format", "when", "where")
	for _, r := range rows {
		columns(&b, r.name, r.meetings, r.drafts, r.provisions, r.positions, r.linkages, r.events, r.disputes, r.format, r.when, r.where)
	}
	fmt.Fprintf(&b, "\nmacro F1 %.3f\n", rows[len(rows)-1].macro())
	return b.String()
}

// columns writes a row, its cells under each other.
func columns(b *strings.Builder, name string, cells ...any) {
	line := fmt.Sprintf("%-22s", name)
	for _, c := range cells {
		line += fmt.Sprintf("%-20v", c)
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}

// macro is the mean F1 of the lists in which something is marked.
func (f figures) macro() float64 {
	sum, n := 0.0, 0
	for _, c := range []count{f.people, f.offices, f.statements, f.meetings, f.drafts, f.provisions, f.positions, f.linkages, f.events, f.disputes} {
		if c.marked > 0 {
			sum += c.f1()
			n++
		}
	}
	return sum / float64(max(n, 1))
}

func (c count) String() string {
	if c.found+c.marked == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f %d/%d/%d", c.f1(), c.right, c.found, c.marked)
}

func (s share) String() string {
	if s.all == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f %d/%d", float64(s.right)/float64(s.all), s.right, s.all)
}

// TestMarks: what is marked in the dispatches stands there, and nobody is
// referred to who is not marked.
func TestMarks(t *testing.T) {
	for _, d := range dispatches(t) {
		plainText, err := text.New(d.text)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{"": true}
		for _, a := range d.marks.Actors {
			if known[a.ID] {
				t.Errorf("%s: actor %q is marked twice", d.name, a.ID)
			}
			known[a.ID] = true
		}
		for _, o := range d.marks.Offices {
			if o.Holder == "" || !known[o.Holder] {
				t.Errorf("%s: holder %q of %s is not marked", d.name, o.Holder, o.Title)
			}
		}
		for _, s := range d.marks.Statements {
			if !known[s.Source] || !known[s.Outlet] || s.Source == "" && s.Text == "" {
				t.Errorf("%s: source %q %q, outlet %q", d.name, s.Source, s.Text, s.Outlet)
			}
			for _, c := range s.Content {
				if got := plainText.Slice(c.Start, c.End); got != c.Quote {
					t.Errorf("%s: %d to %d is %q, marked %q", d.name, c.Start, c.End, got, c.Quote)
				}
			}
		}
	}
}

// TestScore: the figures of records whose faults are known.
func TestScore(t *testing.T) {
	const report = "Ada Brandt, the envoy, said it was late. Ben Cole denied it. An aide agreed."
	m := &marks{
		Actors: []markedActor{{ID: "ada", Kind: "person", Name: "Ada Brandt"}, {ID: "ben", Kind: "person", Name: "Ben Cole"},
			{ID: "eve", Kind: "person", Name: "Eve", Optional: true}, {ID: "sun", Kind: "outlet", Name: "The Sunday Lamp"}},
		Offices: []markedOffice{{Holder: "ada", Title: "special envoy", Status: oneOf{"current"}}, {Holder: "ben", Title: "mayor", Status: oneOf{"former"}, Optional: true}},
		Statements: []markedStatement{
			{Source: "ada", Act: oneOf{"assert"}, Outlet: "sun", Content: at(report, "it was late")},
			{Source: "ben", Act: oneOf{"deny", "reject"}, Content: at(report, "it."), Optional: true},
			{Text: "An aide", Act: oneOf{"accept"}, Anonymous: true, Content: at(report, "agreed")},
		},
	}
	ada, ben, sun := readout.ID("a1"), readout.ID("a2"), readout.ID("a3")
	person := func(id readout.ID, name string) readout.Actor {
		return readout.Actor{Sourced: readout.Sourced{ID: id}, Kind: readout.Person, Name: name}
	}
	statement := func(id *readout.ID, words string, act readout.Act, said string) readout.Statement {
		return readout.Statement{Source: readout.Source{Actor: id, Text: words}, Act: act, Content: at(report, said)}
	}
	full := func() *readout.Record {
		rec := &readout.Record{
			Actors:  []readout.Actor{person(ada, "Brandt"), person(ben, "Ben Cole"), {Sourced: readout.Sourced{ID: sun}, Kind: readout.Outlet, Name: "Sunday Lamp"}},
			Offices: []readout.Office{{Holder: readout.Who{Actor: &ada}, Title: "the envoy", Status: readout.Current}, {Holder: readout.Who{Actor: &ben}, Title: "mayor", Status: readout.Former}},
			Statements: []readout.Statement{statement(&ada, "she", readout.Assert, "was late"), statement(&ben, "Ben Cole", readout.Deny, "it."),
				statement(nil, "the aide", readout.Accept, "agreed")},
		}
		rec.Actors[0].Mentions = []readout.Span{{Quote: "Ada Brandt"}}
		rec.Statements[0].Outlet = &readout.Who{Actor: &sun}
		rec.Statements[2].Source.Anonymous = true
		return rec
	}
	for name, c := range map[string]struct {
		spoil func(r *readout.Record)
		want  string
	}{
		"all of it":              {func(*readout.Record) {}, "1.000 2/2/2, 1.000 1/1/1, 1.000 2/2/2, 1.000 3/3, 1.000 3/3, 1.000 1/1"},
		"nothing":                {func(r *readout.Record) { *r = readout.Record{} }, "0.000 0/0/2, 0.000 0/0/1, 0.000 0/0/2, -, -, -"},
		"a person too many":      {func(r *readout.Record) { r.Actors = append(r.Actors, person("a4", "Late")) }, "0.800 2/3/2, 1.000 1/1/1, 1.000 2/2/2, 1.000 3/3, 1.000 3/3, 1.000 1/1"},
		"somebody twice":         {func(r *readout.Record) { r.Actors = append(r.Actors, person("a4", "Ben Cole")) }, "0.800 2/3/2, 1.000 1/1/1, 1.000 2/2/2, 1.000 3/3, 1.000 3/3, 1.000 1/1"},
		"a person as a place":    {func(r *readout.Record) { r.Actors[0].Kind = readout.Place }, "0.667 1/1/2, 0.000 0/1/1, 0.500 1/2/2, 1.000 2/2, 1.000 2/2, -"},
		"another title":          {func(r *readout.Record) { r.Offices[0].Title = "chief trade negotiator" }, "1.000 2/2/2, 0.000 0/1/1, 1.000 2/2/2, 1.000 3/3, 1.000 3/3, 1.000 1/1"},
		"another status":         {func(r *readout.Record) { r.Offices[0].Status = readout.Former }, "1.000 2/2/2, 0.000 0/1/1, 1.000 2/2/2, 1.000 3/3, 1.000 3/3, 1.000 1/1"},
		"another speaker":        {func(r *readout.Record) { r.Statements[0].Source.Actor = &ben }, "1.000 2/2/2, 1.000 1/1/1, 0.500 1/2/2, 1.000 2/2, 1.000 2/2, -"},
		"too little content":     {func(r *readout.Record) { r.Statements[0].Content = at(report, "it") }, "1.000 2/2/2, 1.000 1/1/1, 0.500 1/2/2, 1.000 2/2, 1.000 2/2, -"},
		"nothing that is marked": {func(r *readout.Record) { r.Statements[2].Content = at(report, "An aide") }, "1.000 2/2/2, 1.000 1/1/1, 0.500 1/2/2, 1.000 2/2, 1.000 2/2, 1.000 1/1"},
		"another act":            {func(r *readout.Record) { r.Statements[1].Act = readout.Reject; r.Statements[2].Act = readout.Ask }, "1.000 2/2/2, 1.000 1/1/1, 1.000 2/2/2, 0.667 2/3, 1.000 3/3, 1.000 1/1"},
		"named after all":        {func(r *readout.Record) { r.Statements[2].Source.Anonymous = false }, "1.000 2/2/2, 1.000 1/1/1, 1.000 2/2/2, 1.000 3/3, 0.667 2/3, 1.000 1/1"},
		"another outlet":         {func(r *readout.Record) { r.Statements[0].Outlet = &readout.Who{Text: "Monday Lamp"} }, "1.000 2/2/2, 1.000 1/1/1, 1.000 2/2/2, 1.000 3/3, 1.000 3/3, 0.000 0/1"},
		"the outlet by its name": {func(r *readout.Record) { r.Statements[0].Outlet = &readout.Who{Text: "the Sunday Lamp"} }, "1.000 2/2/2, 1.000 1/1/1, 1.000 2/2/2, 1.000 3/3, 1.000 3/3, 1.000 1/1"},
	} {
		rec := full()
		c.spoil(rec)
		f := score(report, m, rec)
		if got := fmt.Sprintf("%v, %v, %v, %v, %v, %v", f.people, f.offices, f.statements, f.act, f.anonymous, f.outlet); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, c.want)
		}
	}
}

// at is where words stand first in an ASCII text.
func at(report, words string) []readout.Span {
	i := strings.Index(report, words)
	return []readout.Span{{Start: i, End: i + len(words), Quote: words}}
}
