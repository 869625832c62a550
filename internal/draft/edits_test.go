package draft

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"readout"
)

// pool are points of two sentences each, from which drafts are made.
var pool = [][2]string{
	{"Forces leave the old bridge within thirty days.", "Observers count them at both gates."},
	{"Prisoners go home in groups of fifty.", "The wounded travel first by ambulance."},
	{"Grain ships sail from Tamar without inspection.", "Pilots lead each convoy past the minefield."},
	{"Borea pays pensions to widows of miners.", "A bank in Selm keeps the register."},
	{"Teachers receive four weeks of paid training.", "Substitutes come from the county office."},
	{"The railway to Odrin opens for passengers.", "Tickets cost half during the first winter."},
	{"Cars carry tariffs of twelve percent.", "Spare parts remain exempt until autumn."},
	{"Satellite pictures are exchanged every Tuesday.", "An analyst from each ministry signs them."},
	{"Fishermen may cast nets beyond the lighthouse.", "Sturgeon is spared altogether."},
	{"Museums return masks and drums.", "Curators write down where each was bought."},
	{"Nurses work no more than three nights running.", "Overtime earns a bonus of eighty crowns."},
	{"Both parliaments ratify this text before Easter.", "Neither amends it afterwards."},
	{"Courts hear claims about stolen farmland.", "Judges are drawn by lot from retired lawyers."},
	{"The power plant restarts under international watch.", "Its electricity is shared equally."},
	{"Schools teach minority languages from first grade.", "Textbooks are approved by a joint board."},
	{"Sanctions on shipping insurers are lifted.", "They snap back upon a single violation."},
	{"Refugees may reclaim houses and orchards.", "Compensation covers whatever burned."},
	{"Journalists enter the valley with a press card.", "Nobody confiscates cameras or notebooks."},
	{"A hotline links the two air forces.", "Colonels test it at dawn on Mondays."},
	{"Wind turbines stand eight hundred metres from villages.", "Mayors receive a share of revenue."},
	{"Heavy artillery withdraws behind the ridge.", "Drones photograph empty emplacements."},
	{"The swimming hall stays open on weekends.", "Children under six enter free."},
	{"Dairy quotas rise gradually over five seasons.", "Small cooperatives are supported with loans."},
	{"Election monitors arrive six weeks early.", "Ballots are printed abroad."},
	{"Hospitals stock antibiotics for a quarter.", "Expired medicine is burned at the harbour."},
	{"Dams release water whenever rainfall fails.", "Engineers publish gauges hourly."},
}

// spare are words that changes put in; none stands in the pool.
var spare = []string{"promptly", "jointly", "seventeen", "southern", "voluntary", "provisional", "marble", "telegraph"}

// styles number points in different ways.
var styles = []func(n int) string{
	func(n int) string { return fmt.Sprintf("%d. ", n) },
	func(n int) string { return fmt.Sprintf("(%d) ", n) },
	func(n int) string { return fmt.Sprintf("Article %d – ", n) },
	func(n int) string { return strings.ToUpper(roman(n)) + ". " },
	func(n int) string { return fmt.Sprintf("Point %d: ", n) },
	func(n int) string { return fmt.Sprintf("§ %d ", n) },
	func(int) string { return "- " },
}

func printed(points []string, style func(int) string) string {
	var b strings.Builder
	b.WriteString("Plan of the mediators\n\n")
	for i, p := range points {
		b.WriteString(style(i+1) + p + "\n")
	}
	return b.String()
}

// TestEdits: edits of drafts are found, in whatever style either version is
// numbered.
func TestEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawEdits(t)
		a := paperOf(t, printed(e.before, rapid.SampledFrom(styles).Draw(t, "style of A")))
		b := paperOf(t, printed(e.after, rapid.SampledFrom(styles).Draw(t, "style of B")))
		c := Compare(a, b)
		got := map[string]bool{}
		moved := 0
		for _, m := range c.Matches {
			got[fmt.Sprint(m.Kind, m.A, m.B)] = true
			if m.Moved {
				moved++
			}
		}
		for m := range e.marks {
			if !got[m] {
				t.Errorf("missed %s in\n%s\n%s\n%v", m, a.Text, b.Text, got)
			}
		}
		if len(got) != len(e.marks) {
			t.Errorf("found %v, not %v", got, e.marks)
		}
		if (moved > 0) != e.moved || moved > 1 {
			t.Errorf("%d points moved, known %v", moved, e.moved)
		}
	})
}

