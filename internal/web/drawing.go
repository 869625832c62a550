package web

import (
	"net/url"
	"slices"
	"strconv"
	"time"
)

// The measures of the timeline, in units of its picture.
const (
	wide, margin = 1000, 20
	laneHigh     = 92
	top          = 24
	apart        = 13 // between marks of one lane
	rows         = 6  // of marks in one lane before they stand on each other
)

// laneNames are the lanes of the timeline, and laneOf the lane of each kind.
var laneNames = []string{"Meetings held", "Meetings planned, proposed, called off", "Drafts", "Events"}

var laneOf = map[string]int{"held": 0, "planned": 1, "proposed": 1, "cancelled": 1, "draft": 2, "event": 3}

func sortMoments(list []moment) {
	slices.SortStableFunc(list, func(a, b moment) int { return a.first.Compare(b.first) })
}

// draw lays moments out, which are in order: each in the lane of its kind at its
// first day, beside those that stand there already.
func draw(list []moment) picture {
	p := picture{Width: wide, Height: top + laneHigh*len(laneNames)}
	for i, n := range laneNames {
		p.Lanes = append(p.Lanes, lane{Name: n, Y: top + i*laneHigh})
	}
	if len(list) == 0 {
		return p
	}
	from, to := list[0].first, list[0].last
	for _, m := range list {
		if m.last.After(to) {
			to = m.last
		}
	}
	span := max(24*time.Hour, to.Sub(from))
	x := func(t time.Time) int {
		return margin + int(float64(wide-2*margin)*min(1, float64(t.Sub(from))/float64(span)))
	}
	taken := map[[2]int]int{}
	for _, m := range list {
		at := mark{moment: m, X: x(m.first)}
		column := [2]int{laneOf[m.Kind], at.X / apart}
		at.Y = top + laneOf[m.Kind]*laneHigh + 22 + taken[column]%rows*apart
		taken[column]++
		p.Marks = append(p.Marks, at)
	}
	p.Ticks = ticks(from, to, x)
	return p
}

// ticks are years, or months where all is within two years, or days within two
// months.
func ticks(from, to time.Time, x func(time.Time) int) []tick {
	step, form := func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }, "2006"
	at := time.Date(from.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	switch days := int(to.Sub(from).Hours() / 24); {
	case days < 62:
		step, form, at = func(t time.Time) time.Time { return t.AddDate(0, 0, max(1, days/8)) }, "2 Jan", from
	case days < 730:
		step, form = func(t time.Time) time.Time { return t.AddDate(0, max(1, days/240), 0) }, "Jan 2006"
	case days > 20*365:
		step = func(t time.Time) time.Time { return t.AddDate(max(1, days/365/12), 0, 0) }
	}
	var out []tick
	for ; !at.After(to); at = step(at) {
		if !at.Before(from) {
			out = append(out, tick{Name: at.Format(form), X: x(at)})
		}
	}
	return out
}

// years are the links by which a timeline is narrowed to one year, or widened
// again.
func years(t timed) []facet {
	at := func(from, to string) string {
		v := url.Values{}
		for name, value := range map[string]string{"party": t.Party, "from": from, "to": to} {
			if value != "" {
				v.Set(name, value)
			}
		}
		return "/timeline?" + v.Encode()
	}
	var out []facet
	if t.From != "" || t.To != "" {
		out = append(out, facet{"All", at("", "")})
	}
	seen := map[int]bool{}
	for _, m := range t.Moments {
		if y := m.first.Year(); !seen[y] && len(seen) < 24 {
			seen[y] = true
			name := strconv.Itoa(y)
			out = append(out, facet{name, at(name, name)})
		}
	}
	return out
}
