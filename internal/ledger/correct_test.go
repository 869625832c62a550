package ledger

import (
	"testing"

	"readout"
)

// TestCorrect: what is corrected last stands, until it is undone; the rest of an
// item stays as it is, and so do others.
func TestCorrect(t *testing.T) {
	was := "2026-03-04"
	when := &readout.When{Text: "on Wednesday", EDTF: &was}
	rec := func() *readout.Record {
		return &readout.Record{
			Meetings: []readout.Meeting{{Sourced: readout.Sourced{ID: "m1"}, Status: "planned", When: when}, {Sourced: readout.Sourced{ID: "m2"}, Status: "planned"}},
			Events:   []readout.Event{{Sourced: readout.Sourced{ID: "e1"}, Type: "raid"}}}
	}
	say := func(n int, field, value string) readout.Decision {
		return readout.Decision{Number: n, Kind: readout.Correct, A: "m1", Field: field, Value: value}
	}
	all := []readout.Decision{say(1, "status", "cancelled"), say(2, "status", "held"), say(3, "when", "2026-03-05"), say(4, "colour", "red")}
	got := rec()
	Correct(got, Decide(all).Corrected)
	m := got.Meetings[0]
	if m.Status != "held" || *m.When.EDTF != "2026-03-05" || m.When.Text != "on Wednesday" || got.Meetings[1].Status != "planned" || got.Events[0].Type != "raid" {
		t.Errorf("%+v", got)
	}
	if *when.EDTF != was {
		t.Error("what stood on the record was changed in place")
	}
	for n, want := range map[int]string{2: "cancelled", 1: "held"} {
		got := rec()
		Correct(got, Decide(append(all, readout.Decision{Number: 5, Kind: readout.Undo, Undoes: n})).Corrected)
		if got.Meetings[0].Status != want {
			t.Errorf("with %d undone the status is %s, want %s", n, got.Meetings[0].Status, want)
		}
	}
	d := Decide([]readout.Decision{{Number: 1, Kind: readout.Retract, A: "m1"}, say(2, "status", "held")})
	if len(d.Retracted) > 0 || len(d.Approved) != 1 {
		t.Errorf("what is corrected stands: %+v", d)
	}
}

func TestBlanks(t *testing.T) {
	found := map[string]bool{}
	rec := &readout.Record{Positions: []readout.Position{{Stance: "demand", Issue: "toll"}}, Statements: []readout.Statement{{Act: readout.Deny}}, Drafts: make([]readout.Draft, 1)}
	Blanks(rec, func(_ readout.ID, blanks []Blank) {
		for _, b := range blanks {
			found[b.Field+" "+b.Value] = b.Fits("offer")
		}
	})
	want := map[string]bool{"stance demand": true, "issue toll": true, "act deny": false, "name ": true, "when ": true}
	for name, fits := range want {
		if got, ok := found[name]; !ok || got != fits {
			t.Errorf("%q: %t, %t", name, got, ok)
		}
	}
}
