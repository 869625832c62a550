package app

import (
	"testing"

	"readout"
)

// TestUncertain: what somebody doubts, and what only anonymous sources tell.
func TestUncertain(t *testing.T) {
	said := []readout.Statement{{Sourced: readout.Sourced{ID: "s1"}, Source: readout.Source{Anonymous: true}}, {Sourced: readout.Sourced{ID: "s2"}}}
	a := newAsked(nil, nil, said, nil)
	by := func(stance readout.Stance, s ...readout.ID) (out []readout.According) {
		for _, id := range s {
			out = append(out, readout.According{Statement: id, Stance: stance})
		}
		return out
	}
	report := readout.According{Document: "d1", Stance: readout.Asserts}
	for name, c := range map[string]struct {
		by   []readout.According
		want bool
	}{
		"nobody": {nil, false}, "a report": {[]readout.According{report}, false}, "an anonymous source": {by(readout.Asserts, "s1"), true},
		"a named one too": {by(readout.Asserts, "s1", "s2"), false}, "a report too": {append(by(readout.Asserts, "s1"), report), false}, "a doubt": {append(by(readout.Doubts, "s2"), report), true},
	} {
		if got := a.uncertain(c.by); got != c.want {
			t.Errorf("%s: uncertain is %t", name, got)
		}
	}
}
