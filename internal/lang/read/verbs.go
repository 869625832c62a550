package read

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// verbsTable holds a verb a line, with its inflected forms, from lemminflect
// 0.2.3 (MIT), by tools/verbs.py.
//
//go:embed verbs.txt
var verbsTable string

// verbForms maps an inflected form to the verbs that it is of.
var verbForms = sync.OnceValue(func() map[string][]string {
	m := make(map[string][]string, 1<<15)
	for line := range strings.Lines(verbsTable) {
		if line[0] == '#' {
			continue
		}
		words := strings.Fields(line)
		for i, w := range words {
			if i == 0 && len(m[w]) == 0 {
				m[w] = words[:1:1]
			} else if !slices.Contains(m[w], words[0]) {
				m[w] = append(m[w], words[0])
			}
		}
	}
	return m
})

// verb is the lemma of a verb's form: the model's, if the form can be of that
// verb, else the first verb that it is of.
func verb(form, lemma string) string {
	of := verbForms()[strings.ToLower(form)]
	if len(of) == 0 || slices.Contains(of, lemma) {
		return lemma
	}
	return of[0]
}
