package resolve_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/resolve"
)

// drawDocs draws some documents.
func drawDocs(t *rapid.T) []resolve.Doc {
	m := maker{people: people, choose: func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }}
	var docs []resolve.Doc
	for i := range rapid.IntRange(0, 6).Draw(t, "documents") {
		docs = append(docs, m.document(i, 3))
	}
	return docs
}

// drawPins draws pairs of items of one list.
func drawPins(t *rapid.T, label string, ids []readout.ID) (pairs []resolve.Pair) {
	if len(ids) < 2 {
		return nil
	}
	for range rapid.IntRange(0, 3).Draw(t, label) {
		pairs = append(pairs, resolve.Pair{A: rapid.SampledFrom(ids).Draw(t, "a"), B: rapid.SampledFrom(ids).Draw(t, "b")})
	}
	return pairs
}

// itemsOf are the ids that are decided on, and the document of each.
func itemsOf(docs []resolve.Doc) (ids []readout.ID, of map[readout.ID]int) {
	of = map[readout.ID]int{}
	for i, d := range docs {
		for _, l := range lists {
			for _, x := range l.found(d.Record) {
				ids = append(ids, x.id)
				of[x.id] = i
			}
		}
	}
	return ids, of
}

// TestOrder: the documents in another order come to the same.
func TestOrder(t *testing.T) {
	r := resolver(t)
	rapid.Check(t, func(t *rapid.T) {
		docs := drawDocs(t)
		ids, _ := itemsOf(docs)
		pins := resolve.Pins{Must: drawPins(t, "must", ids), Cannot: drawPins(t, "cannot", ids)}
		shuffled := resolve.Pins{Must: slices.Clone(pins.Must), Cannot: slices.Clone(pins.Cannot)}
		slices.Reverse(shuffled.Must)
		slices.Reverse(shuffled.Cannot)
		a, b := r.Resolve(docs, pins), r.Resolve(rapid.Permutation(docs).Draw(t, "order"), shuffled)
		if d := cmp.Diff(a.Clusters, b.Clusters); d != "" {
			t.Errorf("another order, other clusters:\n%s", d)
		}
		if d := cmp.Diff(r.Copies(docs), r.Copies(rapid.Permutation(docs).Draw(t, "order"))); d != "" {
			t.Errorf("another order, other copies:\n%s", d)
		}
		for _, x := range ids {
			if d := cmp.Diff(a.Why(a.Of(x), x), b.Why(b.Of(x), x)); d != "" {
				t.Errorf("another order, other reasons:\n%s", d)
			}
		}
	})
}

// TestPins: what a person parted is apart; what they joined is one, or is
// said to have been refused.
func TestPins(t *testing.T) {
	r := resolver(t)
	rapid.Check(t, func(t *rapid.T) {
		docs := drawDocs(t)
		ids, _ := itemsOf(docs)
		pins := resolve.Pins{Must: drawPins(t, "must", ids), Cannot: drawPins(t, "cannot", ids)}
		got := r.Resolve(docs, pins)
		for _, p := range pins.Cannot {
			if p.A != p.B && got.Same(p.A, p.B) {
				t.Errorf("%s and %s were parted and are one", p.A, p.B)
			}
		}
		for _, p := range pins.Must {
			refused := slices.ContainsFunc(got.Refused, func(q resolve.Pair) bool { return q == p || q == resolve.Pair{A: p.B, B: p.A} })
			if got.Same(p.A, p.B) == refused {
				t.Errorf("%s and %s were joined: one %v, refused %v", p.A, p.B, got.Same(p.A, p.B), refused)
			}
		}
	})
}

// TestReasons: every item is in one cluster; of one document two only by a
// pin; each join has its reasons, with ids of the cluster, and nothing else
// has any.
func TestReasons(t *testing.T) {
	r := resolver(t)
	rapid.Check(t, func(t *rapid.T) {
		docs := drawDocs(t)
		ids, of := itemsOf(docs)
		got := r.Resolve(docs, resolve.Pins{})
		seen := map[readout.ID]bool{}
		for _, c := range got.Clusters {
			from := map[int]bool{}
			for _, x := range c.Items {
				if d, ok := of[x]; ok {
					if from[d] {
						t.Errorf("two items of one document in %v", c.Items)
					}
					from[d] = true
				}
				seen[x] = true
				why := got.Why(c.ID, x)
				if got.Of(x) != c.ID || (len(why) == 0) != (x == c.ID) {
					t.Errorf("%s stands for %s with reasons %v", got.Of(x), x, why)
				}
				for _, reason := range why {
					if got.Of(reason.A) != c.ID || got.Of(reason.B) != c.ID || reason.String() == "" {
						t.Errorf("a reason of %s: %v", c.ID, reason)
					}
				}
			}
		}
		for i, x := range ids {
			if !seen[x] {
				t.Errorf("%s is in no cluster", x)
			}
			if y := ids[(i+1)%len(ids)]; !got.Same(x, y) && got.Why(x, y) != nil {
				t.Errorf("reasons for %s and %s, which are not the same", x, y)
			}
		}
	})
}

// TestCopySpans: what is copied is quoted as it stands, at its place.
func TestCopySpans(t *testing.T) {
	r := resolver(t)
	rapid.Check(t, func(t *rapid.T) {
		docs := drawDocs(t)
		byID := map[readout.DocumentID]resolve.Doc{}
		for _, d := range docs {
			byID[d.Record.Documents[0].ID] = d
		}
		for _, c := range r.Copies(docs) {
			for _, s := range append(slices.Clone(c.InFrom), c.InTo...) {
				if byID[s.Doc].Text.Slice(s.Start, s.End) != s.Quote || s.Quote == "" {
					t.Errorf("the span %v is quoted otherwise", s)
				}
			}
			if c.From == c.To || c.Share <= 0 || c.Share > 1 {
				t.Errorf("the copy %v", c)
			}
		}
	})
}
