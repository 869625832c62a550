package readout

// Linkage is one thing only together with, or only after, another.
type Linkage struct {
	Sourced
	Holder   *Who   `json:"holder"`
	Issue    string `json:"issue"`
	Requires string `json:"requires"`
}
