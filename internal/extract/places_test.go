package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
)

// placeLines are the meetings of a record with their places.
func placeLines(rec *readout.Record) []string {
	var out []string
	for _, m := range rec.Meetings {
		at := "nowhere"
		if m.Where != nil {
			at = m.Where.Text
		}
		out = append(out, m.Status+" "+m.Format+", "+at)
	}
	return out
}

func TestPlacesOfMeetings(t *testing.T) {
	expect(t, placeLines, []reading{
		{name: "behind who took part", text: "Greta Hollweg spoke during a meeting with Peter Lindqvist in Bergen on Monday.",
			want: []string{"held unspecified, Bergen"}},
		{name: "a noun", text: "Greta Hollweg met Peter Lindqvist at his residence on Monday.",
			want: []string{"held unspecified, his residence"}},
		{name: "where a visit goes", text: "Greta Hollweg ended a two-day visit to Norway on Monday.",
			want: []string{"held visit, Norway"}},
		{name: "before a clause", text: "Greta Hollweg flew to Oslo, where she met Peter Lindqvist.",
			want: []string{"held visit, Oslo", "held unspecified, Oslo"}},
	})
}

func TestPeopleBehindTitles(t *testing.T) {
	for s, want := range map[string][]string{
		"President Moon Hae-won opened the talks.":                   {"Moon Hae-won"},
		"The Hollweg-Lindqvist summit followed.":                     nil,
		"She called the taoiseach, Cormac Dellahan, on Monday.":      {"Cormac Dellahan"},
		"Senator Ada Brandt (D-Nev.) wrote to Greta Hollweg-Larsen.": {"Ada Brandt", "Greta Hollweg-Larsen"},
	} {
		var got []string
		for _, a := range facts(t, s).Actors {
			if a.Kind == readout.Person {
				got = append(got, a.Name)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s\n%s", s, d)
		}
	}
}
