package nn

// AddLayerNorm is layer norm of x + residual, or of x where residual is nil:
// n rows of width, a multiple of 16. dst may be x or residual.
func (k *Kernel) AddLayerNorm(dst, x, residual []float32, n, width int, gamma, beta []float32, eps float32) {
	for i := 0; i < n; i++ {
		var r *float32
		if residual != nil {
			r = &residual[i*width]
		}
		k.norm(&dst[i*width], &x[i*width], r, width/lanes, float32(width), &gamma[0], &beta[0], eps)
	}
}

// GELU is x/2 * (1 + erf(x/sqrt 2)) in place (Hendrycks and Gimpel 2016),
// with erf to seven digits.
func (k *Kernel) GELU(x []float32) {
	whole := len(x) / lanes * lanes
	if whole > 0 {
		k.gelu(&x[0], whole/lanes)
	}
	for i := whole; i < len(x); i++ {
		x[i] = geluOne(x[i])
	}
}

// MatMulF32 is a * b transposed: dst is n x m, a is n x in, b is m x in; in is
// a multiple of 16.
func (k *Kernel) MatMulF32(dst, a, b []float32, n, m, in int) {
	for i := 0; i < n; i++ {
		for j := 0; j < m; j++ {
			dst[i*m+j] = k.dot(&a[i*in], &b[j*in], in/lanes)
		}
	}
}
