package read

import (
	"math"

	"readout/internal/lang/doc"
)

// mention is a word that may be the head of a mention, with what the scorer
// needs of it. Its vectors stand in work.refs.
type mention struct{ token int32 }

// linkReach is how many tokens back an antecedent is looked for.
const linkReach = 400

// mentionRows keeps the vectors of the window's nouns, names and pronouns
// for links: antecedents are found once the whole text is read.
func (r *Reader) mentionRows(d *doc.Document, first int, w *work) {
	if first == 0 {
		w.refs = w.refs[:0]
	}
	for i, t := range d.Tokens[first:] {
		switch t.UPOS {
		case "NOUN", "PROPN", "PRON":
			w.mentions = append(w.mentions, mention{token: int32(first + i)})
			w.refs = append(w.refs, w.heads[i*headWidth+2*arcWidth+2*relWidth:][:2*refWidth]...)
		}
	}
}

// links finds the antecedent of each mention by its head word (Dobrovolskii
// 2021): the earlier mention with the best score, if better than none.
func (r *Reader) links(d *doc.Document, w *work) {
	n := len(w.mentions)
	w.y = grow(w.y, n*refWidth)
	for i := 0; i < n; i++ {
		copy(w.y[i*refWidth:][:refWidth], w.refs[i*2*refWidth:][:refWidth])
	}
	w.refOut = grow(w.refOut, n*(refWidth+1))
	r.kernel.Linear(w.refOut, w.y, n, r.linked, &w.Scratch)
	scale := float32(1 / math.Sqrt(refWidth))
	for i, m := range w.mentions {
		row := w.refOut[i*(refWidth+1):][:refWidth+1]
		best, found := float32(0), int32(-1)
		for j := i - 1; j >= 0 && m.token-w.mentions[j].token <= linkReach; j-- {
			s := dot(row[:refWidth], w.refs[j*2*refWidth+refWidth:][:refWidth])*scale + row[refWidth]
			s += r.linkNear[bucket(int(w.mentions[j].token-m.token))]
			if s > best {
				best, found = s, w.mentions[j].token
			}
		}
		if found >= 0 {
			d.Links = append(d.Links, doc.Link{Token: m.token, Antecedent: found, Score: best})
		}
	}
}
