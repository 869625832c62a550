package nn

import "math"

const (
	attendRows = 6  // query rows of a tile
	attendDim  = 32 // columns of values a pass
)

// attention is the working memory of one head: the queries with padding to
// whole tiles, the keys transposed, the values in steps of attendDim, and one
// tile of weights.
type attention struct {
	q, kt, v, p []float32
	out         [attendRows * attendDim]float32
	inv         [attendRows]float32
}

// Attention is softmax(q*k/sqrt(dim))*v for each head, over one sequence of n
// rows without a mask. qkv is n x 3*heads*dim: all queries, all keys, all
// values of a row; dst is n x heads*dim and may not overlap qkv.
func (k *Kernel) Attention(dst, qkv []float32, n, heads, dim int, s *Scratch) {
	if n == 0 {
		return
	}
	a, width, keys, wide := &s.attend, heads*dim, up(n, lanes), up(dim, attendDim)
	a.q, a.kt = grow(a.q, up(n, attendRows)*dim), grow(a.kt, dim*keys)
	a.v, a.p = grow(a.v, n*wide), grow(a.p, attendRows*keys)
	clear(a.q[n*dim:])
	clear(a.kt)
	clear(a.v)
	for h := range heads {
		a.gather(qkv[h*dim:], n, width, dim, keys, wide)
		for i := 0; i < n; i += attendRows {
			k.attendTile(dst[i*width+h*dim:], a, i, n, width, dim, keys, wide)
		}
	}
}

// gather copies the part of one head out of qkv.
func (a *attention) gather(qkv []float32, n, width, dim, keys, wide int) {
	for j := range n {
		row := qkv[j*3*width:]
		copy(a.q[j*dim:][:dim], row)
		copy(a.v[j*wide:][:dim], row[2*width:])
		kt := a.kt[j:]
		for t, x := range row[width:][:dim] {
			kt[t*keys] = x
		}
	}
}

// attendTile computes the rows of one tile from row i.
func (k *Kernel) attendTile(dst []float32, a *attention, i, n, width, dim, keys, wide int) {
	rows := min(attendRows, n-i)
	k.scores(&a.p[0], 4*keys, &a.q[i*dim], 4*dim, dim, &a.kt[0], 4*keys, keys/lanes)
	scale := float32(math.Log2E / math.Sqrt(float64(dim)))
	for r := range rows {
		p := a.p[r*keys:][:keys]
		for j := n; j < keys; j++ {
			p[j] = -math.MaxFloat32
		}
		a.inv[r] = 1 / k.softmax(&p[0], keys/lanes, scale)
	}
	for t := 0; t < dim; t += attendDim {
		if rows == attendRows && t+attendDim <= dim {
			k.mix(&dst[t], 4*width, &a.p[0], 4*keys, &a.v[t], 4*wide, n, &a.inv[0])
			continue
		}
		k.mix(&a.out[0], 4*attendDim, &a.p[0], 4*keys, &a.v[t], 4*wide, n, &a.inv[0])
		for r := range rows {
			copy(dst[r*width+t:][:min(attendDim, dim-t)], a.out[r*attendDim:])
		}
	}
}
