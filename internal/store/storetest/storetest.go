// Package storetest is what every store must do, as tests: a back end passes
// them all.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/store"
	"readout/text"
)

// Run runs the tests. open makes an empty record, or opens one that was made
// before under the same name.
func Run(t *testing.T, open func(t testing.TB, name string) store.Store) {
	for name, f := range map[string]func(*testing.T, func(testing.TB, string) store.Store){
		"keeps": keeps, "originals": originals, "twice": twice, "reopened": reopened, "order": order, "together": together, "cancelled": cancelled, "unknown": unknown,
		"decisions": decisions, "accounts": accounts, "log": log, "searches": searches, "parts": parts, "whole": whole,
	} {
		t.Run(name, func(t *testing.T) { f(t, open) })
	}
}

// Entry makes an entry of an invented dispatch; the same number gives the same.
func Entry(n int) store.Entry {
	body := fmt.Sprintf("Envoy Ada Brandt said on day %d that the ferry – number %d – would sail.", n, n*7)
	t, err := text.New(body)
	if err != nil {
		panic(err)
	}
	publisher := fmt.Sprintf("Gazette %d", n%3)
	d := readout.Document{Publisher: &publisher, Authors: []string{}, Kind: "report", SHA256: t.SHA256(), Characters: t.Len()}
	if n%4 > 0 {
		published := fmt.Sprintf("2026-03-%02d", n%28+1)
		d.Published = &published
	}
	if n%2 > 0 {
		d.Passages = []readout.Passage{{Start: 0, End: t.Len(), Page: 1, Paragraph: 1, Run: 1}}
	}
	d.ID = store.DocumentID(d)
	facts := readout.NewRecord()
	facts.Documents = []readout.Document{d}
	by := []readout.According{{Document: d.ID, Stance: readout.Asserts}}
	at := readout.Span{Doc: d.ID, Start: 6, End: 16, Quote: t.Slice(6, 16)}
	id := readout.ID("a1-" + string(d.ID[1:]))
	facts.Actors = []readout.Actor{{Sourced: readout.Sourced{ID: id, Evidence: []readout.Span{at}, AccordingTo: by}, Kind: readout.Person, Name: "Ada Brandt", Aliases: []string{}, Mentions: []readout.Span{at}}}
	said := readout.Span{Doc: d.ID, Start: 17, End: t.Len(), Quote: t.Slice(17, t.Len())}
	facts.Statements = []readout.Statement{{Sourced: readout.Sourced{ID: readout.ID("s1-" + string(d.ID[1:])), Evidence: []readout.Span{said}, AccordingTo: by},
		Source: readout.Source{Actor: &id, Text: "Ada Brandt"}, Content: []readout.Span{said}, Act: readout.Promise}}
	return store.Entry{Document: d, Text: body, Facts: facts, Added: time.Date(2026, 3, 4, 5, 6, n%60, 0, time.UTC), Reader: "test"}
}

