package draft

import "math"

// assign pairs rows with columns so that the sum of their gains is the
// greatest: match[i] is the column of row i, or -1. Every row of gain has the
// same length; gains are 0 or more, and what gains nothing is not paired.
//
// It is the Hungarian method by shortest augmenting paths, in O(n³): R. Jonker
// and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse
// linear assignment problems", Computing 38, 1987.
func assign(gain [][]float64) []int {
	rows := len(gain)
	if rows == 0 {
		return nil
	}
	n := max(rows, len(gain[0]))
	h := &hungarian{n: n, gain: gain, u: make([]float64, n+1), v: make([]float64, n+1), row: make([]int, n+1)}
	for i := 1; i <= n; i++ {
		h.augment(i)
	}
	match := make([]int, rows)
	for i := range match {
		match[i] = -1
	}
	for j := 1; j <= n; j++ {
		if i := h.row[j]; i <= rows && j <= len(gain[0]) && gain[i-1][j-1] > 0 {
			match[i-1] = j - 1
		}
	}
	return match
}

// hungarian is an assignment in work: potentials of rows and columns, and the
// row of each column; both count from 1, 0 stands for none.
type hungarian struct {
	n    int
	gain [][]float64
	u, v []float64
	row  []int
}

func (h *hungarian) cost(i, j int) float64 {
	if i > len(h.gain) || j > len(h.gain[0]) {
		return 0
	}
	return -h.gain[i-1][j-1]
}

// augment finds a column for a row by the shortest path, moving other rows to
// other columns where that is cheaper.
func (h *hungarian) augment(i int) {
	h.row[0] = i
	least, from, used := make([]float64, h.n+1), make([]int, h.n+1), make([]bool, h.n+1)
	for j := range least {
		least[j] = math.Inf(1)
	}
	at := 0
	for h.row[at] != 0 {
		used[at] = true
		at = h.step(at, least, from, used)
	}
	for at != 0 {
		h.row[at] = h.row[from[at]]
		at = from[at]
	}
}

// step goes on to the nearest column that is not used.
func (h *hungarian) step(at int, least []float64, from []int, used []bool) int {
	i, best, to := h.row[at], math.Inf(1), 0
	for j := 1; j <= h.n; j++ {
		if used[j] {
			continue
		}
		if c := h.cost(i, j) - h.u[i] - h.v[j]; c < least[j] {
			least[j], from[j] = c, at
		}
		if least[j] < best {
			best, to = least[j], j
		}
	}
	for j := 0; j <= h.n; j++ {
		if used[j] {
			h.u[h.row[j]] += best
			h.v[j] -= best
		} else {
			least[j] -= best
		}
	}
	return to
}
