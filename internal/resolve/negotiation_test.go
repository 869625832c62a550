package resolve_test

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
	"readout/internal/resolve"
)

var update = flag.Bool("update", false, "rewrite testdata/summary.txt")

const (
	cases   = "../example/negotiation"
	summary = "testdata/summary.txt"
)

// marks are what is the same in a dispatch and in the others: words of the
// text, at their first place in it, and a name for what they speak of.
type marks struct{ Actors, Meetings, Drafts, Events []mark }

type mark struct{ Is, Words string }

// dispatch is one document of the negotiation, read.
type dispatch struct {
	name  string
	doc   resolve.Doc
	marks marks
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

// reader is the program without its command line.
func reader(t testing.TB) *app.App {
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

// negotiation reads the dispatches with ids that are unique over all.
func negotiation(t testing.TB) []dispatch {
	t.Helper()
	paths, err := filepath.Glob(cases + "/*/report.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no dispatches under %s: %v", cases, err)
	}
	a, ids := reader(t), new(app.Numbering)
	var all []dispatch
	for _, p := range paths {
		folder := filepath.Dir(p)
		d := dispatch{name: filepath.Base(folder)}
		load(t, filepath.Join(folder, "identity.json"), &d.marks)
		var meta struct{ Title, Publisher, Published *string }
		load(t, filepath.Join(folder, "meta.json"), &meta)
		o := app.Options{Workers: 1, Facts: true, Title: meta.Title, Publisher: meta.Publisher, Published: meta.Published}
		d.doc = readOne(t, a, o, app.File(p), ids)
		all = append(all, d)
	}
	return all
}

// readOne reads a source and numbers what it holds after what was read
// before.
func readOne(t testing.TB, a *app.App, o app.Options, s app.Source, ids *app.Numbering) resolve.Doc {
	t.Helper()
	var doc resolve.Doc
	err := a.Read(t.Context(), o, []app.Source{s}, func(r app.Reading) error {
		if r.Err != nil {
			return r.Err
		}
		rec, err := ids.Number(r.Record)
		doc = resolve.Doc{Record: rec, Text: r.Text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func docsOf(all []dispatch) []resolve.Doc {
	var docs []resolve.Doc
	for _, d := range all {
		docs = append(docs, d.doc)
	}
	return docs
}

// item is an item of a record with the stretches of text that speak of it.
type item struct {
	id    readout.ID
	spans []readout.Span
}

// lists are the marked lists: what is marked, and what was found.
var lists = []struct {
	name   string
	marked func(marks) []mark
	found  func(*readout.Record) []item
}{
	{"actors", func(m marks) []mark { return m.Actors }, func(r *readout.Record) (list []item) {
		for _, x := range r.Actors {
			list = append(list, item{x.ID, x.Mentions})
		}
		return list
	}},
	{"meetings", func(m marks) []mark { return m.Meetings }, func(r *readout.Record) (list []item) {
		for _, x := range r.Meetings {
			list = append(list, item{x.ID, x.Evidence})
		}
		return list
	}},
	{"drafts", func(m marks) []mark { return m.Drafts }, func(r *readout.Record) (list []item) {
		for _, x := range r.Drafts {
			list = append(list, item{x.ID, x.Evidence})
		}
		return list
	}},
	{"events", func(m marks) []mark { return m.Events }, func(r *readout.Record) (list []item) {
		for _, x := range r.Events {
			list = append(list, item{x.ID, x.Evidence})
		}
		return list
	}},
}

// find is the item that a mark speaks of: the one with the shortest stretch
// over its words.
func find(d dispatch, words string, items []item) readout.ID {
	s := d.doc.Text.String()
	at := strings.Index(s, words)
	start, end := d.doc.Text.Rune(at), d.doc.Text.Rune(at+len(words))
	var best readout.ID
	shortest := 1 << 30
	for _, x := range items {
		for _, p := range x.spans {
			if p.Start < end && start < p.End && p.End-p.Start < shortest {
				best, shortest = x.id, p.End-p.Start
			}
		}
	}
	return best
}

// figures are the scores of one list over all that is marked, and over what
// of it was found.
type figures struct {
	name           string
	marked, found  int
	all, foundOnly scores
}

func figuresOf(t testing.TB, all []dispatch, identity *resolve.Identity) []figures {
	t.Helper()
	var out []figures
	for _, l := range lists {
		key, foundKey, response := partition{}, partition{}, partition{}
		for _, d := range all {
			for _, m := range l.marked(d.marks) {
				name := d.name + " " + m.Is
				key[name] = m.Is
				if id := find(d, m.Words, l.found(d.doc.Record)); id != "" {
					foundKey[name], response[name] = m.Is, string(identity.Of(id))
				} else {
					t.Logf("%s: %s not found: %q", d.name, m.Is, m.Words)
				}
			}
		}
		show(t, l.name, foundKey, response)
		out = append(out, figures{l.name, len(key), len(response), scoreOf(key, response), scoreOf(foundKey, response)})
	}
	return out
}

// show logs the clusters that are not as marked.
func show(t testing.TB, list string, key, response partition) {
	t.Helper()
	k := key.clusters()
	for c, members := range response.clusters() {
		if !cmp.Equal(members, k[key[members[0]]]) {
			t.Logf("%s: %s is %s", list, c, strings.Join(members, ", "))
		}
	}
}

// TestNegotiation: the figures on the invented negotiation are those of the
// summary. What makes them better or worse rewrites it with -update, so that
// the change shows.
func TestNegotiation(t *testing.T) {
	all := negotiation(t)
	r := resolver(t)
	identity := r.Resolve(docsOf(all), resolve.Pins{})
	got := table(figuresOf(t, all, identity)) + copiesTable(r.Copies(docsOf(all)), all)
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

func resolver(t testing.TB) *resolve.Resolver {
	t.Helper()
	r, err := resolve.New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// table is the summary of the figures.
func table(list []figures) string {
	var b strings.Builder
	b.WriteString("# What is the same in internal/example/negotiation, from the texts: over what the reader found, and over all that is marked.\n")
	fmt.Fprintf(&b, "%-22s %6s %6s %6s %6s %6s %6s %6s %6s\n", "", "marked", "found", "B3 P", "B3 R", "B3 F", "MUC", "CEAFe", "CoNLL")
	for _, f := range list {
		fmt.Fprintf(&b, "%-22s %6d %6d %s\n", f.name+", found", f.marked, f.found, f.foundOnly)
		fmt.Fprintf(&b, "%-22s %6d %6d %s\n", f.name+", all", f.marked, f.found, f.all)
	}
	return b.String()
}

// copiesTable is the summary of the copies.
func copiesTable(copies []resolve.Copy, all []dispatch) string {
	name := map[readout.DocumentID]string{}
	for _, d := range all {
		name[d.doc.Record.Documents[0].ID] = d.name
	}
	var b strings.Builder
	b.WriteString("\n# copies: first, later, words, share of the shorter\n")
	for _, c := range copies {
		fmt.Fprintf(&b, "%s %s %d %.2f\n", name[c.From], name[c.To], c.Words, c.Share)
	}
	for _, o := range resolve.Origins(copies) {
		fmt.Fprintf(&b, "origin %s: %d copies\n", name[o.First], len(o.Copies))
	}
	return b.String()
}
