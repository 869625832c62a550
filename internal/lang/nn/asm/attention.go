package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

const (
	attendRows = 6  // query rows of a tile
	attendDim  = 32 // columns of v a pass
)

// rowsOf is the memory of each of six rows that are stride bytes apart, by
// two pointers: base and base3 = base + 3*stride.
func rowsOf(base, base3, stride Register) []Mem {
	var out []Mem
	for _, b := range []Register{base, base3} {
		out = append(out, Mem{Base: b}, Mem{Base: b, Index: stride, Scale: 1}, Mem{Base: b, Index: stride, Scale: 2})
	}
	return out
}

func third(base, stride Register) Register {
	p := GP64()
	LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, p)
	ADDQ(base, p)
	return p
}

// tileOf is rows x regs accumulators, all zero.
func (s isa) tileOf(rows, regs int) []block {
	acc := make([]block, rows)
	for r := range acc {
		for range regs {
			acc[r] = append(acc[r], s.vec())
		}
		s.clear(acc[r])
	}
	return acc
}

// attendBlocks is how many blocks of 16 keys the registers have room for.
func attendBlocks(s isa) int { return 7 - 3*s.parts }

// scores: dst[r][j] = sum over t of q[r][t]*kt[t][j] for six rows and 16*n
// keys. Strides are in bytes; dim is the length of a row of q.
func scores(s isa) {
	TEXT("scores"+s.name, NOSPLIT, "func(dst *float32, dstStride int, q *float32, qStride, dim int, kt *float32, stride, n int)")
	Pragma("noescape")
	dst, ds := Load(Param("dst"), GP64()), Load(Param("dstStride"), GP64())
	q, qs := Load(Param("q"), GP64()), Load(Param("qStride"), GP64())
	kt, stride, n := Load(Param("kt"), GP64()), Load(Param("stride"), GP64()), Load(Param("n"), GP64())
	t, k, p, p3 := GP64(), GP64(), GP64(), GP64()
	most := attendBlocks(s)
	pool := s.tileOf(attendRows, most*s.parts)
	pass := func(name string, blocks int) {
		Label(name)
		CMPQ(n, Imm(uint64(blocks)))
		JL(LabelRef(name + "End"))
		MOVQ(q, p)
		MOVQ(third(q, qs), p3)
		MOVQ(kt, k)
		Load(Param("dim"), t)
		acc := make([]block, attendRows)
		for r := range acc {
			acc[r] = pool[r][:blocks*s.parts]
			s.clear(acc[r])
		}
		Label(name + "Dim")
		keys := make(block, blocks*s.parts)
		for c := range keys {
			keys[c] = s.vec()
			VMOVUPS(s.at(Mem{Base: k}, c), keys[c])
		}
		for r, m := range rowsOf(p, p3, qs) {
			x := s.vec()
			VBROADCASTSS(m, x)
			for c := range keys {
				VFMADD231PS(keys[c], x, acc[r][c])
			}
		}
		ADDQ(Imm(4), p)
		ADDQ(Imm(4), p3)
		ADDQ(stride, k)
		DECQ(t)
		JNZ(LabelRef(name + "Dim"))
		MOVQ(third(dst, ds), p3)
		for r, m := range rowsOf(dst, p3, ds) {
			for c := range acc[r] {
				VMOVUPS(acc[r][c], s.at(m, c))
			}
		}
		ADDQ(U32(64*uint32(blocks)), dst)
		ADDQ(U32(64*uint32(blocks)), kt)
		SUBQ(Imm(uint64(blocks)), n)
		JMP(LabelRef(name))
		Label(name + "End")
	}
	if most > 1 {
		pass("wide", most)
	}
	pass("narrow", 1)
	VZEROUPPER()
	RET()
}

// softmax: the 16*n floats of x become 2^(scale*(x - max)); their sum comes
// back.
func softmax(s isa) {
	least := s.constantMem("expLeast", expLeast)
	var poly []Mem
	for i, c := range expPolynomial {
		poly = append(poly, s.constantMem("exp"+string(rune('a'+i)), c))
	}
	TEXT("softmax"+s.name, NOSPLIT, "func(x *float32, n int, scale float32) float32")
	Pragma("noescape")
	x, n := Load(Param("x"), GP64()), Load(Param("n"), GP64())
	sc := XMM()
	Load(Param("scale"), sc)
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
	top := s.fold(peak, VMAXPS)
	VMULSS(sc, top, top)
	m, f, sum := s.spread(top), s.spread(sc), s.zero()
	Label("exp")
	v := s.load(Mem{Base: x})
	for k := range v {
		r, e, t, y := v[k], s.vec(), s.vec(), s.vec()
		VFMSUB213PS(m[k], f[k], r)
		VMAXPS(least, r, r)
		VCVTPS2DQ(r, e)
		VCVTDQ2PS(e, t)
		VSUBPS(t, r, r)
		VMOVUPS(poly[0], y)
		for _, c := range poly[1:] {
			VFMADD213PS(c, r, y)
		}
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

// mix: for six rows r, dst[r][t] = inv[r] * sum over j of p[r][j]*v[j][t],
// t < 32, j < n. Strides are in bytes.
func mix(s isa) {
	TEXT("mix"+s.name, NOSPLIT, "func(dst *float32, dstStride int, p *float32, pStride int, v *float32, stride, n int, inv *float32)")
	Pragma("noescape")
	dst, ds := Load(Param("dst"), GP64()), Load(Param("dstStride"), GP64())
	p, ps := Load(Param("p"), GP64()), Load(Param("pStride"), GP64())
	v, stride := Load(Param("v"), GP64()), Load(Param("stride"), GP64())
	inv := Load(Param("inv"), GP64())
	a, b, n := GP64(), GP64(), GP64()
	regs := attendDim * 4 / s.bytes() / s.parts // YMM: two passes of 16 columns
	for pass := range s.parts {
		name := "keys" + string(rune('0'+pass))
		MOVQ(p, a)
		MOVQ(third(p, ps), b)
		Load(Param("n"), n)
		from := GP64()
		MOVQ(v, from)
		acc := s.tileOf(attendRows, regs)
		Label(name)
		val := make(block, regs)
		for c := range val {
			val[c] = s.vec()
			VMOVUPS(s.at(Mem{Base: from, Disp: 64 * pass}, c), val[c])
		}
		for r, m := range rowsOf(a, b, ps) {
			w := s.vec()
			VBROADCASTSS(m, w)
			for c := range val {
				VFMADD231PS(val[c], w, acc[r][c])
			}
		}
		ADDQ(stride, from)
		ADDQ(Imm(4), a)
		ADDQ(Imm(4), b)
		DECQ(n)
		JNZ(LabelRef(name))
		MOVQ(third(dst, ds), b)
		for r, m := range rowsOf(dst, b, ds) {
			w := s.vec()
			VBROADCASTSS(Mem{Base: inv, Disp: 4 * r}, w)
			for c := range acc[r] {
				VMULPS(w, acc[r][c], acc[r][c])
				VMOVUPS(acc[r][c], s.at(m.Offset(64*pass), c))
			}
		}
	}
	VZEROUPPER()
	RET()
}
