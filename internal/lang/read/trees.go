package read

import (
	"math"

	"readout/internal/lang/doc"
)

// trees gives each token from first on its governor and relation, by a
// biaffine parser (Dozat and Manning 2017).
func (r *Reader) trees(d *doc.Document, first int, w *work) {
	n := len(d.Tokens) - first
	w.dep, w.gov, w.rel = grow(w.dep, n*arcWidth), grow(w.gov, n*arcWidth), grow(w.rel, n*arcWidth)
	for i := 0; i < n; i++ {
		row := w.heads[i*headWidth:][:headWidth]
		copy(w.rel[i*arcWidth:][:arcWidth], row[:arcWidth])
		copy(w.gov[i*arcWidth:][:arcWidth], row[arcWidth:2*arcWidth])
	}
	r.kernel.Linear(w.dep, w.rel, n, r.arc, &w.Scratch)
	var heads []int32
	for k := len(d.Sentences) - 1; k >= 0 && int(d.Sentences[k].Start) >= first; k-- {
		at, size := int(d.Sentences[k].Start), int(d.Sentences[k].End-d.Sentences[k].Start)
		w.arcs = grow(w.arcs, size*size)
		from := (at - first) * arcWidth
		r.kernel.MatMulF32(w.arcs, w.dep[from:][:size*arcWidth], w.gov[from:][:size*arcWidth], size, size, arcWidth)
		for i := 0; i < size; i++ {
			logSoftmax(w.arcs[i*size:][:size], 1.0/16) // 16 is the root of arcWidth
		}
		heads = append(heads[:0], make([]int32, size)...)
		tree(heads, w.arcs[:size*size], size)
		for i, h := range heads {
			d.Tokens[at+i].Head = int32(at) + h
		}
	}
	r.relations(d, first, w)
}

// relChunk is how many words have their relations scored at once.
const relChunk = 32

// relations labels the arcs. The root of a sentence, and nothing else, is
// "root".
func (r *Reader) relations(d *doc.Document, first int, w *work) {
	toks := d.Tokens[first:]
	per := len(r.rel) * (relWidth + 1)
	w.rel, w.out = grow(w.rel, relChunk*relWidth), grow(w.out, relChunk*per)
	for at := 0; at < len(toks); at += relChunk {
		n := min(relChunk, len(toks)-at)
		for i := 0; i < n; i++ {
			head := int(toks[at+i].Head) - first
			copy(w.rel[i*relWidth:][:relWidth], w.heads[head*headWidth+2*arcWidth+relWidth:][:relWidth])
		}
		r.kernel.Linear(w.out, w.rel, n, r.rels, &w.Scratch)
		for i := 0; i < n; i++ {
			t := &toks[at+i]
			dep := w.heads[(at+i)*headWidth+2*arcWidth:][:relWidth]
			t.Rel = r.relation(w.out[i*per:][:per], dep, int(t.Head) == first+at+i)
		}
	}
}

func (r *Reader) relation(scores, dep []float32, root bool) string {
	best, rel := float32(math.Inf(-1)), "dep"
	for k, name := range r.rel {
		if (name == "root") != root {
			continue
		}
		row := scores[k*(relWidth+1):][:relWidth+1]
		s := row[relWidth] + dot(dep, row[:relWidth])
		if s > best {
			best, rel = s, name
		}
	}
	return rel
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s float32
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

// logSoftmax scales a row and turns it into log probabilities.
func logSoftmax(v []float32, scale float32) {
	top := v[argmax(v)] * scale
	sum := 0.
	for i := range v {
		v[i] = v[i]*scale - top
		sum += math.Exp(float64(v[i]))
	}
	l := float32(math.Log(sum))
	for i := range v {
		v[i] -= l
	}
}
