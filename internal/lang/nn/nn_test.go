package nn

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"testing"
)

func random(rng *rand.Rand, n int, scale float64) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(rng.NormFloat64() * scale)
	}
	return out
}

func weights(rng *rand.Rand, n int) []int8 {
	out := make([]int8, n)
	for i := range out {
		out[i] = int8(rng.Intn(255) - 127)
	}
	return out
}

func positive(rng *rand.Rand, n int) []float32 {
	out := random(rng, n, 0.01)
	for i := range out {
		out[i] = float32(math.Abs(float64(out[i])))
	}
	return out
}

// same fails where two results differ in a bit.
func same(t *testing.T, what string, want, got []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(want[i]) != math.Float32bits(got[i]) {
			t.Fatalf("%s: %v at %d, the reference has %v", what, got[i], i, want[i])
		}
	}
}

func others(t *testing.T, f func(t *testing.T, k *Kernel)) {
	for _, k := range native() {
		t.Run(k.Name, func(t *testing.T) { f(t, k) })
	}
}

func TestLinearAgreesToTheBit(t *testing.T) {
	others(t, func(t *testing.T, k *Kernel) {
		rng := rand.New(rand.NewSource(3))
		ref, s, rs := Reference(), new(Scratch), new(Scratch)
		for trial := 0; trial < 60; trial++ {
			n, out, in := 1+rng.Intn(20), 1+rng.Intn(130), 1+rng.Intn(200)
			x := random(rng, n*in, math.Pow(10, float64(rng.Intn(7)-3)))
			if trial%5 == 0 {
				clear(x[:in]) // a row of zeros
			}
			w, scale, bias := weights(rng, out*in), positive(rng, out), random(rng, out, 1)
			want, got := make([]float32, n*out), make([]float32, n*out)
			ref.Linear(want, x, n, ref.Pack(w, scale, bias, out, in), rs)
			k.Linear(got, x, n, k.Pack(w, scale, bias, out, in), s)
			same(t, fmt.Sprintf("Linear %dx%dx%d", n, out, in), want, got)
			ref.LinearGELU(want, x, n, ref.Pack(w, scale, bias, out, in), rs)
			k.LinearGELU(got, x, n, k.Pack(w, scale, bias, out, in), s)
			same(t, fmt.Sprintf("LinearGELU %dx%dx%d", n, out, in), want, got)
		}
	})
}

func TestLinearExtremes(t *testing.T) {
	const n, out, in = 9, 50, 1536
	for _, k := range Kernels() {
		w, x := make([]int8, out*in), make([]float32, n*in)
		for i := range w {
			w[i] = 127
		}
		for i := range x {
			x[i] = -3e30
		}
		scale, dst := slices.Repeat([]float32{1e-30}, out), make([]float32, n*out)
		k.Linear(dst, x, n, k.Pack(w, scale, make([]float32, out), out, in), new(Scratch))
		want := float32(-127*127*in) * float32(float32(3e30)/127*1e-30)
		for i, v := range dst {
			if math.Abs(float64(v-want)) > 1e-4*math.Abs(float64(want)) {
				t.Fatalf("%s: %v at %d, want %v", k.Name, v, i, want)
			}
		}
	}
}

func TestLinearIsTheRoundedProduct(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	const n, out, in = 3, 20, 48
	x, w, scale, bias := random(rng, n*in, 1), weights(rng, out*in), positive(rng, out), random(rng, out, 1)
	k := Reference()
	got := make([]float32, n*out)
	k.Linear(got, x, n, k.Pack(w, scale, bias, out, in), new(Scratch))
	for i := 0; i < n; i++ {
		var most float64
		for _, v := range x[i*in:][:in] {
			most = max(most, math.Abs(float64(v)))
		}
		for o := 0; o < out; o++ {
			exact, slack := float64(bias[o]), 0.
			for j := 0; j < in; j++ {
				v := float64(w[o*in+j]) * float64(scale[o])
				exact += float64(x[i*in+j]) * v
				slack += math.Abs(v) * most / 127 / 2
			}
			if d := math.Abs(exact - float64(got[i*out+o])); d > slack+1e-5 {
				t.Errorf("row %d output %d: off by %g, rounding explains %g", i, o, d, slack)
			}
		}
	}
}

func TestAttentionAgreesToTheBit(t *testing.T) {
	others(t, func(t *testing.T, k *Kernel) {
		rng := rand.New(rand.NewSource(5))
		for _, n := range []int{1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 65, 130, 256} {
			for _, dim := range []int{32, 16} {
				const heads = 3
				qkv := random(rng, n*3*heads*dim, 2)
				want, got := make([]float32, n*heads*dim), make([]float32, n*heads*dim)
				Reference().Attention(want, qkv, n, heads, dim, new(Scratch))
				k.Attention(got, qkv, n, heads, dim, new(Scratch))
				same(t, fmt.Sprintf("Attention %d rows of %d", n, dim), want, got)
			}
		}
	})
}

func TestAttentionIsSoftmaxOfProducts(t *testing.T) {
	rng := rand.New(rand.NewSource(6))
	const n, heads, dim, width = 21, 2, 32, 64
	qkv, got := random(rng, n*3*width, 1), make([]float32, n*width)
	Best().Attention(got, qkv, n, heads, dim, new(Scratch))
	for i := 0; i < n; i++ {
		for h := 0; h < heads; h++ {
			var p [n]float64
			sum := 0.
			for j := range p {
				dot := 0.
				for c := 0; c < dim; c++ {
					dot += float64(qkv[i*3*width+h*dim+c]) * float64(qkv[j*3*width+width+h*dim+c])
				}
				p[j] = math.Exp(dot / math.Sqrt(dim))
				sum += p[j]
			}
			for c := 0; c < dim; c++ {
				want := 0.
				for j := range p {
					want += p[j] / sum * float64(qkv[j*3*width+2*width+h*dim+c])
				}
				if math.Abs(want-float64(got[i*width+h*dim+c])) > 1e-4 {
					t.Fatalf("row %d head %d: %v, want %v", i, h, got[i*width+h*dim+c], want)
				}
			}
		}
	}
}

