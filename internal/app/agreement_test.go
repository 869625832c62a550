package app

import (
	"math"
	"testing"

	"readout"
	"readout/internal/ledger"
)

// TestAgreement: what each says last counts, what is undone does not, and who
// judged alone tells nothing.
func TestAgreement(t *testing.T) {
	var all []readout.Decision
	say := func(by string, kind readout.DecisionKind, items ...readout.ID) {
		for _, id := range items {
			all = append(all, readout.Decision{Number: len(all) + 1, Kind: kind, A: id, By: by})
		}
	}
	say("ada", readout.Approve, "m1", "m2", "m3", "m4")
	say("bo", readout.Retract, "m1")
	all = append(all, readout.Decision{Number: len(all) + 1, Kind: readout.Undo, Undoes: 5, By: "bo"})
	say("bo", readout.Approve, "m2", "m3", "m5")
	say("bo", readout.Correct, "m6")
	say("bo", readout.Retract, "m4")
	say("ada", readout.Retract, "m3")
	say("bo", readout.Retract, "m3")
	say("cy", readout.Approve, "m5")
	a := agreement(ledger.Codes(all))
	if a.Facts != 4 || len(a.Differ) != 1 || a.Differ[0] != "m4" || len(a.Pairs) != 2 {
		t.Fatalf("%+v", a)
	}
	p := a.Pairs[0] // m2 both approve, m3 both retract, m4 they differ: 2 of 3, by chance 4 of 9
	if p.A != "ada" || p.B != "bo" || p.Facts != 3 || p.Same != 2 || p.Kappa == nil || math.Abs(*p.Kappa-0.4) > 1e-9 {
		t.Errorf("%+v", p)
	}
	if p := a.Pairs[1]; p.A != "bo" || p.B != "cy" || p.Facts != 1 || p.Kappa != nil {
		t.Errorf("%+v", p)
	}
	// Eight values: five approvals, three retractions; one pair differs, so that
	// alpha is 1 - 7·2/(5·3·2).
	if want := 1 - 7*2.0/30; a.Alpha == nil || math.Abs(*a.Alpha-want) > 1e-9 {
		t.Errorf("alpha is %v, want %v", a.Alpha, want)
	}
	if none := agreement(nil); none.Alpha != nil || none.Facts != 0 {
		t.Errorf("of nothing: %+v", none)
	}
}