// edited is a draft before and after edits, with what became of the points.
type edited struct {
	before, after []string
	marks         map[string]bool
	moved         bool
}

// group is what becomes of a point, or of two: the words of the points after.
type group struct {
	kind  Kind
	a     []int
	words []string
}

// drawEdits draws a draft and an edit for each of its points; one point may
// move besides.
func drawEdits(t *rapid.T) edited {
	e := edited{marks: map[string]bool{}}
	order := rapid.Permutation(seq(len(pool))).Draw(t, "points")
	n := rapid.IntRange(3, 12).Draw(t, "number of points")
	var groups []group
	for len(e.before) < n {
		groups = append(groups, e.draw(t, order)...)
	}
	if len(groups) > 4 && rapid.Bool().Draw(t, "move") {
		groups = e.move(groups, rapid.IntRange(3, len(groups)-1).Draw(t, "which"))
	}
	for _, g := range groups {
		var b []int
		for _, w := range g.words {
			b = append(b, len(e.after))
			e.after = append(e.after, w)
		}
		e.marks[fmt.Sprint(g.kind, g.a, b)] = true
	}
	if len(e.after) < 2 { // a draft has points
		for _, w := range []string{"Nobody sells telescopes.", "Everybody sings quietly."} {
			e.marks[fmt.Sprint(Added, []int{}, []int{len(e.after)})] = true
			e.after = append(e.after, w)
		}
	}
	return e
}

// draw draws an edit of the next points in the order of the pool.
func (e *edited) draw(t *rapid.T, order []int) []group {
	next := func() (int, [2]string) {
		i := len(e.before)
		p := pool[order[i]]
		e.before = append(e.before, p[0]+" "+p[1])
		return i, p
	}
	i, p := next()
	whole := p[0] + " " + p[1]
	switch kind := rapid.SampledFrom([]Kind{Kept, Kept, Changed, Removed, Added, Merged, Split}).Draw(t, "edit"); kind {
	case Changed:
		words := strings.Fields(whole)
		words[rapid.IntRange(0, len(words)-1).Draw(t, "word")] = rapid.SampledFrom(spare).Draw(t, "spare")
		return []group{{kind, []int{i}, []string{strings.Join(words, " ")}}}
	case Removed:
		return []group{{kind, []int{i}, nil}}
	case Added:
		q := pool[order[len(order)-1-i]] // from the end, which no draft reaches
		return []group{{kind, nil, []string{q[0] + " " + q[1]}}, {Kept, []int{i}, []string{whole}}}
	case Split:
		return []group{{kind, []int{i}, []string{p[0], p[1]}}}
	case Merged:
		j, q := next()
		return []group{{kind, []int{i, j}, []string{whole + " " + q[0] + " " + q[1]}}}
	}
	return []group{{Kept, []int{i}, []string{whole}}}
}

// move puts a group first, and notes whether that changes the order of points
// that are in both versions.
func (e *edited) move(groups []group, k int) []group {
	lasts := func(g group) bool { return len(g.a) > 0 && len(g.words) > 0 }
	g := groups[k]
	e.moved = lasts(g) && slices.ContainsFunc(groups[:k], lasts)
	return slices.Insert(slices.Delete(groups, k, k+1), 0, g)
}

func seq(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// TestRedline: of any two texts, taking the deletions gives the words of the
// first and taking the insertions those of the second, and each span is the
// text that it quotes.
func TestRedline(t *testing.T) {
	words := rapid.SampledFrom([]string{"the", "bridge", "opens", "in", "May", "30", "days", ",", ".", "(a)", "é", "桥", "Borea's", "[x]", "\n", "point", "4", "“so”", "🙂"})
	drawn := func(t *rapid.T, name string) *readout.Span {
		s := strings.TrimSpace(strings.Join(rapid.SliceOfN(words, 1, 40).Draw(t, name), rapid.SampledFrom([]string{" ", "", "\n "}).Draw(t, "sep")))
		return &readout.Span{Doc: "d1", Start: 7, End: 7 + len([]rune(s)), Quote: s}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn(t, "a"), drawn(t, "b")
		pa, pb := pieces([]*readout.Span{a}), pieces([]*readout.Span{b})
		refer(pa, pb, func(string) string { return "5" })
		var olds, news []string
		for _, s := range redline(pa, pb) {
			olds, news = append(olds, taken(t, s.A, a)...), append(news, taken(t, s.B, b)...)
			if (s.A == nil) != (s.Kind == Inserted) || (s.B == nil) != (s.Kind == Deleted) {
				t.Errorf("%s with %v and %v", s.Kind, s.A, s.B)
			}
		}
		if !slices.Equal(olds, keys(pieces([]*readout.Span{a}))) || !slices.Equal(news, keys(pieces([]*readout.Span{b}))) {
			t.Errorf("the redline of %q and %q gives %q and %q", a.Quote, b.Quote, olds, news)
		}
	})
}

