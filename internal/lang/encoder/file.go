package encoder

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"unsafe"

	"readout"
)

// What this program reads of a model file.
const (
	fileMagic    = "rdmodel\n"
	fileFormat   = 1
	fileFeatures = 1
)

// Header is the head of a model file.
type Header struct {
	Kind     string              `json:"kind"`     // "reader"
	Format   int                 `json:"format"`   // of the file
	Features int                 `json:"features"` // of the units and their features
	Training string              `json:"training"` // SHA-256 of the training data
	Base     string              `json:"base"`     // the pre-trained encoder
	Labels   map[string][]string `json:"labels"`
	Tensors  []tensorHead        `json:"tensors"`
}

type tensorHead struct {
	Name   string `json:"name"`
	Type   string `json:"type"` // i8, f32, text
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
}

// file is an opened model file: the header, and views into its bytes.
type file struct {
	Header
	data  []byte
	index map[string]tensorHead
}

func unusable(err error, hint string) error {
	return &readout.Error{Op: "open model", Err: errors.Join(readout.ErrModelFile, err), Hint: hint}
}

const hintDamaged = "the model file is damaged or cut short: build the program anew from its source"

// openFile checks the magic, the versions and the hash of a model file and
// reads its header. The bytes must not change afterwards.
func openFile(b []byte) (*file, error) {
	if len(b) < len(fileMagic)+8+sha256.Size || string(b[:len(fileMagic)]) != fileMagic {
		return nil, unusable(errors.New("not a model file"), hintDamaged)
	}
	if v := binary.LittleEndian.Uint32(b[8:]); v != fileFormat {
		return nil, unusable(fmt.Errorf("format %d, this program reads format %d", v, fileFormat), "use the program that came with the model")
	}
	body := b[:len(b)-sha256.Size]
	if sha256.Sum256(body) != [sha256.Size]byte(b[len(body):]) {
		return nil, unusable(errors.New("the hash does not agree"), hintDamaged)
	}
	n := int(binary.LittleEndian.Uint32(b[12:]))
	if n > len(body)-16 {
		return nil, unusable(errors.New("header longer than the file"), hintDamaged)
	}
	f := &file{data: body[16+n:], index: map[string]tensorHead{}}
	if err := json.Unmarshal(body[16:16+n], &f.Header); err != nil {
		return nil, unusable(err, hintDamaged)
	}
	if f.Kind != "reader" || f.Features != fileFeatures {
		return nil, unusable(fmt.Errorf("kind %q with features %d, wanted %q with %d", f.Kind, f.Features, "reader", fileFeatures), "use the program that came with the model")
	}
	for _, t := range f.Tensors {
		if t.Offset < 0 || t.Offset+t.bytes() > len(f.data) || t.bytes() < 0 {
			return nil, unusable(fmt.Errorf("tensor %s lies outside the file", t.Name), hintDamaged)
		}
		f.index[t.Name] = t
	}
	return f, nil
}

func (t tensorHead) bytes() int {
	n := 1
	for _, d := range t.Shape {
		n *= d
	}
	switch {
	case len(t.Shape) == 0:
		return -1
	case t.Type == "f32":
		return 4 * n
	case t.Type == "i8":
		return 4*t.Shape[0] + n
	}
	return n
}

// floats is the f32 tensor of that name, which must have n values.
func (f *file) floats(name string, n int) ([]float32, error) {
	t, ok := f.index[name]
	if !ok || t.Type != "f32" || t.bytes() != 4*n {
		return nil, unusable(fmt.Errorf("no tensor %s of %d numbers", name, n), hintDamaged)
	}
	return decode(f.data[t.Offset:], n), nil
}

func decode(b []byte, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// rows is an i8 tensor: a scale a row, and the rows.
type rows struct {
	n, width int
	scale    []float32
	q        []int8
}

func (f *file) rows(name string, width int) (rows, error) {
	t, ok := f.index[name]
	if !ok || t.Type != "i8" || len(t.Shape) != 2 || t.Shape[1] != width {
		return rows{}, unusable(fmt.Errorf("no matrix %s of width %d", name, width), hintDamaged)
	}
	n := t.Shape[0]
	b := f.data[t.Offset:]
	q := b[4*n : 4*n+n*width]
	return rows{n: n, width: width, scale: decode(b, n), q: unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(q))), len(q))}, nil
}

func (f *file) text(name string) (string, error) {
	t, ok := f.index[name]
	if !ok || t.Type != "text" {
		return "", unusable(fmt.Errorf("no text %s", name), hintDamaged)
	}
	return string(f.data[t.Offset : t.Offset+t.bytes()]), nil
}
