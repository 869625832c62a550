package main

// The rational approximation of erf on [-4, 4] with odd numerator, as in
// package nn: highest power first.
var (
	erfNumerator = []float32{-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05,
		-7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02}
	erfDenominator = []float32{-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03, -1.42647390514189e-02}
)

const rootHalf = 0.70710678118654752440

// 2^x on [-1/2, 1/2] (Cephes), highest power first, and the least exponent.
var expPolynomial = []float32{1.535336188319500e-4, 1.339887440266574e-3, 9.618437357674640e-3, 5.550332471162809e-2, 2.402264791363012e-1, 6.931472028550421e-1, 1}

const expLeast = -100
