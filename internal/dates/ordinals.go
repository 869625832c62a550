package dates

import "strings"

// quarterOf reads quarters and halves: "the third quarter of 2025", "Q3 2025",
// "last year's fourth quarter", "the 1988 quarter", "the first half of 2025".
func (p *parser) quarterOf(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	the := j > i
	y, k, said := p.yearBefore(j)
	if said {
		j = k
	}
	if p.is(j, wFiscal) {
		j = p.hyphen(j + 1)
	}
	code, end, ok := p.quarterName(j)
	if !ok {
		return p.reported(j, y, the || said)
	}
	if !said {
		if y, k, said = p.yearOfUnit(end); said {
			end = k
		}
	}
	switch {
	case said:
		return item{end: end, v: On(Date{Year: y, Month: code}), names: code < half1}, true
	case code >= half1:
		return item{}, false
	}
	it := p.relative(end, On(Date{Year: p.yearOfQuarter(code, i, end), Month: code}))
	it.names = true
	return it, true
}

// quarterName reads the number of a quarter or half, "third quarter", "Q3",
// "3Q", "first half", as the month code of EDTF.
func (p *parser) quarterName(i int) (code, end int, ok bool) {
	n, end, ok := p.ordinal(i)
	end = p.hyphen(end)
	switch {
	case ok && n >= 1 && n <= 4 && p.spelled(end, "quarter"):
		return quarter1 - 1 + n, end + 1, true
	case ok && n == -1 && p.spelled(end, "quarter") && p.is(end+1, wOf):
		return quarter1 + 3, end + 1, true
	case ok && n >= 1 && n <= 2 && p.is(end, wHalf):
		return half1 - 1 + n, end + 1, true
	}
	digit := p.at(i + 1)
	switch {
	case p.is(i, wQ):
	case p.is(i+1, wQ):
		digit = p.at(i)
	default:
		return 0, 0, false
	}
	ok = p.at(i+1).glued && digit.digits == 1 && digit.num >= 1 && digit.num <= 4
	return quarter1 - 1 + digit.num, i + 2, ok
}

// reported reads "the quarter" and "the 1988 period" at token i as the quarter
// that the text reports on, in year y unless that is 0; led says that an
// article or a year stands before.
func (p *parser) reported(i, y int, led bool) (item, bool) {
	quarter := p.spelled(i, "quarter")
	switch {
	case p.quarter.Year == 0 && quarter && p.oneOf(i+1, "ended ending"):
		return p.quarterEnded(i)
	case p.quarter.Year == 0 || !led || !quarter && (y == 0 || !p.spelled(i, "period")):
		return item{}, false
	}
	q := p.quarter
	if y != 0 {
		q.Year = y
	}
	return item{end: i + 1, v: On(q), rel: ToDocument}, true
}

// quarterEnded reads the "quarter" of "quarter ended Sept. 30", at token i; it
// is not read where that is not the end of a quarter of the calendar.
func (p *parser) quarterEnded(i int) (item, bool) {
	end, ok := p.nested(i + 2)
	if d := end.v.From; ok && end.isDay() && d.Month > 0 && d.Month%3 == 0 && d.Day > 20 {
		q := Date{Year: d.Year, Month: quarter1 + d.Month/3 - 1}
		return item{end: i + 1, v: On(q), rel: end.rel, names: true}, true
	}
	return item{}, false
}

// yearOfQuarter is the year of a quarter that is named without one: the
// latest that has begun, or the next one after a future.
func (p *parser) yearOfQuarter(code, i, end int) int {
	d := p.ref.Date
	delta := code - quarter1 - (d.Month-1)/3
	if next := delta == 1 || delta == -3; next && p.tense(i, end) == Future {
		return d.Year + btoi(delta < 0)
	}
	return d.Year - btoi(delta > 0)
}

// yearBefore reads a year that owns what follows: "2025's", "last year's".
func (p *parser) yearBefore(i int) (y, end int, ok bool) {
	if y, end, ok = p.year(i); !ok {
		if y, end, ok = p.yearRelated(i); !ok || !p.isMark(end, '\'') {
			return 0, 0, false
		}
	}
	if p.isMark(end, '\'') && p.is(end+1, wS) {
		end += 2
	}
	return y, end, true
}

// yearOfUnit reads the year that a quarter or half is of: "of 2025", "2025",
// "of fiscal 2025", "of last year".
func (p *parser) yearOfUnit(i int) (y, end int, ok bool) {
	if y, end, ok = p.yearAfter(i); ok {
		return y, end, true
	}
	if p.is(i, wOf) || p.is(i, wIn) {
		i++
	}
	if it, ok := p.spoken(i); ok {
		return it.v.From.Year, it.end, true
	}
	return p.yearRelated(i)
}

// yearRelated reads "last year", "this year", "next year".
func (p *parser) yearRelated(i int) (y, end int, ok bool) {
	if !p.has(i, cRel) || !p.spelled(i+1, "year") || !p.known {
		return 0, 0, false
	}
	switch p.at(i).word.val {
	case relLast:
		return p.ref.Date.Year - 1, i + 2, true
	case relThis:
		return p.ref.Date.Year, i + 2, true
	case relNext:
		return p.ref.Date.Year + 1, i + 2, true
	}
	return 0, 0, false
}

