package dates

// How many tokens the tense is looked for before and after an expression.
const (
	tenseBefore = 14
	tenseAfter  = 10
)

// tense reads the tense of the clause around tokens i to j: the nearest
// marker before it, or the first after it. Sense means that there is none.
func (p *parser) tense(i, j int) Tense {
	if p.ref.Tense != Sense {
		return p.ref.Tense
	}
	switch {
	case p.is(i-1, wSince):
		return Past
	case p.is(i-1, wUntil), p.is(i-1, wBy):
		return Future
	}
	for k := i - 1; k >= 0 && k >= i-tenseBefore; k-- {
		if p.sentenceEnd(k) {
			break
		}
		if t := p.marker(k); t != Sense {
			return t
		}
	}
	for k := j; k < j+tenseAfter && !p.sentenceEnd(k); k++ {
		if t := p.marker(k); t == Future || t == Past && (p.has(k, cSure) || !p.is(k-1, wThe) && !p.is(k-1, wA)) {
			return t
		}
	}
	return Sense
}

// marker is the tense that a single token tells of. A participle after "be"
// tells nothing, and neither does the month of May.
func (p *parser) marker(k int) Tense {
	t := p.at(k)
	c := t.word.class
	switch {
	case c&(cMonth|cFuture) == cMonth|cFuture && t.capital:
		return Sense
	case c&cFuture != 0:
		if p.is(k+1, wTo) && (p.is(k+2, wThe) || p.is(k+2, wA)) {
			return Sense // "due to the"
		}
		return Future
	case p.is(k, wTo) && (p.is(k-1, wIs) || p.is(k+1, wBe)):
		return Future
	case c&cPast != 0 && !p.is(k-1, wBe):
		return Past
	}
	return Sense
}

// sentenceEnd reports whether a sentence or paragraph ends at token k. A
// period counts before a capital, and not after an abbreviation.
func (p *parser) sentenceEnd(k int) bool {
	t := p.at(k)
	switch {
	case t.shape == gap:
		return true
	case t.shape != mark:
		return false
	case t.mark == '?' || t.mark == '!' || t.mark == ';':
		return true
	}
	if t.mark != '.' {
		return false
	}
	next := p.at(k + 1)
	return (next.capital || next.shape != letters) && !p.has(k-1, cMonth|cTitle|cShort) && p.at(k-1).end-p.at(k-1).start > 1
}

// weekday is the day number of a weekday, by the tense around it.
func (p *parser) weekday(wd int, t Tense) int {
	back := floorMod(weekdayOf(p.today)-wd, 7)
	if t != Future {
		return p.today - back
	}
	if back == 0 {
		return p.today
	}
	return p.today - back + 7
}

// How many months ahead a month or day without a year may lie, by tense; what
// would lie further is of the year before.
const (
	aheadPastMonth = 0
	aheadPastDay   = 2
	aheadUnsure    = 4
	aheadFuture    = 9
)

// yearOf is the year of a month (of a day of it, unless 0) that is named
// without one.
func (p *parser) yearOf(month, day int, t Tense) int {
	ahead := aheadUnsure
	switch {
	case t == Future:
		ahead = aheadFuture
	case t == Past && day == 0:
		ahead = aheadPastMonth
	case t == Past:
		ahead = aheadPastDay
	}
	d := p.ref.Date
	switch delta := month - d.Month; {
	case delta > ahead:
		return d.Year - 1
	case delta+12 <= ahead:
		return d.Year + 1
	}
	return d.Year
}
