package pdf

// maxSaved is how often a drawing may save its state without restoring it.
const maxSaved = 512

// do follows one operator that moves or draws text, or changes how.
func (p *pen) do(op operator, args []any) {
	f := floats(args)
	switch op {
	case "q":
		if len(p.saved) < maxSaved {
			p.saved = append(p.saved, p.state)
		}
	case "Q":
		if n := len(p.saved); n > 0 {
			p.state, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		p.state.ctm = matrix(f).mul(p.state.ctm)
	case "BT":
		p.tm, p.tlm = identity, identity
	case "Tm":
		p.tm, p.tlm = matrix(f), matrix(f)
	case "Tc":
		p.state.spacing = f[0]
	case "Tw":
		p.state.wordSpacing = f[0]
	case "Tz":
		p.state.stretch = f[0] / 100
	case "TL":
		p.state.leading = f[0]
	case "Ts":
		p.state.rise = f[0]
	default:
		p.line(op, args, f)
	}
}

// line follows the operators that go to another line or show words.
func (p *pen) line(op operator, args []any, f [6]float64) {
	switch op {
	case "TD":
		p.state.leading = -f[1]
		p.move(f[0], f[1])
	case "Td":
		p.move(f[0], f[1])
	case "T*":
		p.move(0, -p.state.leading)
	case "\"":
		p.state.wordSpacing, p.state.spacing = f[0], f[1]
		p.move(0, -p.state.leading)
		p.show(args[min(2, len(args)):])
	case "'":
		p.move(0, -p.state.leading)
		p.show(args)
	case "Tj":
		p.show(args)
	case "TJ":
		if list, ok := arg[[]any](args, 0); ok {
			p.show(list)
		}
	}
}

func (p *pen) move(x, y float64) {
	p.tlm = matrix{1, 0, 0, 1, x, y}.mul(p.tlm)
	p.tm = p.tlm
}

// show draws the strings of a list; the numbers in it move the pen back.
func (p *pen) show(list []any) {
	for _, v := range list {
		switch v := v.(type) {
		case string:
			p.string(v)
		case float64:
			p.tm = matrix{1, 0, 0, 1, -v / 1000 * p.state.size * p.state.stretch, 0}.mul(p.tm)
		}
	}
}

// string draws a string.
func (p *pen) string(s string) {
	if p.state.font == nil {
		return
	}
	st := &p.state
	p.state.font.codes(s, func(c code) {
		if len(p.letters) > maxLetters {
			return
		}
		wide := c.width*st.size + st.spacing
		at := matrix{st.size * st.stretch, 0, 0, st.size, 0, st.rise}.mul(p.tm).mul(st.ctm)
		to := matrix{1, 0, 0, 1, wide * st.stretch, 0}.mul(p.tm).mul(st.ctm)
		from := p.tm.mul(st.ctm)
		if c.text == "" {
			p.unknown++
			c.text = "\uFFFD"
		}
		p.letters = append(p.letters, drawn{c.text, at, to[4] - from[4], to[5] - from[5]})
		if c.space {
			wide += st.wordSpacing
		}
		p.tm = matrix{1, 0, 0, 1, wide * st.stretch, 0}.mul(p.tm)
	})
}

// floats are the arguments that are numbers, at most six.
func floats(args []any) (f [6]float64) {
	for i, v := range args {
		if n, ok := v.(float64); ok && i < len(f) {
			f[i] = n
		}
	}
	return f
}
