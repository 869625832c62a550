package encoder

import "readout/internal/lang/nn"

// Workspace is what one goroutine needs to run a model; it is reused from
// window to window, so that nothing is allocated a piece.
type Workspace struct {
	Scratch       nn.Scratch
	hidden        []float32 // pieces x Width
	qkv, mix, mid []float32
}

func grow(b []float32, n int) []float32 {
	if cap(b) < n {
		return make([]float32, n, n+n/4)
	}
	return b[:n]
}

// Encode runs the encoder over one window and returns the last layer, one
// row of Width a piece. The piece k of the text stands in row
// k-p.First[w.From]+1: the first and the last row are the window's marks. The
// rows are valid until ws is used again.
func (m *Model) Encode(p *Pieces, w Window, ws *Workspace) []float32 {
	from, to := p.First[w.From], p.First[w.To]
	n := int(to-from) + 2
	ws.hidden, ws.qkv = grow(ws.hidden, n*Width), grow(ws.qkv, n*3*Width)
	ws.mix, ws.mid = grow(ws.mix, n*Width), grow(ws.mid, n*inner)
	m.embed(ws.hidden, p, w)
	k, x, s := m.kernel, ws.hidden, &ws.Scratch
	k.AddLayerNorm(x, x, nil, n, Width, m.norm.weight, m.norm.bias, normEps)
	for i := range m.layer {
		l := &m.layer[i]
		k.Linear(ws.qkv, x, n, l.qkv, s)
		k.Attention(ws.mix, ws.qkv, n, heads, Width/heads, s)
		k.Linear(ws.qkv[:n*Width], ws.mix, n, l.out, s)
		k.AddLayerNorm(x, ws.qkv[:n*Width], x, n, Width, l.norm1.weight, l.norm1.bias, normEps)
		k.LinearGELU(ws.mid, x, n, l.up, s)
		k.Linear(ws.mix, ws.mid, n, l.down, s)
		k.AddLayerNorm(x, ws.mix, x, n, Width, l.norm2.weight, l.norm2.bias, normEps)
	}
	return x
}

// embed puts the sum of the embeddings of each piece into dst.
func (m *Model) embed(dst []float32, p *Pieces, w Window) {
	m.placed(dst[:Width], m.vocab.opens, 0, Other, Paragraph, Outside)
	at := 1
	for u := w.From; u < w.To; u++ {
		gap := p.Units[u].Gap
		for _, id := range p.IDs[p.First[u]:p.First[u+1]] {
			m.placed(dst[at*Width:][:Width], id, at, p.Units[u].Shape, gap, p.Units[u].Quote)
			gap = Tight
			at++
		}
	}
	m.placed(dst[at*Width:][:Width], m.vocab.closes, at, Other, Paragraph, Outside)
}

func (m *Model) placed(dst []float32, id int32, at int, s Shape, g Gap, q Quote) {
	word, ws := m.word.q[int(id)*Width:][:Width], m.word.scale[id]
	place, ps := m.place.q[at*Width:][:Width], m.place.scale[at]
	a, b, c := m.shapes[int(s)*Width:][:Width], m.gaps[int(g)*Width:][:Width], m.quo[int(q)*Width:][:Width]
	for j := range dst {
		dst[j] = float32(word[j])*ws + float32(place[j])*ps + a[j] + b[j] + c[j]
	}
}
