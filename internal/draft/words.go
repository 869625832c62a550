package draft

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/kljensen/snowball/english"

	"readout"
)

// token is a word or a mark of punctuation of a span.
type token struct {
	start, end int // bytes of the quote
	from       int // code points of the text
	text       string
	word       bool
}

// tokens cuts a span into words and marks by the rules of Unicode (UAX 29);
// white space and marks of emphasis are none.
func tokens(s *readout.Span) []token {
	if s == nil {
		return nil
	}
	var list []token
	next := s.Start
	for w := words.FromString(s.Quote); w.Next(); {
		v, from := w.Value(), next
		next += utf8.RuneCountInString(v)
		r, _ := utf8.DecodeRuneInString(v)
		if unicode.IsSpace(r) || strings.Trim(v, "*_#") == "" || unicode.Is(unicode.Cf, r) {
			continue
		}
		list = append(list, token{w.Start(), w.End(), from, v, unicode.IsLetter(r) || unicode.IsNumber(r)})
	}
	return list
}

// stem is the key of a word: lower case, the end of an English word left out.
func stem(word string) string {
	word = strings.ToLower(strings.ReplaceAll(word, "’", "'"))
	word = strings.TrimSuffix(word, "'s")
	if v := wordValue(word); v > 0 && word == spelled[0][v/suffixes-1] {
		return strconv.Itoa(v / suffixes)
	}
	return english.Stem(word, false)
}

// function words say little of what a point is about.
var function = stems(`a an the this that these those any all each every both other such no not and or nor but if then than as of to in on at by
	for from with within without under over into upon between through during after before until per its their his her it they them who which
	whose what when where is are be been being was were will shall should would may might must can could do does done has have had having
	there here also only including concerning regarding party parties side sides agree agreed`)

// stems are the words of a list and their stems.
func stems(s string) map[string]bool {
	set := wordSet(s)
	for w := range strings.FieldsSeq(s) {
		set[stem(w)] = true
	}
	return set
}

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// bag is words or pairs of words with their weights.
type bag map[string]float64

// terms are the stems of a text and the pairs of neighbours among them.
type terms struct{ words, pairs bag }

// termsOf counts the stems of some tokens.
func termsOf(list []token) terms {
	t := terms{bag{}, bag{}}
	last := ""
	for _, x := range list {
		if !x.word {
			continue
		}
		s := stem(x.text)
		t.words[s]++
		if last != "" {
			t.pairs[last+" "+s]++
		}
		last = s
	}
	return t
}

// add adds another text, in parts.
func (t terms) add(o terms, share float64) {
	for w, n := range o.words {
		t.words[w] += share * n
	}
	for w, n := range o.pairs {
		t.pairs[w] += share * n
	}
}

// without is a text less the words of another.
func (t terms) without(o terms) terms {
	rest := terms{bag{}, bag{}}
	for w, n := range t.words {
		if left := n - o.words[w]; left > 0 {
			rest.words[w] = left
		}
	}
	for w, n := range t.pairs {
		if left := n - o.pairs[w]; left > 0 {
			rest.pairs[w] = left
		}
	}
	return rest
}

// contents is the number of words of a text that say something.
func (t terms) contents() int {
	n := 0
	for w := range t.words {
		if !function[w] {
			n++
		}
	}
	return n
}
