// Package wire is the shapes of the HTTP API that are not of the record
// itself: what server and client have in common. A fact looks everywhere as
// readout prints it, and has its type in package readout. The package holds
// data only and imports the vocabulary.
package wire

import "readout"

// Page is a part of a list, in the order of the record.
type Page[T any] struct {
	Items []T     `json:"items"`
	Next  *string `json:"next" doc:"the cursor of the next part; null behind the last"`
	Total *int    `json:"total" doc:"how many there are in all parts; null where that was not counted"`
}

// Found is what a query asks for: a record of it, with the documents, actors and
// offices that it speaks of.
type Found struct {
	Record *readout.Record `json:"record"`
	Picked []readout.ID    `json:"picked" doc:"what was asked for, in the order of the record"`
	Next   *string         `json:"next" doc:"the cursor of the next part; null behind the last"`
	Total  *int            `json:"total" doc:"how many there are in all parts; null where that was not counted"`
}

// Thing is one thing of the record with all that is told of it.
type Thing struct {
	ID          readout.ID      `json:"id"`
	Record      *readout.Record `json:"record" doc:"the thing, with the documents, actors and offices that it speaks of"`
	Accounts    []Account       `json:"accounts" doc:"as each document tells it"`
	Differences []Difference    `json:"differences" doc:"what its accounts tell in different ways"`
	Independent int             `json:"independent" doc:"how many origins tell it: copies of one text count as one"`
}

// Account is a thing as one document tells it.
type Account struct {
	Item     readout.ID         `json:"item" doc:"the id that the thing has in its document"`
	Document readout.DocumentID `json:"document"`
	Says     []Says             `json:"says"`
	Evidence []readout.Span     `json:"evidence"`
}

// Says is one thing that an account says. Where it is somebody's presence, What
// is the id of an actor.
type Says struct {
	What  string `json:"what"`
	Value string `json:"value"`
}

// Difference is something that accounts of one thing tell in different ways.
type Difference struct {
	What   string  `json:"what"`
	Values []Value `json:"values" doc:"in the order in which they were first told"`
}

// Value is one way in which something is told, and by which items.
type Value struct {
	Text  string       `json:"text"`
	Items []readout.ID `json:"items"`
}

// Why tells whether two things are taken for one, and for what reasons.
type Why struct {
	Same    bool     `json:"same"`
	Reasons []string `json:"reasons"`
}
