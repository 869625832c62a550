package dates

// Month codes of EDTF beyond the twelve months.
const (
	spring   = 21
	winter   = 24
	quarter1 = 33
	half1    = 40
)

// dayNumber counts days from 1970-01-01 in the Gregorian calendar. Months
// beyond 12 run on into the following years.
func dayNumber(year, month, day int) int {
	year += (month - 1) / 12
	month = (month-1)%12 + 1
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	doy := (153*(month-3)+2)/5 + day - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

// dateOf is the day with a day number.
func dateOf(n int) Date {
	n += 719468
	era := floorDiv(n, 146097)
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d := Date{Year: yoe + era*400, Month: mp + 3, Day: doy - (153*mp+2)/5 + 1}
	if d.Month > 12 {
		d.Month -= 12
		d.Year++
	}
	return d
}

// weekdayOf is the weekday of a day number, Monday 0 to Sunday 6.
func weekdayOf(n int) int { return floorMod(n+3, 7) }

// validDay reports whether the calendar has the day.
func validDay(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= dayNumber(year, month+1, 1)-dayNumber(year, month, 1)
}

// addMonths moves a year and month by n months.
func addMonths(year, month, n int) (int, int) {
	m := year*12 + month - 1 + n
	return floorDiv(m, 12), floorMod(m, 12) + 1
}

// nthWeekday is the nth (1-5; -1 the last) given weekday of a month.
func nthWeekday(year, month, weekday, n int) int {
	if n < 0 {
		last := dayNumber(year, month+1, 1) - 1
		return last - floorMod(weekdayOf(last)-weekday, 7)
	}
	first := dayNumber(year, month, 1)
	return first + floorMod(weekday-weekdayOf(first), 7) + 7*(n-1)
}

// easter is Easter Sunday of the western churches (Meeus, Jones, Butcher).
func easter(year int) int {
	a, b, c := year%19, year/100, year%100
	d := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	e := (32 + 2*(b%4) + 2*(c/4) - d - c%4) % 7
	f := d + e - 7*((a+11*d+22*e)/451) + 114
	return dayNumber(year, f/31, f%31+1)
}

// orthodoxEaster is Easter Sunday of the eastern churches, by Meeus's rule for
// the Julian calendar.
func orthodoxEaster(year int) int {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	f := d + e + 114
	return dayNumber(year, f/31, f%31+1) + year/100 - year/400 - 2
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - floorDiv(a, b)*b }
