package readout

import "time"

// DecisionKind is what a person decided about the record.
type DecisionKind string

// The kinds of decisions.
const (
	Join    DecisionKind = "join"    // A and B are the same
	Part    DecisionKind = "part"    // A and B are not the same
	Retract DecisionKind = "retract" // A is not to stand
	Approve DecisionKind = "approve" // A was looked at and stands
	Correct DecisionKind = "correct" // Field of A is to be Value
	Undo    DecisionKind = "undo"    // an earlier decision, Undoes, is not to stand
)

// Decision is what a person decided about a record, and why. Decisions are
// only ever added: what is undone stays to be seen.
type Decision struct {
	Number  int          `json:"number"` // from 1, in the order in which they were made
	Kind    DecisionKind `json:"kind"`
	A       ID           `json:"a,omitempty"`
	B       ID           `json:"b,omitempty"`
	Undoes  int          `json:"undoes,omitempty"`
	Field   string       `json:"field,omitempty"` // as the item has it in JSON
	Value   string       `json:"value,omitempty"`
	Because string       `json:"because"`
	By      string       `json:"by"`
	At      time.Time    `json:"at"`
}
