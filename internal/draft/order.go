package draft

// stay is the heaviest set of items that stand in the same order on both
// sides: the weighted longest increasing subsequence of their places on the
// other side, in O(n²). The others have moved. Of two sets of the same weight
// the one is taken that ends first.
func stay(places []int, weights []float64) []bool {
	n := len(places)
	sum, before := make([]float64, n), make([]int, n)
	end := -1
	for i := range n {
		before[i] = -1
		for j := range i {
			if places[j] < places[i] && (before[i] < 0 || sum[j] > sum[before[i]]) {
				before[i] = j
			}
		}
		sum[i] = weights[i]
		if before[i] >= 0 {
			sum[i] += sum[before[i]]
		}
		if end < 0 || sum[i] > sum[end] {
			end = i
		}
	}
	stays := make([]bool, n)
	for ; end >= 0; end = before[end] {
		stays[end] = true
	}
	return stays
}
