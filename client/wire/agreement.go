package wire

import "readout"

// Agreement is how far people who reviewed the same facts agree, beyond chance:
// 1 for all, 0 for as by chance.
type Agreement struct {
	Facts  int          `json:"facts" doc:"how many two or more judged"`
	Alpha  *float64     `json:"alpha" doc:"Krippendorff's alpha of all of them; null where it tells nothing"`
	Pairs  []Coders     `json:"pairs" doc:"each two who judged a fact in common"`
	Differ []readout.ID `json:"differ" doc:"the facts on which somebody differs"`
}

// Coders is how far two people agree.
type Coders struct {
	A     string   `json:"a"`
	B     string   `json:"b"`
	Facts int      `json:"facts" doc:"how many both judged"`
	Same  int      `json:"same" doc:"how many of them in the same way"`
	Kappa *float64 `json:"kappa" doc:"Cohen's kappa; null where it tells nothing"`
}
