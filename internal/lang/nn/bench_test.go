//go:build unix

package nn

import (
	"fmt"
	"math/rand"
	"syscall"
	"testing"
	"time"
)

// cpuTime is what this process has used, so that a busy machine does not show
// in the figures.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// perSecond runs f and reports units done a CPU second.
func perSecond(b *testing.B, units float64, name string, f func()) {
	f()
	start := cpuTime()
	for b.Loop() {
		f()
	}
	b.ReportMetric(units*float64(b.N)/(cpuTime()-start).Seconds(), name)
}

// shape is one of the encoder: rows of an average window, its width, its
// inner width, its heads.
var shape = struct{ n, width, inner, heads int }{200, 384, 1536, 12}

func pack(k *Kernel, rng *rand.Rand, out, in int) *QMatrix {
	return k.Pack(weights(rng, out*in), positive(rng, out), random(rng, out, 1), out, in)
}

// BenchmarkLinear is each product of a layer, in billions of multiplications
// and additions a second.
func BenchmarkLinear(b *testing.B) {
	rng := rand.New(rand.NewSource(12))
	for _, k := range Kernels() {
		for _, m := range []struct {
			name    string
			out, in int
		}{{"qkv", 3 * shape.width, shape.width}, {"out", shape.width, shape.width}, {"up", shape.inner, shape.width}, {"down", shape.width, shape.inner}} {
			b.Run(fmt.Sprintf("%s/%s", m.name, k.Name), func(b *testing.B) {
				q, s := pack(k, rng, m.out, m.in), new(Scratch)
				x, dst := random(rng, shape.n*m.in, 1), make([]float32, shape.n*m.out)
				perSecond(b, float64(shape.n*m.out*m.in)/1e9, "GMAC/s", func() { k.Linear(dst, x, shape.n, q, s) })
			})
		}
	}
}

// BenchmarkAttention is one layer's, in pieces a second.
func BenchmarkAttention(b *testing.B) {
	rng := rand.New(rand.NewSource(13))
	for _, k := range Kernels() {
		for _, n := range []int{20, shape.n, 512} {
			b.Run(fmt.Sprintf("%d/%s", n, k.Name), func(b *testing.B) {
				qkv, dst, s := random(rng, n*3*shape.width, 1), make([]float32, n*shape.width), new(Scratch)
				perSecond(b, float64(n), "pieces/s", func() { k.Attention(dst, qkv, n, shape.heads, shape.width/shape.heads, s) })
			})
		}
	}
}

// BenchmarkElementwise is what a layer does beside products and attention.
func BenchmarkElementwise(b *testing.B) {
	rng := rand.New(rand.NewSource(14))
	for _, k := range Kernels() {
		x, g := random(rng, shape.n*shape.inner, 1), positive(rng, shape.width)
		b.Run("gelu/"+k.Name, func(b *testing.B) {
			perSecond(b, float64(shape.n), "pieces/s", func() { k.GELU(x) })
		})
		b.Run("norm/"+k.Name, func(b *testing.B) {
			perSecond(b, float64(shape.n), "pieces/s", func() { k.AddLayerNorm(x, x, x, shape.n, shape.width, g, g, 1e-12) })
		})
	}
}

// BenchmarkEncoderStack is six layers of random weights over one window.
func BenchmarkEncoderStack(b *testing.B) {
	rng := rand.New(rand.NewSource(11))
	n, width, inner, heads := shape.n, shape.width, shape.inner, shape.heads
	for _, k := range Kernels() {
		b.Run(k.Name, func(b *testing.B) {
			var layers [6]struct{ qkv, out, up, down *QMatrix }
			for i := range layers {
				l := &layers[i]
				l.qkv, l.out, l.up, l.down = pack(k, rng, 3*width, width), pack(k, rng, width, width), pack(k, rng, inner, width), pack(k, rng, width, inner)
			}
			x, qkv, mix, mid := random(rng, n*width, 1), make([]float32, n*3*width), make([]float32, n*width), make([]float32, n*inner)
			g, s := positive(rng, width), new(Scratch)
			perSecond(b, float64(n), "pieces/s", func() {
				for i := range layers {
					l := &layers[i]
					k.Linear(qkv, x, n, l.qkv, s)
					k.Attention(mix, qkv, n, heads, width/heads, s)
					k.Linear(qkv[:n*width], mix, n, l.out, s)
					k.AddLayerNorm(x, qkv[:n*width], x, n, width, g, g, 1e-12)
					k.LinearGELU(mid, x, n, l.up, s)
					k.Linear(mix, mid, n, l.down, s)
					k.AddLayerNorm(x, mix, x, n, width, g, g, 1e-12)
				}
			})
		})
	}
}
