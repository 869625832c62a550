package pdf

import (
	"errors"
	"fmt"

	"github.com/ledongthuc/pdf"

	"readout"
	"readout/internal/ingest"
)

// letter is what one code draws: its letters, and where.
type letter struct {
	text    string
	x, y, w float64 // in points, y upwards
	size    float64
}

// maxLetters is how many letters a page may have, and forms how deep drawings
// may stand in each other.
const (
	maxLetters = 100_000
	forms      = 8
)

// pen follows a drawing (ISO 32000-1, 9.4).
type pen struct {
	file    *file
	state   state
	saved   []state
	tm, tlm matrix
	letters []drawn
	unknown int
}

// state is what a drawing saves and restores.
type state struct {
	font                                      *font
	size, spacing, wordSpacing, leading, rise float64
	stretch                                   float64
	ctm                                       matrix
}

// drawing is what came of a page.
type drawing struct {
	letters []letter
	unknown int
}

// draw notes the letters of a page.
func (f *file) draw(v, resources pdf.Value) (drawing, error) {
	p := &pen{file: f, state: state{stretch: 1, ctm: identity}, tm: identity, tlm: identity}
	b, err := f.contents(v.Key("Contents"))
	if err == nil {
		err = p.run(b, resources, 0)
	}
	return drawing{upright(p.letters), p.unknown}, err
}

// contents are the bytes of a drawing, which may stand in several streams.
func (f *file) contents(v pdf.Value) ([]byte, error) {
	switch v.Kind() {
	case pdf.Stream:
		return f.budget.unpack(v.Reader())
	case pdf.Array:
		var all []byte
		for i := range v.Len() {
			b, err := f.contents(v.Index(i))
			if err != nil {
				return nil, err
			}
			if all = append(append(all, b...), '\n'); int64(len(all)) > f.budget.stream {
				return nil, errLoop
			}
		}
		return all, nil
	}
	return nil, nil
}

// run follows a drawing.
func (p *pen) run(b []byte, resources pdf.Value, depth int) error {
	fonts, err := p.file.fontsOf(resources.Key("Font"))
	if err != nil {
		return err
	}
	l := lexer{b: b}
	var args []any
	for {
		v, ok := l.next()
		if !ok {
			return nil
		}
		op, is := v.(operator)
		if !is {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		switch op {
		case "ID":
			l.skipImage()
		case "Do":
			if id, ok := arg[name](args, 0); ok {
				err = p.form(resources.Key("XObject").Key(string(id)), resources, depth)
			}
		case "Tf":
			id, _ := arg[name](args, 0)
			p.state.font, p.state.size = fonts[string(id)], floats(args)[1]
		default:
			p.do(op, args)
		}
		if err == nil && len(p.letters) > maxLetters {
			err = ingest.Refuse(readout.ErrTooLarge, fmt.Sprintf("a page with more than %d letters", maxLetters), "")
		}
		if err != nil {
			return err
		}
		args = args[:0]
	}
}

// form follows a drawing within a drawing.
func (p *pen) form(v, resources pdf.Value, depth int) error {
	if v.Key("Subtype").Name() != "Form" {
		return nil
	}
	if depth == forms {
		return errors.New("drawings stand too deep in each other")
	}
	if r := v.Key("Resources"); r.Kind() == pdf.Dict {
		resources = r
	}
	b, err := p.file.budget.unpack(v.Reader())
	if err != nil {
		return err
	}
	saved, stack := p.state, p.saved
	p.saved = nil
	if m := v.Key("Matrix"); m.Len() == 6 {
		var own matrix
		for i := range own {
			own[i] = m.Index(i).Float64()
		}
		p.state.ctm = own.mul(p.state.ctm)
	}
	err = p.run(b, resources, depth+1)
	p.state, p.saved = saved, stack
	return err
}

// fontsOf are the fonts of a dictionary. Pages that name the same ones share
// them.
func (f *file) fontsOf(v pdf.Value) (map[string]*font, error) {
	written := v.String()
	if got, ok := f.fonts[written]; ok {
		return got, nil
	}
	all := map[string]*font{}
	for _, id := range v.Keys() {
		n, err := f.font(v.Key(id))
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", id, err)
		}
		all[id] = n
	}
	f.fonts[written] = all
	return all, nil
}
