package wire

import "readout"

// Comparison is what became of a draft between two versions, as readout compare
// prints it. Every span is of the text of A or of B.
type Comparison struct {
	A        Version        `json:"a"`
	B        Version        `json:"b"`
	Points   []Match        `json:"points"`
	Title    []Segment      `json:"title"`
	Preamble []Segment      `json:"preamble"`
	Closing  []Segment      `json:"closing"`
	Counts   []Count        `json:"counts" doc:"what reports say of the number of points"`
	Summary  map[string]int `json:"summary" doc:"how many points were kept, changed, moved, merged, split, removed, added"`
}

// Version is one version of a draft, taken apart.
type Version struct {
	Document readout.Document `json:"document"`
	Count    int              `json:"count" doc:"points, sub-points left out"`
	Points   []Point          `json:"points"`
}

// Point is one point of a version.
type Point struct {
	Number  string       `json:"number"`
	Label   string       `json:"label"`
	Parent  *string      `json:"parent"`
	Heading *string      `json:"heading"`
	Span    readout.Span `json:"span"`
	Choices []Choice     `json:"choices" doc:"words in brackets that are not settled"`
}

// Choice is words that are not settled, with what may stand there.
type Choice struct {
	Span    readout.Span `json:"span"`
	Options []Option     `json:"options"`
}

// Option is what may stand there, and who wants it.
type Option struct {
	By   *string      `json:"by"`
	Span readout.Span `json:"span"`
}

// Match is what became of some points.
type Match struct {
	Kind    string    `json:"kind" enum:"kept,changed,merged,split,removed,added"`
	Moved   bool      `json:"moved"`
	A       []string  `json:"a" doc:"the numbers of the points"`
	B       []string  `json:"b"`
	Redline []Segment `json:"redline"`
	Settled []Settled `json:"settled"`
	Reports []Report  `json:"reports"`
}

// Segment is a stretch of a redline.
type Segment struct {
	Kind string        `json:"kind"`
	A    *readout.Span `json:"a"`
	B    *readout.Span `json:"b"`
}

// Settled is a choice that was made.
type Settled struct {
	Choice readout.Span  `json:"choice"`
	Taken  *readout.Span `json:"taken" doc:"null where the words fell"`
}

// Report is what a report says of a point.
type Report struct {
	Item     readout.ID `json:"item"`
	What     string     `json:"what" doc:"what was done or said: proposed, removed, demand, deny"`
	By       string     `json:"by" doc:"who did, wants or says it; empty where nobody is named"`
	Words    string     `json:"words"`
	Replaces string     `json:"replaces" doc:"the words of what it is said to replace, or empty"`
	Asserted []Voice    `json:"asserted"`
	Denied   []Voice    `json:"denied"`
	Fit      float64    `json:"fit" doc:"how much of the words stands in the point, from 0 to 1"`
}

// Voice is somebody who says so, and where.
type Voice struct {
	Name      string             `json:"name"`
	Publisher string             `json:"publisher"`
	Published string             `json:"published"`
	Document  readout.DocumentID `json:"document"`
}

// Count is what reports say of the number of a draft's points.
type Count struct {
	Item   readout.ID `json:"item"`
	Name   string     `json:"name"`
	Points int        `json:"points"`
	Voices []Voice    `json:"voices"`
	Agrees []int      `json:"agrees" doc:"the versions, 0 and 1, that have as many"`
}

// History is the life of a draft's points over all its versions, as readout
// blame prints it.
type History struct {
	Versions []HistoryVersion `json:"versions"`
	Points   []Life           `json:"points"`
}

// HistoryVersion is one of the versions.
type HistoryVersion struct {
	Document readout.Document `json:"document"`
	Count    int              `json:"count"`
}

// Life is where a point comes from and what became of it.
type Life struct {
	Number         string              `json:"number"`
	Span           readout.Span        `json:"span"`
	Entered        readout.DocumentID  `json:"entered"`
	Left           *readout.DocumentID `json:"left" doc:"null where the last version has it"`
	Changes        []LifeChange        `json:"changes"`
	Origins        []Origin            `json:"origins"`
	Edits          []Edit              `json:"edits" doc:"as the versions' own files track them"`
	Reports        []Report            `json:"reports"`
	Contradictions []string            `json:"contradictions"`
}

// Edit is a change that the file of a version tracks.
type Edit struct {
	Document readout.DocumentID `json:"document"`
	Item     readout.ID         `json:"item"`
	Action   string             `json:"action" enum:"added,removed,replaced"`
	By       string             `json:"by"`
	When     string             `json:"when" doc:"as the file has it"`
	Words    string             `json:"words"`
	Replaces string             `json:"replaces"`
}

// LifeChange is what one version changed.
type LifeChange struct {
	Document readout.DocumentID `json:"document"`
	Kind     string             `json:"kind"`
	Moved    bool               `json:"moved"`
	From     []string           `json:"from" doc:"the numbers before"`
}

// Origin is the version that words came in with.
type Origin struct {
	Document readout.DocumentID `json:"document"`
	Span     readout.Span       `json:"span" doc:"where the words stand now"`
}
