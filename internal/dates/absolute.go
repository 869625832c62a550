package dates

// month reads the name of a month; end is after the period that cuts it
// short.
func (p *parser) month(i int) (m, end int, ok bool) {
	t := p.at(i)
	if !p.has(i, cMonth) || !t.capital {
		return 0, 0, false
	}
	return t.word.val, p.skipShort(i), true
}

// skipShort returns the token after i, and after the period of a word cut
// short.
func (p *parser) skipShort(i int) int {
	if p.isMark(i+1, '.') && p.at(i+1).glued && p.at(i).end-p.at(i).start <= 5 &&
		(p.at(i+2).shape == number || p.at(i+2).shape == letters && !p.at(i+2).capital || p.isMark(i+2, ',')) {
		return i + 2
	}
	return i + 1
}

// dayOfMonth reads 1-31 with or without st, nd, rd, th.
func (p *parser) dayOfMonth(i int) (d, end int, ok bool) {
	t := p.at(i)
	if t.shape == number && t.digits <= 2 && t.num >= 1 && t.num <= 31 {
		end = i + 1
		if p.at(end).glued && p.ordinalEnding(end) {
			return t.num, end + 1, true
		}
		if n := p.at(end); n.glued && (n.shape == letters || n.shape == mark && n.mark == '%') || p.isMark(i-1, '$') {
			return 0, 0, false
		}
		if p.isMark(end, ':') && p.at(end+1).shape == number {
			return 0, 0, false
		}
		return t.num, end, true
	}
	if p.has(i, cOrdinal) && t.word.val > 0 && t.word.val <= 20 {
		return t.word.val, i + 1, true
	}
	return 0, 0, false
}

func (p *parser) ordinalEnding(i int) bool {
	return p.is(i, wSt) || p.is(i, wNd) || p.is(i, wRd) || p.is(i, wTh)
}

// year reads a year of four digits, or a spoken one.
func (p *parser) year(i int) (y, end int, ok bool) {
	t := p.at(i)
	if t.shape == number {
		if t.digits != 4 || t.num < 1000 || t.num > 2199 || p.isMark(i-1, '$') || p.isMark(i+1, '%') ||
			p.at(i+1).glued && p.at(i+1).shape == letters {
			return 0, 0, false
		}
		return t.num, i + 1, true
	}
	return p.spokenYear(i)
}

// spokenYear reads "nineteen ninety-six", "two thousand four".
func (p *parser) spokenYear(i int) (y, end int, ok bool) {
	if !p.has(i, cNumber) {
		return 0, 0, false
	}
	high := p.at(i).word.val
	if high == 2 && p.spelled(i+1, "thousand") {
		end = i + 2
		if low, e, ok := p.tens(end); ok && low < 30 {
			return 2000 + low, e, true
		}
		return 2000, end, true
	}
	if high != 19 && high != 20 && high != 18 {
		return 0, 0, false
	}
	low, end, ok := p.tens(p.hyphen(i + 1))
	if !ok || low < 10 {
		return 0, 0, false
	}
	return high*100 + low, end, true
}

// tens reads a number below 100 in words.
func (p *parser) tens(i int) (n, end int, ok bool) {
	if !p.has(i, cNumber) {
		return 0, 0, false
	}
	n = p.at(i).word.val
	if n >= 20 {
		if j := p.hyphen(i + 1); p.has(j, cNumber) && p.at(j).word.val > 0 && p.at(j).word.val < 10 {
			return n + p.at(j).word.val, j + 1, true
		}
	}
	return n, i + 1, true
}

// yearAfter reads a year after a month or day: "2025", ", 2025", "of 2025".
func (p *parser) yearAfter(i int) (y, end int, ok bool) {
	j := p.skip(i, ',')
	if p.is(j, wOf) {
		j++
	}
	if p.at(j).shape != number && !p.has(j, cNumber) {
		return 0, 0, false
	}
	y, end, ok = p.year(j)
	if ok && j > i && p.has(end, cCount) {
		return 0, 0, false
	}
	return y, end, ok
}

// calendarDay reads a day of a month, in either order, with or without the
// year and a weekday before.
func (p *parser) calendarDay(i int) (item, bool) {
	j, weekday := i, anyDay
	if p.has(i, cWeekday|cShort) && p.at(i).capital && !p.has(i, cPlural) {
		weekday = p.at(i).word.val
		j = p.skip(p.skipShort(i), ',')
		if p.is(j, wThe) {
			j++
		}
	} else if p.is(i, wThe) {
		j++ // "the 3rd of May"
	}
	m, end, ok := p.month(j)
	if ok && (j == i || weekday != anyDay) {
		if p.is(end, wThe) {
			end++
		}
		d, e, ok := p.dayOfMonth(end)
		if !ok || p.has(e, cUnit) || p.has(e, cMonth) && p.at(e).capital && !p.isMark(e-1, ',') && p.at(end).shape == letters {
			return item{}, false
		}
		return p.dayItem(i, e, Date{Month: m, Day: d}, weekday)
	}
	d, end, ok := p.dayOfMonth(j)
	if !ok {
		return item{}, false
	}
	if p.is(end, wOf) {
		end++
	}
	if m, end, ok = p.month(end); !ok {
		return item{}, false
	}
	return p.dayItem(i, end, Date{Month: m, Day: d}, weekday)
}

