package draft

import (
	"slices"

	"readout"
)

// Blame finds out when each point of a draft entered, what became of it since,
// and what the reports on a record say of it. The versions are in their order,
// at least one; rec may be nil.
func Blame(versions []Version, rec *readout.Record) *History {
	h := &History{Versions: versions}
	var alive, gone []*life // of the version that was reached, by its points
	for n, v := range versions {
		next := make([]*life, len(v.Paper.Points))
		if n > 0 {
			gone = append(gone, follow(Compare(versions[n-1].Paper, v.Paper), n, alive, next)...)
		}
		tell(rec, v.Paper, n, next)
		alive = next
	}
	for _, l := range append(alive, gone...) {
		l.Clashes = append(clashes(l.Reports), stillThere(l.Life, versions)...)
		l.Origins = origins(l.pieces, l.from)
		h.Points = append(h.Points, l.Life)
	}
	return h
}

// life is that of a point while it is followed, with the version that each of
// its words came in with.
type life struct {
	Life
	pieces []piece
	from   []int
}

// follow takes lives on from a version to version n by what became of their
// points, and gives those that ended.
func follow(c *Comparison, n int, before, next []*life) (ended []*life) {
	for _, m := range c.Matches {
		switch {
		case len(m.B) == 0:
			before[m.A[0]].Left = n
			ended = append(ended, before[m.A[0]])
		case len(m.A) > 0:
			goOn(c, m, n, before, next)
		}
	}
	return ended
}

// goOn takes the lives of the points of a match on into version n. Each begins
// with the first of those that it came of, or, where it was split off, with
// the words that it took along.
func goOn(c *Comparison, m Match, n int, before, next []*life) {
	first := slices.MinFunc(m.A, func(x, y int) int { return before[x].Entered - before[y].Entered })
	var reports []Report
	var edits []Edit
	var old []piece
	var from []int
	words := folded(pieces(spansOf(c.B, m.B)))
	for _, i := range asIn(c.A, m.A, words) {
		reports, edits = Join(reports, before[i].Reports), append(edits, before[i].Edits...)
		old, from = append(old, before[i].pieces...), append(from, before[i].from...)
	}
	from = carry(old, words, from, n)
	for _, j := range m.B {
		l := *before[first]
		l.Changes, l.Reports, l.Edits = slices.Clone(l.Changes), slices.Clone(reports), slices.Clone(edits)
		k := len(pieces(spansOf(c.B, []int{j})))
		l.pieces, words = words[:k:k], words[k:]
		l.from, from = from[:k:k], from[k:]
		if len(m.B) > 1 {
			l.Entered = entered(l.pieces, l.from, n)
			l.Changes = slices.DeleteFunc(l.Changes, func(x Change) bool { return x.Version <= l.Entered })
		}
		if m.Kind != Kept || m.Moved {
			l.Changes = append(l.Changes, Change{Version: n, Kind: m.Kind, Moved: m.Moved, From: numbers(c.A, m.A)})
		}
		next[j] = &l
	}
}

// tell begins the lives of points that are new in version n, and adds what
// reports say of all.
func tell(rec *readout.Record, p *Paper, n int, lives []*life) {
	var reports [][]Report
	tracked := trackedIn(rec, p, n)
	if rec != nil {
		reports = Reports(rec, p)
	}
	for i, x := range p.Points {
		if lives[i] == nil {
			lives[i] = &life{Life: Life{Entered: n, Left: -1}, pieces: folded(pieces(spansOf(p, []int{i})))}
			lives[i].from = carry(nil, lives[i].pieces, nil, n)
		}
		l := lives[i]
		l.Number, l.Words = x.Number, x.Whole
		if x.Words != nil {
			l.Words = *x.Words
		}
		l.Edits = append(l.Edits, tracked[i]...)
		if reports != nil {
			l.Reports = Join(l.Reports, reports[i])
		}
	}
}

// Join adds the reports that are not there already.
func Join(list, more []Report) []Report {
	for _, r := range more {
		if !slices.ContainsFunc(list, func(x Report) bool { return x.Item == r.Item && x.What == r.What && x.By == r.By }) {
			list = append(list, r)
		}
	}
	return list
}

func numbers(p *Paper, points []int) []string {
	var list []string
	for _, i := range points {
		list = append(list, p.Points[i].Number)
	}
	return list
}
