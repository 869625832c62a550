package draft

import "readout"

// Kind is what became of points.
type Kind string

// What may become of points from one version to the next. A number alone is
// no part of a point: renumbering changes nothing.
const (
	Kept    Kind = "kept"
	Changed Kind = "changed"
	Removed Kind = "removed"
	Added   Kind = "added"
	Merged  Kind = "merged" // several points became one
	Split   Kind = "split"  // one point became several
)

// Match is what became of one point, or of several that became one, or of one
// that became several.
type Match struct {
	Kind    Kind
	Moved   bool  // it stands in another order among its siblings, or under another point
	A, B    []int // points of either version; none for what was added, or removed
	Redline []Segment
}

// Segment is a stretch of a redline.
type Segment struct {
	Kind SegmentKind
	A, B *readout.Span // in the first version and in the second; nil where it is not
}

// SegmentKind is what became of a stretch of words.
type SegmentKind string

// Same words stand in both versions; Renumbered is a reference to a point that
// has another number now.
const (
	Same       SegmentKind = "same"
	Deleted    SegmentKind = "deleted"
	Inserted   SegmentKind = "inserted"
	Renumbered SegmentKind = "renumbered"
)

// Comparison is what became of a draft from version A to version B.
type Comparison struct {
	A, B *Paper
	// Matches hold each point of either version once, in the order of B; what
	// was removed stands behind what it stood behind in A.
	Matches                  []Match
	Title, Preamble, Closing []Segment // nil where neither version has one
}

// Settled is what became of a choice in brackets: which of its options stands.
type Settled struct {
	Choice Choice
	Option int // -1 where the words fell
}

// Count is the number of matches of a kind; of "moved", of those that moved.
func (c *Comparison) Count(k Kind) int {
	n := 0
	for _, m := range c.Matches {
		if m.Kind == k || k == "moved" && m.Moved {
			n++
		}
	}
	return n
}
