package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// scoreBlocks is how many blocks of keys one pass of scores covers.
const scoreBlocks = 4

// scores: dst[j] = scale * sum over t of q[t]*kt[t*stride+j] for the 64*n keys
// of kt, whose rows are stride bytes apart; dim is the length of q.
func scores(s isa) {
	TEXT("scores"+s.name, NOSPLIT, "func(dst, q *float32, dim int, kt *float32, stride, n int, scale float32)")
	Pragma("noescape")
	dst, q, dim := Load(Param("dst"), GP64()), Load(Param("q"), GP64()), Load(Param("dim"), GP64())
	kt, stride, n := Load(Param("kt"), GP64()), Load(Param("stride"), GP64()), Load(Param("n"), GP64())
	sc := XMM()
	Load(Param("scale"), sc)
	f := s.spread(sc)
	t, k, p := GP64(), GP64(), GP64()
	blocks := scoreBlocks / s.parts // YMM: two passes of half the keys, or the accumulators spill
	if s.parts == 2 {
		SHLQ(Imm(1), n)
	}
	Label("keys")
	MOVQ(q, p)
	MOVQ(kt, k)
	MOVQ(dim, t)
	acc := make([]block, blocks)
	for i := range acc {
		acc[i] = s.zero()
	}
	Label("dim")
	x := s.spread(Mem{Base: p})
	for i := range acc {
		for j := range acc[i] {
			v := s.vec()
			VMULPS(s.at(Mem{Base: k, Disp: 64 * i}, j), x[j], v)
			VADDPS(v, acc[i][j], acc[i][j])
		}
	}
	ADDQ(Imm(4), p)
	ADDQ(stride, k)
	DECQ(t)
	JNZ(LabelRef("dim"))
	for i := range acc {
		each(VMULPS, f, acc[i], acc[i])
		s.store(acc[i], Mem{Base: dst, Disp: 64 * i})
	}
	ADDQ(U32(64*uint32(blocks)), dst)
	ADDQ(U32(64*uint32(blocks)), kt)
	DECQ(n)
	JNZ(LabelRef("keys"))
	VZEROUPPER()
	RET()
}

// softmax: the 16*n floats of x become exp(x - max); their sum comes back.
func softmax(s isa) {
	log2, high, low := s.constantMem("log2e", log2e), s.constantMem("ln2High", ln2High), s.constantMem("ln2Low", ln2Low)
	least, one := s.constantMem("expLeast", expLeast), s.constantMem("expOne", 1)
	var poly []Mem
	for i, c := range expPolynomial {
		poly = append(poly, s.constantMem("exp"+string(rune('a'+i)), c))
	}
	TEXT("softmax"+s.name, NOSPLIT, "func(x *float32, n int) float32")
	Pragma("noescape")
	x, n := Load(Param("x"), GP64()), Load(Param("n"), GP64())
	i, p := GP64(), GP64()
	MOVQ(x, p)
	MOVQ(n, i)
	most := s.constant("lowest", -math.MaxFloat32)
	peak := s.block()
	for k := range peak {
		VMOVAPS(most[k], peak[k])
	}
	Label("most")
	for k := range peak {
		VMAXPS(s.at(Mem{Base: p}, k), peak[k], peak[k])
	}
	ADDQ(Imm(64), p)
	DECQ(i)
	JNZ(LabelRef("most"))
	m, sum := s.spread(s.fold(peak, VMAXPS)), s.zero()
	Label("exp")
	v := s.load(Mem{Base: x})
	each(VSUBPS, m, v, v)
	for k := range v {
		r, e, t, y := v[k], s.vec(), s.vec(), s.vec()
		VMAXPS(least, r, r)
		VMULPS(log2, r, e)
		VCVTPS2DQ(e, e)
		VCVTDQ2PS(e, t)
		VMULPS(high, t, y)
		VSUBPS(y, r, r)
		VMULPS(low, t, y)
		VSUBPS(y, r, r)
		VMULPS(poly[0], r, y)
		for _, c := range poly[1:] {
			VADDPS(c, y, y)
			VMULPS(r, y, y)
		}
		VMULPS(r, y, y) // poly*r^2: the last product above was the first r
		VADDPS(r, y, y)
		VADDPS(one, y, y)
		VPSLLD(Imm(23), e, e)
		VPADDD(e, y, v[k])
	}
	s.store(v, Mem{Base: x})
	each(VADDPS, v, sum, sum)
	ADDQ(Imm(64), x)
	DECQ(n)
	JNZ(LabelRef("exp"))
	Store(s.fold(sum, VADDPS), ReturnIndex(0))
	VZEROUPPER()
	RET()
}

const (
	mixRows = 4
	mixDim  = 32
)

// mix: for four rows r, dst[r][t] = inv[r] * sum over j of p[r][j]*v[j][t],
// t < 32. p's rows are pStride bytes apart, v's stride, dst's dstStride.
func mix(s isa) {
	TEXT("mix"+s.name, NOSPLIT, "func(dst *float32, dstStride int, p *float32, pStride int, v *float32, stride, n int, inv *float32)")
	Pragma("noescape")
	dst, ds := Load(Param("dst"), GP64()), Load(Param("dstStride"), GP64())
	p, ps := Load(Param("p"), GP64()), Load(Param("pStride"), GP64())
	v, stride, n := Load(Param("v"), GP64()), Load(Param("stride"), GP64()), Load(Param("n"), GP64())
	inv := Load(Param("inv"), GP64())
	per := mixDim * 4 / s.bytes() // registers of a row
	rows := mixRows
	if s.parts == 2 {
		rows = 2 // YMM: two passes of two rows
	}
	v0, n0, i := GP64(), GP64(), GP64()
	p1 := make([]Mem, rows)
	for pass := 0; pass < mixRows/rows; pass++ {
		name := "rows" + string(rune('0'+pass))
		MOVQ(v, v0)
		MOVQ(n, n0)
		XORQ(i, i)
		ptr := GP64()
		MOVQ(p, ptr)
		bases := []Mem{{Base: ptr, Index: i, Scale: 4}}
		for r := 1; r < rows; r++ {
			next := GP64()
			MOVQ(ptr, next)
			ADDQ(ps, next)
			ptr = next
			bases = append(bases, Mem{Base: next, Index: i, Scale: 4})
		}
		copy(p1, bases)
		acc := make([]block, rows)
		for r := range acc {
			for c := 0; c < per; c++ {
				acc[r] = append(acc[r], s.zero()[0])
			}
		}
		Label(name)
		val := make(block, per)
		for c := range val {
			val[c] = s.vec()
			VMOVUPS(Mem{Base: v0, Disp: c * s.bytes()}, val[c])
		}
		for r := range acc {
			w := s.vec()
			VBROADCASTSS(p1[r], w)
			for c := range val {
				t := s.vec()
				VMULPS(val[c], w, t)
				VADDPS(t, acc[r][c], acc[r][c])
			}
		}
		ADDQ(stride, v0)
		INCQ(i)
		DECQ(n0)
		JNZ(LabelRef(name))
		for r := range acc {
			w := s.vec()
			VBROADCASTSS(Mem{Base: inv, Disp: 4 * (pass*rows + r)}, w)
			for c := range acc[r] {
				VMULPS(w, acc[r][c], acc[r][c])
				VMOVUPS(acc[r][c], Mem{Base: dst, Disp: c * s.bytes()})
			}
			ADDQ(ds, dst)
		}
		for r := 0; r < rows; r++ {
			ADDQ(ps, p)
		}
	}
	VZEROUPPER()
	RET()
}
