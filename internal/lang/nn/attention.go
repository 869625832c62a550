package nn

import "math"

const (
	mixRows = 4
	mixDim  = 32
	keyStep = 64 // keys a pass of scores
)

// Attention is softmax(q*k/sqrt(dim))*v for each head, over one sequence of n
// rows without a mask. qkv is n x 3*heads*dim: all queries, all keys, all
// values of a row; dst is n x heads*dim.
func (k *Kernel) Attention(dst, qkv []float32, n, heads, dim int, s *Scratch) {
	width, keys := heads*dim, up(n, keyStep)
	s.kt, s.p = grow(s.kt, dim*keys), grow(s.p, mixRows*keys)
	scale := float32(1 / math.Sqrt(float64(dim)))
	clear(s.kt)
	for h := 0; h < heads; h++ {
		for j := 0; j < n; j++ {
			for t, x := range qkv[j*3*width+width+h*dim:][:dim] {
				s.kt[t*keys+j] = x
			}
		}
		k.head(dst[h*dim:], qkv[h*dim:], n, width, dim, keys, scale, s)
	}
}

// head computes one head, mixRows rows at a time; the last rows are done
// twice where n is no multiple.
func (k *Kernel) head(dst, qkv []float32, n, width, dim, keys int, scale float32, s *Scratch) {
	inv := &s.inv
	fast := dim == mixDim && n >= mixRows
	for i := 0; i < n; i += mixRows {
		rows := mixRows
		if fast {
			i = min(i, n-mixRows)
		} else {
			rows = min(rows, n-i)
		}
		for r := 0; r < rows; r++ {
			p := s.p[r*keys:][:keys]
			k.scores(&p[0], &qkv[(i+r)*3*width], dim, &s.kt[0], 4*keys, keys/keyStep, scale)
			for j := n; j < up(n, lanes); j++ {
				p[j] = -math.MaxFloat32
			}
			inv[r] = 1 / k.softmax(&p[0], up(n, lanes)/lanes)
		}
		if fast {
			k.mix(&dst[i*width], 4*width, &s.p[0], 4*keys, &qkv[2*width], 12*width, n, &inv[0])
			continue
		}
		for r := 0; r < rows; r++ {
			mixRow(dst[(i+r)*width:][:dim], s.p[r*keys:], qkv[2*width:], 3*width, n, inv[r])
		}
	}
}

// mixRow is one row of mix, for any length.
func mixRow(dst, p, v []float32, stride, n int, inv float32) {
	clear(dst)
	for j := 0; j < n; j++ {
		for t, x := range v[j*stride:][:len(dst)] {
			dst[t] += float32(x * p[j])
		}
	}
	for t := range dst {
		dst[t] *= inv
	}
}
