package read

import (
	"cmp"
	"math"
	"slices"
)

// tree finds the best tree of a sentence of n words: scores[i*n+j] is how
// well j governs i, the diagonal how well i is the root. It is the maximum
// spanning arborescence (Chu and Liu 1965, Edmonds 1967) with exactly one
// root, as Universal Dependencies demand. head[i] is i for the root.
func tree(head []int32, scores []float32, n int) {
	greedy(head, scores, n)
	if roots(head) == 1 && !cyclic(head) {
		return
	}
	var best []int32
	total := math.Inf(-1)
	for _, r := range likelyRoots(scores, n) {
		h := arborescence(scores, n, r)
		if t := weight(h, scores, n); best == nil || t > total {
			best, total = h, t
		}
	}
	copy(head, best)
}

// Few words can be the root: those near the best one in log probability, and
// no more than a handful where all words are alike.
const (
	rootMargin = 6
	rootsTried = 6
)

// likelyRoots are the words that are tried as the root, the best first.
func likelyRoots(scores []float32, n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b*n+b], scores[a*n+a]) })
	k := 1
	for k < min(n, rootsTried) && scores[order[k]*n+order[k]] >= scores[order[0]*n+order[0]]-rootMargin {
		k++
	}
	return order[:k]
}

func greedy(head []int32, scores []float32, n int) {
	for i := range head {
		head[i] = int32(argmax(scores[i*n:][:n]))
	}
}

func roots(head []int32) int {
	n := 0
	for i, h := range head {
		if int(h) == i {
			n++
		}
	}
	return n
}

// cyclic tells whether some word does not lead to a root.
func cyclic(head []int32) bool {
	for i := range head {
		k, steps := int32(i), 0
		for head[k] != k {
			k = head[k]
			if steps++; steps > len(head) {
				return true
			}
		}
	}
	return false
}

func weight(head []int32, scores []float32, n int) float64 {
	t := 0.
	for i, h := range head {
		t += float64(scores[i*n+int(h)])
	}
	return t
}

// arborescence is the maximum spanning arborescence with the given root, by
// contraction of cycles; O(n^3) at worst, on sentences that greedy choice
// does not settle.
func arborescence(scores []float32, n, root int) []int32 {
	w := make([][]float64, n)
	for i := range w {
		w[i] = make([]float64, n)
		for j := range w[i] {
			w[i][j] = float64(scores[i*n+j])
			if i == j {
				w[i][j] = math.Inf(-1)
			}
		}
	}
	return contract(w, root)
}

// contract solves one graph: w[i][j] is the weight of j governing i.
func contract(w [][]float64, root int) []int32 {
	n := len(w)
	head := make([]int32, n)
	for i := range head {
		head[i] = int32(root)
		for j := range w[i] {
			if i != root && j != i && w[i][j] > w[i][head[i]] {
				head[i] = int32(j)
			}
		}
	}
	cycle := findCycle(head, root)
	if cycle == nil {
		return head
	}
	in := make([]int, n) // node of the smaller graph
	for i := range in {
		in[i] = -1
	}
	c := n - len(cycle)
	for _, i := range cycle {
		in[i] = c
	}
	var out []int
	for i := range in {
		if in[i] < 0 {
			in[i] = len(out)
			out = append(out, i)
		}
	}
	small := make([][]float64, c+1)
	enter, leave := make([]int, c), make([]int, c) // by outside node: the cycle's word that it would govern, that would govern it
	for a := range small {
		small[a] = make([]float64, c+1)
		for b := range small[a] {
			small[a][b] = math.Inf(-1)
		}
	}
	for a, i := range out {
		for b, j := range out {
			small[a][b] = w[i][j]
		}
		for _, k := range cycle {
			if w[i][k] > small[a][c] {
				small[a][c], leave[a] = w[i][k], k
			}
			if g := w[k][i] - w[k][head[k]]; g > small[c][a] {
				small[c][a], enter[a] = g, k
			}
		}
	}
	sub := contract(small, in[root])
	for a, i := range out {
		if i == root {
			continue
		}
		if int(sub[a]) == c {
			head[i] = int32(leave[a])
		} else {
			head[i] = int32(out[sub[a]])
		}
	}
	from := int(sub[c])
	head[enter[from]] = int32(out[from])
	return head
}

// findCycle returns the words of one cycle, or nil.
func findCycle(head []int32, root int) []int {
	state := make([]int, len(head))
	for i := range head {
		k := i
		for k != root && state[k] == 0 {
			state[k] = i + 1
			k = int(head[k])
		}
		if k == root || state[k] != i+1 {
			continue
		}
		cycle := []int{k}
		for j := int(head[k]); j != k; j = int(head[j]) {
			cycle = append(cycle, j)
		}
		return cycle
	}
	return nil
}
