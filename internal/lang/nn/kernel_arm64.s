#include "textflag.h"

// A block is 16 float32 lanes in four registers, named by the first. The
// macros take registers by number; as in Go's own instructions the
// destination is the last.

// Vector instructions that Go's assembler lacks.
#define VFADD(m, n, d)      WORD $(0x4E20D400 | (m)<<16 | (n)<<5 | (d)) // FADD Vd.4S, Vn.4S, Vm.4S
#define VFSUB(m, n, d)      WORD $(0x4EA0D400 | (m)<<16 | (n)<<5 | (d)) // FSUB Vd.4S, Vn.4S, Vm.4S
#define VFMUL(m, n, d)      WORD $(0x6E20DC00 | (m)<<16 | (n)<<5 | (d)) // FMUL Vd.4S, Vn.4S, Vm.4S
#define VFDIV(m, n, d)      WORD $(0x6E20FC00 | (m)<<16 | (n)<<5 | (d)) // FDIV Vd.4S, Vn.4S, Vm.4S
#define VFMAX(m, n, d)      WORD $(0x4E20F400 | (m)<<16 | (n)<<5 | (d)) // FMAX Vd.4S, Vn.4S, Vm.4S
#define VFMIN(m, n, d)      WORD $(0x4EA0F400 | (m)<<16 | (n)<<5 | (d)) // FMIN Vd.4S, Vn.4S, Vm.4S
#define VFABS(n, d)         WORD $(0x4EA0F800 | (n)<<5 | (d)) // FABS Vd.4S, Vn.4S
#define VFCVTNS(n, d)       WORD $(0x4E21A800 | (n)<<5 | (d)) // FCVTNS Vd.4S, Vn.4S
#define VSCVTF(n, d)        WORD $(0x4E21D800 | (n)<<5 | (d)) // SCVTF Vd.4S, Vn.4S
#define VFADDP(n, d)        WORD $(0x7E30D800 | (n)<<5 | (d)) // FADDP Sd, Vn.2S
#define VFMAXV(n, d)        WORD $(0x6E30F800 | (n)<<5 | (d)) // FMAXV Sd, Vn.4S
#define VFMULE(i, m, n, d)  WORD $(0x4F809000 | ((i)&1)<<21 | ((i)>>1)<<11 | (m)<<16 | (n)<<5 | (d)) // FMUL Vd.4S, Vn.4S, Vm.S[i]
#define VFMLAE(i, m, n, d)  WORD $(0x4F801000 | ((i)&1)<<21 | ((i)>>1)<<11 | (m)<<16 | (n)<<5 | (d)) // FMLA Vd.4S, Vn.4S, Vm.S[i]
#define VSDOTE(i, m, n, d)  WORD $(0x4F80E000 | ((i)&1)<<21 | ((i)>>1)<<11 | (m)<<16 | (n)<<5 | (d)) // SDOT Vd.4S, Vn.16B, Vm.4B[i]

// Instructions that Go's assembler has, by register number.
#define FMLA(m, n, d) WORD $(0x4E20CC00 | (m)<<16 | (n)<<5 | (d)) // FMLA Vd.4S, Vn.4S, Vm.4S
#define ADD4(m, n, d) WORD $(0x4EA08400 | (m)<<16 | (n)<<5 | (d)) // ADD Vd.4S, Vn.4S, Vm.4S
#define SHL23(n, d)   WORD $(0x4F375400 | (n)<<5 | (d)) // SHL Vd.4S, Vn.4S, #23
#define MOV(n, d)     WORD $(0x4EA01C00 | (n)<<16 | (n)<<5 | (d)) // MOV Vd.16B, Vn.16B
#define CLEAR(d)      WORD $(0x4F000400 | (d)) // MOVI Vd.4S, #0

// One instruction on the registers of blocks: of two, of one, of a single
// register m with a block, of lane i of m with a block.
#define EACH(op, m, n, d)     op(m, n, d); op(m+1, n+1, d+1); op(m+2, n+2, d+2); op(m+3, n+3, d+3)
#define EACH1(op, n, d)       op(n, d); op(n+1, d+1); op(n+2, d+2); op(n+3, d+3)
#define WITH(op, m, n, d)     op(m, n, d); op(m, n+1, d+1); op(m, n+2, d+2); op(m, n+3, d+3)
#define LANE(op, i, m, n, d)  op(i, m, n, d); op(i, m, n+1, d+1); op(i, m, n+2, d+2); op(i, m, n+3, d+3)

