package read

import (
	"math/rand"
	"testing"
)

// best tries every assignment of heads that is a tree with one root.
func best(scores []float32, n int) float64 {
	head := make([]int32, n)
	top := -1e9
	var try func(i int)
	try = func(i int) {
		if i == n {
			if roots(head) == 1 && !cyclic(head) {
				top = max(top, weight(head, scores, n))
			}
			return
		}
		for h := 0; h < n; h++ {
			head[i] = int32(h)
			try(i + 1)
		}
	}
	try(0)
	return top
}

func TestTreeIsTheBestTree(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for trial := 0; trial < 400; trial++ {
		n := 1 + rng.Intn(5)
		scores := make([]float32, n*n)
		for i := range scores {
			scores[i] = -5 * rng.Float32()
		}
		head := make([]int32, n)
		tree(head, scores, n)
		if roots(head) != 1 || cyclic(head) {
			t.Fatalf("not a tree with one root: %v", head)
		}
		if got, want := weight(head, scores, n), best(scores, n); got < want-1e-5 {
			t.Fatalf("trial %d: weight %.4f, the best tree has %.4f (%v over %v)", trial, got, want, head, scores)
		}
	}
}

func TestLongCycleIsBroken(t *testing.T) {
	const n = 60
	scores := make([]float32, n*n)
	for i := range scores {
		scores[i] = -9
	}
	for i := 0; i < n; i++ {
		scores[i*n+(i+1)%n] = -0.1
	}
	scores[7*n+7] = -3
	head := make([]int32, n)
	tree(head, scores, n)
	if roots(head) != 1 || cyclic(head) || head[7] != 7 {
		t.Errorf("head of 7 is %d, %d roots", head[7], roots(head))
	}
}
