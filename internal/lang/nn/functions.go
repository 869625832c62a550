package nn

import "math"

// erf on [-4, 4] as x*P(x^2)/Q(x^2), the highest power first: a minimax fit
// with error below 1e-6, as used in the Eigen library.
var (
	erfNumerator = [...]float32{-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05,
		-7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02}
	erfDenominator = [...]float32{-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03, -1.42647390514189e-02}
)

func horner(c []float32, x float32) float32 {
	y := float32(c[0] * x)
	for _, k := range c[1 : len(c)-1] {
		y = float32((y + k) * x)
	}
	return y + c[len(c)-1]
}

func geluOne(x float32) float32 {
	z := max(-4, min(4, float32(x*float32(math.Sqrt2/2))))
	z2 := float32(z * z)
	p := float32(z * horner(erfNumerator[:], z2))
	return float32(x*0.5) * (1 + p/horner(erfDenominator[:], z2))
}

func geluGo(x *float32, n int) {
	for i, v := range view(x, n*lanes) {
		view(x, n*lanes)[i] = geluOne(v)
	}
}

// exp on the range that softmax needs, by the polynomial of the Cephes
// library: x is never above 0, and below expLeast it counts as that.
var expPolynomial = [...]float32{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}

const (
	log2e    = float32(1.44269504088896341)
	ln2High  = float32(0.693359375)
	ln2Low   = float32(-2.12194440e-4)
	expLeast = float32(-87)
)

func exp(x float32) float32 {
	x = max(expLeast, x)
	n := int32(math.RoundToEven(float64(float32(x * log2e))))
	t := float32(n)
	x -= float32(t * ln2High)
	x -= float32(t * ln2Low)
	y := float32(expPolynomial[0] * x)
	for _, c := range expPolynomial[1:] {
		y = float32((y + c) * x)
	}
	y = float32(y*x) + x + 1
	return math.Float32frombits(math.Float32bits(y) + uint32(n)<<23)
}

func softmaxGo(x *float32, n int) float32 {
	xs := view(x, n*lanes)
	top := float32(-math.MaxFloat32)
	for _, v := range xs {
		top = max(top, v)
	}
	var s [lanes]float32
	for i, v := range xs {
		xs[i] = exp(v - top)
		s[i%lanes] += xs[i]
	}
	return fold(&s)
}
