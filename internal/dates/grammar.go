package dates

// rule reads what begins at a token; ok is false where it is something else.
type rule func(p *parser, i int) (it item, ok bool)

// expression reads the longest expression that begins at token i.
func (p *parser) expression(i int) (item, bool) {
	if p.has(i, cTitle) && p.has(p.skip(i+1, '.'), cMonth) {
		p.surname = true
		return item{}, false
	}
	if !p.opens(i) {
		return item{}, false
	}
	return p.first(i, []rule{
		(*parser).sets, (*parser).listed, (*parser).pair, (*parser).clocked, (*parser).ranged, (*parser).lengths,
	})
}

// first is the item of the first rule that reads something at token i.
func (p *parser) first(i int, rules []rule) (item, bool) {
	for _, read := range rules {
		if it, ok := read(p, i); ok {
			return it, true
		}
	}
	return item{}, false
}

// opens reports whether an expression may begin at token i.
func (p *parser) opens(i int) bool {
	t := p.at(i)
	switch {
	case t.shape == number || p.isMark(i, '\''):
		return true
	case !p.has(i, cOpener):
		return false
	case p.is(i, wThe) || p.is(i, wA) || p.is(i, wIn):
		return p.at(i+1).shape != letters || p.has(i+1, cOpener)
	}
	return true
}

// sets reads what comes again: "every Monday", "each July", "Mondays".
func (p *parser) sets(i int) (item, bool) {
	switch {
	case p.has(i, cEach) && p.has(i, cPlural):
		if p.at(i).capital && (p.at(i-1).shape == letters || p.at(i+1).capital) {
			return item{}, false // the name of a newspaper
		}
		return item{end: i + 1, kind: Set}, true
	case p.has(i, cEach):
		j := i + 1
		if _, e, ok := p.count(j); ok || p.is(j, wOther) {
			j = max(e, j+1)
		}
		if p.has(j, cUnit|cWeekday|cSeason|cPart) || p.has(j, cMonth) && p.at(j).capital {
			end := j + 1
			if p.has(end, cPart) {
				end++
			}
			return item{end: end, kind: Set}, true
		}
	case p.has(i, cWeekday) && p.has(i, cPlural) && p.at(i).capital:
		return item{end: i + 1, kind: Set}, true
	}
	return item{}, false
}

// clocked reads an hour, with the day before or after it: "at 3 p.m. on
// Tuesday", "Tuesday at 3 p.m.".
func (p *parser) clocked(i int) (item, bool) {
	if clock, end, ok := p.clock(i); ok && p.standsAsClock(i, end) {
		return p.clockFirst(clock, end), true
	}
	it, ok := p.moded(i)
	if !ok || !it.isDay() {
		return item{}, false
	}
	j := p.skip(it.end, ',')
	if p.is(j, wAt) {
		j++
	}
	clock, end, ok := p.clock(j)
	if !ok {
		return item{}, false
	}
	it.end, it.kind, it.clock = end, Time, clock
	return it, true
}

// clockFirst is the item of an hour that ends before token end, with the day
// after it or on the day of the document.
func (p *parser) clockFirst(clock string, end int) item {
	j := p.skip(end, ',')
	if p.is(j, wOn) {
		j++
	}
	it := p.relative(end, On(p.ref.Date))
	if day, ok := p.moded(j); ok && day.isDay() {
		it = item{end: day.end, v: day.v, rel: day.rel}
	}
	it.kind, it.clock = Time, clock
	return it
}

// standsAsClock tells hours in digits alone, tokens i to end, from scores and
// running times: a preposition stands before or a day after.
func (p *parser) standsAsClock(i, end int) bool {
	if p.at(end-1).shape != number {
		return true
	}
	return p.has(i-1, cPrep|cMod) || p.is(i-1, wAt) || p.is(i-1, wTo) || p.is(i-1, wAnd) || p.has(end, cWeekday|cMonth|cDay)
}

// isDay reports whether an item is a day, or would be if the date of the
// document were known.
func (it item) isDay() bool {
	return it.kind <= Time && !it.v.Interval && (it.v.From.Day > 0 || it.v.IsZero()) && it.clock == ""
}

// moded reads a date with the part that is meant: "early this week", "the end
// of 2024", "mid-November", "about Nov. 1".
func (p *parser) moded(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	if p.has(j, cMod) {
		mod := Mod(p.at(j).word.val)
		k := p.hyphen(j + 1)
		if mod == About && (p.has(k, cRel|cDay) || p.has(k, cWeekday) && p.isMark(k+1, '\'')) {
			return item{}, false // "asked about last year"
		}
		switch {
		case p.is(k, wOf):
			k++
		case p.is(k, wIn) && mod != About:
			k++
		case j > i && !p.has(k, cMonth|cSeason|cRel) && p.at(k).shape != number:
			return p.simple(i)
		}
		it, ok := p.partOrDate(k)
		if !ok && mod != About && p.is(k, wThe) && p.has(k+1, cUnit) && !p.has(k+1, cPlural) && p.at(k+1).word.val >= int(Weeks) {
			it, ok = p.relative(k+2, unitAt(p.today, 0, Unit(p.at(k+1).word.val))), true
		}
		if ok && it.kind <= Time && it.mod == Whole {
			it.mod = mod
			return it, true
		}
		return item{}, false
	}
	return p.partOrDate(i)
}

// partOrDate reads "the morning of Nov. 30", "afternoon yesterday", or a date
// with a part of the day after it.
func (p *parser) partOrDate(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	if p.has(j, cPart) && !p.has(j+1, cPart) {
		k := j + 1
		if p.is(k, wOf) || p.is(k, wOn) {
			k++
		}
		if it, ok := p.simple(k); ok && it.isDay() && (k > j+1 || !p.has(k, cRel)) {
			it.kind, it.part = Time, Part(p.at(j).word.val)
			return it, true
		}
	}
	it, ok := p.simple(i)
	if !ok {
		return item{}, false
	}
	if k := it.end; it.isDay() && it.part == None && it.kind == Day {
		if p.has(k, cMod) && p.has(k+1, cPart) {
			k++
		}
		if p.has(k, cPart) && !p.has(k, cPlural) {
			it.kind, it.part, it.end = Time, Part(p.at(k).word.val), k+1
		}
	}
	return it, true
}

// simple reads one date without a part, an hour or a range: the first of the
// rules that reads something.
func (p *parser) simple(i int) (item, bool) {
	switch {
	case p.at(i).shape == number:
		return p.first(i, []rule{
			(*parser).numeric, (*parser).calendarDay, (*parser).decade, (*parser).quarterOf, (*parser).shifted,
			(*parser).bareYear,
		})
	case p.opens(i):
		return p.first(i, []rule{
			(*parser).holiday, (*parser).calendarDay, (*parser).quarterOf, (*parser).nthOf, (*parser).deictic,
			(*parser).related, (*parser).shifted, (*parser).decade, (*parser).season, (*parser).monthOnly,
			(*parser).weekdayOnly, (*parser).ordinalDay, (*parser).spoken, (*parser).running,
		})
	}
	return item{}, false
}
