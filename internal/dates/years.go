package dates

// bareYear reads a year in digits that stands by itself, and "2014-16".
func (p *parser) bareYear(i int) (item, bool) {
	y, end, ok := p.year(i)
	if !ok || p.has(end, cCount) || p.isMark(i-1, '#') || p.isMark(i-1, '.') && p.at(i).glued || p.isMark(end, ':') {
		return item{}, false
	}
	if p.isMark(end, '-') && p.at(end).glued && p.at(end+1).glued && p.at(end+1).shape == letters && !p.has(end+1, cMonth) {
		return item{}, false
	}
	prep := p.has(i-1, cPrep|cMod) || p.is(i-1, wThe) || p.is(i-1, wAnd)
	if (y < 1900 || y > 2099) && (!prep || p.is(i-1, wAnd) || p.is(i-1, wThe) || p.has(end, cUnit)) || p.has(end, cUnit) && p.has(end, cPlural) {
		return item{}, false
	}
	if p.isMark(end, '-') && p.at(end+1).num >= 0 && p.isMark(end+2, '-') && p.at(end+2).glued {
		return item{}, false // not a day of the calendar
	}
	if p.isMark(end, ',') && p.at(end).glued && p.at(end+1).glued && p.at(end+1).shape == number {
		return item{}, false
	}
	return item{end: end, v: On(Date{Year: y})}, true
}

// spoken reads "fiscal 1989", "the year 2000", "the 1988 period" and years in
// words.
func (p *parser) spoken(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	year := p.spelled(j, "year") || p.spelled(j, "season")
	if p.is(j, wFiscal) {
		j++
		if p.spelled(j, "year") {
			j++
		}
	} else if year {
		j++
	} else if j > i || !p.has(j, cNumber) {
		return item{}, false
	}
	y, end, ok := p.year(j)
	if !ok || p.has(end, cUnit|cCount) && !year {
		return item{}, false
	}
	return item{end: end, v: On(Date{Year: y})}, true
}

// decade reads "the 1980s", "the '90s", "the nineties", "the 20th century".
func (p *parser) decade(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	if p.has(j, cMod) {
		j = p.hyphen(j + 1)
	}
	t := p.at(j)
	switch {
	case t.shape == number && p.is(j+1, wS) && p.at(j+1).glued:
		if t.digits == 4 && t.num%10 == 0 && t.num >= 1000 && t.num < 2200 {
			masked := 1 + btoi(t.num%100 == 0 && t.num < 2000)
			return item{end: j + 2, v: On(Date{Year: t.num, Masked: masked})}, true
		}
		if t.digits == 2 && t.num%10 == 0 && (j > i || p.isMark(j-1, '\'')) {
			return item{end: j + 2, v: On(Date{Year: 1900 + t.num, Masked: 1})}, true
		}
	case p.isMark(j, '\'') && p.at(j+1).shape == number && p.at(j+1).digits == 2 && p.is(j+2, wS) && p.at(j+1).num%10 == 0:
		return item{end: j + 3, v: On(Date{Year: 1900 + p.at(j+1).num, Masked: 1})}, true
	case p.has(j, cUnit) && t.word.val > 1000 && (j > i || p.has(i-1, cMod)):
		return item{end: j + 1, v: On(Date{Year: t.word.val, Masked: 1})}, true
	}
	n, end, ok := p.ordinal(j)
	end = p.hyphen(end)
	if ok && n > 0 && n <= 21 && p.spelled(end, "century") {
		return item{end: end + 1, v: On(Date{Year: (n - 1) * 100, Masked: 2})}, n > 1
	}
	return item{}, false
}

// ordinal reads "3rd", "third", "twenty-first".
func (p *parser) ordinal(i int) (n, end int, ok bool) {
	t := p.at(i)
	switch {
	case t.shape == number && t.num > 0 && t.num <= 366 && p.at(i+1).glued && p.ordinalEnding(i+1):
		return t.num, i + 2, true
	case p.has(i, cOrdinal) && !p.has(i, cUnit):
		return t.word.val, i + 1, true
	case p.has(i, cNumber) && t.word.val >= 20 && p.isMark(i+1, '-') && p.has(i+2, cOrdinal) && p.at(i+2).word.val < 10:
		return t.word.val + p.at(i+2).word.val, i + 3, true
	case p.spelled(i, "last") || p.spelled(i, "final"):
		return -1, i + 1, true
	}
	return 0, i, false
}

// running reads the unit that runs: "the weekend", "the full year", "for the
// year", "year end".
func (p *parser) running(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	switch {
	case p.spelled(j, "weekend") && j > i:
		n := 0
		if weekdayOf(p.today) < 5 && p.tense(i, j+1) != Future {
			n = -1
		}
		return p.relative(j+1, unitAt(p.today, n, Weekends)), true
	case p.spelled(j, "full") && p.spelled(j+1, "year") && j > i:
		return p.relative(j+2, unitAt(p.today, 0, Years)), true
	case p.spelled(j, "year") && j > i && p.is(i-1, wFor) && p.at(j+1).shape == mark:
		return p.relative(j+1, unitAt(p.today, 0, Years)), true
	}
	if !p.spelled(j, "year") {
		return item{}, false
	}
	end := p.hyphen(j + 1)
	if p.isMark(end, '\'') && p.is(end+1, wS) {
		end += 2
	}
	if !p.spelled(end, "end") {
		return item{}, false
	}
	it := p.relative(end+1, unitAt(p.today, 0, Years))
	it.mod = Late
	return it, true
}
