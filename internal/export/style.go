package export

import (
	"strings"
	"unicode/utf8"
)

// The styles of the view, as codes of the terminal.
const (
	boldCode  = "\x1b[1m"
	dimCode   = "\x1b[2m"
	titleCode = "\x1b[1;36m"
	markCode  = "\x1b[33m"
	resetCode = "\x1b[0m"

	deletedCode  = "\x1b[31;9m"
	insertedCode = "\x1b[32;4m"
)

// style writes words for a terminal, or plainly.
type style struct{ colour bool }

func (s style) with(code, text string) string {
	if !s.colour || text == "" {
		return text
	}
	return code + text + resetCode
}

func (s style) bold(text string) string  { return s.with(boldCode, text) }
func (s style) dim(text string) string   { return s.with(dimCode, text) }
func (s style) title(text string) string { return s.with(titleCode, text) }
func (s style) mark(text string) string  { return s.with(markCode, text) }

// clean takes out of a page what would steer the terminal, which the words
// of a document may hold, but for the styles themselves.
func (s style) clean(page string) string {
	var b strings.Builder
	for i := 0; i < len(page); {
		if n := s.code(page[i:]); n > 0 {
			b.WriteString(page[i : i+n])
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(page[i:])
		if r >= ' ' && r < 0x7f || r >= 0xa0 || r == '\n' {
			b.WriteString(page[i : i+n])
		}
		i += n
	}
	return b.String()
}

// code is the length of the style that text begins with, or 0.
func (s style) code(text string) int {
	if s.colour && text[0] == '\x1b' {
		for _, c := range [...]string{resetCode, boldCode, dimCode, titleCode, markCode, deletedCode, insertedCode} {
			if strings.HasPrefix(text, c) {
				return len(c)
			}
		}
	}
	return 0
}

// wrap breaks a text into lines of at most width letters, between words; a
// longer word stands alone. White space of every kind becomes one space.
func wrap(text string, width int) []string {
	var lines []string
	line, n := "", 0
	for word := range strings.FieldsSeq(text) {
		w := visible(word)
		if n > 0 && n+1+w > width {
			lines, line, n = append(lines, line), "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+w
	}
	if n > 0 {
		lines = append(lines, line)
	}
	return lines
}
