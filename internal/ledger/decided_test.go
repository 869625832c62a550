package ledger

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
)

// TestDecide: the later of two decisions about a pair stands, what is undone
// does not, and an undoing can be undone.
func TestDecide(t *testing.T) {
	join := func(n int, a, b readout.ID) readout.Decision {
		return readout.Decision{Number: n, Kind: readout.Join, A: a, B: b}
	}
	part := func(n int, a, b readout.ID) readout.Decision {
		return readout.Decision{Number: n, Kind: readout.Part, A: a, B: b}
	}
	undo := func(n, of int) readout.Decision {
		return readout.Decision{Number: n, Kind: readout.Undo, Undoes: of}
	}
	ab, cd := Pair{"a1", "a2"}, Pair{"a3", "a4"}
	for _, c := range []struct {
		name           string
		all            []readout.Decision
		joined, parted []Pair
	}{
		{"both", []readout.Decision{join(1, "a1", "a2"), part(2, "a3", "a4")}, []Pair{ab}, []Pair{cd}},
		{"the other way round", []readout.Decision{join(1, "a1", "a2"), part(2, "a2", "a1")}, nil, []Pair{ab}},
		{"undone", []readout.Decision{join(1, "a1", "a2"), undo(2, 1)}, nil, nil},
		{"the undoing undone", []readout.Decision{join(1, "a1", "a2"), undo(2, 1), undo(3, 2)}, []Pair{ab}, nil},
		{"the later one undone", []readout.Decision{join(1, "a1", "a2"), part(2, "a1", "a2"), undo(3, 2)}, []Pair{ab}, nil},
	} {
		got := Decide(c.all)
		if d := cmp.Diff(c.joined, got.Joined); d != "" {
			t.Errorf("%s: joined %s", c.name, d)
		}
		if d := cmp.Diff(c.parted, got.Parted); d != "" {
			t.Errorf("%s: parted %s", c.name, d)
		}
	}
	retract := readout.Decision{Number: 1, Kind: readout.Retract, A: "m1"}
	if _, ok := Decide([]readout.Decision{retract}).Retracted["m1"]; !ok {
		t.Error("what is retracted is not")
	}
	if len(Decide([]readout.Decision{retract, undo(2, 1)}).Retracted) > 0 {
		t.Error("what is no longer retracted is")
	}
}

// TestBring: one meeting told by two documents is one item with both accounts,
// what they tell in different ways, and references to what stands for each.
func TestBring(t *testing.T) {
	who := func(id readout.ID, name string) readout.Attendee {
		return readout.Attendee{Who: readout.Who{Actor: &id, Text: name}}
	}
	item := func(id readout.ID, d readout.DocumentID) readout.Sourced {
		return readout.Sourced{ID: id, Evidence: []readout.Span{{Doc: d, Quote: string(id)}}, AccordingTo: []readout.According{{Document: d, Stance: readout.Asserts}}}
	}
	rec := readout.NewRecord()
	rec.Actors = []readout.Actor{
		{Sourced: item("a1-1", "d1"), Kind: readout.Person, Name: "Brandt"},
		{Sourced: item("a1-2", "d2"), Kind: readout.Person, Name: "Ada Brandt"},
	}
	rec.Meetings = []readout.Meeting{
		{Sourced: item("m1-1", "d1"), Status: "planned", Format: "call", Attendees: []readout.Attendee{who("a1-1", "Brandt")}},
		{Sourced: item("m1-2", "d2"), Status: "held", Format: "unspecified", Absent: []readout.Who{who("a1-2", "Ada Brandt").Who}},
	}
	stands := map[readout.ID]readout.ID{"a1-2": "a1-1", "m1-2": "m1-1"}
	got := Bring(rec, func(id readout.ID) readout.ID {
		if to := stands[id]; to != "" {
			return to
		}
		return id
	})
	if len(got.Record.Meetings) != 1 || len(got.Record.Actors) != 1 {
		t.Fatalf("%d meetings, %d actors", len(got.Record.Meetings), len(got.Record.Actors))
	}
	m, a := got.Record.Meetings[0], got.Record.Actors[0]
	if m.ID != "m1-1" || m.Status != "held" || m.Format != "call" || len(m.Evidence) != 2 || len(m.AccordingTo) != 2 || *m.Absent[0].Actor != "a1-1" {
		t.Errorf("the meeting is %+v", m)
	}
	if a.Name != "Ada Brandt" || cmp.Diff([]string{"Brandt"}, a.Aliases) != "" {
		t.Errorf("the person is %q, %q", a.Name, a.Aliases)
	}
	want := []Difference{
		{"status", []Value{{"planned", []readout.ID{"m1-1"}}, {"held", []readout.ID{"m1-2"}}}},
		{"a1-1", []Value{{"there", []readout.ID{"m1-1"}}, {"not there", []readout.ID{"m1-2"}}}},
	}
	if d := cmp.Diff(want, got.Differences("m1-1")); d != "" {
		t.Error(d)
	}
	if rec.Meetings[1].ID != "m1-2" || *rec.Meetings[1].Absent[0].Actor != "a1-2" {
		t.Error("the record that was given has changed")
	}
}
