package readout

// Position is what a party wants, offers, takes or refuses on an issue.
type Position struct {
	Sourced
	Party     *ID    `json:"party"`
	Holder    *Who   `json:"holder"`
	Issue     string `json:"issue"`
	Stance    string `json:"stance"` // demand, offer, accept, reject, red_line, open
	Content   []Span `json:"content"`
	Statement *ID    `json:"statement"`
	When      *When  `json:"when"`
}
