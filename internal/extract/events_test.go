package extract

import (
	"fmt"
	"slices"
	"testing"

	"readout"
)

// TestEventExamples: the example of each kind of event tells one of that kind,
// and its brackets hold a word of the entry.
func TestEventExamples(t *testing.T) {
	table, err := loadEvents()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range table.Event {
		before, in, after := bracketed(t, e.Example)
		rec := facts(t, before+in+after)
		if !slices.ContainsFunc(rec.Events, func(x readout.Event) bool { return x.Type == e.Type }) {
			t.Errorf("%s: %q tells %v", e.Type, e.Example, eventLines(rec))
		}
	}
}

// TestEvents: what happened, what was announced, and what did not happen.
func TestEvents(t *testing.T) {
	expect(t, eventLines, []reading{
		{"nobody named", "Police raided the office of the guild on Monday.", nil, []string{"raid"}},
		{"by nobody at a time", "The talks ended after a coup in May 2021.", nil, []string{"coup"}},
		{"passive beside a noun", "The accord signed in Oslo by Ada Brandt was late.", nil, []string{"signature by Ada Brandt"}},
		{"ahead", "France said it would withdraw from the accord.", nil, []string{"withdrawal by France"}},
		{"not ahead", "France could withdraw from the accord. France did not arrest anybody.", nil, nil},
		{"from the air", "An air strike on Spain ended the talks.", nil, []string{"attack on Spain"}},
		{"delayed", "France delayed the tariffs on wool until May.", nil, []string{"tariff_delay by France"}},
		{"wanted", "France called for the release of two sailors.", nil, nil},
		{"a report dismissed", "France dismissed the report.", nil, nil},
		{"twice", "France arrested Ada Brandt on Monday. The arrest of Ada Brandt ended the talks.", nil, []string{"arrest by France on Ada Brandt"}},
	})
}

func eventLines(rec *readout.Record) (lines []string) {
	for _, e := range rec.Events {
		line := e.Type
		for _, a := range e.Actors {
			line += fmt.Sprintf(" by %s", a.Text)
		}
		for _, a := range e.Targets {
			line += fmt.Sprintf(" on %s", a.Text)
		}
		lines = append(lines, line)
	}
	return lines
}
