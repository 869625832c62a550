package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/app"
	"readout/internal/example"
	"readout/internal/extract"
	"readout/internal/lang/read"
	"readout/internal/ledger"
	"readout/internal/query"
	"readout/internal/resolve"
	"readout/internal/store/sqlite"
)

// negotiation is a desk over a record with the invented negotiation.
func negotiation(t testing.TB) app.Desk {
	t.Helper()
	reader, err := read.Default()
	if err != nil {
		t.Fatal(err)
	}
	extractor, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "record.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	program := &app.App{Analyzer: reader, Extractor: extractor}
	if err := example.Fill(t.Context(), program, s); err != nil {
		t.Fatal(err)
	}
	return app.Desk{Store: s, Resolver: resolver(t)}
}

func resolver(t testing.TB) *resolve.Resolver {
	t.Helper()
	r, err := resolve.New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// parsed is a query, nil for "".
func parsed(t testing.TB, q string) query.Expr {
	t.Helper()
	if q == "" {
		return nil
	}
	e, err := app.Ask(q)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// questions are of all kinds.
func questions(t testing.TB) map[string]app.Question {
	list := map[string]app.Question{"all": {}}
	for _, l := range query.Fields[0].Values {
		list["show "+l] = app.Question{List: l}
	}
	for _, q := range []string{"geneva", "status:planned", "person:bargmann", "is:disputed", "-status:held list:meetings", "\"the talks\"", "party:velmark OR party:norway", "date:2026-03", "date:..2025", "source:courier -list:statements"} {
		list[q] = app.Question{Query: parsed(t, q)}
	}
	return list
}

// far is a moment after everything was added: asked of it, a record is read
// whole.
var far = app.Clocks{KnownBy: time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)}

// TestAnswer: an answer from what is kept is the same as one from the whole
// record, also when a fact was retracted.
func TestAnswer(t *testing.T) {
	ctx, d := t.Context(), negotiation(t)
	same(t, d)
	first, err := d.Answer(ctx, app.Question{List: "meetings", Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Store.Decide(ctx, readout.Decision{Kind: readout.Retract, A: first.Picked[0], Because: "a test", By: "tester", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	same(t, d)
}

func same(t *testing.T, d app.Desk) {
	t.Helper()
	for name, q := range questions(t) {
		quick := answer(t, d, q)
		q.Clocks = far
		whole := answer(t, d, q)
		if d := cmp.Diff(whole.Picked, quick.Picked); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		for _, id := range quick.Picked {
			if d := cmp.Diff(item(whole, id), item(quick, id)); d != "" {
				t.Errorf("%s, %s: %s", name, id, d)
			}
			if q.List != "people" && len(whole.Accounts[id]) > 0 {
				if d := cmp.Diff(whole.Accounts[id], quick.Accounts[id]); d != "" && item(whole, id)[0] == 'm' {
					t.Errorf("%s, the accounts of %s: %s", name, id, d)
				}
			}
			if whole.Independent(id) != quick.Independent(id) && item(whole, id)[0] == 'm' {
				t.Errorf("%s: %s has %d origins, not %d", name, id, quick.Independent(id), whole.Independent(id))
			}
		}
		for _, id := range dangling(quick.Record) {
			t.Errorf("%s refers to %s, which is not in the answer", name, id)
		}
	}
}

func answer(t *testing.T, d app.Desk, q app.Question) *app.Answer {
	t.Helper()
	a, err := d.Answer(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// item is one on the record of an answer, as its id and JSON; of an actor
// without the places where it is named.
func item(a *app.Answer, id readout.ID) string {
	rec := ledger.Keep(a.Record, func(_ readout.DocumentID, x readout.ID) bool { return x == id })
	for i := range rec.Actors {
		x := &rec.Actors[i]
		x.Mentions, x.Evidence, x.AccordingTo = nil, nil, nil
	}
	rec.Documents = nil
	b, err := json.Marshal(rec)
	return fmt.Sprint(string(id), " ", string(b), err)
}

// dangling are the statements and actors that the meetings and positions of a
// record refer to and that it lacks.
func dangling(rec *readout.Record) []readout.ID {
	has := map[readout.ID]bool{"": true}
	ledger.Each(rec, func(x readout.Sourced) { has[x.ID] = true })
	var missing []readout.ID
	need := func(id readout.ID) {
		if !has[id] && !slices.Contains(missing, id) {
			missing = append(missing, id)
		}
	}
	ledger.Each(rec, func(x readout.Sourced) {
		for _, by := range x.AccordingTo {
			need(by.Statement)
		}
	})
	for _, m := range rec.Meetings {
		for _, p := range m.Parties {
			need(p)
		}
		for _, a := range m.Attendees {
			if a.Actor != nil {
				need(*a.Actor)
			}
		}
	}
	return missing
}

// TestPages: the parts of an answer make up the whole of it.
func TestPages(t *testing.T) {
	d := negotiation(t)
	for name, q := range questions(t) {
		all := answer(t, d, q)
		if all.More || all.Total != len(all.Picked) {
			t.Errorf("%s: %d of %d, more: %v", name, len(all.Picked), all.Total, all.More)
		}
		var parts []readout.ID
		for q.Limit = 3; ; q.After += 3 {
			part := answer(t, d, q)
			parts = append(parts, part.Picked...)
			if !part.More {
				break
			}
		}
		if d := cmp.Diff(all.Picked, parts); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestOne: a thing is found by the id of each item that it is made of, with all
// its accounts; what is no id finds nothing.
func TestOne(t *testing.T) {
	d := negotiation(t)
	all := answer(t, d, app.Question{List: "meetings"})
	several := 0
	for _, id := range all.Picked {
		for _, a := range all.Accounts[id] {
			one := answer(t, d, app.Question{IDs: []readout.ID{a.Item}, Whole: true})
			if !slices.Equal(one.Picked, []readout.ID{id}) {
				t.Errorf("%s leads to %v, not to %s", a.Item, one.Picked, id)
			}
			if a.Item != id {
				several++
			}
		}
	}
	if several == 0 {
		t.Error("no meeting is told twice")
	}
	if none := answer(t, d, app.Question{IDs: []readout.ID{"m0-none"}}); len(none.Picked) != 0 {
		t.Errorf("found %v", none.Picked)
	}
}

// TestSince: what is new is what a document tells that was published since.
func TestSince(t *testing.T) {
	d := negotiation(t)
	for _, day := range []string{"2026", "2026-03-17", "2030"} {
		q := app.Question{Since: day}
		fresh := answer(t, d, q)
		since := answer(t, d, app.Question{Clocks: far}).Since(day)
		var want []readout.ID
		for _, id := range answer(t, d, app.Question{Clocks: far}).Picked {
			if since(id) {
				want = append(want, id)
			}
		}
		got := slices.DeleteFunc(slices.Clone(fresh.Picked), func(id readout.ID) bool { return id[0] == 's' })
		want = slices.DeleteFunc(want, func(id readout.ID) bool { return id[0] == 's' })
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("since %s: %s", day, d)
		}
	}
}
