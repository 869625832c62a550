package ledger

import (
	"slices"

	"readout"
)

// Blank is one part of an item that a person can fill in anew.
type Blank struct {
	Field   string   // as the record has it in JSON
	Value   string   // what stands there, or ""
	Choices []string // what may stand there; nil for any words
	Day     bool     // it is a date of EDTF

	set func(string)
}

// Fits tells whether a value is one of the choices, if there are any.
func (b Blank) Fits(value string) bool {
	return value != "" && (b.Choices == nil || slices.Contains(b.Choices, value))
}

// Blanks calls do with the id of each item of a record that can be corrected,
// and what of it can be.
func Blanks(rec *readout.Record, do func(readout.ID, []Blank)) {
	for i := range rec.Actors {
		x := &rec.Actors[i]
		do(x.ID, []Blank{words("name", &x.Name)})
	}
	for i := range rec.Statements {
		x := &rec.Statements[i]
		do(x.ID, []Blank{choice("act", &x.Act, readout.Assert, readout.Confirm, readout.Deny, readout.Demand, readout.Propose, readout.Accept, readout.Reject,
			readout.Promise, readout.Threaten, readout.Allege, readout.Evaluate, readout.Ask, readout.Decline)})
	}
	for i := range rec.Meetings {
		x := &rec.Meetings[i]
		do(x.ID, []Blank{choice("status", &x.Status, "held", "planned", "proposed", "cancelled"),
			choice("format", &x.Format, "plenary", "small_group", "one_on_one", "call", "visit", "unspecified"), day("when", &x.When)})
	}
	for i := range rec.Drafts {
		x := &rec.Drafts[i]
		do(x.ID, []Blank{words("name", &x.Name), day("when", &x.When)})
	}
	for i := range rec.Provisions {
		x := &rec.Provisions[i]
		do(x.ID, []Blank{words("issue", &x.Issue)})
	}
	for i := range rec.Positions {
		x := &rec.Positions[i]
		do(x.ID, []Blank{choice("stance", &x.Stance, "demand", "offer", "accept", "reject", "red_line", "open"), words("issue", &x.Issue), day("when", &x.When)})
	}
	for i := range rec.Linkages {
		x := &rec.Linkages[i]
		do(x.ID, []Blank{words("issue", &x.Issue), words("requires", &x.Requires)})
	}
	for i := range rec.Events {
		x := &rec.Events[i]
		do(x.ID, []Blank{words("type", &x.Type), day("when", &x.When)})
	}
}

// Correct fills in what people corrected of the items of a record, by item and
// field. What an item has no such field for stays.
func Correct(rec *readout.Record, corrected map[readout.ID]map[string]string) {
	if len(corrected) == 0 {
		return
	}
	Blanks(rec, func(id readout.ID, blanks []Blank) {
		for _, b := range blanks {
			if v, ok := corrected[id][b.Field]; ok {
				b.set(v)
			}
		}
	})
}

// words is a blank of any words.
func words(field string, at *string) Blank {
	return Blank{Field: field, Value: *at, set: func(v string) { *at = v }}
}

// choice is a blank of one of some values.
func choice[S ~string](field string, at *S, choices ...S) Blank {
	b := Blank{Field: field, Value: string(*at), set: func(v string) { *at = S(v) }}
	for _, c := range choices {
		b.Choices = append(b.Choices, string(c))
	}
	return b
}

// day is a blank of a date; the words that tell it stay.
func day(field string, at **readout.When) Blank {
	b := Blank{Field: field, Day: true, set: func(v string) {
		when := &readout.When{Text: v, EDTF: &v}
		if *at != nil {
			when.Text = (*at).Text
		}
		*at = when
	}}
	if *at != nil && (*at).EDTF != nil {
		b.Value = *(*at).EDTF
	}
	return b
}
