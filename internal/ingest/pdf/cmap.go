package pdf

import (
	"encoding/binary"
	"unicode/utf16"
)

// cmap says which letters the codes of a font are.
type cmap struct {
	width  int // bytes of a code, 0 where it does not say
	one    map[string]string
	ranges []codes
}

// codes is a stretch of codes whose letters follow one another.
type codes struct {
	low, high string
	first     []byte // the letters of low, UTF-16, big end first
}

// readCmap reads the table of a font ("ToUnicode" in ISO 32000-1, 9.10.3).
func readCmap(b []byte) *cmap {
	m := &cmap{one: map[string]string{}}
	l := lexer{b: b}
	var args []any
	for {
		v, ok := l.next()
		if !ok {
			return m
		}
		op, is := v.(operator)
		if !is {
			args = append(args, v)
			continue
		}
		switch op {
		case "endcodespacerange":
			if s, ok := arg[string](args, 0); ok {
				m.width = len(s)
			}
		case "endbfchar":
			m.chars(args)
		case "endbfrange":
			m.stretches(args)
		}
		args = args[:0]
	}
}

// arg is the argument at i where it is of that kind.
func arg[T any](args []any, i int) (v T, ok bool) {
	if i < 0 || i >= len(args) {
		return v, false
	}
	v, ok = args[i].(T)
	return v, ok
}

func (m *cmap) chars(args []any) {
	for i := 0; i+1 < len(args); i += 2 {
		code, ok1 := args[i].(string)
		to, ok2 := args[i+1].(string)
		if ok1 && ok2 {
			m.one[code] = letters([]byte(to))
		}
	}
}

// stretches reads stretches of codes: the first code, the last, and the letters of the
// first, or of each.
func (m *cmap) stretches(args []any) {
	for i := 0; i+2 < len(args); i += 3 {
		low, ok1 := args[i].(string)
		high, ok2 := args[i+1].(string)
		if !ok1 || !ok2 || len(low) != len(high) || low == "" {
			continue
		}
		switch to := args[i+2].(type) {
		case string:
			m.ranges = append(m.ranges, codes{low, high, []byte(to)})
		case []any:
			for n, each := range to {
				if s, ok := each.(string); ok && n < 256 {
					m.one[plus(low, n)] = letters([]byte(s))
				}
			}
		}
	}
}

// plus is a code that stands n behind another.
func plus(code string, n int) string {
	b := []byte(code)
	b[len(b)-1] += byte(n)
	return string(b)
}

// of are the letters of a code.
func (m *cmap) of(code string) (string, bool) {
	if s, ok := m.one[code]; ok {
		return s, true
	}
	for _, r := range m.ranges {
		if len(code) == len(r.low) && r.low <= code && code <= r.high && len(r.first) >= 2 {
			b := append([]byte{}, r.first...)
			end := b[len(b)-2:]
			binary.BigEndian.PutUint16(end, binary.BigEndian.Uint16(end)+uint16(value(code)-value(r.low)))
			s := letters(b)
			m.one[code] = s
			return s, true
		}
	}
	return "", false
}

// value is the number that a code is.
func value(code string) int {
	v := 0
	for i := range len(code) {
		v = v<<8 | int(code[i])
	}
	return v
}

// letters decodes UTF-16, big end first.
func letters(b []byte) string {
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, binary.BigEndian.Uint16(b[i:]))
	}
	if len(b) == 1 {
		units = []uint16{uint16(b[0])}
	}
	return string(utf16.Decode(units))
}
