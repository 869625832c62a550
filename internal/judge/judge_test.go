package judge

import (
	"math"
	"strings"
	"testing"
)

const table = "# no yes\n-\t0.5\t-0.5\nverb=say\t-2\t2\nverb=want\t1\t-1\n"

func parse(t *testing.T, s string) *Model {
	t.Helper()
	m, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestBest(t *testing.T) {
	m := parse(t, table)
	for _, c := range []struct {
		features []string
		want     string
	}{
		{nil, "no"},
		{[]string{"verb=say"}, "yes"},
		{[]string{"verb=want"}, "no"},
		{[]string{"verb=sing", "verb=say"}, "yes"},
	} {
		if got := m.Best(c.features); got != c.want {
			t.Errorf("Best(%q) = %s, want %s", c.features, got, c.want)
		}
	}
}

func TestOdds(t *testing.T) {
	m := parse(t, table)
	once, twice := m.Odds([]string{"verb=say"}), m.Odds([]string{"verb=say", "verb=say"})
	if want := 1 / (1 + math.Exp(-3)); math.Abs(once[1]-want) > 1e-6 {
		t.Errorf("odds of yes %v, want %v", once[1], want)
	}
	if once[1] != twice[1] {
		t.Errorf("a feature named twice counts twice: %v and %v", once, twice)
	}
	if sum := once[0] + once[1]; math.Abs(sum-1) > 1e-9 {
		t.Errorf("the odds add up to %v", sum)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ table, complaint string }{
		{"", "two or more"},
		{"# one\n", "two or more"},
		{"no yes\n", "line 1"},
		{"# no yes\nverb=say\t1\n", "line 2"},
		{"# no yes\nverb=say\t1\tmuch\n", "line 2"},
	} {
		if _, err := Parse(c.table); err == nil || !strings.Contains(err.Error(), c.complaint) {
			t.Errorf("Parse(%q) gives error %v, want one with %q", c.table, err, c.complaint)
		}
	}
}
