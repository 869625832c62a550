package read

import "math"

// Labels of a BIO scheme are numbered O, B-a, I-a, B-b, I-b, ...: an odd
// label begins a span, the even one after it goes on with it.

// viterbi finds the best legal sequence (Viterbi 1967): a span goes on only
// after it has begun. Scores stand n x labels with the given stride between
// rows; the path goes to dst.
func (w *work) viterbi(dst []uint8, scores []float32, n, labels, stride int) {
	w.back = growBytes(w.back, n*labels)
	var prevBuf, hereBuf [16]float32
	prev, here := prevBuf[:labels], hereBuf[:labels]
	for k := range prev {
		prev[k] = scores[k]
		if illegalStart(k) {
			prev[k] = float32(math.Inf(-1))
		}
	}
	for i := 1; i < n; i++ {
		row := scores[i*stride:][:labels]
		best := argmax(prev)
		for k := range here {
			from := best
			if illegalStart(k) {
				from = k
				if prev[k-1] > prev[k] {
					from = k - 1
				}
			}
			here[k] = prev[from] + row[k]
			w.back[i*labels+k] = uint8(from)
		}
		prev, here = here, prev
	}
	k := argmax(prev)
	for i := n - 1; i >= 0; i-- {
		dst[i] = uint8(k)
		k = int(w.back[i*labels+k])
	}
}

// illegalStart tells whether a label only goes on with a span.
func illegalStart(label int) bool { return label > 0 && label%2 == 0 }

func argmax(v []float32) int {
	best := 0
	for k, x := range v {
		if x > v[best] {
			best = k
		}
	}
	return best
}

func growBytes(b []uint8, n int) []uint8 {
	if cap(b) < n {
		return make([]uint8, n, n+n/4)
	}
	return b[:n]
}

func grow(b []float32, n int) []float32 {
	if cap(b) < n {
		return make([]float32, n, n+n/4)
	}
	return b[:n]
}
