package nn

import (
	"math"
	"unsafe"
)

// Reference is the plain Go kernel, which all others agree with to the bit.
// The conversions around products keep compilers from fusing them with sums.
func Reference() *Kernel {
	return &Kernel{
		Name: "go", rows: 5, outs: 16, step: 2, wide: true,
		quantise16: quantiseGo, tile16: tileGo,
		gelu: geluGo, norm: normGo, dot: dotGo, scores: scoresGo, softmax: softmaxGo, mix: mixGo,
	}
}

func view[T any](p *T, n int) []T { return unsafe.Slice(p, n) }

// at is the element of p that stands a number of bytes further.
func at[T any](p *T, bytes int) *T { return (*T)(unsafe.Add(unsafe.Pointer(p), bytes)) }

// fold adds sixteen partial sums: those eight apart, then four, two, one.
func fold[T int32 | float32](s *[lanes]T) T {
	for half := lanes / 2; half > 0; half /= 2 {
		for i := 0; i < half; i++ {
			s[i] += s[i+half]
		}
	}
	return s[0]
}

func quantiseGo(q *int16, x *float32, n int, scale *float32, sum *int32) {
	xs, qs := view(x, n*lanes), view(q, n*lanes)
	var most float32
	for _, v := range xs {
		most = max(most, max(v, -v))
	}
	*scale = most / 127
	var inv float32
	if most != 0 {
		inv = 127 / most
	}
	*sum = 0
	for i, v := range xs {
		qs[i] = int16(math.RoundToEven(float64(v * inv)))
		*sum += int32(qs[i])
	}
}

func tileGo(dst *float32, dstStride int, q *int16, qStride int, steps int, w *int16, scale *float32, comp *int32, wscale *float32, bias *float32) {
	const outs = 16
	ws, bs := view(wscale, outs), view(bias, outs)
	weights := view(w, steps*outs*2)
	for r, f := range view(scale, 5) {
		row := view(at(q, r*qStride), 2*steps)
		var acc [outs]int32
		for j := 0; j < steps; j++ {
			a, b := int32(row[2*j]), int32(row[2*j+1])
			panel := weights[j*outs*2:][:outs*2]
			for o := range acc {
				acc[o] += a*int32(panel[2*o]) + b*int32(panel[2*o+1])
			}
		}
		out := view(at(dst, r*dstStride), outs)
		for o, a := range acc {
			out[o] = float32(float32(a-view(comp, 5)[r])*float32(f*ws[o])) + bs[o]
		}
	}
}

func dotGo(a, b *float32, n int) float32 {
	x, y := view(a, n*lanes), view(b, n*lanes)
	var s [lanes]float32
	for i := range x {
		s[i%lanes] += float32(x[i] * y[i])
	}
	return fold(&s)
}

func normGo(dst, x, residual *float32, n int, width float32, gamma, beta *float32, eps float32) {
	n *= lanes
	d, xs, g, b := view(dst, n), view(x, n), view(gamma, n), view(beta, n)
	var s [lanes]float32
	for i := range d {
		v := xs[i]
		if residual != nil {
			v += view(residual, n)[i]
		}
		d[i] = v
		s[i%lanes] += v
	}
	mean := fold(&s) / width
	s = [lanes]float32{}
	for i := range d {
		d[i] -= mean
		s[i%lanes] += float32(d[i] * d[i])
	}
	inv := 1 / float32(math.Sqrt(float64(fold(&s)/width+eps)))
	for i := range d {
		d[i] = float32(float32(d[i]*inv)*g[i]) + b[i]
	}
}

func scoresGo(dst *float32, dstStride int, q *float32, qStride, dim int, kt *float32, stride, n int) {
	for r := range attendRows {
		out := view(at(dst, r*dstStride), n*lanes)
		clear(out)
		for t, x := range view(at(q, r*qStride), dim) {
			for j, y := range view(at(kt, t*stride), n*lanes) {
				out[j] = fma(y, x, out[j])
			}
		}
	}
}

func mixGo(dst *float32, dstStride int, p *float32, pStride int, v *float32, stride, n int, inv *float32) {
	for r, f := range view(inv, attendRows) {
		out := view(at(dst, r*dstStride), attendDim)
		clear(out)
		for j, x := range view(at(p, r*pStride), n) {
			for t, y := range view(at(v, j*stride), attendDim) {
				out[t] = fma(y, x, out[t])
			}
		}
		for t := range out {
			out[t] *= f
		}
	}
}