func add(t testing.TB, s store.Store, e store.Entry) bool {
	t.Helper()
	added, err := s.Add(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// keeps: what is added comes back as it was.
func keeps(t *testing.T, open func(testing.TB, string) store.Store) {
	s := open(t, "keeps")
	want := Entry(1)
	if !add(t, s, want) {
		t.Error("a new document was not added")
	}
	got, err := s.Entry(context.Background(), want.Document.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	facts, err := s.Facts(context.Background(), "statements")
	if err != nil {
		t.Fatal(err)
	}
	if len(facts.Documents) == 1 && facts.Documents[0].Passages != nil {
		t.Error("documents come with their passages")
	}
	if len(facts.Documents) != 1 || len(facts.Statements) != 1 || len(facts.Actors) != 0 {
		t.Errorf("of the statements alone come %d documents, %d statements, %d actors", len(facts.Documents), len(facts.Statements), len(facts.Actors))
	}
}

// twice: a document that is there stays as it is.
func twice(t *testing.T, open func(testing.TB, string) store.Store) {
	s := open(t, "twice")
	first := Entry(1)
	again := first
	again.Reader, again.Facts = "later", readout.NewRecord()
	add(t, s, first)
	if add(t, s, again) {
		t.Error("a document was added twice")
	}
	got, err := s.Entry(context.Background(), first.Document.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(first, got); d != "" {
		t.Error(d)
	}
}

// reopened: what was added is there when the record is opened again.
func reopened(t *testing.T, open func(testing.TB, string) store.Store) {
	s := open(t, "reopened")
	add(t, s, Entry(1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, "reopened")
	if has, err := s.Has(context.Background(), Entry(1).Document.ID); err != nil || !has {
		t.Errorf("after reopening the document is there: %t, %v", has, err)
	}
}

// order: in whatever order documents are added, the record is the same.
func order(t *testing.T, open func(testing.TB, string) store.Store) {
	var want *readout.Record
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; n > 8 {
			return // a database each: some orders are enough
		}
		s := open(t, fmt.Sprintf("order%d", n))
		for _, i := range rapid.Permutation([]int{1, 2, 3, 4, 5, 6, 7}).Draw(rt, "order") {
			add(t, s, Entry(i))
		}
		got, err := s.Facts(context.Background())
		if err != nil {
			rt.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if d := cmp.Diff(want, got); d != "" {
			rt.Error(d)
		}
	})
}

// together: many may add at once, also through several openings.
func together(t *testing.T, open func(testing.TB, string) store.Store) {
	stores := []store.Store{open(t, "together"), open(t, "together")}
	var wait sync.WaitGroup
	added := make([]int, 4)
	for w := range added {
		wait.Go(func() {
			for i := range 12 {
				ok, err := stores[w%2].Add(context.Background(), Entry(i+w%3))
				if err != nil {
					t.Error(err)
				}
				if ok {
					added[w]++
				}
			}
		})
	}
	wait.Wait()
	docs, err := stores[0].Documents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if sum := added[0] + added[1] + added[2] + added[3]; sum != len(docs) || len(docs) != 14 {
		t.Errorf("%d additions were told, %d documents are there, want 14", sum, len(docs))
	}
}

// cancelled: an addition that is cancelled leaves nothing behind.
func cancelled(t *testing.T, open func(testing.TB, string) store.Store) {
	s := open(t, "cancelled")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if added, err := s.Add(ctx, Entry(1)); err == nil || added {
		t.Errorf("a cancelled addition gives %t, %v", added, err)
	}
	if docs, err := s.Documents(context.Background()); err != nil || len(docs) != 0 {
		t.Errorf("a cancelled addition left %d documents, %v", len(docs), err)
	}
}

// unknown: what is not there is told apart from failure.
func unknown(t *testing.T, open func(testing.TB, string) store.Store) {
	if _, err := open(t, "unknown").Entry(context.Background(), "d0"); !errors.Is(err, store.ErrUnknown) {
		t.Errorf("the error for a document that is not there is %v", err)
	}
}

// decisions: what people decide is numbered, kept in order, by two stores at
// once too, and changes the version; what is derived is kept under its name.
func decisions(t *testing.T, open func(testing.TB, string) store.Store) {
	ctx := context.Background()
	s := open(t, "decisions")
	empty, err := s.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	stores := []store.Store{s, open(t, "decisions")}
	var wait sync.WaitGroup
	for w := range stores {
		wait.Go(func() {
			for range 5 {
				d := readout.Decision{Kind: readout.Join, A: "a1-0", B: "a2-0", Because: "the same letters", By: "desk", At: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)}
				if _, err := stores[w].Decide(ctx, d); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	list, err := s.Decisions(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range list {
		if d.Number != i+1 || d.A != "a1-0" || d.Because != "the same letters" || !d.At.Equal(time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)) {
			t.Errorf("decision %d is %+v", i+1, d)
		}
	}
	if now, err := s.Version(ctx); err != nil || now == empty || len(list) != 10 {
		t.Errorf("ten decisions: %d are there, version %q was %q, %v", len(list), now, empty, err)
	}
	if _, _, err := s.Derived(ctx, "identity"); !errors.Is(err, store.ErrUnknown) {
		t.Errorf("the error for what was not derived is %v", err)
	}
	for _, body := range []string{"one", "two"} {
		if err := s.Derive(ctx, "identity", "v-"+body, []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if version, body, err := s.Derived(ctx, "identity"); err != nil || version != "v-two" || string(body) != "two" {
		t.Errorf("derived is %q, %q, %v", version, body, err)
	}
	add(t, s, Entry(1))
	if at, err := s.Added(ctx); err != nil || len(at) != 1 || !at[Entry(1).Document.ID].Equal(Entry(1).Added) {
		t.Errorf("added is %v, %v", at, err)
	}
}
