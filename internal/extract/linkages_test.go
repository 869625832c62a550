package extract

import (
	"testing"

	"readout"
)

// TestLinkageExamples: each entry of the table has an example that ties two
// things.
func TestLinkageExamples(t *testing.T) {
	for _, l := range loaded(t).extractor.linking.Linkage {
		before, in, after := bracketed(t, l.Example)
		if rec := facts(t, before+in+after); len(rec.Linkages) != 1 {
			t.Errorf("%q gives %q", l.Example, linkageLines(rec))
		}
	}
}

// TestLinkages: what is tied to what, which way, and by whom.
func TestLinkages(t *testing.T) {
	expect(t, linkageLines, []reading{
		{name: "behind", text: "Ada Brandt said Norway would open the bridge only if the toll was shared.",
			want: []string{"Ada Brandt: Norway would open the bridge <- the toll was shared"}},
		{name: "before", text: "Unless the toll is shared, Norway will close the bridge.",
			want: []string{"Norway: Norway will close the bridge <- the toll is shared"}},
		{name: "first", text: "Norway must first pull back its guns before the talks can go on.",
			want: []string{"Norway: the talks can go on <- Norway must first pull back its guns"}},
		{name: "not before", text: "We will not talk until the guns are gone.",
			want: []string{": We will not talk <- the guns are gone"}},
		{name: "needs", text: "Any change to the map requires a vote of both chambers.",
			want: []string{": Any change to the map <- a vote of both chambers"}},
		{name: "whether", text: "Norway did not know if the bridge would open.", want: nil},
		{name: "a date", text: "Norway would not open the bridge until Friday.", want: nil},
		{name: "a place", text: "They did not discuss the case, which is before the court.", want: nil},
		{name: "the past", text: "Norway closed the bridge without a word.", want: nil},
	})
}

func linkageLines(rec *readout.Record) (lines []string) {
	for _, l := range rec.Linkages {
		holder := ""
		if l.Holder != nil {
			holder = told(rec, l.Holder.Actor, l.Holder.Text)
		}
		lines = append(lines, holder+": "+l.Issue+" <- "+l.Requires)
	}
	return lines
}
