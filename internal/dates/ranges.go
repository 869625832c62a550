package dates

// movedWords are verbs after which "from Monday to Wednesday" is no range.
const movedWords = "moved postponed delayed pushed rescheduled changed shifted"

// ranged reads a date or a range of two: "Nov. 23-29", "from Monday to
// Wednesday", "2014-2016".
func (p *parser) ranged(i int) (item, bool) {
	a, ok := p.moded(i)
	if !ok || a.kind > Time || a.v.Interval {
		return a, ok
	}
	j, ok := p.connector(i, a.end)
	if !ok {
		return a, true
	}
	if a.v.From.Day > 0 && p.at(i).shape == letters {
		if d, e, ok := p.dayOfMonth(j); ok && p.at(j).shape == number && !p.startsDate(e) && p.at(a.end-1).digits <= 2 && p.at(a.end-1).shape == number {
			return p.upToDay(a, d, e), true
		}
	}
	if a.v.From.Month == 0 && p.at(j).digits == 2 && p.at(j).num > a.v.From.Year%100 && p.isMark(j-1, '-') && p.at(j).glued {
		return item{end: j + 1, v: Between(a.v.From, Date{Year: a.v.From.Year/100*100 + p.at(j).num})}, true
	}
	b, ok := p.moded(j)
	if !ok || b.kind > Time || b.v.Interval || b.part != None || a.part != None || b.clock != "" {
		return a, true
	}
	if r, ok := join(a, b); ok {
		return r, true
	}
	return a, true
}

// startsDate reports whether token i goes on as a month, an hour or a unit.
func (p *parser) startsDate(i int) bool {
	return p.has(i, cMonth|cUnit|cClock|cCount) || p.is(i, wOf)
}

// connector reads the word or dash between the ends of a range of which the
// first begins at i and ends before token k.
func (p *parser) connector(i, k int) (next int, ok bool) {
	start := i
	for start > 0 && (p.is(start-1, wThe) || p.has(start-1, cMod)) {
		start--
	}
	from := p.is(start-1, wFrom)
	switch {
	case p.isMark(k, '-'), p.is(k, wThrough):
		return k + 1, true
	case p.is(k, wAnd):
		return k + 1, p.is(start-1, wBetween)
	case p.is(k, wTo), p.is(k, wUntil):
		for m := start - 2; from && m >= start-6; m-- {
			if p.oneOf(m, movedWords) {
				return 0, false
			}
		}
		return k + 1, from || p.has(i, cMonth|cWeekday) && p.has(k+1, cMonth|cWeekday) || p.at(k+1).shape == number && p.at(k-1).shape == number
	}
	return 0, false
}

// upToDay is the range from a day to day d of the same month.
func (p *parser) upToDay(a item, d, end int) item {
	from := a.v.From
	to := from
	if y, e, ok := p.yearAfter(end); ok {
		from.Year, to.Year, end, a.rel = y, y, e, Absolute
	}
	to.Day = d
	if !validDay(to.Year, to.Month, d) || d <= from.Day {
		return a
	}
	return item{end: end, v: Between(from, to), rel: a.rel}
}

// join makes the range of two dates; a year said with the second holds for
// the first, and a weekday that comes too early is of the week after.
func join(a, b item) (item, bool) {
	r := item{end: b.end, rel: max(a.rel, b.rel), mod: Whole}
	if a.v.IsZero() || b.v.IsZero() {
		return r, a.v == b.v && a.rel == ToDocument && b.rel == ToDocument
	}
	from, to := a.v.From, b.v.From
	if (from.Day == 0) != (to.Day == 0) || (from.Month == 0) != (to.Month == 0) {
		return item{}, false
	}
	if a.rel == ToDocument && b.rel == Absolute && from.Month > 0 && from.Month <= 12 {
		from.Year = to.Year
		if from.Month > to.Month {
			from.Year--
		}
	}
	fd, _ := from.bounds()
	td, _ := to.bounds()
	switch {
	case td <= fd && from.Day > 0 && fd-td < 7 && b.rel == ToDocument:
		to = dateOf(td + 7)
	case td <= fd && a.rel == ToDocument && b.rel == ToDocument && from.Month <= 12 && from.Month > to.Month:
		if fd-td > 366 {
			return item{}, false
		}
		to.Year++
	case td <= fd:
		return item{}, false
	}
	r.v = Between(from, to)
	return r, true
}

// pair reads a range whose month stands last: "3-5 May", "between 3 and 5
// May".
func (p *parser) pair(i int) (item, bool) {
	if p.at(i).shape != number {
		return item{}, false
	}
	d, k, ok := p.dayOfMonth(i)
	if !ok {
		return item{}, false
	}
	if !p.isMark(k, '-') && !p.is(k, wAnd) && !p.is(k, wTo) || p.at(k+1).shape != number {
		return item{}, false
	}
	b, ok := p.calendarDay(k + 1)
	if !ok || b.v.Interval {
		return item{}, false
	}
	if b.v.IsZero() {
		return b, true
	}
	from := b.v.From
	from.Day = d
	if d >= b.v.From.Day {
		return item{}, false
	}
	b.v = Between(from, b.v.From)
	return b, true
}
