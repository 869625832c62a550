package dates

import "strings"

// parser reads the tokens of one text from left to right. Its state is the
// dates read so far, from which "a day earlier" and "the quarter" count.
type parser struct {
	text    string
	toks    []token
	ref     Ref
	known   bool // the date of the document is a whole day
	today   int  // its day number
	last    Value
	lastEnd int  // the token after the last date read, 0 before the first
	lastDay Date // the last date read where it is a plain day of a month
	lastRel Relation
	quarter Date // the quarter that the text reports on: one that is over
	depth   int  // of dates within dates, see nested
	surname bool // somebody called May or March is in the text
}

func newParser(text string, ref Ref) *parser {
	p := &parser{text: text, toks: scan(text), ref: ref}
	d := ref.Date
	if p.known = validDay(d.Year, d.Month, d.Day) && d.Year > 0 && d.Year <= 9999; p.known {
		p.today = dayNumber(d.Year, d.Month, d.Day)
	}
	return p
}

// item is what a rule of the grammar has read: the tokens up to end, and what
// they come to. v is zero where the value is not known.
type item struct {
	end   int
	v     Value
	kind  Kind
	rel   Relation
	off   Offset
	mod   Mod
	part  Part
	clock string
	names bool // names a quarter, which "the quarter" then speaks of
	month bool // names a month, of which further days may follow
}

// textEnd is the token that stands for what lies beyond the text.
var textEnd = token{word: unknown, shape: gap, num: -1}

// at is the ith token; beyond the text, a gap, which matches nothing.
func (p *parser) at(i int) *token {
	if i < 0 || i >= len(p.toks) {
		return &textEnd
	}
	return &p.toks[i]
}

func (p *parser) has(i int, c class) bool { return p.at(i).word.class&c != 0 }

// is reports whether token i is the word w of the grammar.
func (p *parser) is(i, w int) bool {
	t := p.at(i).word
	return t.class&cWord != 0 && t.val == w
}

// isMark reports whether token i is the mark c.
func (p *parser) isMark(i int, c byte) bool {
	t := p.at(i)
	return t.shape == mark && t.mark == c
}

// spelled reports whether token i is a word, given in lower case.
func (p *parser) spelled(i int, s string) bool {
	t := p.at(i)
	if t.end-t.start != len(s) {
		return false
	}
	for k := range len(s) {
		c := p.text[t.start+k]
		if isUpper(c) {
			c += 'a' - 'A'
		}
		if c != s[k] {
			return false
		}
	}
	return true
}

// oneOf reports whether token i is one of the words of a list, in lower case.
func (p *parser) oneOf(i int, list string) bool {
	for s := range strings.FieldsSeq(list) {
		if p.spelled(i, s) {
			return true
		}
	}
	return false
}

// skip returns i+1 when token i is the mark c, otherwise i.
func (p *parser) skip(i int, c byte) int {
	if p.isMark(i, c) {
		return i + 1
	}
	return i
}

// hyphen returns the token after a hyphen or dash at i, otherwise i.
func (p *parser) hyphen(i int) int { return p.skip(i, '-') }

// expr makes the expression of an item that begins at token i.
func (p *parser) expr(i int, it item) Expr {
	e := Expr{Start: p.toks[i].start, End: p.toks[it.end-1].end, Kind: it.kind, Relative: it.rel,
		Offset: it.off, Mod: it.mod, Part: it.part, Clock: it.clock}
	if v, ok := valid(it.v); ok && !it.v.IsZero() {
		e.Value = v
		if !v.Interval && v.From.Day == 0 && it.mod != Whole || it.mod == About {
			e.Value.From.Approximate = true
		}
		e.EDTF = e.Value.String()
	}
	return e
}

// remember keeps a date for those that count from it.
func (p *parser) remember(e Expr, it item) {
	if e.Kind > Time || e.Value.IsZero() {
		return
	}
	p.last, p.lastEnd, p.lastDay = e.Value, it.end, Date{}
	if it.month && it.isDay() && it.part == None {
		p.lastDay, p.lastRel = it.v.From, it.rel
	}
	if it.names && !e.Value.Interval && (!p.known || p.over(it.v.From)) {
		p.quarter = it.v.From
	}
}

// relative is the item of a value that counts from the document's date.
func (p *parser) relative(end int, v Value) item {
	it := item{end: end, rel: ToDocument}
	if p.known {
		it.v = v
	}
	return it
}

// maxDepth is how deep dates may stand within dates: "the day after the first
// Monday of May" is two deep.
const maxDepth = 3

// nested reads the date at token i that another date counts from.
func (p *parser) nested(i int) (item, bool) {
	if p.depth == maxDepth {
		return item{}, false
	}
	p.depth++
	it, ok := p.simple(i)
	p.depth--
	return it, ok
}

// event is the item of a value that counts from another event: from the date
// named before it, when there is one.
func (p *parser) event(end int, off Offset) item {
	it := item{end: end, rel: ToEvent, off: off}
	if v, ok := off.From(p.last); ok {
		it.v = v
	}
	return it
}

// eventAt is the item of a value that counts from what tokens i to k say it
// counts from: "the day before" or "two weeks after" and what stands at k. A
// date there gives the value. After a date and a comma the two are the same
// day ("Nov. 3, the day before the vote"); another event leaves it unknown.
func (p *parser) eventAt(i, k int, off Offset) item {
	if base, ok := p.nested(k); ok && base.isDay() {
		it := item{end: base.end, rel: base.rel}
		if v, ok := off.From(base.v); ok {
			it.v = v
		}
		return it
	}
	if p.at(k).shape != letters || p.has(k, cPrep) || p.is(k, wAnd) || p.is(k, wAt) {
		return p.event(k, off)
	}
	it := item{end: k, rel: ToEvent, off: off}
	if p.isMark(i-1, ',') && p.lastEnd == i-1 {
		it.v = p.last
	}
	return it
}
