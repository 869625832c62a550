package app_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/internal/app"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/text"
)

// sizes are the records of the benchmarks, in documents.
var sizes = []int{100, 1000, 10000}

// families are the names of the invented negotiation that each copy of it has in
// a form of its own, so that a record of many copies is one of many negotiations.
var families = []string{"Bargmann", "Hnatiuk", "Solheim", "Aldous", "Rahmani", "Lehto", "Khoroshenko", "Velmark", "Tarsenia"}

// entries are those of the invented negotiation.
func entries(b *testing.B) []store.Entry {
	b.Helper()
	d := negotiation(b)
	docs, err := d.Store.Documents(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	var out []store.Entry
	for _, doc := range docs {
		e, err := d.Store.Entry(b.Context(), doc.ID)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// copyOf is an entry with the names of a copy; its spans are those of the first.
func copyOf(b *testing.B, e store.Entry, n int) store.Entry {
	b.Helper()
	body, err := json.Marshal(e)
	if err != nil {
		b.Fatal(err)
	}
	s := string(body)
	for _, f := range families {
		s = strings.ReplaceAll(s, f, f+letters(n))
	}
	s = strings.ReplaceAll(s, string(e.Document.ID[1:]), fmt.Sprintf("%06x%s", n, e.Document.ID[7:]))
	var out store.Entry
	if err := json.Unmarshal([]byte(s), &out); err != nil {
		b.Fatal(err)
	}
	return out
}

// letters are a number in letters, which may stand in a name.
func letters(n int) string {
	s := ""
	for ; n > 0; n /= 26 {
		s += string(rune('a' + n%26))
	}
	return s
}

// large is a desk over a record of n documents.
func large(b *testing.B, from []store.Entry, n int) app.Desk {
	b.Helper()
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "record.readout"), true)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	for i := range n {
		if _, err := s.Add(b.Context(), copyOf(b, from[i%len(from)], i/len(from))); err != nil {
			b.Fatal(err)
		}
	}
	return app.Desk{Store: s, Resolver: resolver(b)}
}

// BenchmarkAnswer: a list, a word, a phrase, fields, and one thing with all its
// accounts, each of a record of 100, 1,000 and 10,000 documents, and bringing it
// together anew.
func BenchmarkAnswer(b *testing.B) {
	from := entries(b)
	asked := map[string]app.Question{"list": {List: "meetings", Limit: 50}, "word": {Query: parsed(b, "geneva"), Limit: 50}, "phrase": {Query: parsed(b, `"second round"`), Limit: 50},
		"fields": {Query: parsed(b, "list:meetings status:planned date:2032-03"), Limit: 50}}
	for _, n := range sizes {
		d := large(b, from, n)
		first, err := d.Answer(b.Context(), app.Question{List: "meetings", Limit: 1})
		if err != nil || len(first.Picked) == 0 {
			b.Fatal(err, len(first.Picked))
		}
		asked["thing"] = app.Question{IDs: first.Picked, Whole: true}
		for name, q := range asked {
			b.Run(fmt.Sprintf("%d/%s", n, name), func(b *testing.B) {
				for range b.N {
					a, err := d.Answer(b.Context(), q)
					if err != nil || len(a.Picked) == 0 {
						b.Fatal(err, "nothing was found")
					}
				}
			})
		}
		b.Run(fmt.Sprintf("%d/together", n), func(b *testing.B) {
			for i := range b.N {
				fresh := readout.Decision{Kind: readout.Join, A: "a1-none", B: "a2-none", Because: fmt.Sprint(i)}
				if _, err := d.Store.Decide(b.Context(), fresh); err != nil {
					b.Fatal(err)
				}
				if _, err := d.Answer(b.Context(), asked["list"]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAdd: one more document, beside 100, 1,000 and 10,000.
func BenchmarkAdd(b *testing.B) {
	from, fresh := entries(b), 1<<20
	for _, n := range sizes {
		d := large(b, from, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var more []store.Entry
			for i := range b.N {
				fresh++
				e := copyOf(b, from[i%len(from)], fresh)
				if _, err := text.New(e.Text); err != nil {
					b.Fatal(err)
				}
				more = append(more, e)
			}
			for b.ResetTimer(); len(more) > 0; more = more[1:] {
				if added, err := d.Store.Add(b.Context(), more[0]); err != nil || !added {
					b.Fatal(added, err)
				}
			}
		})
	}
}
