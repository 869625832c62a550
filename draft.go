package readout

// Draft is a plan, proposal, deal text or framework, known by its own text
// or only from reports.
type Draft struct {
	Sourced
	Name    string `json:"name"`
	Points  *int   `json:"points"`
	Revises *ID    `json:"revises"`
	Authors []ID   `json:"authors"`
	When    *When  `json:"when"`
	Where   *Who   `json:"where"`
}
