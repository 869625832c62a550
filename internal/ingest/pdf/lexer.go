package pdf

import (
	"bytes"
	"strconv"
)

// name and operator are words of the syntax in which pages are drawn. The other
// values of it are float64, string, []any, and nil for what is not read.
type (
	name     string
	operator string
)

// lexer reads the drawing of a page or a table of letters. It never fails: what
// it does not know is skipped.
type lexer struct {
	b  []byte
	at int
}

// nested is how deep lists may stand in each other.
const nested = 32

// next is the next value; ok is false at the end.
func (l *lexer) next() (v any, ok bool) { return l.value(0) }

func (l *lexer) value(depth int) (any, bool) {
	l.skipSpace()
	if l.at >= len(l.b) {
		return nil, false
	}
	c := l.b[l.at]
	l.at++
	switch {
	case c == '/':
		return name(l.word()), true
	case c == '(':
		return l.literal(), true
	case c == '<' && l.at < len(l.b) && l.b[l.at] == '<':
		l.at++
		l.list(depth)
		return nil, true
	case c == '<':
		return l.hex(), true
	case c == '[':
		return l.list(depth), true
	case c == ']' || c == '>' || c == '{' || c == '}' || c == ')':
		return operator(c), true
	}
	l.at--
	return number(l.word()), true
}

// number is a number, or the operator that a word is.
func number(word string) any {
	if c := word[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if f, err := strconv.ParseFloat(word, 64); err == nil {
			return f
		}
	}
	return operator(word)
}

// list reads to the end of a list or, as a flat list, of a dictionary.
func (l *lexer) list(depth int) []any {
	var all []any
	for depth < nested {
		v, ok := l.value(depth + 1)
		switch {
		case !ok || v == operator("]"):
			return all
		case v == operator(">"):
			if l.at < len(l.b) && l.b[l.at] == '>' {
				l.at++
			}
			return all
		}
		all = append(all, v)
	}
	return all
}

func (l *lexer) skipSpace() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		case space(c):
			l.at++
		default:
			return
		}
	}
}

func space(c byte) bool { return bytes.IndexByte([]byte("\x00\t\n\f\r "), c) >= 0 }

// word reads up to white space or a mark.
func (l *lexer) word() string {
	from := l.at
	for l.at < len(l.b) && !space(l.b[l.at]) && bytes.IndexByte([]byte("()<>[]{}/%"), l.b[l.at]) < 0 {
		l.at++
	}
	return string(l.b[from:l.at])
}

// hex reads a string of hexadecimal digits.
func (l *lexer) hex() string {
	var out []byte
	digits, v := 0, byte(0)
	for l.at < len(l.b) && l.b[l.at] != '>' {
		d, err := strconv.ParseUint(string(l.b[l.at]), 16, 8)
		l.at++
		if err != nil {
			continue
		}
		if v = v<<4 | byte(d); digits%2 == 1 {
			out, v = append(out, v), 0
		}
		digits++
	}
	l.at = min(l.at+1, len(l.b))
	if digits%2 == 1 {
		out = append(out, v<<4)
	}
	return string(out)
}

// literal reads a string in parentheses.
func (l *lexer) literal() string {
	var out []byte
	for depth := 1; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '\\':
			l.at++
			out = l.escaped(out)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return string(out)
			}
		}
		out = append(out, l.b[l.at])
	}
	return string(out)
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escaped reads what stands behind a backslash, up to its last byte.
func (l *lexer) escaped(out []byte) []byte {
	if l.at >= len(l.b) {
		return out
	}
	c := l.b[l.at]
	switch {
	case c == '\n':
		return out
	case c == '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	case c >= '0' && c <= '7':
		v := 0
		for n := 0; n < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; n++ {
			v = v*8 + int(l.b[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(v))
	}
	if e, ok := escapes[c]; ok {
		c = e
	}
	return append(out, c)
}

// skipImage jumps over the bytes of a picture that stands in the drawing.
func (l *lexer) skipImage() {
	for at := l.at; ; {
		i := bytes.Index(l.b[at:], []byte("EI"))
		if i < 0 {
			l.at = len(l.b)
			return
		}
		at += i + 2
		if at > 2 && space(l.b[at-3]) && (at == len(l.b) || space(l.b[at])) {
			l.at = at
			return
		}
	}
}