#define SPREAD(n, d) MOV(n, d); MOV(n, d+1); MOV(n, d+2); MOV(n, d+3)
#define ZERO(d)      CLEAR(d); CLEAR(d+1); CLEAR(d+2); CLEAR(d+3)

// FOLD adds the lanes of block 0 into F0: 8 apart, 4, 2, 1.
#define FOLD \
	VFADD(2, 0, 0);                  \
	VFADD(3, 1, 1);                  \
	VFADD(1, 0, 0);                  \
	VEXT $8, V0.B16, V0.B16, V1.B16; \
	VFADD(1, 0, 0);                  \
	VFADDP(0, 0)

// FOLDMAX is the greatest lane of block 0, in F0.
#define FOLDMAX \
	VFMAX(2, 0, 0); \
	VFMAX(3, 1, 1); \
	VFMAX(1, 0, 0); \
	VFMAXV(0, 0)

// A tile is six rows of 16 columns, a block each: 0, 4, 8, 12, 16, 20.
#define ZERO_TILE ZERO(0); ZERO(4); ZERO(8); ZERO(12); ZERO(16); ZERO(20)

// ROWS points R0 to R5 at six rows.
#define ROWS(base, stride) \
	MOVD base, R0;       \
	ADD  stride, R0, R1; \
	ADD  stride, R1, R2; \
	ADD  stride, R2, R3; \
	ADD  stride, R3, R4; \
	ADD  stride, R4, R5

// STORE_TILE writes the tile to rows that are stride bytes apart. It uses R0.
#define STORE_TILE(base, stride) \
	MOVD base, R0;                               \
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0);     \
	ADD  stride, R0;                             \
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R0);     \
	ADD  stride, R0;                             \
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R0);   \
	ADD  stride, R0;                             \
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R0); \
	ADD  stride, R0;                             \
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R0); \
	ADD  stride, R0;                             \
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0)

// OUTER adds to the tile the product of a column, one float32 of each row of
// R0 to R5, with 16 floats at R8; R8 moves by stride bytes.
#define OUTER(stride) \
	VLD1    (R8), [V24.S4, V25.S4, V26.S4, V27.S4]; \
	ADD     stride, R8;                             \
	FMOVS.P 4(R0), F28;                             \
	FMOVS.P 4(R1), F29;                             \
	FMOVS.P 4(R2), F30;                             \
	FMOVS.P 4(R3), F31;                             \
	LANE(VFMLAE, 0, 28, 24, 0);                     \
	FMOVS.P 4(R4), F28;                             \
	LANE(VFMLAE, 0, 29, 24, 4);                     \
	FMOVS.P 4(R5), F29;                             \
	LANE(VFMLAE, 0, 30, 24, 8);                     \
	LANE(VFMLAE, 0, 31, 24, 12);                    \
	LANE(VFMLAE, 0, 28, 24, 16);                    \
	LANE(VFMLAE, 0, 29, 24, 20)

// func quantiseNEON(q *int8, x *float32, n int, scale *float32, sum *int32)
//
// A row of 16*n floats to int8: the scale goes to *scale, the sum to *sum.
TEXT ·quantiseNEON(SB), NOSPLIT, $0-40
	MOVD q+0(FP), R0
	MOVD x+8(FP), R1
	MOVD n+16(FP), R2
	MOVD scale+24(FP), R3
	MOVD sum+32(FP), R4
	MOVD R1, R5
	MOVD R2, R6
	ZERO(0)

most:
	VLD1.P 64(R5), [V4.S4, V5.S4, V6.S4, V7.S4]
	EACH1(VFABS, 4, 4)
	EACH(VFMAX, 4, 0, 0)
	SUBS   $1, R6
	BNE    most
	FOLDMAX
	MOVW   $0x42fe0000, R7 // 127
	FMOVS  R7, F1
	FDIVS  F1, F0, F2
	FMOVS  F2, (R3)
	FMOVS  F0, R7
	CBZW   R7, null
	FDIVS  F0, F1, F0

