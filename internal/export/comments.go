package export

import "readout"

// comments are what people wrote beside the documents, each with who did and
// when, and the words that it is on.
func (b *book) comments() []entry {
	var all []entry
	for _, d := range b.rec.Documents {
		for _, c := range d.Comments {
			on := b.place([]readout.Span{{Doc: d.ID, Start: c.Start, End: max(c.Start+1, c.End)}})
			all = append(all, entry{head: head(run{text: c.Text}), words: c.Quote, by: join(", ", deref(c.Author), deref(c.Date), on)})
		}
	}
	return all
}
