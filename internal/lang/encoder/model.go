// Package encoder turns a text into one vector a unit: word pieces, the
// forward pass of the pre-trained encoder, the format of the model file and
// the model that ships with the program. A Model is immutable and serves any
// number of goroutines; each brings a Workspace of its own. The package may
// import nn and the vocabulary of the record, nothing else of the project.
package encoder

import (
	_ "embed"
	"fmt"

	"readout/internal/lang/nn"
)

// The shape of the encoder: BERT's, 6 layers of 384 with 12 heads.
const (
	Width     = 384
	layers    = 6
	heads     = 12
	inner     = 1536
	MaxPieces = 256 // of a window, with its two marks
	places    = 512
	normEps   = 1e-12
)

//go:embed reader.rdm
var embedded []byte

// Model is an opened model: the encoder, and the matrices of the heads by
// name for the package that runs them.
type Model struct {
	Header
	kernel            *nn.Kernel
	file              *file
	vocab             *vocabulary
	word, place       rows
	shapes, gaps, quo []float32
	norm              layerNorm
	layer             [layers]layer
}

type layerNorm struct{ weight, bias []float32 }

type layer struct {
	qkv, out, up, down *nn.QMatrix
	norm1, norm2       layerNorm
}

// Embedded opens the model that ships with the program.
func Embedded(k *nn.Kernel) (*Model, error) { return Open(embedded, k) }

// Open opens a model file that was read into memory; the bytes must not
// change afterwards. It fails with readout.ErrModelFile.
func Open(b []byte, k *nn.Kernel) (*Model, error) {
	f, err := openFile(b)
	if err != nil {
		return nil, err
	}
	m := &Model{Header: f.Header, kernel: k, file: f}
	l := loader{m: m}
	m.vocab = newVocabulary(l.text("vocabulary"))
	m.word, m.place = l.rows("word"), l.rows("place")
	m.shapes, m.gaps, m.quo = l.floats("shape", 7*Width), l.floats("gap", 4*Width), l.floats("quote", 4*Width)
	m.norm = l.norm("norm")
	for i := range m.layer {
		p := fmt.Sprintf("layer%d.", i)
		m.layer[i] = layer{
			qkv: l.matrix(p+"qkv", 3*Width, Width), out: l.matrix(p+"out", Width, Width),
			up: l.matrix(p+"up", inner, Width), down: l.matrix(p+"down", Width, inner),
			norm1: l.norm(p + "norm1"), norm2: l.norm(p + "norm2"),
		}
	}
	if l.err == nil && (m.place.n < places || m.word.n < len(m.vocab.first)) {
		l.err = unusable(fmt.Errorf("embeddings too short"), hintDamaged)
	}
	return m, l.err
}

// Kernel is the numeric kernel that the model was packed for.
func (m *Model) Kernel() *nn.Kernel { return m.kernel }

// Matrix packs the head matrix of that name, with its bias. The number of
// outputs is the file's where out is 0.
func (m *Model) Matrix(name string, out, in int) (*nn.QMatrix, error) {
	r, err := m.file.rows(name, in)
	if err != nil {
		return nil, err
	}
	if out != 0 && r.n != out {
		return nil, unusable(fmt.Errorf("matrix %s has %d outputs, wanted %d", name, r.n, out), hintDamaged)
	}
	bias, err := m.file.floats(name+".bias", r.n)
	if err != nil {
		return nil, err
	}
	return m.kernel.Pack(r.q, r.scale, bias, r.n, in), nil
}

// Floats is the float32 tensor of that name, of n values.
func (m *Model) Floats(name string, n int) ([]float32, error) { return m.file.floats(name, n) }

// loader keeps the first error, so that a model is read in one go.
type loader struct {
	m   *Model
	err error
}

func (l *loader) keep(err error) {
	if l.err == nil {
		l.err = err
	}
}

func (l *loader) text(name string) string {
	s, err := l.m.file.text(name)
	l.keep(err)
	return s
}

func (l *loader) rows(name string) rows {
	r, err := l.m.file.rows(name, Width)
	l.keep(err)
	return r
}

func (l *loader) floats(name string, n int) []float32 {
	v, err := l.m.file.floats(name, n)
	l.keep(err)
	return v
}

func (l *loader) matrix(name string, out, in int) *nn.QMatrix {
	m, err := l.m.Matrix(name, out, in)
	l.keep(err)
	return m
}

func (l *loader) norm(name string) layerNorm {
	return layerNorm{l.floats(name+".weight", Width), l.floats(name+".bias", Width)}
}
