package encoder

// Pieces is a text as the encoder reads it.
type Pieces struct {
	Units []Unit
	IDs   []int32
	First []int32 // of each unit, its first piece; one more at the end
}

// Window is a run of whole units that is encoded at once.
type Window struct{ From, To int } // of Units

// Pieces cuts a text into units and word pieces.
func (m *Model) Pieces(s string) *Pieces {
	p := &Pieces{Units: units(s)}
	p.IDs = make([]int32, 0, len(p.Units)*5/4)
	p.First = make([]int32, 0, len(p.Units)+1)
	for _, u := range p.Units {
		p.First = append(p.First, int32(len(p.IDs)))
		p.IDs = m.vocab.split(p.IDs, s[u.Start:u.End])
	}
	p.First = append(p.First, int32(len(p.IDs)))
	return p
}

// Windows packs whole paragraphs into windows of at most MaxPieces; a longer
// paragraph is cut after a sentence end, or anywhere if there is none.
func (p *Pieces) Windows(s string) []Window {
	var out []Window
	n := len(p.Units)
	for a := 0; a < n; {
		b := p.fit(s, a, n)
		out = append(out, Window{a, b})
		a = b
	}
	return out
}

// fit is the best end of a window that begins at unit a.
func (p *Pieces) fit(s string, a, n int) int {
	par, end, any := 0, 0, a+1
	for k := a + 1; k <= n && int(p.First[k]-p.First[a]) <= MaxPieces-2; k++ {
		any = k
		if k == n || p.Units[k].Gap >= Line {
			par = k
		} else if p.Units[k].Gap != Tight && sentenceEnd(s, p.Units, k) {
			end = k
		}
	}
	switch {
	case par > 0:
		return par
	case end > 0:
		return end
	}
	return any
}

// sentenceEnd tells whether a sentence may end before unit k: a full stop,
// question or exclamation mark stands there, with or without a closing mark.
func sentenceEnd(s string, us []Unit, k int) bool {
	last := us[k-1]
	if last.Quote == Closes && k > 1 {
		last = us[k-2]
	}
	switch s[last.Start:last.End] {
	case ".", "?", "!":
		return true
	}
	return false
}
