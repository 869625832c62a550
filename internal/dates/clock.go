package dates

import "fmt"

// Values of cClock.
const (
	clockAM = iota + 1
	clockPM
	clockNoon
	clockMidnight
	clockZone
)

// clock reads an hour: "3 p.m.", "10:30 a.m. EST", "15:00", "noon", "three
// o'clock". It is returned as hh:mm, as written, whatever the zone.
func (p *parser) clock(i int) (clock string, end int, ok bool) {
	if p.has(i, cClock) {
		switch p.at(i).word.val {
		case clockNoon:
			return "12:00", i + 1, true
		case clockMidnight:
			return "00:00", i + 1, true
		}
		return "", 0, false
	}
	h, m, end := p.at(i).num, 0, i+1
	if p.has(i, cNumber) {
		h = p.at(i).word.val
	}
	if h < 0 || h > 24 || p.at(i).digits > 2 {
		return "", 0, false
	}
	colon := p.isMark(end, ':') && p.at(end).glued
	if n := p.at(end + 1); colon && n.glued && n.digits == 2 && n.num >= 0 && n.num < 60 {
		m, end = n.num, end+2
	} else if colon {
		return "", 0, false
	}
	ok = colon && h < 24
	if p.has(end, cClock) {
		switch p.at(end).word.val {
		case clockAM:
			h, end, ok = h%12, end+1, h > 0 && h <= 12
		case clockPM:
			h, end, ok = h%12+12, end+1, h > 0 && h <= 12
		}
	} else if e, found := p.oClock(end); found && h <= 12 {
		end, ok = e, true
	}
	if !ok {
		return "", 0, false
	}
	if p.has(end, cClock) && p.at(end).word.val == clockZone && p.at(end).upper {
		end++
	}
	return fmt.Sprintf("%02d:%02d", h%24, m), end, true
}

// oClock reads "o'clock".
func (p *parser) oClock(i int) (end int, ok bool) {
	if p.spelled(i, "o") && p.isMark(i+1, '\'') && p.spelled(i+2, "clock") {
		return i + 3, true
	}
	return 0, false
}
