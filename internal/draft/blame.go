package draft

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// Blame finds out when each point of a draft entered, what became of it since,
// and what the reports on a record say of it. The versions are in their order,
// at least one; rec may be nil.
func Blame(versions []Version, rec *readout.Record) *History {
	h := &History{Versions: versions}
	var alive []*Life // of the version that was reached, by its points
	var gone []*Life
	for n, v := range versions {
		next := make([]*Life, len(v.Paper.Points))
		if n > 0 {
			gone = append(gone, follow(Compare(versions[n-1].Paper, v.Paper), n, alive, next)...)
		}
		tell(rec, v.Paper, n, next)
		alive = next
	}
	for _, l := range append(alive, gone...) {
		l.Clashes = clashes(l.Reports)
		h.Points = append(h.Points, *l)
	}
	return h
}

// follow takes lives on from a version to version n by what became of their
// points, and gives those that ended.
func follow(c *Comparison, n int, before, next []*Life) (ended []*Life) {
	for _, m := range c.Matches {
		if len(m.B) == 0 {
			before[m.A[0]].Left = n
			ended = append(ended, before[m.A[0]])
			continue
		}
		if len(m.A) == 0 {
			continue
		}
		first := slices.MinFunc(m.A, func(x, y int) int { return before[x].Entered - before[y].Entered })
		for _, j := range m.B {
			l := *before[first] // what was split goes on as several
			l.Changes, l.Reports = slices.Clone(l.Changes), slices.Clone(l.Reports)
			for _, i := range m.A {
				if i != first {
					l.Reports = Join(l.Reports, before[i].Reports)
				}
			}
			if m.Kind != Kept || m.Moved {
				l.Changes = append(l.Changes, Change{Version: n, Kind: m.Kind, Moved: m.Moved, From: numbers(c.A, m.A)})
			}
			next[j] = &l
		}
	}
	return ended
}

// tell begins the lives of points that are new in version n, and adds what
// reports say of all.
func tell(rec *readout.Record, p *Paper, n int, lives []*Life) {
	var reports [][]Report
	if rec != nil {
		reports = Reports(rec, p)
	}
	for i, x := range p.Points {
		if lives[i] == nil {
			lives[i] = &Life{Entered: n, Left: -1}
		}
		l := lives[i]
		l.Number, l.Words = x.Number, x.Whole
		if x.Words != nil {
			l.Words = *x.Words
		}
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

// clashes are what contradicts what in the reports on a point: denials, and
// different people named as its origin.
func clashes(list []Report) []string {
	var words, origins []string
	for _, r := range list {
		if len(r.Denied) > 0 {
			words = append(words, fmt.Sprintf("that it was %s is denied by %s", By(r), Names(r.Denied)))
		}
		if r.What == string(readout.Deny) {
			words = append(words, fmt.Sprintf("%s denies it, says %s", r.By, Names(r.Asserted)))
		}
		if origin(r) && r.By != "" && len(r.Asserted) > 0 {
			origins = append(origins, fmt.Sprintf("%s, says %s", r.By, Names(r.Asserted)))
		}
	}
	if several(list) {
		words = append(words, "it is said to come from "+strings.Join(origins, "; from "))
	}
	return words
}

// origin tells whether a report says where a point comes from.
func origin(r Report) bool { return r.What == "proposed" || r.What == "added" }

// several tells whether reports name different people as the origin.
func several(list []Report) bool {
	by := ""
	for _, r := range list {
		if origin(r) && r.By != "" {
			if by != "" && by != r.By {
				return true
			}
			by = r.By
		}
	}
	return false
}

// By is what was done or said, with by whom.
func By(r Report) string {
	if r.By == "" {
		return r.What
	}
	return r.What + " by " + r.By
}

// Names are those of some voices, each with its publisher and date.
func Names(list []Voice) string {
	var names []string
	for _, v := range list {
		name := v.Name
		if v.Publisher != "" && v.Publisher != v.Name {
			name += " (" + v.Publisher + ")"
		}
		if v.Published != "" {
			name += ", " + v.Published
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}
