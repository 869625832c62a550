package readout

// Step is one entry in the life of a provision.
type Step struct {
	Sourced
	Action   string `json:"action"` // proposed, added, removed, replaced, walked_back, deferred, accepted, rejected
	By       *Who   `json:"by"`
	Replaces *ID    `json:"replaces"`
	To       []Who  `json:"to"`
	Draft    *ID    `json:"draft"`
	When     *When  `json:"when"`
}

// Provision is one term of a draft and its life.
type Provision struct {
	Sourced
	Draft   *ID    `json:"draft"`
	Issue   string `json:"issue"`
	Content []Span `json:"content"`
	History []Step `json:"history"`
}
