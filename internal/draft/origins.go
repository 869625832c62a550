package draft

import (
	"slices"
	"strings"
)

// folded are pieces whose keys do not tell capitals: where a sentence begins
// is no matter of who wrote it.
func folded(list []piece) []piece {
	for i := range list {
		list[i].key = strings.ToLower(list[i].text)
	}
	return list
}

// carry is the version that each of the words b came in with: those that are
// the same in a keep theirs, the others came with version n.
func carry(a, b []piece, from []int, n int) []int {
	to := make([]int, 0, len(b))
	for _, e := range edits(a, b) {
		if e.kind == Same {
			to = append(to, from[:len(e.b)]...)
		}
		if e.kind == Inserted {
			to = append(to, slices.Repeat([]int{n}, len(e.b))...)
		}
		from = from[len(e.a):]
	}
	return to
}

// entered is the version with which the most of the words came that a point
// took along when it was split off in version n; n where it took none.
func entered(list []piece, from []int, n int) int {
	var old []int
	for i, v := range from {
		if v < n && list[i].word && !function[list[i].key] {
			old = append(old, v)
		}
	}
	if len(old) == 0 {
		return n
	}
	slices.Sort(old)
	return old[(len(old)-1)/2]
}

// origins are the stretches of words that came in with one version; marks go
// with the word before them.
func origins(list []piece, from []int) []Origin {
	var stretches []Origin
	from = slices.Clone(from)
	for i := 1; i < len(list); i++ {
		if !list[i].word {
			from[i] = from[i-1]
		}
	}
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && from[j] == from[i] && joined(list, j) {
			j++
		}
		stretches = append(stretches, Origin{*stretch(list, i, j), from[i]})
		i = j
	}
	return stretches
}
