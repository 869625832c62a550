package dates

// holiday is a day with a name. It falls Offset days after its anchor: a day
// of a month, the Nth weekday of one, or one of the two Easters.
type holiday struct {
	words  string // in lower case, one space between
	anchor anchor
	month  int
	day    int // of the month; for nthOf the weekday, Monday 0
	nth    int // for nthOf: 1-5, -1 the last
	offset int // days after the anchor
}

type anchor uint8

const (
	dayOf anchor = iota
	nthOf
	westEaster
	eastEaster
)

// holidays, the longer of two with the same beginning first.
var holidays = []holiday{
	{words: "christmas eve", month: 12, day: 24},
	{words: "christmas day", month: 12, day: 25},
	{words: "christmas", month: 12, day: 25},
	{words: "orthodox christmas", month: 1, day: 7},
	{words: "orthodox easter", anchor: eastEaster},
	{words: "boxing day", month: 12, day: 26},
	{words: "new year ' s eve", month: 12, day: 31},
	{words: "new year ' s day", month: 1, day: 1},
	{words: "valentine ' s day", month: 2, day: 14},
	{words: "st . patrick ' s day", month: 3, day: 17},
	{words: "april fool ' s day", month: 4, day: 1},
	{words: "may day", month: 5, day: 1},
	{words: "fourth of july", month: 7, day: 4},
	{words: "july fourth", month: 7, day: 4},
	{words: "bastille day", month: 7, day: 14},
	{words: "halloween", month: 10, day: 31},
	{words: "all saints ' day", month: 11, day: 1},
	{words: "guy fawkes night", month: 11, day: 5},
	{words: "armistice day", month: 11, day: 11},
	{words: "veterans day", month: 11, day: 11},
	{words: "martin luther king day", anchor: nthOf, month: 1, day: 0, nth: 3},
	{words: "presidents ' day", anchor: nthOf, month: 2, day: 0, nth: 3},
	{words: "presidents day", anchor: nthOf, month: 2, day: 0, nth: 3},
	{words: "memorial day", anchor: nthOf, month: 5, day: 0, nth: -1},
	{words: "labor day", anchor: nthOf, month: 9, day: 0, nth: 1},
	{words: "columbus day", anchor: nthOf, month: 10, day: 0, nth: 2},
	{words: "thanksgiving day", anchor: nthOf, month: 11, day: 3, nth: 4},
	{words: "thanksgiving", anchor: nthOf, month: 11, day: 3, nth: 4},
	{words: "black friday", anchor: nthOf, month: 11, day: 3, nth: 4, offset: 1},
	{words: "ash wednesday", anchor: westEaster, offset: -46},
	{words: "palm sunday", anchor: westEaster, offset: -7},
	{words: "good friday", anchor: westEaster, offset: -2},
	{words: "easter sunday", anchor: westEaster},
	{words: "easter monday", anchor: westEaster, offset: 1},
	{words: "easter", anchor: westEaster},
	{words: "pentecost", anchor: westEaster, offset: 49},
}

// in is the day number of a holiday in a year.
func (h holiday) in(year int) int {
	switch h.anchor {
	case nthOf:
		return nthWeekday(year, h.month, h.day, h.nth) + h.offset
	case westEaster:
		return easter(year) + h.offset
	case eastEaster:
		return orthodoxEaster(year) + h.offset
	}
	return dayNumber(year, h.month, h.day) + h.offset
}

// knownDay is a day that is known by its month and day alone when one of the words
// follows: "the Sept. 11 attacks".
type knownDay struct {
	date  Date
	words string
}

// knownDays are such days.
var knownDays = []knownDay{
	{Date{Year: 2001, Month: 9, Day: 11}, "attacks attack terror terrorist hijackings"},
	{Date{Year: 2023, Month: 10, Day: 7}, "attacks attack massacre assault"},
	{Date{Year: 2021, Month: 1, Day: 6}, "riot attack insurrection rioters"},
	{Date{Year: 1944, Month: 6, Day: 6}, "landings"},
}
