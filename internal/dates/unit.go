package dates

// Unit is a unit of the calendar.
type Unit uint8

// The units of the calendar. Anything below a day has a length of its own and
// no value.
const (
	NoUnit Unit = iota
	Seconds
	Minutes
	Hours
	Days
	Weeks
	Weekends
	Months
	Quarters
	Years
	Decades
	Centuries
)

// Offset is how far an expression lies from the event it counts from: N of a
// Unit, negative for before. Whole says that the unit itself is meant ("the
// following week", Monday to Sunday) and not a point that far away.
type Offset struct {
	N     int
	Unit  Unit
	Whole bool
}

// From returns the value that lies so far from an event; ok is false where
// the event's date is open, too coarse, or out of the calendar. Counting
// starts from the first day of the event.
func (o Offset) From(event Value) (v Value, ok bool) {
	if event.From.IsZero() {
		return Value{}, false
	}
	if o.Unit <= Weekends && (event.From.Day == 0 || o.Unit == NoUnit) {
		return Value{}, false
	}
	day, _ := event.From.bounds()
	if o.Whole {
		return valid(unitAt(day, o.N, o.Unit))
	}
	if o.Unit == Years && event.From.Month > 0 && event.From.Day == 0 && !event.Interval {
		d := event.From
		d.Year += o.N
		return valid(On(d))
	}
	return valid(pointAt(day, o.N, o.Unit))
}

// valid passes on a value whose years have four digits.
func valid(v Value) (Value, bool) {
	if v.From.Year < 1 || v.From.Year > 9999 || v.Interval && (v.To.Year < 1 || v.To.Year > 9999) {
		return Value{}, false
	}
	return v, true
}

// unitAt is the unit that a day lies in, moved by n units.
func unitAt(day, n int, u Unit) Value {
	d := dateOf(day)
	switch u {
	case Weeks:
		monday := day - weekdayOf(day) + 7*n
		return Between(dateOf(monday), dateOf(monday+6))
	case Weekends:
		saturday := day - weekdayOf(day) + 5 + 7*n
		return Between(dateOf(saturday), dateOf(saturday+1))
	case Months:
		y, m := addMonths(d.Year, d.Month, n)
		return On(Date{Year: y, Month: m})
	case Quarters:
		y, m := addMonths(d.Year, d.Month, 3*n)
		return On(Date{Year: y, Month: quarter1 + (m-1)/3})
	case Years:
		return On(Date{Year: d.Year + n})
	case Decades:
		return On(Date{Year: (d.Year/10 + n) * 10, Masked: 1})
	case Centuries:
		return On(Date{Year: (d.Year/100 + n) * 100, Masked: 2})
	}
	return On(dateOf(day + n))
}

// dayAway is the day n units from a day; the last of its month where the
// month has no such day.
func dayAway(d Date, n int, u Unit) Date {
	months := 0
	switch u {
	case Months:
		months = n
	case Quarters:
		months = 3 * n
	case Years:
		months = 12 * n
	case Decades:
		months = 120 * n
	case Centuries:
		months = 1200 * n
	default:
		return pointAt(dayNumber(d.Year, d.Month, d.Day), n, u).From
	}
	d.Year, d.Month = addMonths(d.Year, d.Month, months)
	for !validDay(d.Year, d.Month, d.Day) {
		d.Day--
	}
	return d
}

// pointAt is the point n units from a day, as precise as the unit: a week
// away is about that day, a year away is that year.
func pointAt(day, n int, u Unit) Value {
	switch u {
	case Weeks, Weekends:
		d := dateOf(day + 7*n)
		d.Approximate = n > 1 || n < -1
		return On(d)
	case Decades:
		return On(Date{Year: dateOf(day).Year + 10*n, Approximate: true})
	case Centuries:
		return On(Date{Year: dateOf(day).Year + 100*n, Approximate: true})
	case Seconds, Minutes, Hours:
		return On(dateOf(day))
	}
	return unitAt(day, n, u)
}
