package extract

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

// bracketed takes an example of a lexicon apart: what stands before, in and
// behind its brackets.
func bracketed(t *testing.T, example string) (before, in, after string) {
	t.Helper()
	before, rest, opened := strings.Cut(example, "[")
	in, after, closed := strings.Cut(rest, "]")
	if !opened || !closed || in == "" || strings.ContainsAny(before+in+after, "[]") {
		t.Fatalf("%q has no words in brackets", example)
	}
	return before, in, after
}

// actsOf are the acts of the statements of a sentence, one of which has these
// parts.
func actsOf(t *testing.T, sentence, cue, source, content string) []readout.Act {
	t.Helper()
	var all []readout.Act
	for _, s := range facts(t, sentence, [3]string{cue, source, content}).Statements {
		if !slices.Contains(all, s.Act) {
			all = append(all, s.Act)
		}
	}
	return all
}

// TestActExamples: each entry of the lexicon has an example, its brackets
// hold a cue or a phrase of that entry, and it is of the entry's act.
func TestActExamples(t *testing.T) {
	table, err := loadActs()
	if err != nil {
		t.Fatal(err)
	}
	missing := map[readout.Act]bool{}
	for a := range acts {
		missing[a] = true
	}
	for _, e := range table.Cue {
		delete(missing, e.Act)
		before, in, after := bracketed(t, e.Example)
		if !slices.Contains(e.Lemmas, table.base(in, in)) {
			t.Errorf("%s: %q of %q is no cue of the entry", e.Act, in, e.Example)
		}
		if got := actsOf(t, before+in+after, in, strings.TrimSpace(before), strings.Trim(after, " .")); !slices.Equal(got, []readout.Act{e.Act}) {
			t.Errorf("%s: %q is %q", e.Act, e.Example, got)
		}
	}
	for a := range missing {
		t.Errorf("no cue has the act %s", a)
	}
	for _, e := range table.Content {
		before, in, after := bracketed(t, e.Example)
		if !e.Main && !slices.Contains(e.Words, in) {
			t.Errorf("%s: %q of %q is no phrase of the entry", e.Act, in, e.Example)
		}
		if got := actsOf(t, "Greta Hollweg said "+before+in+after+".", "said", "Greta Hollweg", before+in+after); !slices.Equal(got, []readout.Act{e.Act}) {
			t.Errorf("%s: %q is %q", e.Act, e.Example, got)
		}
	}
}

// TestActs: the cue before the content, the longest phrase of cues first, a
// cue with a meaning before a plain one, "not" turned round.
func TestActs(t *testing.T) {
	for _, c := range []struct {
		cue, content string
		want         readout.Act
	}{
		{"said", "the road was open", readout.Assert},
		{"said", "it was not true", readout.Deny},
		{"said", "nobody mustered men", readout.Assert}, // "must" is no word of it
		{"said", "there would be consequences", readout.Threaten},
		{"confirmed", "there would be consequences", readout.Confirm},
		{"denied", "there would be consequences", readout.Deny},
		{"said and denied", "the road was open", readout.Deny},
		{"called", "the road a farce", readout.Evaluate},
		{"called for", "a new road", readout.Demand},
		{"did not accept", "the offer", readout.Reject},
		{"never accepted", "the offer", readout.Reject},
		{"did not believe", "the road was open", readout.Deny},
		{"would not say", "who built the road", readout.Decline},
		{"would neither confirm nor deny", "that the road was open", readout.Decline},
	} {
		if got := actsOf(t, "Greta Hollweg "+c.cue+" "+c.content+".", c.cue, "Greta Hollweg", c.content); !slices.Contains(got, c.want) || len(got) > 1 {
			t.Errorf("%q of %q is %q, want %s", c.cue, c.content, got, c.want)
		}
	}
}

// TestBase: verb forms to the lemmas of the lexicon; what is not in it keeps
// the lemma that it came with.
func TestBase(t *testing.T) {
	table, err := loadActs()
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{
		"denied": "deny", "denies": "deny", "denying": "deny", "dubbed": "dub", "said": "say", "told": "tell", "proposed": "propose", "pledges": "pledge",
		"insisting": "insist", "undertook": "undertake", "demanded": "demand", "dismisses": "dismiss",
		"": "LEMMA", "s": "LEMMA", "ed": "LEMMA", "walked": "LEMMA", "ports": "LEMMA",
	} {
		if got := table.base(form, "LEMMA"); got != want {
			t.Errorf("%q is a form of %q, want %q", form, got, want)
		}
	}
	if got := table.base("denied", "say"); got != "say" {
		t.Errorf("a lemma of the lexicon became %q", got)
	}
}
