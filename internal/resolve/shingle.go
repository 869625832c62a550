package resolve

import (
	"strings"
	"unicode"

	"readout/text"
)

// How many words a shingle has, and which share of all shingles two texts
// are found by: those whose hash is 0 modulo sample, as in Broder, "On the
// resemblance and containment of documents", SEQUENCES 1997.
const (
	shingleWords = 5
	sample       = 4
)

// word is where one word of a text stands, in code points.
type word struct{ start, end int32 }

// wordsOf are the words of a text, and the words themselves in lower case.
func wordsOf(t *text.Text) (list []word, lower []string) {
	s := t.String()
	start, at, from := -1, 0, 0
	flush := func(end, b int) {
		if start >= 0 {
			list, lower = append(list, word{int32(start), int32(end)}), append(lower, strings.ToLower(s[from:b]))
			start = -1
		}
	}
	for b, r := range s {
		if inWord := unicode.IsLetter(r) || unicode.IsNumber(r); !inWord {
			flush(at, b)
		} else if start < 0 {
			start, from = at, b
		}
		at++
	}
	flush(at, len(s))
	return list, lower
}

// shingles are the hashes of each run of words.
func shingles(words []string) []uint64 {
	if len(words) < shingleWords {
		return nil
	}
	of := hashes(words)
	runs := make([]uint64, len(of)-shingleWords+1)
	for i := range runs {
		for _, h := range of[i : i+shingleWords] {
			runs[i] = mix(runs[i]*31 + h)
		}
	}
	return runs
}