func TestAddLayerNorm(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	const n, width = 5, 384
	x, r, g, b := random(rng, n*width, 3), random(rng, n*width, 3), random(rng, width, 1), random(rng, width, 1)
	want, alone := make([]float32, n*width), make([]float32, n*width)
	Reference().AddLayerNorm(want, x, r, n, width, g, b, 1e-12)
	Reference().AddLayerNorm(alone, x, nil, n, width, g, b, 1e-12)
	for i := 0; i < n; i++ {
		mean, square := 0., 0.
		for j := 0; j < width; j++ {
			mean += float64(x[i*width+j]+r[i*width+j]) / width
		}
		for j := 0; j < width; j++ {
			square += math.Pow(float64(x[i*width+j]+r[i*width+j])-mean, 2) / width
		}
		for j := 0; j < width; j++ {
			v := (float64(x[i*width+j]+r[i*width+j])-mean)/math.Sqrt(square)*float64(g[j]) + float64(b[j])
			if math.Abs(v-float64(want[i*width+j])) > 1e-4 {
				t.Fatalf("row %d: %v, want %v", i, want[i*width+j], v)
			}
		}
	}
	for _, k := range native() {
		got := make([]float32, n*width)
		k.AddLayerNorm(got, x, r, n, width, g, b, 1e-12)
		same(t, k.Name+" with residual", want, got)
		k.AddLayerNorm(got, x, nil, n, width, g, b, 1e-12)
		same(t, k.Name+" alone", alone, got)
		inPlace := slices.Clone(r)
		k.AddLayerNorm(inPlace, x, inPlace, n, width, g, b, 1e-12)
		same(t, k.Name+" in place", want, inPlace)
	}
}

func TestGELU(t *testing.T) {
	var x []float32
	for v := -9.; v < 9; v += 0.0037 {
		x = append(x, float32(v))
	}
	want := slices.Clone(x)
	Reference().GELU(want)
	for i, v := range x {
		exact := float64(v) / 2 * (1 + math.Erf(float64(v)/math.Sqrt2))
		if math.Abs(exact-float64(want[i])) > 3e-6 {
			t.Errorf("GELU(%v) = %v, want %v", v, want[i], exact)
		}
	}
	for _, k := range native() {
		got := slices.Clone(x)
		k.GELU(got)
		same(t, k.Name, want, got)
	}
}

func TestMatMulF32(t *testing.T) {
	rng := rand.New(rand.NewSource(8))
	const n, m, in = 7, 9, 48
	a, b := random(rng, n*in, 1), random(rng, m*in, 1)
	want := make([]float32, n*m)
	Reference().MatMulF32(want, a, b, n, m, in)
	for i := 0; i < n; i++ {
		for j := 0; j < m; j++ {
			exact := 0.
			for c := 0; c < in; c++ {
				exact += float64(a[i*in+c]) * float64(b[j*in+c])
			}
			if math.Abs(exact-float64(want[i*m+j])) > 1e-4 {
				t.Fatalf("%d,%d: %v, want %v", i, j, want[i*m+j], exact)
			}
		}
	}
	for _, k := range native() {
		got := make([]float32, n*m)
		k.MatMulF32(got, a, b, n, m, in)
		same(t, k.Name, want, got)
	}
}

func TestRowsDoNotDependOnEachOther(t *testing.T) {
	rng := rand.New(rand.NewSource(9))
	const n, out, in = 23, 70, 96
	x, w, scale, bias := random(rng, n*in, 1), weights(rng, out*in), positive(rng, out), random(rng, out, 1)
	for _, k := range Kernels() {
		m, s := k.Pack(w, scale, bias, out, in), new(Scratch)
		all := make([]float32, n*out)
		k.Linear(all, x, n, m, s)
		for i := 0; i < n; i++ {
			one := make([]float32, out)
			k.Linear(one, x[i*in:][:in], 1, m, s)
			same(t, k.Name, all[i*out:][:out], one)
		}
	}
}

func TestNothingIsAllocatedOnceWarm(t *testing.T) {
	rng := rand.New(rand.NewSource(10))
	const n, heads, dim, width = 50, 12, 32, 384
	x := random(rng, n*width, 1)
	w, scale, bias := weights(rng, 3*width*width), positive(rng, 3*width), random(rng, 3*width, 1)
	for _, k := range Kernels() {
		m, s := k.Pack(w, scale, bias, 3*width, width), new(Scratch)
		qkv, dst := make([]float32, n*3*width), make([]float32, n*width)
		run := func() {
			k.Linear(qkv, x, n, m, s)
			k.Attention(dst, qkv, n, heads, dim, s)
			k.AddLayerNorm(dst, dst, x, n, width, bias[:width], bias[:width], 1e-12)
		}
		run()
		if allocs := testing.AllocsPerRun(3, run); allocs > 0 {
			t.Errorf("%s: %v allocations a run", k.Name, allocs)
		}
	}
}

func TestByName(t *testing.T) {
	for _, k := range Kernels() {
		if got, err := ByName(k.Name); err != nil || got.Name != k.Name {
			t.Errorf("ByName(%q) = %v, %v", k.Name, got, err)
		}
	}
	if _, err := ByName("abacus"); err == nil {
		t.Error("a kernel called abacus")
	}
}
