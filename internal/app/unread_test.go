package app

import (
	"fmt"
	"strings"
	"testing"

	"readout"
)

// foreignDesk is a desk over a record with n French documents, of which every
// tenth has the word "pêche", and one in English.
func foreignDesk(t testing.TB, n int) Desk {
	t.Helper()
	d := deskOf(t)
	var sources []Source
	for i := range n {
		extra := ""
		if i%10 == 0 {
			extra = "Un accord sur la pêche est attendu."
		}
		sources = append(sources, Text(fmt.Sprint(i), fmt.Sprintf("Document %d. ", i)+strings.Repeat("La ministre a déclaré mardi que les pourparlers reprendraient la semaine prochaine à Genève. ", 40)+extra))
	}
	sources = append(sources, Text("en", "The talks of the two sides on la pêche were held in the town, and both said that they would go on."))
	a := App{words{}, capitals{}}
	if err := a.Add(t.Context(), Options{}, sources, d.Store, "test", func(x Addition) error { return x.Err }); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestUnread: a query finds its words in the texts that were not read for facts,
// and nothing where it asks for more than a text has.
func TestUnread(t *testing.T) {
	d := foreignDesk(t, 20)
	for q, want := range map[string]int{
		"pourparlers": 20, "peche": 2, "pourparlers -pêche": 18, `"la pêche"`: 2, "talks": 0,
		"-pêche": 0, "list:meetings pêche": 0, "source:gazette pêche": 0, "date:2026 pêche": 0,
	} {
		e, err := Ask(q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.Unread(t.Context(), Question{Query: e})
		if err != nil || len(got) != want {
			t.Errorf("%s: %d documents, want %d, error %v", q, len(got), want, err)
		}
	}
}

func TestForeign(t *testing.T) {
	for code, want := range map[string]string{"fr": "French", "en": "", "qq": "qq"} {
		if got := Foreign(readout.Document{Language: &code}); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	if got := Foreign(readout.Document{}); got != "" {
		t.Errorf("of no language: %q", got)
	}
}

// BenchmarkUnread looks through 1,000 texts of 3,700 letters.
func BenchmarkUnread(b *testing.B) {
	d := foreignDesk(b, 1000)
	e, err := Ask("peche")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if got, err := d.Unread(b.Context(), Question{Query: e}); err != nil || len(got) != 100 {
			b.Fatal(len(got), err)
		}
	}
}
