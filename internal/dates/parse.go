package dates

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrSyntax is returned, wrapped, for what is not an EDTF value of the kinds
// that this package writes.
var ErrSyntax = errors.New("not an EDTF date")

// Parse reads an EDTF value: 2025-12-01, 2025-11, 2025-22 (summer), 2025-33
// (first quarter), 2025, 202X, 20XX, each with ~, ? or % after it, and the
// intervals of two of them, either end of which may be open (..). It returns
// an error that wraps ErrSyntax for anything else, days that are not in the
// calendar among them.
func Parse(s string) (Value, error) {
	from, to, interval := strings.Cut(s, "/")
	v := Value{Interval: interval}
	var err error
	if v.From, err = parseEnd(from, interval); err != nil {
		return Value{}, fmt.Errorf("dates: parse %q: %w", s, err)
	}
	if !interval {
		return v, nil
	}
	if v.To, err = parseEnd(to, true); err != nil {
		return Value{}, fmt.Errorf("dates: parse %q: %w", s, err)
	}
	first, last, ok := v.bounds()
	if !ok || v.From.IsZero() && v.To.IsZero() || last < first {
		return Value{}, fmt.Errorf("dates: parse %q: %w", s, ErrSyntax)
	}
	return v, nil
}

// parseEnd reads a date, or ".." where an open end is allowed.
func parseEnd(s string, open bool) (Date, error) {
	if s == ".." && open {
		return Date{}, nil
	}
	var d Date
	if n := len(s) - 1; n > 0 {
		switch s[n] {
		case '~':
			d.Approximate, s = true, s[:n]
		case '?':
			d.Uncertain, s = true, s[:n]
		case '%':
			d.Approximate, d.Uncertain, s = true, true, s[:n]
		}
	}
	fields := strings.Split(s, "-")
	if len(fields) > 3 || len(fields[0]) != 4 {
		return Date{}, ErrSyntax
	}
	year := strings.TrimRight(fields[0], "X")
	if d.Masked = 4 - len(year); d.Masked > 2 || d.Masked > 0 && len(fields) > 1 {
		return Date{}, ErrSyntax
	}
	var ok bool
	if d.Year, ok = digits(year + "00"[:d.Masked]); !ok || d.Year == 0 {
		return Date{}, ErrSyntax
	}
	if len(fields) > 1 {
		if d.Month, ok = digits(fields[1]); !ok || len(fields[1]) != 2 || !isMonthCode(d.Month) {
			return Date{}, ErrSyntax
		}
	}
	if len(fields) > 2 {
		if d.Day, ok = digits(fields[2]); !ok || len(fields[2]) != 2 || !validDay(d.Year, d.Month, d.Day) {
			return Date{}, ErrSyntax
		}
	}
	return d, nil
}

// isMonthCode reports whether a number may stand for the month of a Date.
func isMonthCode(m int) bool {
	return m >= 1 && m <= 12 || m >= spring && m <= winter || m >= quarter1 && m < quarter1+4 || m == half1 || m == half1+1
}

// digits reads a number of ASCII digits only.
func digits(s string) (int, bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