null:
	ZERO(8)

round:
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	LANE(VFMULE, 0, 0, 4, 4)
	EACH1(VFCVTNS, 4, 4)
	EACH(ADD4, 4, 8, 8)
	VUZP1  V5.H8, V4.H8, V4.H8
	VUZP1  V7.H8, V6.H8, V6.H8
	VUZP1  V6.B16, V4.B16, V4.B16
	VST1.P [V4.B16], 16(R0)
	SUBS   $1, R2
	BNE    round
	ADD4(9, 8, 8)
	ADD4(11, 10, 10)
	ADD4(10, 8, 8)
	VADDV  V8.S4, V8
	FMOVS  F8, (R4)
	RET

// WEIGHTS multiplies four weights of four outputs, made signed, with inputs
// 4*i to 4*i+3 of six rows.
#define WEIGHTS(i, c) \
	FMOVQ.P 16(R8), F31;               \
	VEOR    V30.B16, V31.B16, V31.B16; \
	VSDOTE(i, 24, 31, c);              \
	VSDOTE(i, 25, 31, 4+c);            \
	VSDOTE(i, 26, 31, 8+c);            \
	VSDOTE(i, 27, 31, 12+c);           \
	VSDOTE(i, 28, 31, 16+c);           \
	VSDOTE(i, 29, 31, 20+c)

#define STEP(i) WEIGHTS(i, 0); WEIGHTS(i, 1); WEIGHTS(i, 2); WEIGHTS(i, 3)

// SCALED turns four sums of row r, whose scale is lane i of m, to floats.
#define SCALED(i, m, d) \
	VSCVTF(d, d);         \
	VFMULE(i, m, 24, 28); \
	VFMUL(28, d, d);      \
	VFADD(25, d, d)

// OUTPUTS ends four outputs of every row.
#define OUTPUTS(c) \
	FMOVQ.P 16(R9), F24;  \
	FMOVQ.P 16(R10), F25; \
	SCALED(0, 26, c);     \
	SCALED(1, 26, 4+c);   \
	SCALED(2, 26, 8+c);   \
	SCALED(3, 26, 12+c);  \
	SCALED(0, 27, 16+c);  \
	SCALED(1, 27, 20+c)

// func tileNEON(dst *float32, dstStride int, q *int8, qStride int, steps int, w *uint8, scale *float32, comp *int32, wscale *float32, bias *float32)
//
// Six rows of int8 with 16 outputs, four inputs a step, steps a multiple of
// four. Weights lose their 128 here, so that comp is not needed.
TEXT ·tileNEON(SB), NOSPLIT, $0-80
	MOVD  q+16(FP), R6
	MOVD  qStride+24(FP), R7
	ROWS(R6, R7)
	MOVD  steps+32(FP), R7
	MOVD  w+40(FP), R8
	VMOVI $128, V30.B16
	ZERO_TILE

steps:
	FMOVQ.P 16(R0), F24
	FMOVQ.P 16(R1), F25
	FMOVQ.P 16(R2), F26
	FMOVQ.P 16(R3), F27
	FMOVQ.P 16(R4), F28
	FMOVQ.P 16(R5), F29
	STEP(0)
	STEP(1)
	STEP(2)
	STEP(3)
	SUBS    $4, R7
	BNE     steps
	MOVD    dst+0(FP), R6
	MOVD    dstStride+8(FP), R7
	MOVD    scale+48(FP), R8
	MOVD    wscale+64(FP), R9
	MOVD    bias+72(FP), R10
	FMOVQ   (R8), F26
	FMOVD   16(R8), F27
	OUTPUTS(0)
	OUTPUTS(1)
	OUTPUTS(2)
	OUTPUTS(3)
	STORE_TILE(R6, R7)
	RET

