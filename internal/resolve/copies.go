package resolve

import (
	"maps"
	"slices"

	"readout"
)

// Copy is two texts of which one repeats the other, or both a third. From is
// the one published first. Share is how much of the shorter one is copied.
type Copy struct {
	From, To     readout.DocumentID
	InFrom, InTo []readout.Span
	Words        int // of To that stand in From
	Share        float64
}

// What makes a copy: fewer words may be a quotation that both bring.
const (
	leastCopied = 40
	leastShare  = 0.2
	mostGap     = 6 // words between two copied runs that are one
	neighbours  = 6 // texts before it with which each is compared for a shingle
)

// script is a text while it is compared.
type script struct {
	*page
	doc    Doc
	words  []word
	runs   []uint64
	sorted []uint64 // the runs, rising
}

// Copies finds the texts that were copied from each other, wholly or in
// part, in the order of their publication.
func (r *Resolver) Copies(docs []Doc) []Copy {
	scripts := scriptsOf(docs)
	var found []Copy
	for _, pair := range alike(scripts) {
		from, to := scripts[pair[0]], scripts[pair[1]]
		if !from.mayShare(to) {
			continue
		}
		if c, ok := compareTexts(from, to); ok {
			found = append(found, c)
		}
	}
	return found
}

// scriptsOf are the texts in order of publication.
func scriptsOf(docs []Doc) []script {
	var list []script
	for _, d := range docs {
		if d.Text == nil || d.Record == nil || len(d.Record.Documents) == 0 {
			continue
		}
		own := d.Record.Documents[0]
		words, lower := wordsOf(d.Text)
		s := script{page: &page{document: own, published: daysOf(own.Published)}, doc: d, words: words, runs: shingles(lower)}
		s.sorted = slices.Sorted(slices.Values(s.runs))
		list = append(list, s)
	}
	slices.SortFunc(list, func(x, y script) int { return earlier(x.page, y.page) })
	return list
}

// alike are the pairs of texts that share a sampled shingle.
func alike(scripts []script) [][2]int {
	bearers, pairs := map[uint64][]int{}, map[[2]int]bool{}
	for i, s := range scripts {
		for _, h := range s.runs {
			before := bearers[h]
			if h%sample != 0 || len(before) > 0 && before[len(before)-1] == i {
				continue
			}
			for _, o := range before {
				pairs[[2]int{o, i}] = true
			}
			bearers[h] = keep(append(before, i))
		}
	}
	return slices.SortedFunc(maps.Keys(pairs), func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
}

// keep is the first and the last few of the texts that have a shingle.
func keep(bearers []int) []int {
	if len(bearers) <= neighbours {
		return bearers
	}
	return slices.Delete(bearers, 1, 2)
}

// mayShare tells whether two texts have as many shingles in common as it takes
// for one to be a copy: each of them accounts for its words and for those of the
// gap behind it at most.
func (s script) mayShare(other script) bool {
	here, there := 0, 0
	for i, j := 0, 0; i < len(s.sorted) && j < len(other.sorted); {
		switch h := s.sorted[i]; {
		case h < other.sorted[j]:
			i++
		case h > other.sorted[j]:
			j++
		default:
			for ; i < len(s.sorted) && s.sorted[i] == h; i++ {
				here++
			}
			for ; j < len(other.sorted) && other.sorted[j] == h; j++ {
				there++
			}
		}
	}
	return min(here, there)*(shingleWords+mostGap) >= leastCopied
}

// compareTexts finds what the later of two texts has of the earlier one.
func compareTexts(from, to script) (Copy, bool) {
	inFrom, n := from.covered(to)
	inTo, words := to.covered(from)
	share := float64(words) / float64(max(1, min(len(from.words), len(to.words))))
	c := Copy{From: from.document.ID, To: to.document.ID, InFrom: inFrom, InTo: inTo, Words: words, Share: min(share, 1)}
	return c, min(n, words) >= leastCopied && share >= leastShare
}

// covered are the stretches of a text whose shingles stand in another one,
// and how many words they hold.
func (s script) covered(other script) (spans []readout.Span, words int) {
	there := map[uint64]bool{}
	for _, h := range other.runs {
		there[h] = true
	}
	for i := 0; i < len(s.runs); i++ {
		if !there[s.runs[i]] {
			continue
		}
		last := i
		for j := i; j < len(s.runs) && j-last <= shingleWords+mostGap; j++ {
			if there[s.runs[j]] {
				last = j
			}
		}
		spans = append(spans, s.span(i, last+shingleWords-1))
		words += last + shingleWords - i
		i = last
	}
	return spans, words
}

// span is the stretch from one word to another.
func (s script) span(first, last int) readout.Span {
	start, end := int(s.words[first].start), int(s.words[last].end)
	return readout.Span{Doc: s.document.ID, Start: start, End: end, Quote: s.doc.Text.Slice(start, end)}
}
