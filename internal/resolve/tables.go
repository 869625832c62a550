package resolve

import "strings"

// set is the lines of a table, without its first one, which says what it
// holds.
func set(table string) map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "#") {
			m[strings.TrimSpace(line)] = true
		}
	}
	return m
}
