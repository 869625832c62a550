package export

import (
	"slices"
	"strings"

	"readout"
	"readout/text"
)

// segment is a stretch of a document's text that the same items stand on.
type segment struct {
	Anchor string       // where something begins here
	Begins []readout.ID // what does, but actors
	Item   readout.ID   // the shortest of those items, or none
	Class  string       // its list; of a name, that of the shortest item around it too
	Text   string
}

// segments cuts a text where spans begin and end. spans are in the order of
// the text; what does not lie in it is left out.
func segments(t *text.Text, d readout.DocumentID, spans []placed) []segment {
	if t == nil {
		return nil
	}
	spans = slices.DeleteFunc(slices.Clone(spans), func(p placed) bool { return p.start < 0 || p.end > t.Len() || p.start >= p.end })
	cuts := []int{0, t.Len()}
	for _, p := range spans {
		cuts = append(cuts, p.start, p.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	var open []placed
	next := 0
	for i := 0; i+1 < len(cuts); i++ {
		at := cuts[i]
		s := segment{Text: t.String()[t.Byte(at):t.Byte(cuts[i+1])]}
		open = slices.DeleteFunc(open, func(p placed) bool { return p.end <= at })
		for ; next < len(spans) && spans[next].start == at; next++ {
			s.Anchor = anchor(d, at)
			if !actorLists[spans[next].list] && !slices.Contains(s.Begins, spans[next].item) {
				s.Begins = append(s.Begins, spans[next].item)
			}
			open = append(open, spans[next])
		}
		if len(open) > 0 {
			s.Item, s.Class = shortest(open)
		}
		out = append(out, s)
	}
	return out
}

// shortest is the shortest item of some that overlap, and its class.
func shortest(open []placed) (readout.ID, string) {
	byLength := func(a, b placed) int { return (a.end - a.start) - (b.end - b.start) }
	short := slices.MinFunc(open, byLength)
	class := listClass(short)
	if facts := slices.DeleteFunc(slices.Clone(open), func(p placed) bool { return actorLists[p.list] }); actorLists[short.list] && len(facts) > 0 {
		class += " " + listClass(slices.MinFunc(facts, byLength))
	}
	return short.item, class
}

func listClass(p placed) string { return strings.ToLower(strings.Fields(p.list)[0]) }

// actorLists are the sections of the actors: a name points to its actor, and
// is not numbered besides.
var actorLists = func() map[string]bool {
	lists := map[string]bool{}
	for _, k := range kinds {
		lists[k.name] = true
	}
	return lists
}()
