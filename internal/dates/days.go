package dates

// Days are the first and the last day that v may take up, counted in days
// from a fixed one; a day far off stands for an open end. ok is false where
// v is unknown.
func (v Value) Days() (first, last int, ok bool) { return v.bounds() }
