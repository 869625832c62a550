package draft

import (
	"fmt"
	"strings"
	"testing"

	"readout"
)

// wire is a record of reports on the drafts below.
func wire() *readout.Record {
	rec := readout.NewRecord()
	name, day := "Ljuben Wire", "2026-03-02"
	rec.Documents = []readout.Document{{ID: "d9", Kind: "report", Publisher: &name, Published: &day}, {ID: "d8", Kind: DocumentKind}}
	said := func(id readout.ID, words string) readout.Sourced {
		return readout.Sourced{ID: id, Evidence: []readout.Span{{Doc: "d9", Quote: words}}, AccordingTo: []readout.According{{Document: "d9", Stance: readout.Asserts}}}
	}
	astra, kovan := readout.ID("a1"), readout.ID("a2")
	rec.Actors = []readout.Actor{{Sourced: said("a1", "Astra"), Kind: readout.State, Name: "Astra", Aliases: []string{"Astran"}}, {Sourced: said("a2", "Kovan"), Name: "Mirela Kovan"}}
	denial := readout.Statement{Sourced: said("s1", "denied"), Source: readout.Source{Actor: &kovan, Text: "Kovan"}, Act: readout.Deny,
		Content: []readout.Span{{Doc: "d9", Quote: "that the archives of the museum would be given back"}}}
	rec.Statements = []readout.Statement{denial,
		{Sourced: said("s2", "said"), Source: readout.Source{Text: "officials"}, Act: readout.Assert, Content: []readout.Span{{Quote: "the old bridge is handed over"}}},
		{Sourced: said("s3", "agreed"), Source: readout.Source{Text: "officials"}, Act: readout.Accept, Content: []readout.Span{{Quote: "the weather"}}}}
	step := func(id readout.ID, action string, by *readout.Who) readout.Step {
		return readout.Step{Sourced: said(id, action), Action: action, By: by}
	}
	old := readout.ID("v2")
	bridge := readout.Provision{Sourced: said("v1", "bridge"), Issue: "bridge", Content: []readout.Span{{Doc: "d9", Quote: "handing over the old bridge to guards"}},
		History: []readout.Step{step("h1", "proposed", &readout.Who{Actor: &astra}), step("h2", "proposed", &readout.Who{Text: "Borea"})}}
	bridge.History[0].Replaces = &old
	own := said("v3", "own")
	own.Evidence[0].Doc = "d8"
	rec.Provisions = []readout.Provision{bridge,
		{Sourced: said("v2", "toll"), Issue: "toll", Content: []readout.Span{{Doc: "d9", Quote: "a toll on the old bridge"}}},
		{Sourced: own, Issue: "bridge", Content: []readout.Span{{Doc: "d8", Quote: "the old bridge is handed over to guards"}}}}
	rec.Disputes = []readout.Dispute{{Sourced: said("x1", "dispute"), About: "h1", Denied: []readout.According{{Statement: "s1", Stance: readout.Denies}}}}
	rec.Positions = []readout.Position{{Sourced: said("q1", "demand"), Party: &astra, Issue: "archives", Stance: "red_line", Content: []readout.Span{{Quote: "the archives of the museum in Ljuben"}}},
		{Sourced: said("q2", "offer"), Party: &astra, Issue: "all", Stance: "offer", Content: []readout.Span{{Quote: "Borea would give back the archives of the museum in Ljuben, tolls would stay as they are, and much else"}}}}
	count := func(id readout.ID, name string, n int) readout.Draft {
		return readout.Draft{Sourced: said(id, name), Name: name, Points: &n}
	}
	rec.Drafts = []readout.Draft{count("p1", "28-point plan", 28), count("p2", "three-point Vessa proposal", 3), count("p3", "Selm Accord", 2), count("p5", "Astran plan to end the fighting", 4), {Sourced: said("p4", "plan"), Name: "Vessa plan"}}
	return rec
}

const (
	first = "Vessa plan\n\n1. The old bridge is handed over to guards.\n2. Borea gives back the archives of the museum in Ljuben.\n3. Tolls stay as they are.\n"
	later = "Vessa plan\n\n1. Borea gives back the archives of the museum in Ljuben within a year.\n2. The old bridge is handed over to guards.\n"
)

// TestReports: what reports say stands with the point that it is about, and
// nothing else does.
func TestReports(t *testing.T) {
	var got []string
	for i, list := range Reports(wire(), paperOf(t, first)) {
		for _, r := range list {
			got = append(got, fmt.Sprintf("%d %s %s [%s] [%s] %q", i+1, r.Item, By(r), Names(r.Asserted), Names(r.Denied), r.Replaces))
		}
	}
	want := `1 v1 proposed by Astra [Ljuben Wire, 2026-03-02] [Mirela Kovan (Ljuben Wire), 2026-03-02] "a toll on the old bridge"
1 v1 proposed by Borea [Ljuben Wire, 2026-03-02] [] ""
1 v2 mentioned [Ljuben Wire, 2026-03-02] [] ""
2 q1 called a red line by Astra [Ljuben Wire, 2026-03-02] [] ""
2 q2 offered by Astra [Ljuben Wire, 2026-03-02] [] ""
2 s1 denied by Mirela Kovan [Ljuben Wire, 2026-03-02] [] ""
3 q2 offered by Astra [Ljuben Wire, 2026-03-02] [] ""`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s", s)
	}
}

