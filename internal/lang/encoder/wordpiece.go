package encoder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of a unit: more pieces are dropped, a longer unit is unknown.
const (
	maxUnitPieces = 16
	maxUnitChars  = 100
)

// vocabulary holds the word pieces of BERT: greedy longest match first
// (Wu et al. 2016, as in Devlin et al. 2019), over the unit lower-cased and
// without accents.
type vocabulary struct {
	first, rest   map[string]int32 // pieces that begin a unit, and that go on ("##x", without the marks)
	longest       int              // bytes of the longest piece
	unknown       int32
	opens, closes int32 // [CLS], [SEP]
}

func newVocabulary(list string) *vocabulary {
	words := strings.Split(list, "\n")
	v := &vocabulary{first: make(map[string]int32, len(words)), rest: make(map[string]int32, len(words)/4)}
	for i, w := range words {
		if tail, ok := strings.CutPrefix(w, "##"); ok && tail != "" {
			v.rest[tail] = int32(i)
			w = tail
		} else {
			v.first[w] = int32(i)
		}
		v.longest = max(v.longest, len(w))
	}
	v.unknown, v.opens, v.closes = v.first["[UNK]"], v.first["[CLS]"], v.first["[SEP]"]
	return v
}

// split appends the pieces of one unit to dst.
func (v *vocabulary) split(dst []int32, unit string) []int32 {
	w := plain(unit)
	if id, ok := v.first[w]; ok {
		return append(dst, id)
	}
	if w == "" || len(w) > maxUnitChars && utf8.RuneCountInString(w) > maxUnitChars {
		return append(dst, v.unknown)
	}
	n, table := len(dst), v.first
	for i := 0; i < len(w); {
		j := min(len(w), i+v.longest)
		id, ok := table[w[i:j]]
		for !ok && j > i+1 {
			j--
			id, ok = table[w[i:j]]
		}
		if !ok {
			return append(dst[:n], v.unknown)
		}
		dst, i, table = append(dst, id), j, v.rest
	}
	if len(dst) > n+maxUnitPieces {
		dst = dst[:n+maxUnitPieces]
	}
	return dst
}

// plain is the unit in lower case without accents; an ASCII unit in lower
// case comes back as it is.
func plain(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	if len(s) > 8*maxUnitChars {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
