package readout

// Attendee is somebody in the room, with the side they were there for.
type Attendee struct {
	Who
	Party *ID `json:"party"`
}

// Topic is what was, or was said not to have been, talked about.
type Topic struct {
	Text      string `json:"text"`
	Discussed bool   `json:"discussed"`
}

// Meeting is one meeting, call or visit, however often it is mentioned.
type Meeting struct {
	Sourced
	Format    string     `json:"format"` // plenary, small_group, one_on_one, call, visit, unspecified
	Status    string     `json:"status"` // held, planned, cancelled, proposed
	When      *When      `json:"when"`
	Where     *Who       `json:"where"`
	Parties   []ID       `json:"parties"`
	Attendees []Attendee `json:"attendees"`
	Absent    []Who      `json:"absent"`
	Topics    []Topic    `json:"topics"`
}