// anyDay stands for a day whose weekday is not said.
const anyDay = -1

// dayItem is the item of a day and month, tokens i to end, with its year
// after it or by the tense and the weekday.
func (p *parser) dayItem(i, end int, d Date, weekday int) (item, bool) {
	if y, e, ok := p.yearAfter(end); ok {
		d.Year = y
		return item{end: e, v: On(d), month: true}, validDay(y, d.Month, d.Day)
	}
	if !validDay(2000, d.Month, d.Day) {
		return item{}, false
	}
	if y, ok := p.knownYear(d, end); ok {
		d.Year = y
		return item{end: end, v: On(d), month: true}, true
	}
	if !p.known {
		return p.relative(end, Value{}), true
	}
	d.Year = p.yearOf(d.Month, d.Day, p.tense(i, end))
	if d.Year = onWeekday(d, weekday); !validDay(d.Year, d.Month, d.Day) {
		return p.relative(end, Value{}), true
	}
	it := p.relative(end, On(d))
	it.month = true
	return it, true
}

// knownYear is the year of a day that is named without one and has it from
// the words at token k: a list of days with a year after it ("Nov. 3 and 4,
// 2025"), or an event ("the Sept. 11 attacks").
func (p *parser) knownYear(d Date, k int) (year int, ok bool) {
	for _, known := range knownDays {
		if known.date.Month == d.Month && known.date.Day == d.Day && p.oneOf(k, known.words) {
			return known.date.Year, true
		}
	}
	end := k
	for range maxListed {
		next := p.hyphen(p.skip(end, ','))
		if p.is(next, wAnd) || p.is(next, wTo) || p.is(next, wThrough) {
			next++
		}
		n, e, listed := p.dayOfMonth(next)
		if next == end || !listed || n <= d.Day {
			break
		}
		end = e
	}
	if end == k || !p.isMark(end, ',') {
		return 0, false
	}
	year, _, ok = p.yearAfter(end)
	return year, ok
}

// maxListed is how many further days of a month a list is read to.
const maxListed = 5

// listed reads a further day of the month that the date before it names:
// "April 24 and 25", "Nov. 3, 5 and 7".
func (p *parser) listed(i int) (item, bool) {
	day := p.lastDay
	if p.at(i).shape != number || day.Month == 0 {
		return item{}, false
	}
	d, end, ok := p.dayOfMonth(i)
	if !ok || d <= day.Day || !p.lists(i, end) {
		return item{}, false
	}
	day.Day = d
	it := item{end: end, rel: p.lastRel, v: On(day), month: true}
	if y, e, ok := p.yearAfter(end); ok && y == day.Year {
		it.end = e
	}
	return it, validDay(day.Year, day.Month, day.Day)
}

// lists reports whether the number of tokens i to end follows the date before
// it in a list whose last comes after "and", and counts nothing.
func (p *parser) lists(i, end int) bool {
	before := p.lastEnd
	if p.isMark(before, ',') && before == i-1 {
		for k := end; k < end+2*maxListed && p.isMark(k, ','); k += 2 {
			if end = k + 2; p.at(k+1).shape != number {
				end = k + 1
				break
			}
		}
		return p.is(end, wAnd) && p.at(end+1).shape == number && p.at(end+1).digits <= 2
	}
	if p.skip(before, ',') != i-1 || !p.is(i-1, wAnd) {
		return false
	}
	switch next := p.at(end); next.shape {
	case letters:
		return p.has(end, cWord|cPrep|cPast|cFuture) && !p.is(end, wOf)
	case mark:
		return next.mark != ':' && next.mark != '%'
	case gap:
		return true
	}
	return false
}

// numeric reads 2025-11-30, 11/30/2025 and 30.11.2025.
func (p *parser) numeric(i int) (item, bool) {
	a, b, c := p.at(i), p.at(i+2), p.at(i+4)
	sep := p.at(i + 1)
	if a.num < 0 || b.num < 0 || c.num < 0 || sep.shape != mark || !p.isMark(i+3, sep.mark) || !sep.glued || !b.glued || !c.glued {
		return item{}, false
	}
	y, m, d := a.num, b.num, c.num
	switch {
	case a.digits == 4 && (sep.mark == '-' || sep.mark == '/'):
	case sep.mark == '/' && (c.digits == 4 || c.digits == 2):
		y, m, d = c.num, a.num, b.num
		if m > 12 {
			m, d = d, m
		}
	case sep.mark == '.' && c.digits == 4:
		y, m, d = c.num, b.num, a.num
	default:
		return item{}, false
	}
	if y < 100 {
		if y += 2000; y > 2049 {
			y -= 100
		}
	}
	return item{end: i + 5, v: On(Date{Year: y, Month: m, Day: d})}, validDay(y, m, d)
}
