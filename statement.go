package readout

// Act is what is done in a statement.
type Act string

// The acts of a statement.
const (
	Assert   Act = "assert"
	Confirm  Act = "confirm"
	Deny     Act = "deny"
	Demand   Act = "demand"
	Propose  Act = "propose"
	Accept   Act = "accept"
	Reject   Act = "reject"
	Promise  Act = "promise"
	Threaten Act = "threaten"
	Allege   Act = "allege"
	Evaluate Act = "evaluate"
	Ask      Act = "ask"
	Decline  Act = "decline"
)

// Source is who speaks in a statement. Actor is nil when no actor is named;
// Span is nil when the source is not in the text beside the words.
type Source struct {
	Actor     *ID    `json:"actor"`
	Text      string `json:"text"`
	Anonymous bool   `json:"anonymous"`
	Span      *Span  `json:"span"`
}

// Statement is something said, by somebody, in words that stand in a
// document. Cue is the word that attributes it, nil for a bare quotation.
type Statement struct {
	Sourced
	Source    Source `json:"source"`
	Cue       *Span  `json:"cue"`
	Content   []Span `json:"content"`
	Direct    bool   `json:"direct"` // all content is in quotation marks
	Act       Act    `json:"act"`
	Addressee *Who   `json:"addressee"`
	Outlet    *Who   `json:"outlet"` // the news outlet that was told, or that reports it
	Said      *When  `json:"said"`
	Within    *ID    `json:"within"` // the statement that this one is relayed in
}
