package agree

import (
	"math"
	"strings"
	"testing"
)

// units turns the rows of observers into the values of each thing; a dot is a
// value that was not given.
func units(rows ...string) [][]string {
	out := make([][]string, len(strings.Fields(rows[0])))
	for _, row := range rows {
		for i, v := range strings.Fields(row) {
			out[i] = append(out[i], strings.ReplaceAll(v, ".", ""))
		}
	}
	return out
}

// TestAlpha: the worked examples of Krippendorff, Computing Krippendorff's
// Alpha-Reliability (2011), sections A, B and C.
func TestAlpha(t *testing.T) {
	for name, c := range map[string]struct {
		things [][]string
		want   float64
	}{
		"two observers, binary":  {units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095},
		"two observers, nominal": {units("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692},
		"four observers with missing values": {units("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3",
			". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."), 0.743},
	} {
		if got, ok := Alpha(c.things); !ok || math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%s: %.4f, %t, want %.3f", name, got, ok, c.want)
		}
	}
}

// TestKappa: the worked example of Cohen (1960), table 2: 200 subjects, three
// categories, agreement .70, by chance .41.
func TestKappa(t *testing.T) {
	var pairs [][2]string
	for i, row := range [][]int{{88, 10, 2}, {14, 40, 6}, {18, 10, 12}} {
		for j, n := range row {
			for range n {
				pairs = append(pairs, [2]string{string(rune('a' + i)), string(rune('a' + j))})
			}
		}
	}
	pairs = append(pairs, [2]string{"a", ""}, [2]string{"", "b"})
	if got, ok := Kappa(pairs); !ok || math.Abs(got-0.492) > 0.0005 {
		t.Errorf("%.4f, %t, want 0.492", got, ok)
	}
}

// TestEnds: all the same is 1, nothing to tell by is said, and the worst of two
// values is less than chance.
func TestEnds(t *testing.T) {
	if a, ok := Alpha(units("x y x", "x y x")); !ok || a != 1 {
		t.Errorf("alpha where all agree: %v, %t", a, ok)
	}
	if k, ok := Kappa([][2]string{{"x", "x"}, {"y", "y"}}); !ok || k != 1 {
		t.Errorf("kappa where both agree: %v, %t", k, ok)
	}
	if a, ok := Alpha(units("x y x y", "y x y x")); !ok || a >= 0 {
		t.Errorf("alpha where all disagree: %v, %t", a, ok)
	}
	for _, things := range [][][]string{nil, units("x y", ". ."), units("x x", "x x")} {
		if a, ok := Alpha(things); ok {
			t.Errorf("alpha of %v: %v", things, a)
		}
	}
	for _, pairs := range [][][2]string{nil, {{"x", ""}}, {{"x", "x"}, {"x", "x"}}} {
		if k, ok := Kappa(pairs); ok {
			t.Errorf("kappa of %v: %v", pairs, k)
		}
	}
}
