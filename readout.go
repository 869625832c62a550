// Package readout is the vocabulary of a sourced record of a negotiation:
// the nouns that the reader finds, the store keeps, the API serves and the
// page shows. One file a noun. Everything here is data; it imports the
// standard library and text.
//
// One rule stands above the rest: nothing is on the record without somebody
// who says so and the exact words that say it. Offsets count Unicode code
// points in the document's canonical text, from 0, end exclusive. Dates are
// EDTF (ISO 8601-2). What is unknown is null, never guessed.
package readout

// Version of the record format.
const Version = 1

// Record is everything that the documents read say, each item with its
// words and with who says so.
type Record struct {
	Version    int         `json:"version"`
	Documents  []Document  `json:"documents"`
	Actors     []Actor     `json:"actors"`
	Offices    []Office    `json:"offices"`
	Statements []Statement `json:"statements"`
	Meetings   []Meeting   `json:"meetings"`
	Drafts     []Draft     `json:"drafts"`
	Provisions []Provision `json:"provisions"`
	Positions  []Position  `json:"positions"`
	Linkages   []Linkage   `json:"linkages"`
	Events     []Event     `json:"events"`
	Disputes   []Dispute   `json:"disputes"`
}

// NewRecord is an empty record, every list there and empty.
func NewRecord() *Record {
	return &Record{
		Version: Version, Documents: []Document{}, Actors: []Actor{}, Offices: []Office{}, Statements: []Statement{},
		Meetings: []Meeting{}, Drafts: []Draft{}, Provisions: []Provision{}, Positions: []Position{},
		Linkages: []Linkage{}, Events: []Event{}, Disputes: []Dispute{},
	}
}
