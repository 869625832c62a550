package read

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"readout/internal/lang/doc"
	"readout/internal/lang/nn"
)

// dispatches are the invented reports that ship with the project.
func dispatches(t testing.TB) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../../../testdata/dispatches/*/report.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no dispatches under testdata: %v", err)
	}
	out := map[string]string{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(filepath.Dir(p))] = string(b)
	}
	return out
}

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSameAnalysisOnManyGoroutines(t *testing.T) {
	r, texts := reader(t), dispatches(t)
	want := map[string]*doc.Document{}
	for name, s := range texts {
		want[name] = r.Analyze(s)
	}
	var wg sync.WaitGroup
	for range max(2, runtime.NumCPU()) {
		wg.Go(func() {
			for name, s := range texts {
				if got := r.Analyze(s); !reflect.DeepEqual(got, want[name]) {
					t.Errorf("%s: another analysis beside other goroutines", name)
				}
			}
		})
	}
	wg.Wait()
}

// decisions is an analysis without its scores.
func decisions(d *doc.Document) string {
	var b strings.Builder
	for _, t := range d.Tokens {
		fmt.Fprintln(&b, t.Start, t.End, t.Head, t.UPOS, t.XPOS, t.Feats, t.Lemma, t.Rel, t.Joined)
	}
	fmt.Fprintln(&b, d.Sentences, d.Paragraphs, d.Names)
	for _, a := range d.Attributions {
		fmt.Fprintln(&b, a.Cue, a.Source, a.Content)
	}
	for _, l := range d.Links {
		fmt.Fprintln(&b, l.Token, l.Antecedent)
	}
	return b.String()
}

func TestSameDecisionsOnEachKernel(t *testing.T) {
	texts := dispatches(t)
	want := map[string]string{}
	for i, k := range nn.Kernels() {
		r, err := WithKernel(k)
		if err != nil {
			t.Fatal(err)
		}
		few := len(texts)
		if i > 0 && k.Name == nn.Reference().Name {
			few = 2 // it is eighty times slower than the fastest
		}
		for _, name := range slices.Sorted(maps.Keys(texts))[:few] {
			got := decisions(r.Analyze(texts[name]))
			if i == 0 {
				want[name] = got
			} else if got != want[name] {
				t.Errorf("%s: kernel %s decides otherwise than %s", name, k.Name, nn.Kernels()[0].Name)
			}
		}
	}
}

// wellFormed fails the test where an analysis breaks a promise of package
// doc.
func wellFormed(t *testing.T, d *doc.Document) {
	t.Helper()
	end := int32(0)
	for i, k := range d.Tokens {
		if k.Start < end || k.End <= k.Start || int(k.End) > len(d.Text) || strings.TrimSpace(d.Text[k.Start:k.End]) == "" {
			t.Fatalf("token %d at %v after %d", i, k.Span, end)
		}
		end = k.End
	}
	at := int32(0)
	for _, s := range d.Sentences {
		if s.Start != at || s.End <= s.Start {
			t.Fatalf("sentence %v after %d", s, at)
		}
		at = s.End
		head := make([]int32, s.End-s.Start)
		for i := range head {
			k := d.Tokens[int(s.Start)+i]
			if k.Head < s.Start || k.Head >= s.End {
				t.Fatalf("head %d outside sentence %v", k.Head, s)
			}
			head[i] = k.Head - s.Start
			if (int(head[i]) == i) != (k.Rel == "root") {
				t.Fatalf("relation %q with head %d of word %d", k.Rel, head[i], i)
			}
		}
		if roots(head) != 1 || cyclic(head) {
			t.Fatalf("sentence %v is no tree: %v", s, head)
		}
	}
	if int(at) != len(d.Tokens) {
		t.Fatalf("sentences end at %d of %d tokens", at, len(d.Tokens))
	}
	at = 0
	for _, p := range d.Paragraphs {
		if p.Start != at || p.End <= p.Start {
			t.Fatalf("paragraph %v after %d", p, at)
		}
		at = p.End
	}
	if int(at) != len(d.Sentences) {
		t.Fatalf("paragraphs end at %d of %d sentences", at, len(d.Sentences))
	}
	inside := func(s doc.Span) {
		if s.Start < 0 || s.End <= s.Start || int(s.End) > len(d.Text) {
			t.Fatalf("span %v of a text of %d bytes", s, len(d.Text))
		}
	}
	for _, n := range d.Names {
		inside(n.Span)
		if n.Tokens.Start >= n.Tokens.End {
			t.Fatalf("name %v on tokens %v", n.Span, n.Tokens)
		}
	}
	for _, a := range d.Attributions {
		if len(a.Cue) == 0 || len(a.Source)+len(a.Content) == 0 {
			t.Fatalf("attribution %+v", a)
		}
		for _, l := range [][]doc.Span{a.Cue, a.Source, a.Content} {
			for _, s := range l {
				inside(s)
			}
		}
	}
	for _, l := range d.Links {
		if l.Antecedent < 0 || l.Antecedent >= l.Token {
			t.Fatalf("link %+v", l)
		}
	}
}

var odd = []string{
	"", " ", "\n\n\n", ".", "“", "\"", "a", strings.Repeat("a", 5000), strings.Repeat("word ", 3000), strings.Repeat("\"'“", 900),
	strings.Repeat("東", 700), "\u200b\u00ad x", "He said.\x00 No.", strings.Repeat("said ", 400),
}

func TestOddTexts(t *testing.T) {
	r := reader(t)
	for _, s := range odd {
		wellFormed(t, r.Analyze(s))
	}
}

func FuzzAnalyze(f *testing.F) {
	r := reader(f)
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		wellFormed(t, r.Analyze(strings.ToValidUTF8(s, "?")))
	})
}

func BenchmarkAnalyze(b *testing.B) {
	r := reader(b)
	var all strings.Builder
	for _, s := range dispatches(b) {
		all.WriteString(s)
		all.WriteString("\n\n")
	}
	words := len(strings.Fields(all.String()))
	b.ReportAllocs()
	for b.Loop() {
		r.Analyze(all.String())
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
