package dates

import (
	"fmt"
	"strings"
)

// Date is a day, a month, a season, a quarter, a half, a year, a decade or a
// century. The zero value is an unknown or open end.
type Date struct {
	Year        int
	Month       int // 1-12; 21-24 spring to winter; 33-36 quarters; 40, 41 halves; 0 none
	Day         int // 1-31, 0 none
	Masked      int // last digits of Year that are unspecified: 1 a decade, 2 a century
	Approximate bool
	Uncertain   bool
}

// Value is a date, or the interval between two.
type Value struct {
	From, To Date // To is zero unless Interval; a zero end is open
	Interval bool
}

// On returns the value of a single date.
func On(d Date) Value { return Value{From: d} }

// Between returns the interval from one date to another, both included.
func Between(from, to Date) Value { return Value{From: from, To: to, Interval: true} }

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// IsZero reports whether the value is unknown.
func (v Value) IsZero() bool { return v == Value{} }

// String writes the date as EDTF, ".." for the zero value.
func (d Date) String() string {
	if d.IsZero() {
		return ".."
	}
	s := fmt.Sprintf("%04d", d.Year)
	if d.Masked > 0 && d.Masked <= 4 {
		s = s[:len(s)-d.Masked] + strings.Repeat("X", d.Masked)
	}
	if d.Month > 0 {
		s += fmt.Sprintf("-%02d", d.Month)
	}
	if d.Day > 0 {
		s += fmt.Sprintf("-%02d", d.Day)
	}
	switch {
	case d.Approximate && d.Uncertain:
		s += "%"
	case d.Approximate:
		s += "~"
	case d.Uncertain:
		s += "?"
	}
	return s
}

// String writes the value as EDTF, nothing for the zero value.
func (v Value) String() string {
	switch {
	case v.IsZero():
		return ""
	case v.Interval:
		return v.From.String() + "/" + v.To.String()
	}
	return v.From.String()
}

// Before reports whether the whole of v lies before the whole of w; false
// where an open end leaves it undecided.
func (v Value) Before(w Value) bool {
	_, last, ok := v.bounds()
	first, _, ok2 := w.bounds()
	return ok && ok2 && last < first
}

// Contains reports whether the whole of w lies in v.
func (v Value) Contains(w Value) bool {
	vf, vl, ok := v.bounds()
	wf, wl, ok2 := w.bounds()
	return ok && ok2 && vf <= wf && wl <= vl
}

// openDay stands for a day before or after all others.
const openDay = 1 << 40

// bounds returns the first and the last day of v as day numbers.
func (v Value) bounds() (first, last int, ok bool) {
	if v.IsZero() {
		return 0, 0, false
	}
	first, last = v.From.bounds()
	if v.From.IsZero() {
		first = -openDay
	}
	if !v.Interval {
		return first, last, true
	}
	if v.To.IsZero() {
		return first, openDay, true
	}
	_, last = v.To.bounds()
	return first, last, true
}

// bounds returns the first and the last day of d as day numbers.
func (d Date) bounds() (first, last int) {
	switch {
	case d.Masked > 0:
		n := [...]int{1, 10, 100, 1000, 10000}[min(d.Masked, 4)]
		y := d.Year / n * n
		return dayNumber(y, 1, 1), dayNumber(y+n, 1, 1) - 1
	case d.Day > 0:
		n := dayNumber(d.Year, d.Month, d.Day)
		return n, n
	}
	m, length := monthsOf(d.Month)
	return dayNumber(d.Year, m, 1), dayNumber(d.Year, m+length, 1) - 1
}

// monthsOf returns the first month that a month code covers, and how many.
func monthsOf(code int) (first, length int) {
	switch {
	case code >= 1 && code <= 12:
		return code, 1
	case code >= spring && code <= winter:
		return 3 + 3*(code-spring), 3
	case code >= quarter1 && code < quarter1+4:
		return 1 + 3*(code-quarter1), 3
	case code == half1 || code == half1+1:
		return 1 + 6*(code-half1), 6
	}
	return 1, 12
}
