package draft

import "strings"

// prune takes out lists of one that are more likely words: a list within a
// line, a single capital ("A. Kovan"), a bullet or a letter that is alone in the
// text.
func prune(nodes []node) []node {
	if len(nodes) == 1 && !strings.ContainsAny(nodes[0].reading.style, "1§№") && !strings.Contains(nodes[0].reading.style, " ") {
		return nil
	}
	siblings := map[[2]int]int{}
	for _, n := range nodes {
		siblings[[2]int{n.parent, n.depth}]++
	}
	place := make([]int, len(nodes))
	var kept []node
	for i, n := range nodes {
		place[i] = len(kept)
		capital := n.reading.style == "A." || n.reading.style == "I."
		if siblings[[2]int{n.parent, n.depth}] == 1 && (n.inline || capital && !hasChildren(nodes, i)) {
			place[i] = -1
			if n.parent >= 0 {
				place[i] = place[n.parent]
			}
			continue
		}
		if n.parent >= 0 {
			n.parent = place[n.parent]
		}
		kept = append(kept, n)
	}
	return kept
}

func hasChildren(nodes []node, i int) bool {
	return i+1 < len(nodes) && nodes[i+1].parent == i
}
