package dates

// How many tokens the tense is looked for before and after an expression.
const (
	tenseBefore = 14
	tenseAfter  = 10
)

// clauseWords begin a clause with a tense of its own.
const clauseWords = "that which who whether because"

// tense reads the tense of the clause around tokens i to j: what the words
// next to it say, the nearest marker before it, or the first after it. Sense
// means that there is none.
func (p *parser) tense(i, j int) Tense {
	if p.ref.Tense != Sense {
		return p.ref.Tense
	}
	if t := p.tenseBeside(i, j); t != Sense {
		return t
	}
	for k := i - 1; k >= 0 && k >= i-tenseBefore && !p.sentenceEnd(k); k-- {
		if t := p.marker(k); t != Sense {
			return t
		}
	}
	for k := j; k < j+tenseAfter && !p.clauseEnd(k); k++ {
		if t := p.marker(k); t != Sense {
			return t
		}
	}
	if p.is(i-1, wThrough) {
		return Future
	}
	return Sense
}

// tenseBeside is the tense that the words right before tokens i to j or right
// after them tell of: "since", "by", "as early as", "ahead of".
func (p *parser) tenseBeside(i, j int) Tense {
	switch {
	case p.is(i-1, wSince):
		return Past
	case p.is(i-1, wUntil) && p.denied(i-1):
		return Past
	case p.is(i-1, wUntil), p.is(i-1, wBy), p.oneOf(i-1, "toward towards"):
		return Future
	case p.spelled(i-1, "as") && p.oneOf(i-2, "soon early") && p.spelled(i-3, "as"):
		return Future
	case p.is(i-1, wOf) && p.spelled(i-2, "ahead"), p.is(j, wIs):
		return Future
	}
	return Sense
}

// denied reports whether a past is denied before token i, as in "did not
// leave until June".
func (p *parser) denied(i int) bool {
	for k := i - 1; k >= i-tenseBefore && !p.sentenceEnd(k); k-- {
		if p.oneOf(k, "did had was were") && p.spelled(k+1, "not") || p.oneOf(k, "didn hadn wasn weren") {
			return true
		}
	}
	return false
}

// marker is the tense that a single token tells of. A participle after "be",
// "is" or an article tells nothing, and neither does the month of May.
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
	case p.spelled(k, "won") && p.isMark(k+1, '\'') && p.at(k+1).glued:
		return Future // "won't"
	case p.is(k, wTo) && (p.is(k-1, wIs) || p.is(k+1, wBe)):
		return Future
	case c&cPast == 0 || p.is(k-1, wBe) || p.is(k-1, wIs):
		return Sense
	case c&cSure == 0 && (p.is(k-1, wThe) || p.is(k-1, wA)):
		return Sense
	}
	return Past
}

// clauseEnd reports whether the clause of a date ends at token k: at the end
// of the sentence, a word such as "that", a dash or a bracket.
func (p *parser) clauseEnd(k int) bool {
	t := p.at(k)
	switch {
	case t.shape == letters:
		return p.oneOf(k, clauseWords)
	case t.shape == mark && (t.mark == '(' || t.mark == '-' && !t.glued):
		return true
	}
	return p.sentenceEnd(k)
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

// onWeekday is the year in which a day falls on a weekday: the year of d, or
// one next to it; that of d where there is none.
func onWeekday(d Date, weekday int) int {
	if weekday == anyDay {
		return d.Year
	}
	for _, y := range [...]int{d.Year, d.Year - 1, d.Year + 1} {
		if validDay(y, d.Month, d.Day) && weekdayOf(dayNumber(y, d.Month, d.Day)) == weekday {
			return y
		}
	}
	return d.Year
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
