package draft

import "strings"

// tidy takes small words and marks that stay between two changes into them,
// and puts what was taken out between two stretches that stay before what was
// put in.
func tidy(list []edit) []edit {
	var out []edit
	var gone, come []piece
	end := func() {
		if gone != nil {
			out = append(out, edit{Deleted, gone, nil})
		}
		if come != nil {
			out = append(out, edit{Inserted, nil, come})
		}
		gone, come = nil, nil
	}
	for i, e := range list {
		between := i > 0 && i+1 < len(list) && small(e.a)
		if e.kind == Same && !between {
			end()
			out = append(out, e)
			continue
		}
		gone, come = append(gone, e.a...), append(come, e.b...)
	}
	end()
	return out
}

// small tells whether pieces are a few words that say little, or marks.
func small(list []piece) bool {
	const few = 3
	for _, p := range list {
		if p.word && !function[strings.ToLower(p.text)] {
			return false
		}
	}
	return len(list) <= few
}
