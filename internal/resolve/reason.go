package resolve

import "readout"

// ReasonKind says what speaks for two items being the same.
type ReasonKind string

// The reasons, with the sentence that people are shown for each.
const (
	Pinned        ReasonKind = "pinned"
	SameName      ReasonKind = "same name"
	SameSpelling  ReasonKind = "spelling"
	SameInitials  ReasonKind = "initials"
	SameGiven     ReasonKind = "given name"
	OnlyOne       ReasonKind = "only one"
	Likeliest     ReasonKind = "likeliest"
	SameOffice    ReasonKind = "office"
	SameState     ReasonKind = "state"
	SameCompany   ReasonKind = "company"
	Canonical     ReasonKind = "canonical name"
	SameDay       ReasonKind = "day"
	NearDay       ReasonKind = "time"
	SamePlace     ReasonKind = "place"
	SamePeople    ReasonKind = "people"
	SameSides     ReasonKind = "sides"
	SameFormat    ReasonKind = "format"
	StatusChanged ReasonKind = "status changed"
	SamePoints    ReasonKind = "points"
	SameAuthors   ReasonKind = "authors"
	SameWords     ReasonKind = "words"
	SameDraft     ReasonKind = "draft"
	SameType      ReasonKind = "type"
)

var sentences = map[ReasonKind]string{
	Pinned:        "a person said that they are the same",
	SameName:      "they are called the same",
	SameSpelling:  "their names are spellings of one",
	SameInitials:  "one name is the initials of the other",
	SameGiven:     "the given names are forms of one",
	OnlyOne:       "only one of that name is known that it could be",
	Likeliest:     "of those of that name the one who is named with the same others",
	SameOffice:    "they hold the same office",
	SameState:     "they stand for the same state or body",
	SameCompany:   "they are named together with the same others",
	Canonical:     "both are names of one",
	SameDay:       "on the same day",
	NearDay:       "at a time that agrees",
	SamePlace:     "at the same place",
	SamePeople:    "with the same people",
	SameSides:     "between the same sides",
	SameFormat:    "of the same kind",
	StatusChanged: "told as planned by one and as held or called off by the other",
	SamePoints:    "with the same number of points",
	SameAuthors:   "by the same authors",
	SameWords:     "in the same words",
	SameDraft:     "of the same draft",
	SameType:      "the same kind of event",
}

// Reason is one thing that speaks for A and B being the same, in the words
// that show it.
type Reason struct {
	Kind  ReasonKind
	A, B  readout.ID
	Words string
}

// String is the reason as a person is shown it.
func (r Reason) String() string {
	s := string(r.A) + ", " + string(r.B) + ": " + sentences[r.Kind]
	if r.Words != "" {
		s += " (" + r.Words + ")"
	}
	return s
}

// verdict is what comes of a comparison: how much speaks for one thing, 0
// for too little.
type verdict struct {
	strength int
	reasons  []Reason
}

// because adds a reason and what it weighs.
func (v *verdict) because(k ReasonKind, a, b *thing, weight int, words string) {
	v.strength += weight
	v.reasons = append(v.reasons, Reason{Kind: k, A: a.id, B: b.id, Words: words})
}

// atLeast is the verdict, or none where too little speaks for it.
func (v verdict) atLeast(least int) verdict {
	if v.strength < least {
		return verdict{}
	}
	return v
}
