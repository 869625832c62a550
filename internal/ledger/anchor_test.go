package ledger

import (
	"testing"

	"pgregory.net/rapid"

	"readout"
	"readout/text"
)

// TestAnchors: words at the same place, words that moved, of which the nearest
// are taken, and words that are gone.
func TestAnchors(t *testing.T) {
	later, err := text.New("Übrigens: the toll stays. The ferry sails. Again: the toll stays.")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		quote string
		was   int
		state AnchorState
		start int
	}{
		{"the toll stays", 10, Exact, 10},
		{"the toll stays", 12, Moved, 10},
		{"the toll stays", 48, Moved, 50},
		{"The ferry sails", 0, Moved, 26},
		{"The bridge is shut", 10, Lost, 0},
	} {
		r := readout.NewRecord()
		r.Events = []readout.Event{{Sourced: readout.Sourced{ID: "e1", Evidence: []readout.Span{{Start: c.was, End: c.was + len([]rune(c.quote)), Quote: c.quote}}}}}
		got := Anchors(r, later)
		if len(got) != 1 || got[0].State != c.state || got[0].Start != c.start {
			t.Errorf("%q at %d: %+v", c.quote, c.was, got)
		}
	}
}

// TestAnchored: whatever is put before a text, its words are found where they
// went.
func TestAnchored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringMatching(`[a-zé ]{0,20}`).Draw(t, "before")
		words := rapid.StringMatching(`[A-Z]{5,20}`).Draw(t, "words")
		later, err := text.New(before + words)
		if err != nil {
			t.Fatal(err)
		}
		r := readout.NewRecord()
		r.Events = []readout.Event{{Sourced: readout.Sourced{ID: "e1", Evidence: []readout.Span{{Start: 0, End: len(words), Quote: words}}}}}
		got := Anchors(r, later)[0]
		if want := len([]rune(before)); got.State == Lost || got.Start != want || (got.State == Exact) != (want == 0) {
			t.Fatalf("%q in %q: %+v", words, before+words, got)
		}
	})
}
