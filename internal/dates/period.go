package dates

// relatedMonth reads "last May", "next June"; the month is token k.
func (p *parser) relatedMonth(k, rel int) (item, bool) {
	m, end, _ := p.month(k)
	if _, _, ok := p.dayOfMonth(end); ok {
		return item{}, false
	}
	d := p.ref.Date
	y := d.Year
	switch rel {
	case relLast, relPast, relPrevious:
		y -= btoi(m >= d.Month)
	case relNext, relComing:
		y += btoi(m <= d.Month)
	case relThis:
	default:
		return item{}, false
	}
	return p.relative(end, On(Date{Year: y, Month: m})), true
}

// relatedSeason reads "last summer": the latest that is over; "next winter":
// the first that has not begun; "this fall": the one of this year.
func (p *parser) relatedSeason(end, rel, season int) (item, bool) {
	d := Date{Year: p.ref.Date.Year, Month: spring + season}
	if season == 3 && p.ref.Date.Month <= 2 {
		d.Year-- // the winter that runs
	}
	first, last := d.bounds()
	switch rel {
	case relLast, relPast, relPrevious:
		d.Year -= btoi(last >= p.today)
	case relNext, relComing:
		d.Year += btoi(first <= p.today)
	case relThis:
	default:
		return item{}, false
	}
	return p.relative(end, On(d)), true
}

// relatedPart reads "this morning", "last night", "that evening".
func (p *parser) relatedPart(end, rel int, part Part) (item, bool) {
	var it item
	switch rel {
	case relThis:
		it = p.relative(end, On(dateOf(p.today)))
	case relLast:
		it = p.relative(end, On(dateOf(p.today-1)))
	case relThat, relSame:
		it = p.event(end, Offset{0, Days, false})
	case relFollowing, relNext:
		it = p.event(end, Offset{1, Days, false})
	case relPrevious:
		it = p.event(end, Offset{-1, Days, false})
	default:
		return item{}, false
	}
	it.kind, it.part = Time, part
	return it, true
}

// stretch is the time of n units before or after the document: a duration
// with the interval that it takes up.
func (p *parser) stretch(end, rel, n int, u Unit) (item, bool) {
	it := item{end: end, kind: Duration}
	switch rel {
	case relLast, relPast:
		it.rel, n = ToDocument, -n
	case relNext, relComing:
		it.rel = ToDocument
	default:
		return it, rel == relFollowing || rel == relPrevious || rel == relLatest || rel == relSame
	}
	if !p.known || n == 0 || u < Days {
		return it, true
	}
	to := dayAway(p.ref.Date, n, u)
	it.v = Between(p.ref.Date, to)
	if n < 0 {
		it.v = Between(to, p.ref.Date)
	}
	return it, true
}

// season reads "the summer of 2014", "winter 2024", "in the spring".
func (p *parser) season(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	if !p.has(j, cSeason) {
		return item{}, false
	}
	code := spring + p.at(j).word.val
	if y, end, ok := p.yearAfter(j + 1); ok {
		return item{end: end, v: On(Date{Year: y, Month: code})}, true
	}
	if k := j + 1; p.is(k, wOf) || !p.has(i-1, cPrep) || p.at(k).shape == letters && !p.has(k, cWord|cPrep|cFuture|cPast) {
		return item{}, false
	}
	if j == i && !p.is(i-1, wIn) && !p.has(i-1, cMod) {
		return item{}, false
	}
	if !p.known {
		return p.relative(j+1, Value{}), true
	}
	y := p.yearOf(3*(code-spring)+4, 0, p.tense(i, j+1))
	return p.relative(j+1, On(Date{Year: y, Month: code})), true
}

// monthOnly reads a month with or without its year.
func (p *parser) monthOnly(i int) (item, bool) {
	m, end, ok := p.month(i)
	if !ok {
		return item{}, false
	}
	if y, e, ok := p.yearAfter(end); ok {
		return item{end: e, v: On(Date{Year: y, Month: m})}, true
	}
	if p.is(end, wOf) || p.isMark(end, ',') {
		k := end + 1
		if it, ok := p.related(k); ok && it.v.From.Month == 0 && it.v.From.Year > 0 && !it.v.Interval {
			it.v.From.Month = m
			return it, true
		}
	}
	if !p.standsAsMonth(i, end) {
		return item{}, false
	}
	if !p.known {
		return p.relative(end, Value{}), true
	}
	return p.relative(end, On(Date{Year: p.yearOf(m, 0, p.tense(i, end)), Month: m})), true
}

// standsAsMonth tells the months from the people and verbs that are spelled
// the same.
func (p *parser) standsAsMonth(i, end int) bool {
	t, next := p.at(i), p.at(end)
	before := p.has(i-1, cPrep) || p.isMark(i-1, '-') && p.has(i-2, cMod) || p.is(i-1, wAnd) && p.has(i-2, cMonth)
	switch m := t.word.val; {
	case p.has(end, cName) && next.capital, t.end-t.start == 3 && m != 5 && !p.isMark(i+1, '.'):
		return false
	case t.upper && t.end-t.start > 3 && p.at(i-1).upper:
		return false
	case m == 3 || m == 5:
		return before && (!p.surname || p.is(i-1, wIn) || p.has(i-1, cRel|cMod)) && !(next.shape == letters && next.capital && next.word == unknown)
	case m == 4 || m == 6 || m == 8:
		return before || !next.capital && !p.at(i-1).capital
	}
	return before || !(p.at(i-1).capital && p.at(i-1).word == unknown)
}
