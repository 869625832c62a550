package wire

import (
	"time"

	"readout"
)

// NewFacts is a document that was added, with how many facts it has of each list
// of the record.
type NewFacts struct {
	Document readout.Document `json:"document"`
	Added    time.Time        `json:"added"`
	Facts    map[string]int   `json:"facts"`
}

// Beat tells those who follow that nothing is new.
type Beat struct {
	Version string `json:"version" doc:"another one whenever the record has changed"`
}
