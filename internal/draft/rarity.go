package draft

import (
	"maps"
	"math"
	"slices"
	"strings"
)

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
