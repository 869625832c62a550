package read

import (
	"math/rand"
	"slices"
	"testing"
)

func legal(path []uint8) bool {
	for i, l := range path {
		if illegalStart(int(l)) && (i == 0 || path[i-1] != l && path[i-1] != l-1) {
			return false
		}
	}
	return true
}

func TestViterbiFindsTheBestLegalPath(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	w := new(work)
	for trial := 0; trial < 300; trial++ {
		const labels, stride = 5, 7
		n := 1 + rng.Intn(4)
		scores := make([]float32, n*stride)
		for i := range scores {
			scores[i] = rng.Float32()
		}
		total := func(p []uint8) (s float32) {
			for i, l := range p {
				s += scores[i*stride+int(l)]
			}
			return s
		}
		top := float32(-1)
		p := make([]uint8, n)
		for code := 0; ; code++ {
			c := code
			for i := range p {
				p[i] = uint8(c % labels)
				c /= labels
			}
			if c > 0 {
				break
			}
			if legal(p) {
				top = max(top, total(p))
			}
		}
		got := make([]uint8, n)
		w.viterbi(got, scores, n, labels, stride)
		if !legal(got) || total(got) < top-1e-5 {
			t.Fatalf("path %v scores %.4f, the best legal one %.4f", got, total(got), top)
		}
	}
}

func TestSpansOf(t *testing.T) {
	got := spansOf([]uint8{0, 1, 2, 1, 0, 3, 4, 4})
	want := []labelled{{unitSpan{1, 3}, 1}, {unitSpan{3, 4}, 1}, {unitSpan{5, 8}, 3}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLemma(t *testing.T) {
	for _, c := range []struct{ form, script, want string }{
		{"Talks", "1", "talk"}, {"met", "2eet", "meet"}, {"was", "?be", "be"}, {"Geneva", "=0", "Geneva"},
		{"n’t", "2ot", "not"}, {"É", "0", "é"}, {"is", "9", "is"}, {"", "1", ""}, {"Paris", "=", "Paris"},
	} {
		if got := lemma(c.form, c.script); got != c.want {
			t.Errorf("lemma(%q, %q) = %q, want %q", c.form, c.script, got, c.want)
		}
	}
}

func TestBucket(t *testing.T) {
	for d, want := range map[int]int{0: 0, 5: 5, -5: 21, 6: 5, 7: 5, 8: 6, 10: 7, 20: 9, 4000: 15, -4000: 31} {
		if got := bucket(d); got != want {
			t.Errorf("bucket(%d) = %d, want %d", d, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	c := unitSpan{3, 5}
	for u, want := range map[int]int{0: -3, 2: -1, 3: 0, 4: 0, 5: 1, 9: 5} {
		if got := distance(u, c); got != want {
			t.Errorf("distance(%d) = %d, want %d", u, got, want)
		}
	}
}
