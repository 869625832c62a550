package main

// The rational approximation of erf on [-4, 4] with odd numerator, as in
// package nn: highest power first.
var (
	erfNumerator = []float32{-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05,
		-7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02}
	erfDenominator = []float32{-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03, -1.42647390514189e-02}
)

const rootHalf = 0.70710678118654752440

// exp: the polynomial of exp on [-ln2/2, ln2/2] (Cephes), highest power
// first, and the reduction by ln 2 in two parts.
var expPolynomial = []float32{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}

const (
	log2e    = 1.44269504088896341
	ln2High  = 0.693359375
	ln2Low   = -2.12194440e-4
	expLeast = -87
)