// nthOf reads what is counted within a date: "the first week of May", "the
// last Monday of November", "the first three months of 2025".
func (p *parser) nthOf(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	n, k, ok := p.ordinal(j)
	if !ok || n > 53 || n == 0 {
		return item{}, false
	}
	count := 1
	if c, e, ok := p.count(k); ok && c > 0 && c < 400 {
		count, k = c, e
	}
	if !p.has(k, cUnit|cWeekday) && !p.is(k, wHalf) || !p.is(k+1, wOf) && !p.is(k+1, wIn) {
		return item{}, false
	}
	base, ok := p.nested(k + 2)
	if !ok || base.kind != Day {
		return item{}, false
	}
	it := item{end: base.end, rel: base.rel, off: base.off}
	first, last, known := base.v.bounds()
	if !known {
		return it, true
	}
	u := Unit(p.at(k).word.val)
	switch {
	case p.is(k, wHalf):
		it.v = halfOf(first, last, n)
	case p.has(k, cWeekday):
		it.v = On(dateOf(nthFrom(first, last, n, p.at(k).word.val)))
	default:
		it.v = nthUnit(first, last, n, count, u)
	}
	w, x, ok := it.v.bounds()
	return it, ok && w >= first && x <= last
}

// nthFrom is the nth weekday from a first day on; the last one for n < 0.
func nthFrom(first, last, n, weekday int) int {
	if n < 0 {
		return last - floorMod(weekdayOf(last)-weekday, 7)
	}
	return first + floorMod(weekday-weekdayOf(first), 7) + 7*(n-1)
}

// halfOf is the first or second half of a stretch of days.
func halfOf(first, last, n int) Value {
	middle := (first + last) / 2
	if n == 1 {
		return Between(dateOf(first), dateOf(middle))
	}
	return Between(dateOf(middle+1), dateOf(last))
}

// nthUnit is the nth run of count units within a stretch of days. Weeks count
// from its first day.
func nthUnit(first, last, n, count int, u Unit) Value {
	var days int
	switch u {
	case Days:
		days = count
	case Weeks:
		days = 7 * count
	case Months, Quarters, Years, Decades:
		if n < 0 {
			return Value{}
		}
		from := unitAt(first, (n-1)*count, u)
		if count == 1 {
			return from
		}
		return Between(from.From, unitAt(first, n*count-1, u).From)
	default:
		return Value{}
	}
	start := first + days*(n-1)
	if n < 0 {
		start = last - days + 1
	}
	if days == 1 {
		return On(dateOf(start))
	}
	return Between(dateOf(start), dateOf(start+days-1))
}

// ordinalDay reads "the 30th" as a day of a month near the document.
func (p *parser) ordinalDay(i int) (item, bool) {
	if !p.is(i, wThe) || p.at(i+1).shape != number || !p.ordinalEnding(i+2) || !p.at(i+2).glued {
		return item{}, false
	}
	n, end := p.at(i+1).num, i+3
	next := p.at(end)
	if n < 1 || n > 31 || next.shape == letters && !p.has(end, cPrep|cWord|cPast|cFuture) || p.is(end, wOf) || p.isMark(end, '-') {
		return item{}, false
	}
	d := p.ref.Date
	if t := p.tense(i, end); n > d.Day && t != Future {
		d.Year, d.Month = addMonths(d.Year, d.Month, -1)
	} else if n < d.Day && t == Future {
		d.Year, d.Month = addMonths(d.Year, d.Month, 1)
	}
	d.Day = n
	if !validDay(d.Year, d.Month, d.Day) {
		return p.relative(end, Value{}), true
	}
	return p.relative(end, On(d)), true
}

// holidayNear is how many days ahead a holiday may lie that a past is told of:
// "sales rose before Christmas".
const holidayNear = 14

// holiday reads a day with a name, with its year or by the tense.
func (p *parser) holiday(i int) (item, bool) {
	if !p.has(i, cHoliday) || !p.at(i).capital {
		return item{}, false
	}
	for _, h := range holidays {
		end, ok := p.phrase(i, h.words)
		if !ok {
			continue
		}
		if y, e, ok := p.yearAfter(end); ok {
			return item{end: e, v: On(dateOf(h.in(y)))}, true
		}
		y := p.ref.Date.Year
		t := p.tense(i, end)
		switch days := h.in(y) - p.today; {
		case t == Past && days > holidayNear, t == Sense && days > 120:
			y--
		case t == Future && days < 0, t == Sense && days < -245:
			y++
		}
		return p.relative(end, On(dateOf(h.in(y)))), true
	}
	return item{}, false
}

// phrase reads the words of a phrase one token each.
func (p *parser) phrase(i int, words string) (end int, ok bool) {
	for s := range strings.FieldsSeq(words) {
		if !p.spelled(i, s) && !(s == "'" && p.isMark(i, '\'')) {
			return 0, false
		}
		i++
	}
	return i, true
}
