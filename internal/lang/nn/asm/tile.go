package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// A tile is rows x outs of a product of int8 (VNNI, four inputs a step) or
// int16 (AVX2, two inputs a step) rows with a panel of weights. Its end is
// dst = float(sum - comp[row]) * (scale[row]*wscale[out]) + bias[out].
type tile struct {
	isa
	rows, regs int // regs of outputs
	q, w       string
	dotStep    func(acc, w, q, tmp VecVirtual)
}

func tileVNNI() {
	tile{avx512, 8, 3, "int8", "uint8", func(acc, w, q, _ VecVirtual) { VPDPBUSD(q, w, acc) }}.emit("tileVNNI")
}

func tileAVX2() {
	tile{avx2, 5, 2, "int16", "int16", func(acc, w, q, tmp VecVirtual) {
		VPMADDWD(w, q, tmp)
		VPADDD(tmp, acc, acc)
	}}.emit("tileAVX2")
}

func (t tile) emit(name string) {
	TEXT(name, NOSPLIT, "func(dst *float32, dstStride int, q *"+t.q+", qStride int, steps int, w *"+t.w+", scale *float32, comp *int32, wscale *float32, bias *float32)")
	Pragma("noescape")
	q, qs, steps, w := Load(Param("q"), GP64()), Load(Param("qStride"), GP64()), Load(Param("steps"), GP64()), Load(Param("w"), GP64())
	q3 := GP64()
	LEAQ(Mem{Base: qs, Index: qs, Scale: 2}, q3)
	q4 := GP64()
	LEAQ(Mem{Base: q, Index: qs, Scale: 4}, q4)
	row := func(r int) Mem {
		base := q
		if r >= 4 {
			base, r = q4, r-4
		}
		switch r {
		case 0:
			return Mem{Base: base}
		case 3:
			return Mem{Base: base, Index: q3, Scale: 1}
		}
		return Mem{Base: base, Index: qs, Scale: uint8(r)}
	}
	acc := make([]block, t.rows)
	for r := range acc {
		for c := 0; c < t.regs; c++ {
			acc[r] = append(acc[r], t.zero()[0])
		}
	}
	Label("step")
	weights := make(block, t.regs)
	for c := range weights {
		weights[c] = t.vec()
		m := Mem{Base: w, Disp: c * t.bytes()}
		if t.isa == avx512 {
			VMOVDQU32(m, weights[c])
		} else {
			VMOVDQU(m, weights[c])
		}
	}
	x, tmp := t.vec(), t.vec()
	for r := range acc {
		VPBROADCASTD(row(r), x)
		for c := range weights {
			t.dotStep(acc[r][c], weights[c], x, tmp)
		}
	}
	ADDQ(Imm(4), q)
	ADDQ(Imm(4), q4)
	ADDQ(U32(uint32(t.regs*t.bytes())), w)
	DECQ(steps)
	JNZ(LabelRef("step"))
	t.finish(acc)
	VZEROUPPER()
	RET()
}

func (t tile) finish(acc []block) {
	dst, ds := Load(Param("dst"), GP64()), Load(Param("dstStride"), GP64())
	scale, comp := Load(Param("scale"), GP64()), Load(Param("comp"), GP64())
	wscale, bias := Load(Param("wscale"), GP64()), Load(Param("bias"), GP64())
	for r := range acc {
		f, c := t.vec(), t.vec()
		VBROADCASTSS(Mem{Base: scale, Disp: 4 * r}, f)
		VPBROADCASTD(Mem{Base: comp, Disp: 4 * r}, c)
		for i, a := range acc[r] {
			g := t.vec()
			VPSUBD(c, a, a)
			VCVTDQ2PS(a, a)
			VMULPS(Mem{Base: wscale, Disp: i * t.bytes()}, f, g)
			VMULPS(g, a, a)
			VADDPS(Mem{Base: bias, Disp: i * t.bytes()}, a, a)
			VMOVUPS(a, Mem{Base: dst, Disp: i * t.bytes()})
		}
		ADDQ(ds, dst)
	}
}
