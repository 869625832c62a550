package nn

//go:noescape
func quantiseNEON(q *int8, x *float32, n int, scale *float32, sum *int32)

//go:noescape
func tileNEON(dst *float32, dstStride int, q *int8, qStride int, steps int, w *uint8, scale *float32, comp *int32, wscale *float32, bias *float32)

//go:noescape
func geluNEON(x *float32, n int)

//go:noescape
func normNEON(dst *float32, x *float32, residual *float32, n int, width float32, gamma *float32, beta *float32, eps float32)

//go:noescape
func dotNEON(a *float32, b *float32, n int) float32

//go:noescape
func scoresNEON(dst *float32, dstStride int, q *float32, qStride int, dim int, kt *float32, stride int, n int)

//go:noescape
func softmaxNEON(x *float32, n int, scale float32) float32

//go:noescape
func mixNEON(dst *float32, dstStride int, p *float32, pStride int, v *float32, stride int, n int, inv *float32)
