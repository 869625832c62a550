package query

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// memory is an index in memory.
type memory map[string][]uint32

func (m memory) Places(term string) ([]uint32, error) { return m[term], nil }

func (m memory) Years() ([]int, error) {
	var out []int
	for term := range m {
		if y, ok := YearOf(term); ok {
			out = append(out, y)
		}
	}
	return out, nil
}

// vocabulary is small, so that queries meet items.
var vocabulary = rapid.SampledFrom([]string{"ferry", "toll", "bridge", "norway", "brandt"})

func phrase(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(vocabulary, 1, 4).Draw(t, name), " ")
}

func item(t *rapid.T) Item {
	x := Item{Text: phrase(t, "text"), Fields: map[string][]string{"party": {phrase(t, "party")}, "list": {rapid.SampledFrom([]string{"meetings", "drafts"}).Draw(t, "list")}}}
	if rapid.Bool().Draw(t, "dated") {
		from := rapid.IntRange(2018, 2030).Draw(t, "from")
		x.First = fmt.Sprintf("%d-03-04", from)
		x.Last = fmt.Sprintf("%d-05-06", from+rapid.IntRange(0, 9).Draw(t, "for"))
	}
	return x
}

// expression draws a query of some depth.
func expression(t *rapid.T, depth int) string {
	kind := rapid.IntRange(0, 7).Draw(t, "kind")
	switch {
	case depth > 0 && kind == 0:
		return "(" + expression(t, depth-1) + " OR " + expression(t, depth-1) + ")"
	case depth > 0 && kind == 1:
		return expression(t, depth-1) + " " + expression(t, depth-1)
	case depth > 0 && kind == 2:
		return "-(" + expression(t, depth-1) + ")"
	case kind == 3:
		return fmt.Sprintf("party:%q", phrase(t, "value"))
	case kind == 4:
		return "list:" + rapid.SampledFrom([]string{"meetings", "drafts"}).Draw(t, "of")
	case kind == 5:
		return fmt.Sprintf("date:%d..%d", rapid.IntRange(2017, 2028).Draw(t, "since"), rapid.IntRange(2028, 2040).Draw(t, "until"))
	case kind == 6:
		return fmt.Sprintf("date:..%d-04", rapid.IntRange(2017, 2040).Draw(t, "by"))
	}
	return fmt.Sprintf("%q", phrase(t, "words"))
}

// TestCandidates: an index misses nothing that a query asks for, and where it is
// sure it gives nothing else.
func TestCandidates(t *testing.T) {
	sures := 0
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(item), 1, 12).Draw(t, "items")
		in := memory{}
		for i, x := range items {
			for _, term := range Terms(x) {
				in[term] = append(in[term], uint32(i))
			}
		}
		e, err := Parse(expression(t, 3), strings.ToLower)
		if err != nil {
			t.Fatal(err)
		}
		places, sure, all, err := Candidates(e, in)
		if err != nil {
			t.Fatal(err)
		}
		if sure && !all {
			sures++
		}
		for i, x := range items {
			found := all || slices.Contains(places, uint32(i))
			if e.Match(x) && !found {
				t.Fatalf("%s: %v is missed", e, x)
			}
			if sure && found && !e.Match(x) {
				t.Fatalf("%s: %v is no match, and that was sure", e, x)
			}
		}
	})
	if sures == 0 {
		t.Error("no answer was ever sure")
	}
}
