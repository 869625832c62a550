package dates

// Days are the first and the last day that v may take up, counted in days
// from a fixed one; a day far off stands for an open end. ok is false where
// v is unknown.
func (v Value) Days() (first, last int, ok bool) { return v.bounds() }

// Ends are the first and the last day that v may take up, as 2026-03-04; an
// open end is the first or the last day of four digits, and both are empty
// where v is unknown.
func (v Value) Ends() (first, last string) {
	from, to, ok := v.bounds()
	if !ok {
		return "", ""
	}
	first, last = "0000-01-01", "9999-12-31"
	if from > dayNumber(0, 1, 1) {
		first = dateOf(from).String()
	}
	if to < dayNumber(9999, 12, 31) {
		last = dateOf(to).String()
	}
	return first, last
}
