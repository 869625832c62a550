package encoder

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unit is a stretch of the text that is never longer than a token: a run of
// letters, digits and marks, or one other character. Runs are cut once more
// where a token of the treebanks may begin inside them. The model's first
// head decides which units begin a token.
type Unit struct {
	Start, End int32 // bytes
	Shape      Shape
	Gap        Gap
	Quote      Quote
}

// Shape is the letter case of a unit, which the uncased vocabulary does not
// see.
type Shape uint8

// The shapes of a unit.
const (
	Lower Shape = iota
	Title
	Upper
	Initial
	Mixed
	Digit
	Other
)

// Gap is what stands before a unit.
type Gap uint8

// The gaps before a unit. In hard-wrapped text a line break is a Space.
const (
	Tight Gap = iota
	Space
	Line
	Paragraph
)

// contractions are words without an apostrophe that the treebanks cut, with
// the bytes before the cut.
var contractions = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3,
	"cant": 2, "wont": 2, "couldnt": 5, "wouldnt": 5, "im": 1, "ive": 1, "thats": 4, "whats": 4, "theres": 5, "hes": 2, "shes": 3,
}

func wordChar(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

func spaceChar(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Z)
}

// units cuts a text. It reads it once; the cost is linear in its length.
func units(s string) []Unit {
	out := make([]Unit, 0, len(s)/5+8)
	wrapped := hardWrapped(s)
	end := 0
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if spaceChar(r) {
			i += w
			continue
		}
		g := gap(s[end:i], wrapped)
		if len(out) == 0 {
			g = Paragraph
		}
		if !wordChar(r) {
			out = append(out, Unit{Start: int32(i), End: int32(i + w), Shape: Other, Gap: g})
			i += w
			end = i
			continue
		}
		j := i + w
		for j < len(s) {
			r, w := utf8.DecodeRuneInString(s[j:])
			if !wordChar(r) {
				break
			}
			j += w
		}
		out = cutRun(out, s, i, j, g)
		i, end = j, j
	}
	quotes(s, out)
	return out
}

// cutRun appends the units of the run of word characters s[i:j].
func cutRun(out []Unit, s string, i, j int, g Gap) []Unit {
	from, cuts := i, 0
	add := func(to int) {
		if to > from {
			out = append(out, Unit{Start: int32(from), End: int32(to), Shape: shape(s[from:to]), Gap: g})
			g, from = Tight, to
		}
	}
	var before rune
	for k, r := range s[i:j] {
		if k > 0 && unicode.IsLetter(r) && unicode.Is(unicode.Nd, before) {
			add(i + k)
			cuts++
		}
		before = r
	}
	if j-i > 1 && (s[j-1] == 'n' || s[j-1] == 'N') && clitic(s[j:]) && j-1 > i {
		add(j - 1)
		cuts++
	}
	if cuts == 0 && j-i <= 8 {
		if cut, ok := contractions[strings.ToLower(s[i:j])]; ok {
			add(i + cut)
		}
	}
	add(j)
	return out
}

// clitic tells whether s goes on as the "'t" of "n't".
func clitic(s string) bool {
	switch {
	case strings.HasPrefix(s, "'"):
		s = s[1:]
	case strings.HasPrefix(s, "’"):
		s = s[len("’"):]
	default:
		return false
	}
	if s == "" || s[0] != 't' && s[0] != 'T' {
		return false
	}
	r, w := utf8.DecodeRuneInString(s[1:])
	return w == 0 || !wordChar(r)
}

func shape(u string) Shape {
	first, _ := utf8.DecodeRuneInString(u)
	if unicode.Is(unicode.Nd, first) {
		return Digit
	}
	upper, lower, n := 0, 0, 0
	for _, r := range u {
		n++
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	switch {
	case upper == 0:
		return Lower
	case n == 1:
		return Initial
	case lower == 0:
		return Upper
	case upper == 1 && unicode.IsUpper(first):
		return Title
	}
	return Mixed
}

func gap(between string, wrapped bool) Gap {
	switch n := strings.Count(between, "\n"); {
	case n > 1:
		return Paragraph
	case n == 1 && !wrapped:
		return Line
	case between != "":
		return Space
	}
	return Tight
}

// hardWrapped tells whether the lines of s were folded at a fixed width:
// a line that runs on would not have had room for the next line's first
// word.
func hardWrapped(s string) bool {
	width, pairs, full := 0, 0, 0
	for rest := s; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		if n := utf8.RuneCountInString(line); n > width {
			width = n
		}
		if width > 120 {
			return false
		}
		rest = after
	}
	for rest := s; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		next, _, _ := strings.Cut(after, "\n")
		if strings.TrimSpace(line) != "" && strings.TrimSpace(next) != "" {
			pairs++
			word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
			if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
				full++
			}
		}
		rest = after
	}
	return pairs >= 2 && full*10 >= pairs*9
}
