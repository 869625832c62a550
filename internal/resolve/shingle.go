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

// word is one word of a text, lower case, in code points.
type word struct {
	text       string
	start, end int
}

// wordsOf are the words of a text.
func wordsOf(t *text.Text) []word {
	var list []word
	s := t.String()
	start, at, from := -1, 0, 0
	flush := func(end, b int) {
		if start >= 0 {
			list = append(list, word{strings.ToLower(s[from:b]), start, end})
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
	return list
}

// shingles are the hashes of each run of words.
func shingles(words []word) []uint64 {
	if len(words) < shingleWords {
		return nil
	}
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.text
	}
	of := hashes(list)
	runs := make([]uint64, len(of)-shingleWords+1)
	for i := range runs {
		for _, h := range of[i : i+shingleWords] {
			runs[i] = mix(runs[i]*31 + h)
		}
	}
	return runs
}