// TestWhole: a comparison holds each point of either version once, and its
// redlines have all their words.
func TestWhole(t *testing.T) {
	for _, p := range slices.Concat(loadPairs(t, "development"), loadPairs(t, "heldout")) {
		c := Compare(p.a, p.b)
		var a, b []int
		for _, m := range c.Matches {
			a, b = append(a, m.A...), append(b, m.B...)
			var olds, news []*readout.Span
			for _, s := range m.Redline {
				olds, news = append(olds, s.A), append(news, s.B)
			}
			if !slices.Equal(sortedKeys(olds), sortedKeys(spansOf(p.a, m.A))) || !slices.Equal(sortedKeys(news), sortedKeys(spansOf(p.b, m.B))) {
				t.Errorf("%s: the redline of %v to %v lacks words: %v", p.name, m.A, m.B, Runs(m.Redline))
			}
		}
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, seq(len(p.a.Points))) || !slices.Equal(b, seq(len(p.b.Points))) {
			t.Errorf("%s: the points %v and %v", p.name, a, b)
		}
	}
}

func sortedKeys(spans []*readout.Span) []string {
	list := keys(pieces(spans))
	slices.Sort(list)
	return list
}

// taken are the words of a stretch of a span.
func taken(t *rapid.T, s, of *readout.Span) []string {
	if s == nil {
		return nil
	}
	if string([]rune(of.Quote)[s.Start-of.Start:s.End-of.Start]) != s.Quote {
		t.Errorf("%+v is not in %+v", s, of)
	}
	var words []string
	for _, p := range pieces([]*readout.Span{of}) {
		at := of.Start + len([]rune(of.Quote[:p.start]))
		if at >= s.Start && at < s.End {
			words = append(words, p.text)
		}
	}
	return words
}

// TestAssign: no other pairing gains more.
func TestAssign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		gain := make([][]float64, rows)
		for i := range gain {
			for range columns {
				gain[i] = append(gain[i], float64(rapid.IntRange(0, 9).Draw(t, "gain")))
			}
		}
		sum, used := 0.0, map[int]bool{}
		for i, j := range assign(gain) {
			if j >= 0 {
				if used[j] {
					t.Fatalf("column %d is paired twice", j)
				}
				used[j] = true
				sum += gain[i][j]
			}
		}
		if best := mostGain(gain, 0, map[int]bool{}); sum != best {
			t.Errorf("%v gains %v, not %v", gain, sum, best)
		}
	})
}

// mostGain tries every pairing of the rows from i on.
func mostGain(gain [][]float64, i int, used map[int]bool) float64 {
	if i == len(gain) {
		return 0
	}
	best := mostGain(gain, i+1, used)
	for j, g := range gain[i] {
		if !used[j] {
			used[j] = true
			best = max(best, g+mostGain(gain, i+1, used))
			used[j] = false
		}
	}
	return best
}

func TestStay(t *testing.T) {
	for _, c := range []struct {
		places  []int
		weights []float64
		want    string
	}{
		{[]int{0, 1, 2}, []float64{1, 1, 1}, "[true true true]"},
		{[]int{3, 0, 1, 2}, []float64{1, 1, 1, 1}, "[false true true true]"},
		{[]int{1, 0}, []float64{1, 2}, "[false true]"},
		{[]int{1, 0}, []float64{2, 1}, "[true false]"},
		{[]int{2, 1, 0}, []float64{1, 1.5, 1}, "[false true false]"},
	} {
		if got := fmt.Sprint(stay(c.places, c.weights)); got != c.want {
			t.Errorf("%v by %v: %s, not %s", c.places, c.weights, got, c.want)
		}
	}
}
