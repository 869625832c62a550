package extract

import (
	"fmt"
	"testing"

	"readout"
)

// TestDisputes: what is denied, by whom, and who had said it.
func TestDisputes(t *testing.T) {
	expect(t, disputeLines, []reading{
		{name: "a statement", text: "Ada Brandt said Norway had closed the bridge. Tom Cole denied that Norway had closed the bridge.",
			want: []string{"[s1] [s2]"}},
		{name: "in a word", text: "Ada Brandt said Norway had closed the bridge.\n\n“That is nonsense,” Tom Cole said.",
			want: []string{"[s1] [s2]"}},
		{name: "by one word left out", text: "Ada Brandt said there had been a second round. Tom Cole said there was not.",
			want: []string{"[s1] [s2]"}},
		{name: "in other words", text: "Ada Brandt said the two had talked on Monday. “There was no call,” Tom Cole said.",
			want: []string{"[s1] [s2]"}},
		{name: "the report's own voice", text: "Norway added a clause on timber to the accord in May. Tom Cole denied adding a clause on timber.",
			want: []string{"[document] [s1]"}},
		{name: "without its other half", text: "It rained in Oslo. Tom Cole denied taking money from the ferry company.",
			want: []string{"[] [s1]"}},
		{name: "no denial", text: "Ada Brandt said Norway had closed the bridge. Tom Cole did not deny that Norway had closed the bridge.", want: nil},
		{name: "a view", text: "Ada Brandt said the toll was fair. Tom Cole said the toll would not help the farmers.", want: nil},
		{name: "both say no", text: "Ada Brandt said there was no deal. Tom Cole said there was no deal.", want: nil},
	})
}

func disputeLines(rec *readout.Record) (lines []string) {
	ids := func(list []readout.According) (out []string) {
		for _, a := range list {
			if a.Statement == "" {
				out = append(out, "document")
			} else {
				out = append(out, string(a.Statement))
			}
		}
		return out
	}
	for _, x := range rec.Disputes {
		lines = append(lines, fmt.Sprint(ids(x.Asserted), " ", ids(x.Denied)))
	}
	return lines
}
