package dates

// Values of cAgo.
const (
	agoAgo     = 0
	agoEarlier = 1
	agoLater   = 3
	agoHence   = 4
)

// maxCount is the largest count of units that is reckoned with.
const maxCount = 9999

// count reads a number before a unit: "12", "twenty-one", "a", "a couple of".
// n is 0 where it is not said how many.
func (p *parser) count(i int) (n, end int, ok bool) {
	t := p.at(i)
	switch {
	case t.shape == number:
		if t.num > maxCount || p.isMark(i-1, '$') {
			return 0, 0, false
		}
		return max(t.num, 0), i + 1, true
	case p.has(i, cNumber):
		n, end, ok = p.tens(i)
		if p.spelled(end, "hundred") {
			n, end = n*100, end+1
		}
		return n, end, ok
	case p.is(i, wA):
		if p.spelled(i+1, "couple") && p.is(i+2, wOf) {
			return 2, i + 3, true
		}
		if p.spelled(i+1, "few") {
			return 0, i + 2, true
		}
		return 1, i + 1, true
	case p.is(i, wSome):
		return 0, i + 1, true
	}
	return 0, 0, false
}

// shifted reads a point some units away: "two weeks ago", "a day earlier",
// "three days after", "in three days", "two weeks from now", "year-ago".
func (p *parser) shifted(i int) (item, bool) {
	if p.is(i, wIn) {
		return p.ahead(i)
	}
	n, j, ok := p.count(i)
	the := !ok && p.is(i, wThe)
	if !ok {
		if j = i; the {
			j++
		}
		if n = 1; !p.has(j, cUnit) || !p.isMark(j+1, '-') {
			return item{}, false
		}
	}
	j = p.hyphen(j)
	if !p.has(j, cUnit) || p.at(j).word.val > int(Centuries) {
		return item{}, false
	}
	u := Unit(p.at(j).word.val)
	k := p.hyphen(j + 1)
	if p.is(k, wFrom) && p.is(k+1, wNow) {
		return p.away(k+2, n, u), true
	}
	if !p.has(k, cAgo) {
		return item{}, false
	}
	end := k + 1
	if !ok && (p.spelled(end, "period") || p.spelled(end, "quarter") || p.spelled(end, "third")) {
		end += 1 + btoi(p.spelled(end+1, "quarter"))
	}
	return p.shift(i, end, p.at(k).word.val, n, u, ok && (p.spelled(k, "before") || p.spelled(k, "after")))
}

// shift is the item of n units and the word ago after them, tokens i to end;
// named says that what it counts from may stand after it.
func (p *parser) shift(i, end, ago, n int, u Unit, named bool) (item, bool) {
	if u == Years && n > 0 && p.quarter.Year != 0 && !named && ago <= agoEarlier {
		q := p.quarter
		q.Year -= n
		it := item{end: end, rel: ToDocument, v: On(q)}
		if ago == agoEarlier {
			it.rel, it.off = ToEvent, Offset{-n, u, false}
		}
		return it, true
	}
	switch ago {
	case agoAgo:
		return p.away(end, -n, u), true
	case agoHence:
		return p.away(end, n, u), true
	case agoEarlier:
		n = -n
	}
	if n == 0 {
		return item{}, false
	}
	off := Offset{n, u, false}
	if named {
		return p.eventAt(i, end, off), true
	}
	it := p.event(end, off)
	if it.v.IsZero() && p.known && u >= Years {
		it.v = pointAt(p.today, n, u)
	}
	return it, true
}

// away is the point n units from the document's date; unknown for n of 0.
func (p *parser) away(end, n int, u Unit) item {
	if n == 0 {
		return item{end: end, rel: ToDocument}
	}
	return p.relative(end, pointAt(p.today, n, u))
}

// ahead reads "in three days" where the sentence looks ahead.
func (p *parser) ahead(i int) (item, bool) {
	n, j, ok := p.count(i + 1)
	if !ok || n == 0 || !p.has(j, cUnit) || p.isMark(j+1, '-') || p.at(j).word.val > int(Centuries) || p.isMark(j+1, '\'') {
		return item{}, false
	}
	if p.tense(i, j+1) != Future {
		return item{}, false
	}
	return p.away(j+1, n, Unit(p.at(j).word.val)), true
}

// lengths reads a duration: "15 months", "11-year", "two to three weeks".
func (p *parser) lengths(i int) (item, bool) {
	n, j, ok := p.count(i)
	if !ok || p.is(i, wA) && n == 1 && (!p.has(j, cUnit) || p.has(j, cPlural)) {
		return item{}, false
	}
	if p.is(j, wTo) || p.spelled(j, "or") || p.isMark(j, '-') {
		if _, e, ok := p.count(j + 1); ok && p.has(p.hyphen(e), cUnit) {
			j = e
		}
	}
	if p.is(j, wMore) {
		j++
	}
	j = p.hyphen(j)
	if !p.has(j, cUnit) || p.at(j).word.val > int(Centuries) || p.at(j).word.val == int(Quarters) {
		return item{}, false
	}
	return item{end: j + 1, kind: Duration}, true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
