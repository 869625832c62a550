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

// 2^x on [-1/2, 1/2] by the polynomial of the Cephes library. Softmax needs
// no exponent above 0, and takes those below expLeast as that, so that no
// weight is subnormal.
var expPolynomial = [...]float32{1.535336188319500e-4, 1.339887440266574e-3, 9.618437357674640e-3, 5.550332471162809e-2, 2.402264791363012e-1, 6.931472028550421e-1, 1}

const expLeast = float32(-100)

func exp2(x float32) float32 {
	x = max(expLeast, x)
	n := int32(math.RoundToEven(float64(x)))
	x -= float32(n)
	y := expPolynomial[0]
	for _, c := range expPolynomial[1:] {
		y = fma(y, x, c)
	}
	return math.Float32frombits(math.Float32bits(y) + uint32(n)<<23)
}

func softmaxGo(x *float32, n int, scale float32) float32 {
	xs := view(x, n*lanes)
	top := float32(-math.MaxFloat32)
	for _, v := range xs {
		top = max(top, v)
	}
	top = float32(top * scale)
	var s [lanes]float32
	for i, v := range xs {
		xs[i] = exp2(fma(v, scale, -top))
		s[i%lanes] += xs[i]
	}
	return fold(&s)
}

// fma is x*y + z rounded once. The product is exact in float64; a sum there
// that may lie halfway between two float32 is rounded to odd first.
func fma(x, y, z float32) float32 {
	p, c := float64(x)*float64(y), float64(z)
	s := p + c
	if math.Float64bits(s)&0x1fffffff != 0x10000000 && math.Abs(s) >= 0x1p-125 {
		return float32(s)
	}
	d := s - p
	e := (p - (s - d)) + (c - d)
	if e != 0 && math.Float64bits(s)&1 == 0 {
		s = math.Nextafter(s, math.Copysign(math.Inf(1), e))
	}
	return float32(s)
}