// Factors of gelu: 1/sqrt 2, the highest powers of erf's numerator and
// denominator, 1/2. Then the lower powers, 1 and the limits of erf.
DATA erf<>+0(SB)/4, $0.70710678118654752440
DATA erf<>+4(SB)/4, $-2.72614225801306e-10
DATA erf<>+8(SB)/4, $-1.45660718464996e-05
DATA erf<>+12(SB)/4, $0.5
DATA erf<>+16(SB)/4, $2.77068142495902e-08
DATA erf<>+20(SB)/4, $-2.10102402082508e-06
DATA erf<>+24(SB)/4, $-5.69250639462346e-05
DATA erf<>+28(SB)/4, $-7.34990630326855e-04
DATA erf<>+32(SB)/4, $-2.95459980854025e-03
DATA erf<>+36(SB)/4, $-1.60960333262415e-02
DATA erf<>+40(SB)/4, $-2.13374055278905e-04
DATA erf<>+44(SB)/4, $-1.68282697438203e-03
DATA erf<>+48(SB)/4, $-7.37332916720468e-03
DATA erf<>+52(SB)/4, $-1.42647390514189e-02
DATA erf<>+56(SB)/4, $1.0
DATA erf<>+60(SB)/4, $4.0
DATA erf<>+64(SB)/4, $-4.0
GLOBL erf<>(SB), RODATA|NOPTR, $68

// POWER is one step of a polynomial in block 4: d = (d + c) * x.
#define POWER(c, d) WITH(VFADD, c, d, d); EACH(VFMUL, 4, d, d)

// func geluNEON(x *float32, n int)
//
// x/2 * (1 + erf(x/sqrt 2)) in place over 16*n floats.
TEXT ·geluNEON(SB), NOSPLIT, $0-16
	MOVD    x+0(FP), R0
	MOVD    n+8(FP), R1
	MOVD    $erf<>(SB), R2
	FMOVQ.P 16(R2), F16
	VLD1R.P 4(R2), [V17.S4]
	VLD1R.P 4(R2), [V18.S4]
	VLD1R.P 4(R2), [V19.S4]
	VLD1R.P 4(R2), [V20.S4]
	VLD1R.P 4(R2), [V21.S4]
	VLD1R.P 4(R2), [V22.S4]
	VLD1R.P 4(R2), [V23.S4]
	VLD1R.P 4(R2), [V24.S4]
	VLD1R.P 4(R2), [V25.S4]
	VLD1R.P 4(R2), [V26.S4]
	VLD1R.P 4(R2), [V27.S4]
	VLD1R.P 4(R2), [V28.S4]
	VLD1R   (R2), [V29.S4]

loop:
	VLD1   (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	LANE(VFMULE, 0, 16, 0, 0)
	WITH(VFMIN, 28, 0, 0)
	WITH(VFMAX, 29, 0, 0)
	EACH(VFMUL, 0, 0, 4)
	LANE(VFMULE, 1, 16, 4, 8)
	POWER(17, 8)
	POWER(18, 8)
	POWER(19, 8)
	POWER(20, 8)
	POWER(21, 8)
	WITH(VFADD, 22, 8, 8)
	EACH(VFMUL, 0, 8, 8)
	LANE(VFMULE, 2, 16, 4, 12)
	POWER(23, 12)
	POWER(24, 12)
	POWER(25, 12)
	WITH(VFADD, 26, 12, 12)
	EACH(VFDIV, 12, 8, 8)
	WITH(VFADD, 27, 8, 8)
	VLD1   (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	LANE(VFMULE, 3, 16, 0, 0)
	EACH(VFMUL, 8, 0, 0)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	SUBS   $1, R1
	BNE    loop
	RET

// func normNEON(dst *float32, x *float32, residual *float32, n int, width float32, gamma *float32, beta *float32, eps float32)
//
// Layer norm of one row of 16*n floats, x + residual where that is not nil;
// width is the number of them as a float.
TEXT ·normNEON(SB), NOSPLIT, $0-60
	MOVD  dst+0(FP), R0
	MOVD  x+8(FP), R1
	MOVD  residual+16(FP), R2
	MOVD  n+24(FP), R3
	FMOVS width+32(FP), F16
	MOVD  gamma+40(FP), R4
	MOVD  beta+48(FP), R5
	FMOVS eps+56(FP), F17
	MOVD  R0, R6
	MOVD  R3, R7
	ZERO(0)
	CBZ   R2, alone

both:
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R2), [V8.S4, V9.S4, V10.S4, V11.S4]
	EACH(VFADD, 8, 4, 4)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R6)
	EACH(VFADD, 4, 0, 0)
	SUBS   $1, R7
	BNE    both
	B      summed

