package draft

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"readout/text"
)

var update = flag.Bool("update", false, "write the golden files")

// pair is two versions of a draft with what is known to have become of each
// point. A mark is a line: what happened, and to which points by their
// numbers, "merged 3+4>2"; "moved" stands beside what else happened. Of two
// points that changed places either may be the one that moved: "either moved
// 1>2 | moved 2>1".
type pair struct {
	name   string
	a, b   *Paper
	marks  map[string]bool
	either [][]map[string]bool // marks of which one set is as right as the others
}

// loadPairs reads the pairs of a folder of testdata, file by file in the order
// of their names.
func loadPairs(t *testing.T, folder string) []pair {
	t.Helper()
	files, err := filepath.Glob("testdata/pairs/" + folder + "/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no pairs", err)
	}
	var all []pair
	for _, f := range files {
		archive, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		papers := map[string]*Paper{}
		for _, x := range archive.Files {
			names := strings.Fields(x.Name)
			if names[0] != "marks" {
				papers[x.Name] = paperOf(t, string(x.Data))
				continue
			}
			p := pair{name: strings.TrimSuffix(filepath.Base(f), ".txtar") + " " + names[1] + " " + names[2], a: papers[names[1]], b: papers[names[2]], marks: map[string]bool{}}
			for l := range strings.Lines(string(x.Data)) {
				if sets, ok := strings.CutPrefix(l, "either "); ok {
					var list []map[string]bool
					for set := range strings.SplitSeq(sets, "|") {
						list = append(list, marksOf(set))
					}
					p.either = append(p.either, list)
					continue
				}
				maps.Copy(p.marks, marksOf(l))
			}
			all = append(all, p)
		}
	}
	return all
}

func marksOf(line string) map[string]bool {
	marks := map[string]bool{}
	words := strings.Fields(line)
	for _, w := range words[1:] {
		marks[words[0]+" "+w] = true
	}
	return marks
}

// known are the marks of a pair, of sets that are as right as each other the
// one that is nearest to what was found.
func (p pair) known(got map[string]bool) map[string]bool {
	known := maps.Clone(p.marks)
	for _, sets := range p.either {
		right := func(set map[string]bool) int {
			n := 0
			for m := range set {
				if got[m] {
					n++
				}
			}
			return n
		}
		maps.Copy(known, slices.MaxFunc(sets, func(a, b map[string]bool) int { return right(a) - right(b) }))
	}
	return known
}

// failing is a test, or one drawn by rapid.
type failing interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func paperOf(t failing, s string) *Paper {
	t.Helper()
	body, err := text.New(s)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Parse(body, "d1")
	if err != nil {
		t.Fatalf("%v in\n%s", err, s)
	}
	return p
}

// found are the marks that a comparison makes.
func found(c *Comparison) map[string]bool {
	marks := map[string]bool{}
	for _, m := range c.Matches {
		what := numbersOf(c.A, m.A)
		if len(m.A) > 0 && len(m.B) > 0 {
			what += ">"
		}
		what += numbersOf(c.B, m.B)
		marks[string(m.Kind)+" "+what] = true
		if m.Moved {
			marks["moved "+what] = true
		}
	}
	return marks
}

func numbersOf(p *Paper, points []int) string {
	var list []string
	for _, i := range points {
		list = append(list, p.Points[i].Number)
	}
	return strings.Join(list, "+")
}

// tally counts marks: right, found, known.
type tally struct{ right, found, known int }

func (t *tally) add(got, want map[string]bool, kind string) {
	for m := range got {
		if strings.HasPrefix(m, kind) {
			t.found++
			if want[m] {
				t.right++
			}
		}
	}
	for m := range want {
		if strings.HasPrefix(m, kind) {
			t.known++
		}
	}
}

func (t tally) f1() float64 {
	if t.found+t.known == 0 {
		return 1
	}
	return 2 * float64(t.right) / float64(t.found+t.known)
}

func (t tally) String() string {
	return fmt.Sprintf("F1 %.3f  right %d, found %d, known %d", t.f1(), t.right, t.found, t.known)
}

// kindsOf are the kinds of marks, "" for all of them.
var kindsOf = []string{"", "kept ", "changed ", "moved ", "merged ", "split ", "removed ", "added "}

// TestPairs aligns the pairs of testdata and holds what comes of it to a golden
// file. Thresholds were chosen on the pairs of the folder development alone.
func TestPairs(t *testing.T) {
	var out strings.Builder
	for _, folder := range []string{"development", "heldout"} {
		var errors []string
		tallies := map[string]*tally{}
		for _, k := range kindsOf {
			tallies[k] = new(tally)
		}
		pairs := loadPairs(t, folder)
		for _, p := range pairs {
			got := found(Compare(p.a, p.b))
			want := p.known(got)
			for _, k := range kindsOf {
				tallies[k].add(got, want, k)
			}
			errors = append(errors, differences(p.name, got, want)...)
		}
		fmt.Fprintf(&out, "%s: %d pairs\n", folder, len(pairs))
		for _, k := range kindsOf {
			fmt.Fprintf(&out, "  %-8s %s\n", cmp.Or(strings.TrimSpace(k), "all"), tallies[k])
		}
		for _, e := range errors {
			out.WriteString("  " + e + "\n")
		}
		if f := tallies[""].f1(); f < 0.95 {
			t.Errorf("%s: F1 %.3f is under 0.95", folder, f)
		}
	}
	golden(t, "testdata/pairs.golden", out.String())
}

func differences(name string, got, want map[string]bool) []string {
	var list []string
	for m := range want {
		if !got[m] {
			list = append(list, name+": missed "+m)
		}
	}
	for m := range got {
		if !want[m] {
			list = append(list, name+": wrong "+m)
		}
	}
	slices.Sort(list)
	return list
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := gocmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-update writes it): %s", path, d)
	}
}
