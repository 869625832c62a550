package readout

// Comment is what somebody wrote beside the text of an office file.
type Comment struct {
	Author *string `json:"author"`
	Date   *string `json:"date"` // EDTF
	Text   string  `json:"text"`
	Start  int     `json:"start"` // code points of the canonical text that it is on, end exclusive
	End    int     `json:"end"`
	Quote  string  `json:"quote"` // these words; empty where it stands at a place between words
}
