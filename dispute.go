package readout

// Dispute is an item on which one source asserts and another denies.
type Dispute struct {
	Sourced
	About    ID          `json:"about"`
	Asserted []According `json:"asserted"`
	Denied   []According `json:"denied"`
}
