package nn

import "golang.org/x/sys/cpu"

//go:generate go -C asm run . -out ../kernel_amd64.s -stubs ../stub_amd64.go -pkg nn

func native() []*Kernel {
	var out []*Kernel
	if c := cpu.X86; c.HasAVX512F && c.HasAVX512BW && c.HasAVX512VL && c.HasAVX512DQ && c.HasAVX512VNNI {
		out = append(out, &Kernel{
			Name: "avx512vnni", rows: 8, outs: 48, step: 4,
			quantise8: quantiseAVX512, tile8: tileVNNI,
			gelu: geluAVX512, norm: normAVX512, dot: dotAVX512, scores: scoresAVX512, softmax: softmaxAVX512, mix: mixAVX512,
		})
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		out = append(out, &Kernel{
			Name: "avx2", rows: 5, outs: 16, step: 2, wide: true,
			quantise16: quantiseAVX2, tile16: tileAVX2,
			gelu: geluAVX2, norm: normAVX2, dot: dotAVX2, scores: scoresAVX2, softmax: softmaxAVX2, mix: mixAVX2,
		})
	}
	return out
}
