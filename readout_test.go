package readout_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"readout"
)

// TestEmptyRecord: the lists of a record stand in the order of the format
// and are empty, never null.
func TestEmptyRecord(t *testing.T) {
	b, err := json.Marshal(readout.NewRecord())
	want := `{"version":1,"documents":[],"actors":[],"offices":[],"statements":[],"meetings":[],"drafts":[],` +
		`"provisions":[],"positions":[],"linkages":[],"events":[],"disputes":[]}`
	if err != nil || string(b) != want {
		t.Errorf("got %s, error %v", b, err)
	}
}

// TestFormat: the fields of each item are those of the format, in its order;
// what is unknown is null.
func TestFormat(t *testing.T) {
	said := readout.ID("s1")
	for want, item := range map[string]any{
		`{"id":"","title":null,"publisher":null,"authors":null,"published":null,"url":null,"kind":"","language":null,"sha256":"","characters":0}`: readout.Document{},
		`{"doc":"d1","start":1,"end":3,"quote":"no"}`:           readout.Span{Doc: "d1", Start: 1, End: 3, Quote: "no"},
		`{"document":"d1","stance":"asserts"}`:                  readout.According{Document: "d1", Stance: readout.Asserts},
		`{"statement":"s1","stance":"denies"}`:                  readout.According{Statement: said, Stance: readout.Denies},
		`{"actor":null,"text":"the envoy"}`:                     readout.Who{Text: "the envoy"},
		`{"text":"Monday","edtf":null}`:                         readout.When{Text: "Monday"},
		`{"actor":null,"text":"","anonymous":true,"span":null}`: readout.Source{Anonymous: true},
		`{"id":"s1","evidence":null,"according_to":null,"source":{"actor":null,"text":"","anonymous":false,"span":null},"cue":null,` +
			`"content":null,"direct":false,"act":"deny","addressee":null,"outlet":null,"said":null,"within":null}`: readout.Statement{
			Sourced: readout.Sourced{ID: said}, Act: readout.Deny},
		`{"actor":null,"text":"the envoy","party":null}`: readout.Attendee{Who: readout.Who{Text: "the envoy"}},
		`{"id":"o1","evidence":null,"according_to":null,"holder":{"actor":null,"text":""},"title":"envoy","body":null,"status":"former",` +
			`"since":null,"until":null,"how":null}`: readout.Office{Sourced: readout.Sourced{ID: "o1"}, Title: "envoy", Status: readout.Former},
		`{"id":"","evidence":null,"according_to":null,"action":"added","by":null,"replaces":null,"to":null,"draft":null,"when":null}`: readout.Step{Action: "added"},
	} {
		if b, err := json.Marshal(item); err != nil || string(b) != want {
			t.Errorf("got  %s, error %v\nwant %s", b, err, want)
		}
	}
}

func TestError(t *testing.T) {
	e := &readout.Error{Op: "read", Path: "a.txt", Err: fs.ErrNotExist, Hint: "check the path"}
	if e.Error() != "read a.txt: file does not exist" || !errors.Is(e, fs.ErrNotExist) || strings.Contains(e.Error(), e.Hint) {
		t.Errorf("got %q", e.Error())
	}
	if e := (&readout.Error{Op: "open model", Err: readout.ErrModelFile}); e.Error() != "open model: unusable model file" {
		t.Errorf("got %q", e.Error())
	}
}
