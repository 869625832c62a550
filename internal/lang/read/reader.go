// Package read holds the heads of the reader: from the encoder's vectors to
// tokens, sentences, tags, lemmas, trees, names, attributions and links of
// coreference. One file a head. Each window of a text is encoded once and
// serves every head. A Reader is immutable and serves any number of
// goroutines; the same text gives the same analysis on each of them. The
// package may import encoder, nn, doc and the vocabulary.
package read

import (
	"fmt"
	"sync"

	"readout/internal/lang/doc"
	"readout/internal/lang/encoder"
	"readout/internal/lang/nn"
)

// The widths of the heads, as they were trained.
const (
	width     = encoder.Width
	arcWidth  = 256
	relWidth  = 96
	roleWidth = 128
	refWidth  = 128
	roleSpan  = 5 // units under the convolution
	distances = 32
	headWidth = 2*arcWidth + 2*relWidth + 2*refWidth
)

// Reader analyses texts.
type Reader struct {
	model                         *encoder.Model
	kernel                        *nn.Kernel
	upos, xpos, feats, lemma, rel []string
	names, cues, roles            []string

	unit, tags, words, arc, rels    *nn.QMatrix
	roleCue, roleConv, role, linked *nn.QMatrix
	roleNear, linkNear              []float32
	pool                            sync.Pool
}

// New makes a reader of a model. It fails with readout.ErrModelFile when the
// model lacks a head.
func New(m *encoder.Model) (*Reader, error) {
	r := &Reader{model: m, kernel: m.Kernel()}
	r.pool.New = func() any { return new(work) }
	for name, dst := range map[string]*[]string{"upos": &r.upos, "xpos": &r.xpos, "feats": &r.feats, "lemma": &r.lemma,
		"deprel": &r.rel, "names": &r.names, "cues": &r.cues, "roles": &r.roles} {
		if *dst = m.Labels[name]; len(*dst) == 0 {
			return nil, fmt.Errorf("open model: no labels %s", name)
		}
	}
	var first error
	matrix := func(name string, out, in int) *nn.QMatrix {
		q, err := m.Matrix(name, out, in)
		if err != nil && first == nil {
			first = err
		}
		return q
	}
	r.unit = matrix("unit", r.unitWidth(), width)
	r.tags = matrix("tags", len(r.upos)+len(r.xpos)+len(r.feats)+len(r.lemma), width)
	r.words = matrix("word_head", headWidth, width)
	r.arc = matrix("arc", arcWidth, arcWidth)
	r.rels = matrix("rel", len(r.rel)*(relWidth+1), relWidth)
	r.roleCue = matrix("role_cue", 2*roleWidth, width)
	r.roleConv = matrix("role_conv", roleWidth, roleSpan*roleWidth)
	r.role = matrix("role", len(r.roles), roleWidth)
	r.linked = matrix("coref", refWidth+1, refWidth)
	floats := func(name string, n int) []float32 {
		v, err := m.Floats(name, n)
		if err != nil && first == nil {
			first = err
		}
		return v
	}
	r.roleNear, r.linkNear = floats("role_near", distances*roleWidth), floats("coref_near", distances)
	return r, first
}

// Default is a reader of the model that ships with the program, on the best
// kernel of this machine.
func Default() (*Reader, error) { return WithKernel(nn.Best()) }

// WithKernel is Default on a kernel of one's choice.
func WithKernel(k *nn.Kernel) (*Reader, error) {
	m, err := encoder.Embedded(k)
	if err != nil {
		return nil, err
	}
	return New(m)
}

// unitWidth is the width of a unit's outputs: segmentation, names, cues and
// the projection that the roles start from.
func (r *Reader) unitWidth() int { return segLabels + len(r.names) + len(r.cues) + roleWidth }

// work is what one goroutine needs; it is reused from text to text.
type work struct {
	encoder.Workspace
	units, unitOut                 []float32 // units x width, units x unitWidth
	words, heads, tags             []float32
	dep, gov, rel, arcs            []float32
	cueIn, cueOut, z, conv, y, out []float32
	refs, refOut                   []float32
	back, path                     []uint8
	seg                            []uint8
	spans                          []unitSpan // of the window's tokens
	mentions                       []mention
}

type unitSpan struct{ from, to int } // of the window's units, end exclusive

// Analyze reads a text.
func (r *Reader) Analyze(s string) *doc.Document {
	w := r.pool.Get().(*work)
	defer r.pool.Put(w)
	d := &doc.Document{Text: s}
	p := r.model.Pieces(s)
	d.Tokens = make([]doc.Token, 0, len(p.Units))
	w.mentions = w.mentions[:0]
	for _, win := range p.Windows(s) {
		r.window(d, p, win, w)
	}
	r.links(d, w)
	return d
}

// window reads one window and appends what it finds to d.
func (r *Reader) window(d *doc.Document, p *encoder.Pieces, win encoder.Window, w *work) {
	hidden := r.model.Encode(p, win, &w.Workspace)
	r.unitRows(hidden, p, win, w)
	first := len(d.Tokens)
	r.segment(d, p, win, w)
	r.wordRows(hidden, p, win, w)
	n := len(d.Tokens) - first
	toks := d.Tokens[first:]
	r.tag(toks, d.Text, w)
	r.kernel.Linear(w.heads, w.words, n, r.words, &w.Scratch)
	r.kernel.GELU(w.heads[:n*headWidth])
	r.trees(d, first, w)
	r.joinClitics(toks, d.Text)
	r.mentionRows(d, first, w)
	r.nameSpans(d, p, win, first, w)
	r.attributions(d, p, win, w)
}

// unitRows puts the vector of each unit of the window into w.units and runs
// the unit heads.
func (r *Reader) unitRows(hidden []float32, p *encoder.Pieces, win encoder.Window, w *work) {
	n := win.To - win.From
	w.units, w.unitOut = grow(w.units, n*width), grow(w.unitOut, n*r.unitWidth())
	for u := 0; u < n; u++ {
		mean(w.units[u*width:][:width], hidden, pieceRow(p, win, win.From+u), lastRow(p, win, win.From+u))
	}
	r.kernel.Linear(w.unitOut, w.units, n, r.unit, &w.Scratch)
}

// wordRows puts the vector of each token of the window into w.words.
func (r *Reader) wordRows(hidden []float32, p *encoder.Pieces, win encoder.Window, w *work) {
	n := len(w.spans)
	w.words, w.heads = grow(w.words, n*width), grow(w.heads, n*headWidth)
	for i, s := range w.spans {
		mean(w.words[i*width:][:width], hidden, pieceRow(p, win, win.From+s.from), lastRow(p, win, win.From+s.to-1))
	}
}

// pieceRow and lastRow are the rows of a unit's first and last piece.
func pieceRow(p *encoder.Pieces, win encoder.Window, u int) int {
	return int(p.First[u]-p.First[win.From]) + 1
}

func lastRow(p *encoder.Pieces, win encoder.Window, u int) int {
	return int(p.First[u+1] - p.First[win.From])
}

func mean(dst, rows []float32, i, j int) {
	a, b := rows[i*width:][:width], rows[j*width:][:width]
	for k := range dst {
		dst[k] = (a[k] + b[k]) / 2
	}
}
