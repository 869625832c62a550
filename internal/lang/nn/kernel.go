// Package nn holds the numeric kernels of a small encoder: products of
// float32 rows with int8 matrices, attention, layer norm, GELU. The plain Go
// kernel is the reference; assembly is the fast path. Every kernel gives the
// same bits: integer sums are exact, float products and sums are fused in the
// same places, and reductions fold sixteen lanes in a fixed order. A row's
// result depends on that row alone (in attention, on its sequence), never on
// the others of the call.
//
// Kernels and matrices are immutable; a Scratch belongs to one goroutine.
// The package imports the standard library and golang.org/x/sys/cpu.
package nn

import (
	"fmt"
	"strings"
)

// lanes is how many partial sums a reduction keeps.
const lanes = 16

// Kernel is one implementation of the numeric routines.
type Kernel struct {
	Name string

	// Tiles of the matrix product: rows and outputs of a tile, inputs a
	// step, and whether rows are int16 (steps of two) or int8 (of four).
	rows, outs, step int
	wide             bool

	quantise8  func(q *int8, x *float32, n int, scale *float32, sum *int32)
	quantise16 func(q *int16, x *float32, n int, scale *float32, sum *int32)
	tile8      func(dst *float32, dstStride int, q *int8, qStride int, steps int, w *uint8, scale *float32, comp *int32, wscale *float32, bias *float32)
	tile16     func(dst *float32, dstStride int, q *int16, qStride int, steps int, w *int16, scale *float32, comp *int32, wscale *float32, bias *float32)

	gelu    func(x *float32, n int)
	norm    func(dst, x, residual *float32, n int, width float32, gamma, beta *float32, eps float32)
	dot     func(a, b *float32, n int) float32
	scores  func(dst *float32, dstStride int, q *float32, qStride, dim int, kt *float32, stride, n int)
	softmax func(x *float32, n int, scale float32) float32
	mix     func(dst *float32, dstStride int, p *float32, pStride int, v *float32, stride, n int, inv *float32)
}

// Kernels are the kernels that this machine can run, the fastest first; the
// reference is the last.
func Kernels() []*Kernel { return append(native(), Reference()) }

// Best is the fastest kernel of this machine.
func Best() *Kernel { return Kernels()[0] }

// ByName finds a kernel of this machine. The error names those there are.
func ByName(name string) (*Kernel, error) {
	var names []string
	for _, k := range Kernels() {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return nil, fmt.Errorf("no kernel %q on this machine, which has %s", name, strings.Join(names, ", "))
}

// Scratch is the working memory of one goroutine. It grows to the largest
// call and is reused.
type Scratch struct {
	q8          []int8
	q16         []int16
	scale, spot []float32
	comp        []int32
	pad         []float32
	attend      attention
}

func grow[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/4)
	}
	return b[:n]
}

func up(n, to int) int { return (n + to - 1) / to * to }
