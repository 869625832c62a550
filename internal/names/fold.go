package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the key of a name form: lower case, without accents, a leading
// article, a possessive and stops; other marks become spaces. "The U.N.'s"
// folds to "un".
func Fold(s string) string {
	s = strings.TrimSpace(s)
	s = strings.ToLower(s)
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	s = strings.TrimPrefix(s, "the ")
	s = strings.TrimRight(s, "'’")
	if ascii(s) {
		return fields(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if l, ok := letters[r]; ok {
			b.WriteString(l)
		} else if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return fields(b.String())
}

// letters are those that have no decomposition.
var letters = map[rune]string{'ł': "l", 'ø': "o", 'đ': "d", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ð': "d", 'þ': "th"}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// fields joins the words of s by one space, without stops and with other
// marks as spaces.
func fields(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == '.':
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}
