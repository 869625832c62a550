package wire

import "readout"

// Held is the positions of a side, in the order in which they were published.
type Held struct {
	Items []HeldPosition `json:"items"`
}

// HeldPosition is one of them.
type HeldPosition struct {
	Position  readout.Position `json:"position"`
	Published *string          `json:"published" doc:"when the document that tells it was published"`
	Change    *string          `json:"change" enum:"harder,softer" doc:"against the position before; null for the first and where nothing changed"`
}

// Brief is what is new, in sentences that each rest on one fact.
type Brief struct {
	Sections []BriefSection `json:"sections"`
	More     bool           `json:"more" doc:"there are more facts than were asked for"`
}

// BriefSection is what is new of one list.
type BriefSection struct {
	Name  string      `json:"name"`
	Facts []BriefFact `json:"facts"`
}

// BriefFact is one fact in a sentence, with who says so.
type BriefFact struct {
	ID       readout.ID `json:"id"`
	Sentence string     `json:"sentence"`
}

// NewDecision is what a person decides about the record, with the reason.
type NewDecision struct {
	Kind    readout.DecisionKind `json:"kind" enum:"join,part,approve,correct,retract,undo"`
	A       readout.ID           `json:"a,omitempty" doc:"of all but undo"`
	B       readout.ID           `json:"b,omitempty" doc:"of join and part"`
	Undoes  int                  `json:"undoes,omitempty" doc:"of undo: the number of the decision"`
	Field   string               `json:"field,omitempty" maxLength:"40" doc:"of correct: which field of the item"`
	Value   string               `json:"value,omitempty" maxLength:"500" doc:"of correct: what it is to be"`
	Because string               `json:"because" minLength:"1" maxLength:"2000" doc:"the reason, which is kept"`
}
