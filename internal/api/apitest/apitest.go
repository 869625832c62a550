// Package apitest makes a small record of an invented negotiation, for the
// tests of the API, of its client and of what stands before it.
package apitest

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/answers"
	"readout/internal/app"
	"readout/internal/lang/doc"
	"readout/internal/resolve"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
	"readout/text"
)

// The drafts on the record, by the ids of their documents.
const monday = `Ferry Plan

1. The ferry sails each day.
2. The toll is halved.
`

const tuesday = `Ferry Plan

1. The ferry sails each day.
2. The toll is halved for ten years.
3. Karsk keeps the bridge.
`

// Now is when the tests take place.
func Now() time.Time { return time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC) }

// Desk is a desk over a new record with some dispatches, what they tell of a
// meeting, a position, a linkage, a provision, an event, an office and a
// dispute, and two versions of a draft, whose ids it gives.
func Desk(t testing.TB) (answers.Desk, [2]readout.DocumentID) {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "talks.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for n := range 4 {
		add(t, s, storetest.Entry(n))
	}
	add(t, s, Talks())
	r, err := resolve.New()
	if err != nil {
		t.Fatal(err)
	}
	var drafts [2]readout.DocumentID
	for i, body := range []string{monday, tuesday} {
		published := []string{"2026-03-09", "2026-03-10"}[i]
		drafts[i] = draft(t, s, body, published)
	}
	return answers.New(app.Desk{Store: s, Resolver: r}, Now), drafts
}

func add(t testing.TB, s store.Store, e store.Entry) {
	t.Helper()
	if _, err := s.Add(context.Background(), e); err != nil {
		t.Fatal(err)
	}
}

func draft(t testing.TB, s store.Store, body, published string) readout.DocumentID {
	t.Helper()
	title := "Ferry Plan"
	v, _, err := app.AddDraft(context.Background(), app.Options{Title: &title, Published: &published}, app.Text("draft", body), s, "test")
	if err != nil {
		t.Fatal(err)
	}
	return v.Document.ID
}

// Talks is a dispatch with something of every list.
func Talks() store.Entry {
	const body = "Norway demands the toll. Envoy Ada Brandt meets Norway in Oslo on 25 March. Karsk denies it. A raid shut the port."
	t, err := text.New(body)
	if err != nil {
		panic(err)
	}
	publisher, published := "Karsk Courier", "2026-03-12"
	d := readout.Document{Publisher: &publisher, Published: &published, Authors: []string{}, Kind: "report", SHA256: t.SHA256(), Characters: t.Len()}
	d.ID = store.DocumentID(d)
	f := &facts{doc: d.ID, text: t, body: body}
	rec := readout.NewRecord()
	rec.Documents = []readout.Document{d}
	norway, ada := f.sourced("a1", "Norway"), f.sourced("a2", "Ada Brandt")
	rec.Actors = []readout.Actor{
		{Sourced: norway, Kind: readout.State, Name: "Norway", Aliases: []string{}, Mentions: norway.Evidence},
		{Sourced: ada, Kind: readout.Person, Name: "Ada Brandt", Aliases: []string{}, Mentions: ada.Evidence}}
	side := readout.Who{Actor: &norway.ID, Text: "Norway"}
	rec.Offices = []readout.Office{{Sourced: f.sourced("o1", "Envoy Ada Brandt"), Holder: readout.Who{Actor: &ada.ID, Text: "Ada Brandt"}, Title: "envoy", Status: readout.Current}}
	toll := f.sourced("q1", "Norway demands the toll")
	rec.Positions = []readout.Position{{Sourced: toll, Party: &norway.ID, Holder: &side, Issue: "toll", Stance: "demand", Content: toll.Evidence}}
	day := "2026-03-25"
	rec.Meetings = []readout.Meeting{{Sourced: f.sourced("m1", "Envoy Ada Brandt meets Norway in Oslo on 25 March"), Format: "unspecified", Status: "planned",
		When: &readout.When{Text: "25 March", EDTF: &day}, Where: &readout.Who{Text: "Oslo"}, Parties: []readout.ID{norway.ID},
		Attendees: []readout.Attendee{{Who: readout.Who{Actor: &ada.ID, Text: "Ada Brandt"}}}, Absent: []readout.Who{}, Topics: []readout.Topic{}}}
	rec.Provisions = []readout.Provision{{Sourced: f.sourced("v1", "the toll"), Issue: "toll", Content: f.sourced("v1", "the toll").Evidence, History: []readout.Step{}}}
	rec.Linkages = []readout.Linkage{{Sourced: f.sourced("l1", "the toll"), Holder: &side, Issue: "toll", Requires: "the port"}}
	rec.Events = []readout.Event{{Sourced: f.sourced("e1", "A raid shut the port"), Type: "raid", Actors: []readout.Who{}, Targets: []readout.Who{{Text: "the port"}}}}
	rec.Disputes = []readout.Dispute{{Sourced: f.sourced("x1", "Karsk denies it"), About: toll.ID,
		Asserted: toll.AccordingTo, Denied: []readout.According{{Document: d.ID, Stance: readout.Denies}}}}
	return store.Entry{Document: d, Text: body, Facts: rec, Added: time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC), Reader: "test"}
}

// facts makes the items of a document.
type facts struct {
	doc  readout.DocumentID
	text *text.Text
	body string
}

// sourced is what every item carries, for words of the document.
func (f *facts) sourced(id, words string) readout.Sourced {
	at := strings.Index(f.body, words) // the body is ASCII: bytes are letters
	return readout.Sourced{ID: readout.ID(id + "-" + string(f.doc[1:])),
		Evidence:    []readout.Span{{Doc: f.doc, Start: at, End: at + len(words), Quote: words}},
		AccordingTo: []readout.According{{Document: f.doc, Stance: readout.Asserts}}}
}

// Silent is a reader that finds nothing.
func Silent() (*app.App, error) { return &app.App{Analyzer: silent{}, Extractor: silent{}}, nil }

type silent struct{}

func (silent) Analyze(t string) *doc.Document { return &doc.Document{Text: t} }

func (silent) Extract(readout.Document, *text.Text, *doc.Document) *readout.Record {
	return readout.NewRecord()
}
