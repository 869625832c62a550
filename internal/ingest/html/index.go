package html

import (
	"sort"
	"strings"
)

// index is the letters of all words of a page in one string, so that words
// that tags cut in two are found whole.
type index struct {
	letters string
	starts  []int // where each word begins in letters
}

func indexOf(words []word) index {
	var b strings.Builder
	starts := make([]int, len(words))
	for i, w := range words {
		starts[i] = b.Len()
		b.WriteString(w.letters)
	}
	return index{b.String(), starts}
}

// probe is how many bytes of a paragraph's letters are looked for when the
// whole does not stand together, as when a note interrupts it.
const probe = 48

// find is where the letters of a paragraph stand, at or behind at before
// anywhere, whole before by their beginning.
func (x index) find(letters string, at int) (int, bool) {
	if letters == "" {
		return 0, false
	}
	for _, want := range []string{letters, letters[:min(len(letters), probe)]} {
		for _, from := range []int{min(at, len(x.letters)), 0} {
			if i := strings.Index(x.letters[from:], want); i >= 0 {
				return from + i, true
			}
		}
	}
	return 0, false
}

// word is the number of the word in which a position of letters lies.
func (x index) word(at int) int {
	return sort.Search(len(x.starts), func(i int) bool { return x.starts[i] > at }) - 1
}

// whole is the run of words whose letters these are, at or behind at before
// anywhere.
func (x index) whole(letters string, at int) (first, last int, ok bool) {
	if letters == "" {
		return 0, 0, false
	}
	for _, from := range []int{at, 0} {
		i := strings.Index(x.letters[from:], letters)
		if i < 0 {
			continue
		}
		i += from
		first = sort.SearchInts(x.starts, i)
		last = sort.SearchInts(x.starts, i+len(letters))
		if x.start(first) == i && x.start(last) == i+len(letters) {
			return first, last, true
		}
	}
	return 0, 0, false
}

// start is where a word begins in letters; behind the last word, their end.
func (x index) start(i int) int {
	if i < len(x.starts) {
		return x.starts[i]
	}
	return len(x.letters)
}
