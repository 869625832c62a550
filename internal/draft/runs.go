package draft

import "strings"

// Run is a stretch of a redline as it is shown.
type Run struct {
	Kind     SegmentKind
	Old, New string // white space as single spaces; both where both versions have words here
	Space    bool   // white space stands before it
}

// Runs are the stretches of a redline as they are shown, one after the other.
func Runs(list []Segment) []Run {
	var runs []Run
	endA, endB := -1, -1
	for i, s := range list {
		r := Run{Kind: s.Kind, Space: i > 0}
		if s.A != nil {
			r.Old = strings.Join(strings.Fields(s.A.Quote), " ")
			r.Space = r.Space && s.A.Start != endA
			endA = s.A.End
		}
		if s.B != nil {
			r.New = strings.Join(strings.Fields(s.B.Quote), " ")
			r.Space = r.Space && s.B.Start != endB
			endB = s.B.End
		}
		runs = append(runs, r)
	}
	return runs
}
