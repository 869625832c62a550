package wire

import (
	"time"

	"readout"
)

// Reading is a document with its text and all that was read in it.
type Reading struct {
	Document readout.Document    `json:"document"`
	Text     string              `json:"text" doc:"the canonical text, in which all spans count code points"`
	Facts    *readout.Record     `json:"facts" doc:"what was read in this document, not brought together with others"`
	Added    time.Time           `json:"added"`
	Reader   string              `json:"reader" doc:"the program that read it"`
	Copies   *readout.DocumentID `json:"copies" doc:"the text that this one is copied from, or null"`
	Edited   *readout.DocumentID `json:"edited" doc:"the next text of its address, or null"`
}

// NewDocument is a text to be read into the record.
type NewDocument struct {
	Text      string  `json:"text" minLength:"1" doc:"plain text, or a whole page of HTML or Markdown"`
	Title     *string `json:"title,omitempty"`
	Publisher *string `json:"publisher,omitempty"`
	Published *string `json:"published,omitempty" pattern:"^\\d{4}(-\\d{2}(-\\d{2})?)?$" patternDescription:"a date: 2026-03-04, 2026-03 or 2026"`
	URL       *string `json:"url,omitempty" doc:"where it stands; it is not fetched"`
	Draft     bool    `json:"draft,omitempty" doc:"it is a draft's own text, a version of the draft of its title"`
}

// Addition is what came of adding a text.
type Addition struct {
	Document readout.Document `json:"document"`
	Added    bool             `json:"added" doc:"false where the record had the document already"`
	Foreign  bool             `json:"foreign" doc:"the text is not in English: it is on the record without facts"`
}
