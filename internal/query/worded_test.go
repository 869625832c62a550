package query

import (
	"strings"
	"testing"
)

func TestWorded(t *testing.T) {
	for q, want := range map[string]bool{
		"ferry": true, "ferry -toll": true, "date:2026 ferry": true, "ferry OR toll": true, "(ferry OR toll) source:gazette": true,
		"-ferry": false, "status:held": false, "ferry OR status:held": false, "date:2026": false,
	} {
		e, err := Parse(q, strings.ToLower)
		if err != nil {
			t.Fatal(err)
		}
		if Worded(e) != want {
			t.Errorf("%s: %v", q, !want)
		}
	}
}
