package pdf

import (
	"strings"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"
)

// font says what the codes of a string are and how far each moves the pen.
type font struct {
	cmap   *cmap
	wide   bool // two bytes a code
	utf16  bool // the codes are UTF-16
	table  [256]string
	widths map[int]float64
	rest   float64 // the width of all others
	unit   float64 // of the widths, in the size of the font
}

// code is one of a string.
type code struct {
	text  string // the letters, or empty where nobody can tell
	width float64
	space bool // the one-byte code 32, which word spacing widens
}

func (f *file) font(v pdf.Value) (*font, error) {
	n := &font{widths: map[int]float64{}, unit: 0.001, rest: 500}
	if t := v.Key("ToUnicode"); t.Kind() == pdf.Stream {
		b, err := f.budget.unpack(t.Reader())
		if err != nil {
			return nil, err
		}
		n.cmap = readCmap(b)
	}
	if v.Key("Subtype").Name() == "Type0" {
		encoding := v.Key("Encoding").Name()
		n.wide, n.utf16 = true, strings.HasPrefix(encoding, "Uni") && strings.Contains(encoding, "U")
		n.utf16 = n.utf16 && (strings.Contains(encoding, "UCS2") || strings.Contains(encoding, "UTF16"))
		n.composite(v.Key("DescendantFonts").Index(0))
		return n, nil
	}
	n.simple(v)
	n.encoding(v)
	return n, nil
}

// simple reads the widths of a font of one byte a code.
func (n *font) simple(v pdf.Value) {
	first, list := int(v.Key("FirstChar").Int64()), v.Key("Widths")
	for i := range min(list.Len(), 256) {
		n.widths[first+i] = list.Index(i).Float64()
	}
	if w := v.Key("FontDescriptor").Key("MissingWidth"); !w.IsNull() {
		n.rest = w.Float64()
	}
	if m := v.Key("FontMatrix"); m.Len() == 6 {
		n.unit = m.Index(0).Float64()
	}
}

// composite reads the widths of a font of two bytes a code: "c [w w w]", or
// "from to w" (ISO 32000-1, 9.7.4.3).
func (n *font) composite(v pdf.Value) {
	n.rest = 1000
	if w := v.Key("DW"); !w.IsNull() {
		n.rest = w.Float64()
	}
	list := v.Key("W")
	for i := 0; i+1 < list.Len(); {
		first, second := int(list.Index(i).Int64()), list.Index(i+1)
		if second.Kind() == pdf.Array {
			for k := range second.Len() {
				n.widths[first+k] = second.Index(k).Float64()
			}
			i += 2
			continue
		}
		w := list.Index(i + 2).Float64()
		for c := max(first, 0); c <= min(int(second.Int64()), 1<<16-1); c++ {
			n.widths[c] = w
		}
		i += 3
	}
}

// encoding fills the table of a font of one byte a code.
func (n *font) encoding(v pdf.Value) {
	e := v.Key("Encoding")
	base := e.Name()
	if e.Kind() == pdf.Dict {
		base = e.Key("BaseEncoding").Name()
	}
	standard := base == "" && v.Key("Subtype").Name() != "TrueType"
	for i := range 256 {
		r := charmap.Windows1252.DecodeByte(byte(i))
		if base == "MacRomanEncoding" {
			r = charmap.Macintosh.DecodeByte(byte(i))
		}
		if s, ok := standardLetters[byte(i)]; ok && standard {
			r = s
		}
		n.table[i] = string(r)
	}
	if e.Kind() == pdf.Dict {
		n.differences(v, e.Key("Differences"))
	}
}

// differences changes the letters that a font names. The library knows the
// names.
func (n *font) differences(v pdf.Value, list pdf.Value) {
	named := (&pdf.Font{V: v}).Encoder()
	at := 0
	for i := range list.Len() {
		x := list.Index(i)
		if x.Kind() != pdf.Name {
			at = int(x.Int64())
			continue
		}
		if at >= 0 && at < 256 {
			n.table[at] = named.Decode(string([]byte{byte(at)}))
		}
		at++
	}
}

// standardLetters are where the standard encoding differs from that of Windows
// (ISO 32000-1, annex D).
var standardLetters = map[byte]rune{
	0x27: '’', 0x60: '‘', 0xA4: '⁄', 0xA6: 'ƒ', 0xA9: '\'', 0xAA: '“', 0xAC: '‹', 0xAD: '›', 0xAE: 'ﬁ', 0xAF: 'ﬂ',
	0xB1: '–', 0xB2: '†', 0xB3: '‡', 0xB4: '·', 0xB7: '•', 0xB8: '‚', 0xB9: '„', 0xBA: '”', 0xBC: '…', 0xBD: '‰',
	0xD0: '—', 0xE1: 'Æ', 0xE8: 'Ł', 0xE9: 'Ø', 0xEA: 'Œ', 0xF1: 'æ', 0xF5: 'ı', 0xF8: 'ł', 0xF9: 'ø', 0xFA: 'œ', 0xFB: 'ß',
}

// codes are those of a string.
func (n *font) codes(s string, do func(code)) {
	step := 1
	if n.wide {
		step = 2
	}
	for ; len(s) >= step; s = s[step:] {
		c := s[:step]
		x := code{width: n.rest, space: c == " "}
		if w, ok := n.widths[value(c)]; ok {
			x.width = w
		}
		x.width *= n.unit
		x.text = n.letters(c)
		do(x)
	}
}

func (n *font) letters(c string) string {
	if n.cmap != nil {
		if s, ok := n.cmap.of(c); ok && s != "" && s != "\x00" {
			return s
		}
	}
	switch {
	case n.utf16:
		return letters([]byte(c))
	case n.wide:
		return ""
	}
	return n.table[c[0]]
}