alone:
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R6)
	EACH(VFADD, 4, 0, 0)
	SUBS   $1, R7
	BNE    alone

summed:
	FOLD
	FDIVS F16, F0, F0
	VDUP  V0.S[0], V18.S4
	MOVD  R0, R6
	MOVD  R3, R7
	ZERO(0)

squares:
	VLD1   (R6), [V4.S4, V5.S4, V6.S4, V7.S4]
	WITH(VFSUB, 18, 4, 4)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R6)
	EACH(VFMUL, 4, 4, 4)
	EACH(VFADD, 4, 0, 0)
	SUBS   $1, R7
	BNE    squares
	FOLD
	FDIVS  F16, F0, F0
	FADDS  F17, F0, F0
	FSQRTS F0, F0
	FMOVS  $1.0, F1
	FDIVS  F0, F1, F0

scale:
	VLD1   (R0), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R4), [V8.S4, V9.S4, V10.S4, V11.S4]
	VLD1.P 64(R5), [V12.S4, V13.S4, V14.S4, V15.S4]
	LANE(VFMULE, 0, 0, 4, 4)
	EACH(VFMUL, 8, 4, 4)
	EACH(VFADD, 12, 4, 4)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	SUBS   $1, R3
	BNE    scale
	RET

// func dotNEON(a *float32, b *float32, n int) float32
//
// The sum of products of two rows of 16*n floats.
TEXT ·dotNEON(SB), NOSPLIT, $0-28
	MOVD a+0(FP), R0
	MOVD b+8(FP), R1
	MOVD n+16(FP), R2
	ZERO(0)

loop:
	VLD1.P 64(R0), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R1), [V8.S4, V9.S4, V10.S4, V11.S4]
	EACH(VFMUL, 8, 4, 4)
	EACH(VFADD, 4, 0, 0)
	SUBS   $1, R2
	BNE    loop
	FOLD
	FMOVS  F0, ret+24(FP)
	RET

// func scoresNEON(dst *float32, dstStride int, q *float32, qStride int, dim int, kt *float32, stride int, n int)
//
// dst[r][j] = sum over t of q[r][t]*kt[t][j] for six rows and 16*n keys.
// Strides are in bytes; dim is the length of a row of q.
TEXT ·scoresNEON(SB), NOSPLIT, $0-64
	MOVD dst+0(FP), R9
	MOVD dstStride+8(FP), R10
	MOVD q+16(FP), R11
	MOVD qStride+24(FP), R12
	MOVD dim+32(FP), R13
	MOVD kt+40(FP), R14
	MOVD stride+48(FP), R15
	MOVD n+56(FP), R6

keys:
	ROWS(R11, R12)
	MOVD R14, R8
	MOVD R13, R7
	ZERO_TILE

dim:
	OUTER(R15)
	SUBS $1, R7
	BNE  dim
	STORE_TILE(R9, R10)
	ADD  $64, R9
	ADD  $64, R14
	SUBS $1, R6
	BNE  keys
	RET

// The least exponent of softmax, the lowest float32, and the polynomial of
// 2^x, the highest power first.
DATA exp<>+0(SB)/4, $-100.0
DATA exp<>+4(SB)/4, $-3.40282346638528859812e+38
DATA exp<>+8(SB)/4, $1.535336188319500e-4
DATA exp<>+12(SB)/4, $1.339887440266574e-3
DATA exp<>+16(SB)/4, $9.618437357674640e-3
DATA exp<>+20(SB)/4, $5.550332471162809e-2
DATA exp<>+24(SB)/4, $2.402264791363012e-1
DATA exp<>+28(SB)/4, $6.931472028550421e-1
DATA exp<>+32(SB)/4, $1.0
GLOBL exp<>(SB), RODATA|NOPTR, $36

