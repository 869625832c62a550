package nn

import (
	"runtime"

	"golang.org/x/sys/cpu"
)

// native needs SDOT, which every Mac of this architecture has.
func native() []*Kernel {
	if runtime.GOOS != "darwin" && !cpu.ARM64.HasASIMDDP {
		return nil
	}
	return []*Kernel{{
		Name: "neon", rows: 6, outs: 16, step: 4,
		quantise8: quantiseNEON, tile8: tileNEON,
		gelu: geluNEON, norm: normNEON, dot: dotNEON, scores: scoresNEON, softmax: softmaxNEON, mix: mixNEON,
	}}
}
