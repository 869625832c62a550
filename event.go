package readout

// Event is what happens around the talks: a resignation, a raid, a visit.
type Event struct {
	Sourced
	Type    string `json:"type"`
	Actors  []Who  `json:"actors"`
	Targets []Who  `json:"targets"`
	When    *When  `json:"when"`
	Where   *Who   `json:"where"`
}
