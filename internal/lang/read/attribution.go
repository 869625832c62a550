package read

import (
	"math"

	"readout/internal/lang/doc"
	"readout/internal/lang/encoder"
)

// Labels of the roles: source and content of a cue.
const (
	roleSource  = 1 // B-S; 2 is I-S
	roleContent = 3 // B-C; 4 is I-C
	roleLabels  = 5
)

// attributions appends the attributions of a window: cues are tagged first,
// then every unit of the window gets its role to each cue in turn.
func (r *Reader) attributions(d *doc.Document, p *encoder.Pieces, win encoder.Window, w *work) {
	n := win.To - win.From
	w.path = growBytes(w.path, n)
	w.viterbi(w.path, w.unitOut[segLabels+len(r.names):], n, len(r.cues), r.unitWidth())
	cues := spansOf(w.path)
	if len(cues) == 0 {
		return
	}
	w.cueIn, w.cueOut = grow(w.cueIn, len(cues)*width), grow(w.cueOut, len(cues)*2*roleWidth)
	for i, c := range cues {
		mean(w.cueIn[i*width:][:width], w.units, c.from, c.to-1)
	}
	r.kernel.Linear(w.cueOut, w.cueIn, len(cues), r.roleCue, &w.Scratch)
	for i, c := range cues {
		a := r.attribution(p, win, c.unitSpan, w.cueOut[i*2*roleWidth:][:2*roleWidth], w)
		if len(a.Source)+len(a.Content) > 0 {
			d.Attributions = append(d.Attributions, a)
		}
	}
}

// attribution finds the source and the content of one cue. cue holds what is
// added to each unit's vector, and the gate that it is multiplied with.
func (r *Reader) attribution(p *encoder.Pieces, win encoder.Window, c unitSpan, cue []float32, w *work) doc.Attribution {
	n := win.To - win.From
	r.roleRows(n, c, cue, w)
	r.kernel.Linear(w.y, w.conv, n, r.roleConv, &w.Scratch)
	r.kernel.GELU(w.y[:n*roleWidth])
	for i, x := range w.z[:n*roleWidth] {
		w.y[i] += x
	}
	w.out = grow(w.out, n*roleLabels)
	r.kernel.Linear(w.out, w.y, n, r.role, &w.Scratch)
	w.seg = growBytes(w.seg, n)
	w.viterbi(w.seg, w.out, n, roleLabels, roleLabels)
	at := func(s unitSpan) doc.Span {
		return doc.Span{Start: p.Units[win.From+s.from].Start, End: p.Units[win.From+s.to-1].End}
	}
	a := doc.Attribution{Cue: []doc.Span{at(c)}, Score: confidence(w.out, w.seg, n)}
	best := float32(math.Inf(-1))
	for _, s := range spansOf(w.seg) {
		if s.label == roleContent {
			a.Content = append(a.Content, at(s.unitSpan))
		} else if v := w.out[s.from*roleLabels+roleSource] - w.out[s.from*roleLabels]; v > best {
			best, a.Source = v, []doc.Span{at(s.unitSpan)}
		}
	}
	return a
}

// roleRows makes the input of the convolution: for each unit the vectors of
// roleSpan units around it, zero beyond the window.
func (r *Reader) roleRows(n int, c unitSpan, cue []float32, w *work) {
	w.z, w.y, w.conv = grow(w.z, n*roleWidth), grow(w.y, n*roleWidth), grow(w.conv, n*roleSpan*roleWidth)
	add, gate := cue[:roleWidth], cue[roleWidth:]
	var keep [roleWidth]float32
	for j, g := range gate {
		keep[j] = 1 + float32(math.Tanh(float64(g)))
	}
	at := r.unitWidth() - roleWidth
	for u := 0; u < n; u++ {
		x, z := w.unitOut[u*r.unitWidth()+at:][:roleWidth], w.z[u*roleWidth:][:roleWidth]
		near := r.roleNear[bucket(distance(u, c))*roleWidth:][:roleWidth]
		for j := range z {
			z[j] = x[j]*keep[j] + add[j] + near[j]
		}
	}
	r.kernel.GELU(w.z[:n*roleWidth])
	for u := 0; u < n; u++ {
		row := w.conv[u*roleSpan*roleWidth:][:roleSpan*roleWidth]
		for k := 0; k < roleSpan; k++ {
			part := row[k*roleWidth:][:roleWidth]
			if v := u + k - roleSpan/2; v >= 0 && v < n {
				copy(part, w.z[v*roleWidth:][:roleWidth])
			} else {
				clear(part)
			}
		}
	}
}

// distance is how many units u stands before (negative) or after a cue.
func distance(u int, c unitSpan) int {
	switch {
	case u < c.from:
		return u - c.from
	case u >= c.to:
		return u - c.to + 1
	}
	return 0
}

// bucket puts signed distances into few classes: exact up to 5, then by
// halves of doublings.
func bucket(d int) int {
	a := max(d, -d)
	b := a
	if a > 5 {
		b = min(15, int(5+2*math.Log2(float64(float32(a)/5))))
	}
	if d < 0 {
		return b + 16
	}
	return b
}

// confidence is the mean probability of the labels on a path, over the units
// that have a role.
func confidence(scores []float32, path []uint8, n int) float32 {
	sum, count := 0., 0
	for i := 0; i < n; i++ {
		if path[i] == 0 {
			continue
		}
		row := scores[i*roleLabels:][:roleLabels]
		z := 0.
		for _, x := range row {
			z += math.Exp(float64(x - row[path[i]]))
		}
		sum += 1 / z
		count++
	}
	if count == 0 {
		return 0
	}
	return float32(sum / float64(count))
}
