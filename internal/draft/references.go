package draft

import "strings"

// referring are the words that a number of a point stands behind.
var referring = wordSet("point points article articles paragraph paragraphs clause clauses section sections item items provision provisions")

// refer gives references to points the number that the point has in B, so
// that renumbering is no change: number is that of the point of B for a number
// of A, or "". What has the same number in b is left as it is.
func refer(a, b []piece, number func(string) string) {
	there := map[string]bool{}
	for i := range b {
		if reference(b, i) {
			there[b[i].text] = true
		}
	}
	for i := range a {
		if !reference(a, i) || there[a[i].text] {
			continue
		}
		if n := number(a[i].text); n != "" {
			a[i].key = n
		}
	}
}

// reference tells whether a piece is the number of a reference: "point 4",
// "Articles 4 and 5".
func reference(list []piece, i int) bool {
	if list[i].text[0] < '0' || list[i].text[0] > '9' {
		return false
	}
	for k := i - 1; k >= 0 && i-k < 8; k-- {
		w := strings.ToLower(list[k].text)
		switch {
		case referring[w]:
			return true
		case w == "," || w == "and" || w == "or" || w == "to" || w == "through" || w[0] >= '0' && w[0] <= '9':
		default:
			return false
		}
	}
	return false
}