// TestCounts: numbers of points of this draft, or of one without a name, and
// the versions that have as many.
func TestCounts(t *testing.T) {
	var got []string
	for _, c := range Counts(wire(), paperOf(t, first), paperOf(t, later)) {
		got = append(got, fmt.Sprint(c.Item, c.Points, c.Agrees))
	}
	if s := strings.Join(got, ", "); s != "p128 [], p23 [0], p54 []" {
		t.Error(s)
	}
}

// TestBlame: when each point and each word entered, and what contradicts what.
func TestBlame(t *testing.T) {
	third := "Vessa plan\n\n1. The old bridge is handed over to guards. Borea gives back the archives of the museum in Ljuben within a year.\n2. Nobody sings.\n"
	var versions []Version
	for _, s := range []string{first, later, third} {
		versions = append(versions, Version{Paper: paperOf(t, s)})
	}
	var got []string
	for _, l := range Blame(versions, wire()).Points {
		got = append(got, fmt.Sprintf("%s entered %d left %d", l.Number, l.Entered, l.Left))
		for _, c := range l.Changes {
			got = append(got, fmt.Sprint("  ", c.Version, " ", c.Kind, c.Moved, c.From))
		}
		for _, o := range l.Origins {
			got = append(got, fmt.Sprintf("  %d %q", o.Version, o.Span.Quote))
		}
		for _, c := range l.Clashes {
			got = append(got, "  ! "+c)
		}
	}
	want := `1 entered 0 left -1
  1 changedfalse [2]
  2 mergedfalse [1 2]
  0 "The old bridge is handed over to guards. Borea gives back the archives of the museum in Ljuben"
  1 "within a year."
  ! that it was proposed by Astra is denied by Mirela Kovan (Ljuben Wire), 2026-03-02
  ! Mirela Kovan denies it, says Ljuben Wire, 2026-03-02
  ! it is said to come from Astra, says Ljuben Wire, 2026-03-02; from Borea, says Ljuben Wire, 2026-03-02
2 entered 2 left -1
  2 "Nobody sings."
3 entered 0 left 1
  0 "Tolls stay as they are."`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s", s)
	}
}

// TestStillThere: a report that a point was removed contradicts a version of
// that day or later that has it.
func TestStillThere(t *testing.T) {
	gone := Report{What: "removed", Asserted: []Voice{{Name: "Ljuben Wire", Published: "2026-03-02"}}}
	early, late := "2026-03-01", "2026-03-05"
	versions := []Version{{Document: readout.Document{Published: &early}}, {Document: readout.Document{Published: &late}}}
	if got := stillThere(Life{Left: -1, Reports: []Report{gone}}, versions); len(got) != 1 || got[0] != "that it was removed, says Ljuben Wire, 2026-03-02; the version of 2026-03-05 has it" {
		t.Error(got)
	}
	if got := stillThere(Life{Left: 1, Reports: []Report{gone}}, versions); got != nil {
		t.Error("it was removed, and", got)
	}
}

// TestBlameSplit: what was split off came in with the words that it took along.
func TestBlameSplit(t *testing.T) {
	var versions []Version
	for _, s := range []string{
		"1. Guns are withdrawn behind the hills within ten days.\n2. Tolls are halved.\n",
		"1. Guns are withdrawn behind the hills within ten days, and drones are grounded on both banks.\n2. Tolls are halved.\n",
		"1. Guns are withdrawn behind the hills within ten days.\n2. Drones are grounded on both banks.\n3. Tolls are halved.\n",
	} {
		versions = append(versions, Version{Paper: paperOf(t, s)})
	}
	var got []string
	for _, l := range Blame(versions, nil).Points {
		got = append(got, fmt.Sprint(l.Number, " ", l.Entered, l.Changes))
	}
	if s := strings.Join(got, ", "); s != "1 0 [{1 changed false [1]} {2 split false [1]}], 2 1 [{2 split false [1]}], 3 0 []" {
		t.Error(s)
	}
}

// TestSettled: of wording in brackets, what was taken, what fell and what is
// still open.
func TestSettled(t *testing.T) {
	a := paperOf(t, "1. Forces leave the bridge within [30] [60] days of signature.\n2. Guards [may / shall] carry [Astra: no rifles] at night.\n3. Tolls [in May] are halved.\n4. The [old] [new] road opens.\n")
	b := paperOf(t, "1. Forces leave the bridge within 60 days of signature.\n2. Guards may carry [Astra: no rifles] at night.\n3. Tolls are halved.\n4. The green road opens.\n")
	c := Compare(a, b)
	var got []string
	for _, m := range c.Matches {
		for _, s := range c.Settled(m) {
			taken := "nothing"
			if s.Option >= 0 {
				taken = s.Choice.Options[s.Option].Words.Quote
			}
			got = append(got, s.Choice.Span.Quote+" = "+taken)
		}
	}
	if s := strings.Join(got, ", "); s != "[30] [60] = 60, [may / shall] = may, [in May] = nothing" {
		t.Error(s)
	}
}

// TestRenumbered: a reference to a point that has another number is no change.
func TestRenumbered(t *testing.T) {
	a := paperOf(t, "1. Trains run daily.\n2. Banks open.\n3. Ships sail as point 2 says, and by Article 9 of the treaty.\n")
	b := paperOf(t, "1. Banks open.\n2. Ships sail as point 1 says, and by Article 9 of the treaty.\n")
	for _, m := range Compare(a, b).Matches {
		if len(m.A) > 0 && m.A[0] == 2 && m.Kind != Kept {
			t.Errorf("%s with %v", m.Kind, Runs(m.Redline))
		}
	}
}
