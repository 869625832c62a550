package wire

import "time"

// Search is a query that the one who asks saved under a name.
type Search struct {
	Name  string    `json:"name"`
	Query string    `json:"query" doc:"as docs/QUERY.md tells"`
	Made  time.Time `json:"made"`
}

// NewSearch is a query to be saved, in the place of the one of the same name.
type NewSearch struct {
	Name  string `json:"name" minLength:"1" maxLength:"100"`
	Query string `json:"query" minLength:"1" maxLength:"2000" doc:"as docs/QUERY.md tells"`
}
