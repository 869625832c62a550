package draft

import (
	"maps"
	"math"
	"slices"
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

// rarity weighs terms: what stands in few of the texts says more (inverse
// document frequency: K. Spärck Jones, "A statistical interpretation of term
// specificity", Journal of Documentation 28, 1972).
type rarity struct {
	weights map[string]float64
	unseen  float64 // the weight of what stands in none
}

func rarityOf(list []terms) rarity {
	in := map[string]float64{}
	for _, t := range list {
		for w := range t.words {
			in[w]++
		}
		for w := range t.pairs {
			in[w]++
		}
	}
	r := rarity{map[string]float64{}, math.Log(1 + float64(len(list)))}
	for term, n := range in {
		r.weights[term] = said(term) * math.Log(1+float64(len(list))/n)
	}
	return r
}

// said is how much a term says at all.
func said(term string) float64 {
	first, second, pair := strings.Cut(term, " ")
	if function[first] && (!pair || function[second]) {
		return 0.15
	}
	return 1
}

// weight is that of a word or a pair.
func (r rarity) weight(term string) float64 {
	if w, ok := r.weights[term]; ok {
		return w
	}
	return said(term) * r.unseen
}

// total is the weight of a bag, common that of what two have in common.
func (r rarity) total(b bag) float64 {
	sum := 0.0
	for _, w := range slices.Sorted(maps.Keys(b)) { // sums are the same in each run
		sum += b[w] * r.weight(w)
	}
	return sum
}

func (r rarity) common(a, b bag) float64 {
	if len(b) < len(a) {
		a, b = b, a
	}
	sum := 0.0
	for _, w := range slices.Sorted(maps.Keys(a)) {
		if m := b[w]; m > 0 {
			sum += min(a[w], m) * r.weight(w)
		}
	}
	return sum
}

// wordShare is how much words count beside pairs of words.
const wordShare = 0.65

// alike is how alike each text of a is to each of b, from 0 to 1: the weighted
// Dice coefficient of their words and of their pairs of words.
func (r rarity) alike(a, b []terms) [][]float64 {
	words := r.dice(a, b, func(t terms) bag { return t.words })
	pairs := r.dice(a, b, func(t terms) bag { return t.pairs })
	for i := range words {
		for j := range words[i] {
			words[i][j] = wordShare*words[i][j] + (1-wordShare)*pairs[i][j]
		}
	}
	return words
}

// dice compares one bag of each text, term by term with the texts of b that
// have it.
func (r rarity) dice(a, b []terms, of func(terms) bag) [][]float64 {
	type posting struct {
		text int
		n    float64
	}
	having := map[string][]posting{}
	totals := make([]float64, len(b))
	for j, t := range b {
		totals[j] = r.total(of(t))
		for w, n := range of(t) {
			having[w] = append(having[w], posting{j, n})
		}
	}
	table := make([][]float64, len(a))
	for i, t := range a {
		row, total := make([]float64, len(b)), r.total(of(t))
		for _, w := range slices.Sorted(maps.Keys(of(t))) {
			for _, p := range having[w] {
				row[p.text] += min(of(t)[w], p.n) * r.weight(w)
			}
		}
		for j := range row {
			row[j] = ratio(2*row[j], total+totals[j])
		}
		table[i] = row
	}
	return table
}

// covered is how much of a text stands in another, from 0 to 1.
func (r rarity) covered(a, in terms) float64 {
	words, pairs := ratio(r.common(a.words, in.words), r.total(a.words)), ratio(r.common(a.pairs, in.pairs), r.total(a.pairs))
	if len(a.pairs) == 0 {
		return words
	}
	return wordShare*words + (1-wordShare)*pairs
}

func ratio(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
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
