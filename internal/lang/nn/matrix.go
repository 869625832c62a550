package nn

// QMatrix is a matrix of Out x In int8 weights, with a scale and a bias an
// output, packed for one kernel.
type QMatrix struct {
	Out, In     int
	in          int // In with padding
	scale, bias []float32
	w8          []uint8 // weight + 128, panels of outs, steps of four inputs
	w16         []int16 // panels of outs, steps of two inputs
}

// Pack lays out weights for the kernel. w is row-major, out rows of in; scale
// and bias have out values. The output o of a row x is
// sum(x*w[o])*scale[o]+bias[o].
func (k *Kernel) Pack(w []int8, scale, bias []float32, out, in int) *QMatrix {
	n := up(out, k.outs)
	m := &QMatrix{Out: out, In: in, in: up(in, lanes), scale: make([]float32, n), bias: make([]float32, n)}
	copy(m.scale, scale[:out])
	copy(m.bias, bias[:out])
	if k.wide {
		m.w16 = make([]int16, n*m.in)
	} else {
		m.w8 = make([]uint8, n*m.in)
		for i := range m.w8 {
			m.w8[i] = 128
		}
	}
	for o := 0; o < out; o++ {
		panel, lane := o/k.outs*k.outs*m.in, o%k.outs
		row := w[o*in:][:in]
		for j, x := range row {
			at := panel + (j/k.step*k.outs+lane)*k.step + j%k.step
			if k.wide {
				m.w16[at] = int16(x)
			} else {
				m.w8[at] = uint8(int16(x) + 128)
			}
		}
	}
	return m
}

// Linear is the product of n rows of x with a matrix: dst is n x Out, x is
// n x In, row-major. Each row of x is rounded to int8 on a scale of its own,
// max|x|/127; the sums are exact.
func (k *Kernel) Linear(dst, x []float32, n int, m *QMatrix, s *Scratch) {
	k.linear(dst, x, n, m, s, false)
}

// LinearGELU is Linear with GELU on each output.
func (k *Kernel) LinearGELU(dst, x []float32, n int, m *QMatrix, s *Scratch) {
	k.linear(dst, x, n, m, s, true)
}

func (k *Kernel) linear(dst, x []float32, n int, m *QMatrix, s *Scratch, gelu bool) {
	if n == 0 {
		return
	}
	k.quantise(x, n, m, s)
	s.spot = grow(s.spot, k.rows*k.outs)
	for o := 0; o < m.Out; o += k.outs {
		outs := min(k.outs, m.Out-o)
		for i := 0; i < n; i += k.rows {
			rows := min(k.rows, n-i)
			if rows == k.rows && outs == k.outs {
				t := dst[i*m.Out+o : (i+rows-1)*m.Out+o+outs]
				k.tile(t, m.Out, i, o, m, s)
				if gelu {
					for r := 0; r < rows; r++ {
						k.gelu(&t[r*m.Out], k.outs/lanes)
					}
				}
				continue
			}
			k.tile(s.spot, k.outs, i, o, m, s)
			if gelu {
				k.gelu(&s.spot[0], len(s.spot)/lanes)
			}
			for r := 0; r < rows; r++ {
				copy(dst[(i+r)*m.Out+o:][:outs], s.spot[r*k.outs:])
			}
		}
	}
}

// quantise rounds the rows of x into s, with padding to whole tiles.
func (k *Kernel) quantise(x []float32, n int, m *QMatrix, s *Scratch) {
	rows := up(n, k.rows)
	s.scale, s.comp = grow(s.scale, rows), grow(s.comp, rows)
	if k.wide {
		s.q16 = grow(s.q16, rows*m.in)
	} else {
		s.q8 = grow(s.q8, rows*m.in)
	}
	for i := 0; i < rows; i++ {
		row := x[min(i, n-1)*m.In:][:m.In] // the padding repeats the last row
		if m.in != m.In {
			s.pad = grow(s.pad, m.in)
			clear(s.pad[copy(s.pad, row):])
			row = s.pad
		}
		if k.wide {
			k.quantise16(&s.q16[i*m.in], &row[0], m.in/lanes, &s.scale[i], &s.comp[i])
			s.comp[i] = 0
		} else {
			k.quantise8(&s.q8[i*m.in], &row[0], m.in/lanes, &s.scale[i], &s.comp[i])
			s.comp[i] *= 128
		}
	}
}

// tile computes one tile, rows from i and outputs from o, into dst with the
// given stride.
func (k *Kernel) tile(dst []float32, stride, i, o int, m *QMatrix, s *Scratch) {
	if k.wide {
		k.tile16(&dst[0], 4*stride, &s.q16[i*m.in], 2*m.in, m.in/k.step, &m.w16[o*m.in], &s.scale[i], &s.comp[i], &m.scale[o], &m.bias[o])
	} else {
		k.tile8(&dst[0], 4*stride, &s.q8[i*m.in], m.in, m.in/k.step, &m.w8[o*m.in], &s.scale[i], &s.comp[i], &m.scale[o], &m.bias[o])
	}
}