// FUSED is one step of a polynomial in block 8: d = y*x + c.
#define FUSED(c, y, d) SPREAD(c, d); EACH(FMLA, 8, y, d)

// func softmaxNEON(x *float32, n int, scale float32) float32
//
// The 16*n floats of x become 2^(scale*(x - max)); their sum comes back.
TEXT ·softmaxNEON(SB), NOSPLIT, $0-28
	MOVD    x+0(FP), R0
	MOVD    n+8(FP), R1
	FMOVS   scale+16(FP), F27
	MOVD    $exp<>(SB), R2
	VLD1R.P 4(R2), [V29.S4]
	VLD1R.P 4(R2), [V0.S4]
	VLD1R.P 4(R2), [V20.S4]
	VLD1R.P 4(R2), [V21.S4]
	VLD1R.P 4(R2), [V22.S4]
	VLD1R.P 4(R2), [V23.S4]
	VLD1R.P 4(R2), [V24.S4]
	VLD1R.P 4(R2), [V25.S4]
	VLD1R   (R2), [V26.S4]
	SPREAD(0, 0)
	MOVD    R0, R2
	MOVD    R1, R3

most:
	VLD1.P 64(R2), [V4.S4, V5.S4, V6.S4, V7.S4]
	EACH(VFMAX, 4, 0, 0)
	SUBS   $1, R3
	BNE    most
	FOLDMAX
	FNMULS F27, F0, F0
	VDUP   V0.S[0], V28.S4
	ZERO(0)

exp:
	VLD1   (R0), [V4.S4, V5.S4, V6.S4, V7.S4]
	SPREAD(28, 8)
	LANE(VFMLAE, 0, 27, 4, 8)
	WITH(VFMAX, 29, 8, 8)
	EACH1(VFCVTNS, 8, 4)
	EACH1(VSCVTF, 4, 12)
	EACH(VFSUB, 12, 8, 8)
	SPREAD(21, 16)
	WITH(FMLA, 20, 8, 16)
	FUSED(22, 16, 12)
	FUSED(23, 12, 16)
	FUSED(24, 16, 12)
	FUSED(25, 12, 16)
	FUSED(26, 16, 12)
	EACH1(SHL23, 4, 4)
	EACH(ADD4, 4, 12, 12)
	VST1.P [V12.S4, V13.S4, V14.S4, V15.S4], 64(R0)
	EACH(VFADD, 12, 0, 0)
	SUBS   $1, R1
	BNE    exp
	FOLD
	FMOVS  F0, ret+24(FP)
	RET

// func mixNEON(dst *float32, dstStride int, p *float32, pStride int, v *float32, stride int, n int, inv *float32)
//
// For six rows r, dst[r][t] = inv[r] * sum over j of p[r][j]*v[j][t], t < 32,
// j < n, in two passes of 16 columns. Strides are in bytes.
TEXT ·mixNEON(SB), NOSPLIT, $0-64
	MOVD dst+0(FP), R9
	MOVD dstStride+8(FP), R10
	MOVD p+16(FP), R11
	MOVD pStride+24(FP), R12
	MOVD v+32(FP), R14
	MOVD stride+40(FP), R15
	MOVD n+48(FP), R13
	MOVD inv+56(FP), R19
	MOVD $2, R6

columns:
	ROWS(R11, R12)
	MOVD  R14, R8
	MOVD  R13, R7
	ZERO_TILE

keys:
	OUTER(R15)
	SUBS  $1, R7
	BNE   keys
	FMOVQ (R19), F24
	FMOVD 16(R19), F25
	LANE(VFMULE, 0, 24, 0, 0)
	LANE(VFMULE, 1, 24, 4, 4)
	LANE(VFMULE, 2, 24, 8, 8)
	LANE(VFMULE, 3, 24, 12, 12)
	LANE(VFMULE, 0, 25, 16, 16)
	LANE(VFMULE, 1, 25, 20, 20)
	STORE_TILE(R9, R10)
	ADD   $64, R9
	ADD   $64, R14
	SUBS  $1, R6
	BNE   columns
	RET
