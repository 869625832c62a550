// Package dates finds the date expressions of English news and says what they
// come to in EDTF (ISO 8601-2), against the date of the document they stand
// in. Tables of words (lexicon.go, holidays.go) stand apart from the grammar:
// a hand-written reader over tokens that looks at a bounded number of tokens
// from each place, so that the work grows with the length of the text.
//
// What is read how:
//
//   - A bare weekday is the nearest one on or before the date of the document;
//     after a future ("will meet on Tuesday") the nearest one after it.
//   - A month or a day of a month without a year is the one that the tense
//     says; without one, the nearest, the past preferred.
//   - A week is Monday to Sunday, as in ISO 8601, and so is "last week" in an
//     American paper.
//   - A winter bears the year in which its December lies.
//   - "early", "mid" and "late" keep the unit and make it approximate
//     (2025-11~); Mod says which part was meant.
//   - 11/30/2025 is month first unless the first number is above 12.
//   - "the past year" and "over the next month" are lengths of time, with the
//     interval that they take up; "the next year" after a past is the year
//     after the date named before.
//   - A day of a month with its weekday is of a year in which the two agree.
//   - "a day earlier", "the following week" count from another event. Their
//     Offset says how far; their EDTF counts from the date named before them
//     in the text, and is empty where there is none.
//   - The vague ("now", "recently", "soon") is not read.
//
// The package imports the standard library only; its tables are never written
// after the program has started, and every function may be called from many
// goroutines at once.
package dates

// Kind is the type of an expression.
type Kind uint8

// The kinds of expression.
const (
	Day      Kind = iota // a day, month, year, or a range of them
	Time                 // a part or an hour of a day: see Part and Clock
	Duration             // a length of time: "15 months"
	Set                  // what comes again: "every Monday"
)

// Relation says what the value of an expression hangs on.
type Relation uint8

// The anchors of an expression.
const (
	Absolute   Relation = iota // on nothing: "Nov. 30, 2025"
	ToDocument                 // the date of the document: "Tuesday", "last week"
	ToEvent                    // the date of another event: "a day earlier"
)

// Mod is the part of a unit that an expression speaks of.
type Mod uint8

// The parts of a unit.
const (
	Whole Mod = iota
	Early
	Mid
	Late
	About
)

// Part is a part of a day.
type Part uint8

// The parts of a day, None for the day itself.
const (
	None Part = iota
	Morning
	Afternoon
	Evening
	Night
)

// Tense says which way a bare weekday or month is looked for.
type Tense uint8

// The tenses: Sense reads it off the words around.
const (
	Sense Tense = iota
	Past
	Future
)

// Ref is what expressions are read against. The zero value stands for a
// document of unknown date: relative expressions are found, without a value.
type Ref struct {
	Date  Date // a whole day; anything coarser counts as unknown
	Tense Tense
}

// Expr is one date expression.
type Expr struct {
	Start, End int    // byte offsets into the text, end exclusive
	EDTF       string // the value, empty where it is not known
	Value      Value  // the same, zero where it is not known
	Kind       Kind
	Relative   Relation
	Offset     Offset // how far from its anchor, for ToEvent
	Mod        Mod
	Part       Part
	Clock      string // hh:mm, empty where no hour is named
}

// Against returns the value of an expression that counts from another event,
// given the date of that event; ok is false for every other expression.
func (e Expr) Against(event Value) (v Value, ok bool) {
	if e.Relative != ToEvent {
		return Value{}, false
	}
	return e.Offset.From(event)
}

// Find returns the date expressions of a text in order; they do not overlap
// and begin and end on the boundaries of code points.
func Find(text string, ref Ref) []Expr {
	p := newParser(text, ref)
	var found []Expr
	for i := 0; i < len(p.toks); {
		it, ok := p.expression(i)
		if !ok {
			i++
			continue
		}
		e := p.expr(i, it)
		p.remember(e, it)
		found = append(found, e)
		i = it.end
	}
	return found
}
