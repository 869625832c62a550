package draft

import "readout"

// Report is what the reports on a record say of a point.
type Report struct {
	Item     readout.ID `json:"item"`
	What     string     `json:"what"` // what was done or said: proposed, removed, demand, deny, ...
	By       string     `json:"by"`   // who did, wants or says it; "" where nobody is named
	Words    string     `json:"words"`
	Replaces string     `json:"replaces"` // the words of what it is said to replace, or ""
	Asserted []Voice    `json:"asserted"`
	Denied   []Voice    `json:"denied"`
	Fit      float64    `json:"fit"` // how much of the words stands in the point, from 0 to 1
}

// Voice is somebody who says so, and the document that they say it in.
type Voice struct {
	Name      string             `json:"name"`
	Publisher string             `json:"publisher"`
	Published string             `json:"published"`
	Document  readout.DocumentID `json:"document"`
}

// Count is a number of points that reports give a draft.
type Count struct {
	Item   readout.ID `json:"item"`
	Name   string     `json:"name"`
	Points int        `json:"points"`
	Voices []Voice    `json:"voices"`
	Agrees []int      `json:"agrees"` // the papers, by their places, that have as many
}
