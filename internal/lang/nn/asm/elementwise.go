package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

func (s isa) constants(name string, xs ...float32) []block {
	out := make([]block, len(xs))
	for i, x := range xs {
		out[i] = s.constant(name+string(rune('a'+i)), x)
	}
	return out
}

// constantMem is a constant that stays in memory, spread over a register.
func (s isa) constantMem(name string, x float32) Mem {
	d := GLOBL(name+s.name, RODATA|NOPTR)
	for i := 0; i < s.bytes()/4; i++ {
		DATA(4*i, F32(x))
	}
	return d
}

func (s isa) with(f op3, m Mem, b block) {
	for i := range b {
		f(m, b[i], b[i])
	}
}

// gelu: x/2 * (1 + erf(x/sqrt 2)) in place over 16*n floats; erf by the
// rational function of package nn.
func gelu(s isa) {
	num := []Mem{}
	for i, c := range erfNumerator {
		num = append(num, s.constantMem("erfNum"+string(rune('a'+i)), c))
	}
	den := []Mem{}
	for i, c := range erfDenominator {
		den = append(den, s.constantMem("erfDen"+string(rune('a'+i)), c))
	}
	half, one, root := s.constantMem("half", 0.5), s.constantMem("one", 1), s.constantMem("rootHalf", rootHalf)
	limit, lower := s.constantMem("erfLimit", 4), s.constantMem("erfLower", -4)
	TEXT("gelu"+s.name, NOSPLIT, "func(x *float32, n int)")
	Pragma("noescape")
	x, n := Load(Param("x"), GP64()), Load(Param("n"), GP64())
	Label("loop")
	v := s.load(Mem{Base: x})
	z, z2, p, q := s.block(), s.block(), s.block(), s.block()
	for i := range v {
		VMULPS(root, v[i], z[i])
		VMINPS(limit, z[i], z[i])
		VMAXPS(lower, z[i], z[i])
		VMULPS(z[i], z[i], z2[i])
		VMULPS(num[0], z2[i], p[i])
		for _, c := range num[1 : len(num)-1] {
			VADDPS(c, p[i], p[i])
			VMULPS(z2[i], p[i], p[i])
		}
		VADDPS(num[len(num)-1], p[i], p[i])
		VMULPS(z[i], p[i], p[i])
		VMULPS(den[0], z2[i], q[i])
		for _, c := range den[1 : len(den)-1] {
			VADDPS(c, q[i], q[i])
			VMULPS(z2[i], q[i], q[i])
		}
		VADDPS(den[len(den)-1], q[i], q[i])
		VDIVPS(q[i], p[i], p[i])
		VADDPS(one, p[i], p[i])
		VMULPS(half, v[i], v[i])
		VMULPS(p[i], v[i], v[i])
	}
	s.store(v, Mem{Base: x})
	ADDQ(Imm(64), x)
	DECQ(n)
	JNZ(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// norm: layer norm of one row of 16*n floats, x + residual where that is not
// nil; width is the number of them as a float.
func norm(s isa) {
	TEXT("norm"+s.name, NOSPLIT, "func(dst, x, residual *float32, n int, width float32, gamma, beta *float32, eps float32)")
	Pragma("noescape")
	dst, x, res, n := Load(Param("dst"), GP64()), Load(Param("x"), GP64()), Load(Param("residual"), GP64()), Load(Param("n"), GP64())
	gamma, beta := Load(Param("gamma"), GP64()), Load(Param("beta"), GP64())
	width, eps := XMM(), XMM()
	Load(Param("width"), width)
	Load(Param("eps"), eps)
	i, off := GP64(), GP64()
	pass := func(name string, body func()) {
		MOVQ(n, i)
		XORQ(off, off)
		Label(name)
		body()
		ADDQ(Imm(64), off)
		DECQ(i)
		JNZ(LabelRef(name))
	}
	sum := s.zero()
	TESTQ(res, res)
	JZ(LabelRef("alone"))
	pass("both", func() {
		b := s.load(Mem{Base: x, Index: off, Scale: 1})
		for k := range b {
			VADDPS(s.at(Mem{Base: res, Index: off, Scale: 1}, k), b[k], b[k])
		}
		s.store(b, Mem{Base: dst, Index: off, Scale: 1})
		each(VADDPS, b, sum, sum)
	})
	JMP(LabelRef("summed"))
	Label("alone")
	pass("one", func() {
		b := s.load(Mem{Base: x, Index: off, Scale: 1})
		s.store(b, Mem{Base: dst, Index: off, Scale: 1})
		each(VADDPS, b, sum, sum)
	})
	Label("summed")
	m := s.fold(sum, VADDPS)
	VDIVSS(width, m, m)
	mean, squares := s.spread(m), s.zero()
	pass("squares", func() {
		b, t := s.load(Mem{Base: dst, Index: off, Scale: 1}), s.block()
		each(VSUBPS, mean, b, b)
		s.store(b, Mem{Base: dst, Index: off, Scale: 1})
		each(VMULPS, b, b, t)
		each(VADDPS, t, squares, squares)
	})
	v, one := s.fold(squares, VADDPS), XMM()
	VDIVSS(width, v, v)
	VADDSS(eps, v, v)
	VSQRTSS(v, v, v)
	VMOVSS(ConstData("normOne"+s.name, U32(math.Float32bits(1))), one)
	VDIVSS(v, one, v)
	inv := s.spread(v)
	pass("scale", func() {
		b := s.load(Mem{Base: dst, Index: off, Scale: 1})
		each(VMULPS, inv, b, b)
		for k := range b {
			VMULPS(s.at(Mem{Base: gamma, Index: off, Scale: 1}, k), b[k], b[k])
			VADDPS(s.at(Mem{Base: beta, Index: off, Scale: 1}, k), b[k], b[k])
		}
		s.store(b, Mem{Base: dst, Index: off, Scale: 1})
	})
	VZEROUPPER()
	RET()
}

// dot: the sum of products of two rows of 16*n floats.
func dot(s isa) {
	TEXT("dot"+s.name, NOSPLIT, "func(a, b *float32, n int) float32")
	Pragma("noescape")
	a, b, n := Load(Param("a"), GP64()), Load(Param("b"), GP64()), Load(Param("n"), GP64())
	sum := s.zero()
	Label("loop")
	x := s.load(Mem{Base: a})
	for k := range x {
		VMULPS(s.at(Mem{Base: b}, k), x[k], x[k])
		VADDPS(x[k], sum[k], sum[k])
	}
	ADDQ(Imm(64), a)
	ADDQ(Imm(64), b)
	DECQ(n)
	JNZ(LabelRef("loop"))
	Store(s.fold(sum, VADDPS), ReturnIndex(0))
	VZEROUPPER()
	RET()
}
