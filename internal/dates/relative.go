package dates

// Values of cDay.
const (
	dayYesterday = iota
	dayToday
	dayTomorrow
	dayTonight
)

// deictic reads today, tonight, yesterday, tomorrow, and the days before and
// after them.
func (p *parser) deictic(i int) (item, bool) {
	if p.has(i, cDay) {
		if p.at(i).upper || p.at(i).capital && p.at(i-1).capital && p.at(i-1).upper {
			return item{}, false // "USA Today"
		}
		if p.at(i).capital && p.oneOf(i+1, "show programme program") {
			return item{}, false
		}
		switch p.at(i).word.val {
		case dayYesterday:
			return p.relative(i+1, On(dateOf(p.today-1))), true
		case dayTomorrow:
			return p.relative(i+1, On(dateOf(p.today+1))), true
		case dayTonight:
			it := p.relative(i+1, On(dateOf(p.today)))
			it.kind, it.part = Time, Night
			return it, true
		}
		return p.relative(i+1, On(dateOf(p.today))), true
	}
	if !p.is(i, wThe) || !p.spelled(i+1, "day") || !p.has(i+2, cAgo) {
		return item{}, false
	}
	n := 1
	switch p.at(i + 2).word.val {
	case agoEarlier:
		n = -1
	case agoLater:
	default:
		return item{}, false
	}
	if p.spelled(i+2, "before") || p.spelled(i+2, "after") {
		return p.eventAt(i, i+3, Offset{N: n, Unit: Days}), true
	}
	return item{}, false
}

// stretchWords are prepositions after which "the last year" is a length of
// time.
const stretchWords = "in over during within for throughout"

// weekdayOnly reads a weekday by itself, or "Friday the 13th".
func (p *parser) weekdayOnly(i int) (item, bool) {
	t := p.at(i)
	if !p.has(i, cWeekday) || p.has(i, cPlural) || !t.capital || p.has(i+1, cName) && p.at(i+1).capital {
		return item{}, false
	}
	if p.is(i+1, wThe) && p.at(i+2).shape == number {
		if it, ok := p.ordinalDay(i + 1); ok {
			return it, true
		}
	}
	return p.relative(i+1, On(dateOf(p.weekday(t.word.val, p.tense(i, i+1))))), true
}

// related reads last, this, next, the following, the same and their like with
// a unit, weekday, month, season or part of a day; also with a number before
// the unit ("the past two days"), which is a duration.
func (p *parser) related(i int) (item, bool) {
	j := i
	if p.is(j, wThe) {
		j++
	}
	if !p.has(j, cRel) {
		return item{}, false
	}
	rel := p.at(j).word.val
	k := j + 1
	if n, e, ok := p.count(k); ok && p.has(e, cUnit) && p.has(e, cPlural) {
		return p.stretch(e+1, rel, n, Unit(p.at(e).word.val))
	}
	if rel == relThat && j > i {
		return item{}, false
	}
	if p.is(k, wFiscal) || p.spelled(k, "full") || p.spelled(k, "calendar") {
		k++
	}
	w := p.at(k).word
	switch {
	case p.has(k, cWeekday) && !p.has(k, cPlural) && p.at(k).capital:
		return p.relatedWeekday(k+1, rel, w.val)
	case p.has(k, cMonth) && p.at(k).capital:
		return p.relatedMonth(k, rel)
	case p.has(k, cSeason):
		return p.relatedSeason(k+1, rel, w.val)
	case p.has(k, cPart):
		return p.relatedPart(k+1, rel, Part(w.val))
	case p.has(k, cUnit) && !p.has(k, cPlural) && w.val >= int(Days) && w.val <= int(Centuries):
		return p.relatedUnit(i, k, rel, Unit(w.val))
	case p.spelled(k, "period") && p.quarter.Year != 0 && (rel == relLatest || rel == relSame):
		return item{end: k + 1, v: On(p.quarter), rel: ToDocument}, true
	}
	return item{}, false
}

// relatedUnit reads "last week", "the following day", which begins at token i;
// the unit is token k.
func (p *parser) relatedUnit(i, k, rel int, u Unit) (item, bool) {
	the := p.is(i, wThe)
	if p.unitOfName(k) || the && rel == relLast && (u == Days || p.is(k+1, wOf)) {
		return item{}, false // "the last week of the campaign"
	}
	if u != Weekends && (rel == relPast || the && (rel == relLast || rel == relNext) && u != Days && p.oneOf(i-1, stretchWords)) {
		return p.stretch(k+1, rel, 1, u)
	}
	switch rel {
	case relFollowing:
		return p.event(k+1, Offset{1, u, u != Days}), true
	case relPrevious:
		return p.event(k+1, Offset{-1, u, u != Days}), true
	case relSame, relThat:
		return p.event(k+1, Offset{0, u, true}), true
	case relThis:
		return p.relative(k+1, unitAt(p.today, 0, u)), true
	case relNext, relComing:
		if the && (u == Days || rel == relNext && p.tense(i, k+1) == Past) {
			return p.event(k+1, Offset{1, u, u != Days}), true
		}
		return p.relative(k+1, unitAt(p.today, 1, u)), true
	case relLatest:
		return p.latestUnit(k, u)
	}
	return p.relative(k+1, unitAt(p.today, -1, u)), true
}

// unitOfName reports whether the unit at token k is part of a longer word or
// of the name of a programme.
func (p *parser) unitOfName(k int) bool {
	if p.isMark(k+1, '-') && p.at(k+1).glued && p.at(k+2).glued && p.at(k+2).shape == letters {
		return true
	}
	return p.at(k).capital && p.at(k-1).capital && !p.at(k).upper
}

// latestUnit reads "the latest quarter", the one reported on or the last that
// is over, and "the current year"; the unit is token k.
func (p *parser) latestUnit(k int, u Unit) (item, bool) {
	switch latest := p.spelled(k-1, "latest"); {
	case u < Weeks:
		return item{}, false
	case u == Quarters && latest && p.quarter.Year != 0:
		return item{end: k + 1, v: On(p.quarter), rel: ToDocument}, true
	case u == Quarters && latest:
		return p.relative(k+1, unitAt(p.today, -1, u)), true
	}
	return p.relative(k+1, unitAt(p.today, 0, u)), true
}

// over reports whether a date lies before the document's.
func (p *parser) over(d Date) bool {
	_, last := d.bounds()
	return last < p.today
}

// relatedWeekday reads "last Friday", "this Thursday", "the following Monday".
func (p *parser) relatedWeekday(end, rel, wd int) (item, bool) {
	back := floorMod(weekdayOf(p.today)-wd, 7)
	before := p.today - (back+6)%7 - 1
	switch rel {
	case relLast, relPast, relPrevious:
		return p.relative(end, On(dateOf(before))), true
	case relNext, relComing:
		return p.relative(end, On(dateOf(before+7+btoi(back == 0)*7))), true
	case relFollowing:
		if p.last.From.Day == 0 {
			return item{end: end, rel: ToEvent, off: Offset{1, Weeks, false}}, true
		}
		day, _ := p.last.From.bounds()
		return item{end: end, rel: ToEvent, v: On(dateOf(day + floorMod(wd-weekdayOf(day)-1, 7) + 1))}, true
	case relThis:
		if p.tense(end-2, end) == Past {
			return p.relative(end, On(dateOf(p.today-back))), true
		}
		return p.relative(end, On(dateOf(p.today+floorMod(-back, 7)))), true
	case relThat, relSame:
		return item{end: end, rel: ToEvent, v: On(dateOf(p.today - back))}, p.known
	}
	return item{}, false
}
