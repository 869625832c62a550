package resolve_test

import (
	"fmt"
	"math"
	"slices"
)

// partition is clusters of what is named: each name's cluster.
type partition map[string]string

// clusters are the members of each, sorted.
func (p partition) clusters() map[string][]string {
	all := map[string][]string{}
	for m, c := range p {
		all[c] = append(all[c], m)
	}
	for _, members := range all {
		slices.Sort(members)
	}
	return all
}

// ratio is the parts of a precision or a recall.
type ratio struct{ right, of float64 }

func (r ratio) value() float64 {
	if r.of == 0 {
		return 0
	}
	return r.right / r.of
}

// measure is precision and recall of one measure.
type measure struct{ precision, recall ratio }

func (m measure) f1() float64 {
	p, r := m.precision.value(), m.recall.value()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// scores are those of the CoNLL shared tasks: MUC (Vilain and others 1995),
// B3 (Bagga and Baldwin 1998), CEAF-e (Luo 2005).
type scores struct{ muc, b3, ceaf measure }

func (s scores) conll() float64 { return (s.muc.f1() + s.b3.f1() + s.ceaf.f1()) / 3 }

// String is B3 and the F1 of each, in hundredths.
func (s scores) String() string {
	return fmt.Sprintf("%6.1f %6.1f %6.1f %6.1f %6.1f %6.1f", 100*s.b3.precision.value(), 100*s.b3.recall.value(), 100*s.b3.f1(),
		100*s.muc.f1(), 100*s.ceaf.f1(), 100*s.conll())
}

func scoreOf(key, response partition) scores {
	return scores{
		muc:  measure{mucRecall(response, key), mucRecall(key, response)},
		b3:   measure{b3Recall(response, key), b3Recall(key, response)},
		ceaf: ceafe(key, response),
	}
}

// mucRecall is the share of the key's links that the response has.
func mucRecall(key, response partition) (r ratio) {
	for _, members := range key.clusters() {
		parts := map[string]bool{}
		for _, m := range members {
			c, ok := response[m]
			if !ok {
				c = "alone " + m
			}
			parts[c] = true
		}
		r.right += float64(len(members) - len(parts))
		r.of += float64(len(members) - 1)
	}
	return r
}

// b3Recall is the mean over the key's mentions of the share of their cluster
// that the response has together.
func b3Recall(key, response partition) (r ratio) {
	for _, members := range key.clusters() {
		for _, m := range members {
			same := 0
			for _, o := range members {
				if c, ok := response[m]; ok && response[o] == c {
					same++
				}
			}
			r.right += float64(same) / float64(len(members))
			r.of++
		}
	}
	return r
}

// ceafe matches clusters of key and response one to one so that they share
// most, in each group of clusters that touch.
func ceafe(key, response partition) measure {
	k, r := key.clusters(), response.clusters()
	total := 0.0
	for _, g := range touching(key, response, k, r) {
		total += assign(g)
	}
	return measure{ratio{total, float64(len(r))}, ratio{total, float64(len(k))}}
}

// touching are the likenesses (phi 4) of clusters, in groups that share
// nothing with each other.
func touching(key, response partition, k, r map[string][]string) [][][]float64 {
	group := map[string]string{}
	var root func(string) string
	root = func(s string) string {
		if p, ok := group[s]; ok && p != s {
			return root(p)
		}
		return s
	}
	overlap := map[[2]string]float64{}
	for m, c := range key {
		if o, ok := response[m]; ok {
			overlap[[2]string{c, o}]++
			if a, b := root("k"+c), root("r"+o); a != b {
				group[a] = b
			}
		}
	}
	rows, columns := map[string][]string{}, map[string][]string{}
	for c := range k {
		rows[root("k"+c)] = append(rows[root("k"+c)], c)
	}
	for o := range r {
		columns[root("r"+o)] = append(columns[root("r"+o)], o)
	}
	var all [][][]float64
	for g, cs := range rows {
		var table [][]float64
		for _, c := range cs {
			var row []float64
			for _, o := range columns[g] {
				row = append(row, 2*overlap[[2]string{c, o}]/float64(len(k[c])+len(r[o])))
			}
			table = append(table, row)
		}
		if len(columns[g]) > 0 {
			all = append(all, table)
		}
	}
	return all
}

// assign is the most that a one-to-one choice of rows and columns can sum to:
// Kuhn, "The Hungarian method for the assignment problem", 1955, with
// potentials.
func assign(worth [][]float64) float64 {
	if len(worth) > len(worth[0]) {
		worth = transpose(worth)
	}
	n, m := len(worth), len(worth[0])
	u, v, match := make([]float64, n+1), make([]float64, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		least, used, way := make([]float64, m+1), make([]bool, m+1), make([]int, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for match[j0] != 0 {
			used[j0] = true
			delta, next := math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := -worth[match[j0]-1][j-1] - u[match[j0]] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = next
		}
		for j0 != 0 {
			match[j0] = match[way[j0]]
			j0 = way[j0]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if match[j] > 0 {
			sum += worth[match[j]-1][j-1]
		}
	}
	return sum
}

func transpose(t [][]float64) [][]float64 {
	out := make([][]float64, len(t[0]))
	for i := range out {
		for j := range t {
			out[i] = append(out[i], t[j][i])
		}
	}
	return out
}
