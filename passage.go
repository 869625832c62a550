package readout

// Passage is a stretch of a document's text and where that stands in the file
// that it came from. What a format does not have is 0: a PDF has pages, and
// paragraphs of lines; office files have paragraphs of runs; web pages, mails
// and Markdown have paragraphs, and the offsets at which these begin.
type Passage struct {
	Start     int   `json:"start"` // code points of the canonical text, end exclusive
	End       int   `json:"end"`
	Page      int   `json:"page,omitempty"`      // from 1
	Paragraph int   `json:"paragraph,omitempty"` // from 1
	Run       int   `json:"run,omitempty"`       // of the paragraph, from 1; in a PDF its line
	Offset    int64 `json:"offset,omitempty"`    // in the bytes of the original
}

// Member is where a document stands in a file that holds others: an archive or
// a crawl.
type Member struct {
	File   string `json:"file"`   // that holds it
	Offset int64  `json:"offset"` // in its bytes: of the record of a crawl, or of the gzip member that the record begins in
}
