package ledger

import (
	"strings"

	"readout"
	"readout/text"
)

// AnchorState is what became of a fact's words in a later version of its
// document.
type AnchorState string

// The states of an anchor.
const (
	Exact AnchorState = "exact" // the same words at the same place
	Moved AnchorState = "moved" // the same words, elsewhere
	Lost  AnchorState = "lost"  // no longer there
)

// Anchor is one quote of an item of an earlier version, and where the later
// one has it.
type Anchor struct {
	Item  readout.ID
	State AnchorState
	Was   readout.Span
	Start int // code points of the later text; 0 where it is lost
}

// Anchors looks for the words of all facts of an earlier version of a document
// in the text of a later one; who is named is no fact of its own. Words that
// stand there several times are taken where they are nearest to where they
// were.
func Anchors(earlier *readout.Record, later *text.Text) []Anchor {
	var out []Anchor
	Each(earlier, func(s readout.Sourced) {
		if strings.HasPrefix(string(s.ID), "a") || strings.HasPrefix(string(s.ID), "o") {
			return
		}
		for _, e := range s.Evidence {
			out = append(out, anchor(s.ID, e, later))
		}
	})
	return out
}

// anchor looks for one quote.
func anchor(id readout.ID, was readout.Span, later *text.Text) Anchor {
	a := Anchor{Item: id, State: Lost, Was: was}
	if was.End <= later.Len() && later.Slice(was.Start, was.End) == was.Quote {
		a.State, a.Start = Exact, was.Start
		return a
	}
	whole, best := later.String(), -1
	for from := 0; was.Quote != ""; {
		i := strings.Index(whole[from:], was.Quote)
		if i < 0 {
			break
		}
		start := later.Rune(from + i)
		if best < 0 || distance(start, was.Start) < distance(best, was.Start) {
			best = start
		}
		from += i + len(was.Quote)
	}
	if best >= 0 {
		a.State, a.Start = Moved, best
	}
	return a
}

func distance(a, b int) int { return max(a-b, b-a) }
