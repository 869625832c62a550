package query

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// meeting is an item that is asked about in the tests.
var meeting = Item{
	Fields: map[string][]string{"list": {"meetings"}, "person": {"ada brandt", "peter lindqvist"}, "status": {"held"}, "place": {"geneva"}},
	Text:   "ada brandt met peter lindqvist in geneva about the ferry", First: "2026-03-04", Last: "2026-03-05",
}

func TestMatch(t *testing.T) {
	for query, want := range map[string]bool{
		"ferry": true, "toll": false, "FERRY": true, `"about the ferry"`: true, `"the about"`: false, "ferr": false,
		"person:brandt": true, `person:"ada brandt"`: true, `person:"brandt peter"`: false, "party:brandt": false,
		"list:meetings status:held": true, "list:meetings AND status:planned": false, "status:planned OR place:geneva": true,
		"-status:planned": true, "NOT ferry": false, "(toll OR ferry) -place:oslo": true, "ferry (toll OR bridge)": false,
		"date:2026": true, "date:2026-03-05": true, "date:2026-03-06": false, "date:2026-03-05..": true, "date:..2026-03-03": false, "date:2026-02..2026-03": true, "date:2026-04..2026-05": false,
	} {
		e, err := Parse(query, strings.ToLower)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if got := e.Match(meeting); got != want {
			t.Errorf("%s matches: %t", query, got)
		}
	}
}

func TestErrors(t *testing.T) {
	for query, want := range map[string]string{
		"":                 "column 1: something to look for is missing here",
		"ferry OR":         "column 9: something to look for is missing here",
		"AND ferry":        "column 1: nothing stands before AND",
		"ferry AND":        "column 7: nothing stands behind AND",
		"(ferry":           "column 1: the ( is not closed",
		"ferry)":           "column 6: a ) without a ( before it",
		`ferry "the toll`:  "column 7: the \" is not closed",
		"ferry persn:ada":  "column 7: there is no field \"persn\"",
		"person: ada":      "column 8: a value is missing behind person:",
		"date:yesterday":   "column 6: \"yesterday\" is no date",
		"date:2026-3":      "column 6: \"2026-3\" is no date",
		"ferry is:dispute": "column 10: is is never \"dispute\": it is disputed, anonymous, uncertain",
		"date:..":          "column 6: the range has no end",
		"ferry -":          "column 7: \"-\" has no letters or digits to look for",
		"ferry NOT":        "column 10: something to look for is missing here",
		"person:brandt ()": "column 16: something to look for is missing here",
	} {
		_, err := Parse(query, func(s string) string { return strings.Trim(strings.ToLower(s), "-") })
		var e *Error
		if !errors.As(err, &e) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", query, err, want)
		}
	}
}

// TestAnyQuery: whatever is asked is read or refused with a column in it, and
// what was read, written and read again asks for the same.
func TestAnyQuery(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"ferry", "AND", "OR", "NOT", "-", "(", ")", `"`, ":", "person:brandt", "date:2026..", "status:held", " ", "é"}), 0, 12).Draw(t, "parts")
		query := strings.Join(parts, " ")
		e, err := Parse(query, strings.ToLower)
		if err != nil {
			var at *Error
			if !errors.As(err, &at) || at.Column < 1 || at.Column > len([]rune(query))+1 {
				t.Fatalf("%q: %v", query, err)
			}
			return
		}
		again, err := Parse(e.String(), strings.ToLower)
		if err != nil {
			t.Fatalf("%q is written %q: %v", query, e, err)
		}
		if e.Match(meeting) != again.Match(meeting) {
			t.Fatalf("%q and %q ask for different things", query, e)
		}
	})
}
