// Command asm writes ../kernel_amd64.s and ../stub_amd64.go: every kernel
// once with 512-bit registers and once with 256-bit ones, from the same
// description. A block is 16 float32 lanes: one ZMM register or two YMM.
// Products and sums are fused where the plain Go kernel fuses them and
// reductions fold 16 lanes, so that all kernels agree with it to the bit.
package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// isa is an instruction set: its name in function names, and how many
// registers make a block.
type isa struct {
	name  string
	parts int
}

var avx512, avx2 = isa{"AVX512", 1}, isa{"AVX2", 2}

type block []VecVirtual

func (s isa) vec() VecVirtual {
	if s.parts == 1 {
		return ZMM()
	}
	return YMM()
}

func (s isa) block() block {
	b := make(block, s.parts)
	for i := range b {
		b[i] = s.vec()
	}
	return b
}

func (s isa) bytes() int { return 64 / s.parts }

// at is the memory of part i of the block at base+index+disp.
func (s isa) at(m Mem, i int) Mem { return m.Offset(i * s.bytes()) }

func (s isa) load(m Mem) block {
	b := s.block()
	for i := range b {
		VMOVUPS(s.at(m, i), b[i])
	}
	return b
}

func (s isa) store(b block, m Mem) {
	for i := range b {
		VMOVUPS(b[i], s.at(m, i))
	}
}

func (s isa) zero() block {
	b := s.block()
	s.clear(b)
	return b
}

func (s isa) clear(b block) {
	for _, v := range b {
		if s.parts == 1 {
			VPXORD(v, v, v)
		} else {
			VXORPS(v, v, v)
		}
	}
}

// spread is one float32 in every lane; every part is the same register.
func (s isa) spread(m Op) block {
	v := s.vec()
	VBROADCASTSS(m, v)
	b := make(block, s.parts)
	for i := range b {
		b[i] = v
	}
	return b
}

func (s isa) constant(name string, x float32) block {
	return s.spread(ConstData(name+s.name, U32(math.Float32bits(x))))
}

// op3 is an instruction of two sources and a destination.
type op3 func(...Op)

func each(f op3, a, b, dst block) {
	for i := range dst {
		f(a[i], b[i], dst[i])
	}
}

// fold adds (or takes the maximum of) the 16 lanes: 8 apart, 4, 2, 1.
func (s isa) fold(b block, f op3) VecVirtual {
	y := YMM()
	if s.parts == 1 {
		VEXTRACTF64X4(Imm(1), b[0], y)
		f(y, b[0].(Vec).AsY(), y)
	} else {
		f(b[1], b[0], y)
	}
	x := XMM()
	VEXTRACTF128(Imm(1), y, x)
	f(x, y.(Vec).AsX(), x)
	t := XMM()
	VPERMILPS(Imm(0x4e), x, t)
	f(t, x, x)
	VPERMILPS(Imm(0xb1), x, t)
	f(t, x, x)
	return x
}

func main() {
	ConstraintExpr("amd64")
	for _, s := range []isa{avx512, avx2} {
		quantise(s)
		gelu(s)
		norm(s)
		scores(s)
		softmax(s)
		mix(s)
		dot(s)
	}
	tileVNNI()
	tileAVX2()
	Generate()
}
