package readout

// Span is a stretch of a document's canonical text. Start and End are code
// points, end exclusive; Quote always equals that slice.
type Span struct {
	Doc   DocumentID `json:"doc"`
	Start int        `json:"start"`
	End   int        `json:"end"`
	Quote string     `json:"quote"`
}

// Stance is how a source stands to what it is cited for.
type Stance string

// The stances of a source.
const (
	Asserts  Stance = "asserts"
	Confirms Stance = "confirms"
	Denies   Stance = "denies"
	Doubts   Stance = "doubts"
)

// According says who stands behind an item: a document in its own voice, or
// a statement on the record. Exactly one of the two is set.
type According struct {
	Document  DocumentID `json:"document,omitempty"`
	Statement ID         `json:"statement,omitempty"`
	Stance    Stance     `json:"stance"`
}

// Who is an actor on the record, or the words when no actor is named.
type Who struct {
	Actor *ID    `json:"actor"`
	Text  string `json:"text"`
}

// When is an expression of time: the words, and the EDTF date they resolve
// to against the document's own date (nil when they do not).
type When struct {
	Text string  `json:"text"`
	EDTF *string `json:"edtf"`
}

// Sourced is what every item carries.
type Sourced struct {
	ID          ID          `json:"id"`
	Evidence    []Span      `json:"evidence"`
	AccordingTo []According `json:"according_to"`
}
