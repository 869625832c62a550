package readout

// Document is one report, draft or readout that was read.
type Document struct {
	ID         DocumentID `json:"id"`
	Title      *string    `json:"title"`
	Publisher  *string    `json:"publisher"`
	Authors    []string   `json:"authors"`
	Published  *string    `json:"published"`          // EDTF
	Modified   *string    `json:"modified,omitempty"` // EDTF
	Credit     *string    `json:"credit,omitempty"`   // the wire or outlet that it is credited to: "Reuters"
	URL        *string    `json:"url"`
	Kind       string     `json:"kind"`     // report, draft, readout, transcript, note
	Language   *string    `json:"language"` // ISO 639-1, or 639-3 of what has none there
	SHA256     string     `json:"sha256"`   // of the canonical text's UTF-8 bytes
	Characters int        `json:"characters"`
	Pages      []int      `json:"pages,omitempty"`      // where each page of it begins, in code points; none where it has no pages
	Paragraphs []int      `json:"paragraphs,omitempty"` // where each paragraph of an office file begins, in code points
	Member     *Member    `json:"member,omitempty"`     // where it stands in a crawl
	Comments   []Comment  `json:"comments,omitempty"`
	Original   *string    `json:"original,omitempty"` // SHA-256 of the bytes that it was read from, where they are not its text
	// Passages are where its words stand in the file that it came from, by Start,
	// without overlap; none where the text is the file. A store gives them with a
	// document that is asked for alone.
	Passages []Passage `json:"passages,omitempty"`
}
