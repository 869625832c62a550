package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// quantise: a row of 16*n floats to int8 (AVX-512) or int16 (AVX2). The
// scale goes to *scale, the sum of the row to *sum.
func quantise(s isa) {
	out := map[isa]string{avx512: "int8", avx2: "int16"}[s]
	TEXT("quantise"+s.name, NOSPLIT, "func(q *"+out+", x *float32, n int, scale *float32, sum *int32)")
	Pragma("noescape")
	q, x, n := Load(Param("q"), GP64()), Load(Param("x"), GP64()), Load(Param("n"), GP64())
	scale, sum := Load(Param("scale"), GP64()), Load(Param("sum"), GP64())
	mask := s.constant("absMask", math.Float32frombits(0x7fffffff))
	most := s.zero()
	i, p := GP64(), GP64()
	MOVQ(n, i)
	MOVQ(x, p)
	Label("most")
	b := s.load(Mem{Base: p})
	if s == avx512 {
		each(VPANDD, b, mask, b)
	} else {
		each(VANDPS, b, mask, b)
	}
	each(VMAXPS, b, most, most)
	ADDQ(Imm(64), p)
	DECQ(i)
	JNZ(LabelRef("most"))
	m := s.fold(most, VMAXPS)
	c127, zero, t, inv := XMM(), XMM(), XMM(), XMM()
	VMOVSS(ConstData("c127"+s.name, U32(math.Float32bits(127))), c127)
	VXORPS(zero, zero, zero)
	VDIVSS(c127, m, t)
	VMOVSS(t, Mem{Base: scale})
	VXORPS(inv, inv, inv)
	VUCOMISS(zero, m)
	JE(LabelRef("null"))
	VDIVSS(m, c127, inv)
	Label("null")
	f := s.spread(inv)
	total := s.zero()
	Label("round")
	b = s.load(Mem{Base: x})
	each(VMULPS, b, f, b)
	for k := range b {
		VCVTPS2DQ(b[k], b[k])
	}
	each(VPADDD, b, total, total)
	if s == avx512 {
		VPMOVSDB(b[0], Mem{Base: q})
		ADDQ(Imm(16), q)
	} else {
		y := YMM()
		VPACKSSDW(b[1], b[0], y)
		VPERMQ(Imm(0xd8), y, y)
		VMOVDQU(y, Mem{Base: q})
		ADDQ(Imm(32), q)
	}
	ADDQ(Imm(64), x)
	DECQ(n)
	JNZ(LabelRef("round"))
	VMOVD(s.fold(total, VPADDD), Mem{Base: sum})
	VZEROUPPER()
	RET()
}
