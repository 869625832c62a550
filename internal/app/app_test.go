package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"readout"
	"readout/internal/lang/doc"
	"readout/text"
)

// words is an analyzer whose tokens are what stands between spaces.
type words struct{}

func (words) Analyze(s string) *doc.Document {
	if strings.Contains(s, "panic") {
		panic("no such word")
	}
	d := &doc.Document{Text: s}
	for at, w := 0, ""; at < len(s); at += len(w) + 1 {
		w, _, _ = strings.Cut(s[at:], " ")
		d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: int32(at), End: int32(at + len(w))}})
	}
	return d
}

// capitals is an extractor that makes an actor of each word with a capital,
// and a statement of theirs that the one before is relayed in.
type capitals struct{}

func (capitals) Extract(meta readout.Document, t *text.Text, d *doc.Document) *readout.Record {
	rec := readout.NewRecord()
	rec.Documents = append(rec.Documents, meta)
	for _, tok := range d.Tokens {
		w := d.Text[tok.Start:tok.End]
		if w == "" || w[0] < 'A' || w[0] > 'Z' {
			continue
		}
		n := len(rec.Actors) + 1
		id := readout.ID(fmt.Sprint("a", n))
		span := readout.Span{Doc: meta.ID, Start: t.Rune(int(tok.Start)), End: t.Rune(int(tok.End)), Quote: w}
		by := []readout.According{{Document: meta.ID, Stance: readout.Asserts}}
		rec.Actors = append(rec.Actors, readout.Actor{Sourced: readout.Sourced{ID: id, Evidence: []readout.Span{span}, AccordingTo: by},
			Kind: readout.Person, Name: w, Mentions: []readout.Span{span}})
		s := readout.Statement{Sourced: readout.Sourced{ID: readout.ID(fmt.Sprint("s", n)), Evidence: []readout.Span{span}, AccordingTo: by},
			Source: readout.Source{Actor: &id, Text: w, Span: &span}, Act: readout.Assert}
		if n > 1 {
			within := readout.ID(fmt.Sprint("s", n-1))
			s.Within = &within
		}
		rec.Statements = append(rec.Statements, s)
	}
	return rec
}

func given(texts ...string) []Source {
	var sources []Source
	for i, s := range texts {
		sources = append(sources, Source{Path: fmt.Sprint("t", i+1), Open: func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(s)), nil
		}})
	}
	return sources
}

// TestRead: bad documents fail with their reason, the others are read and
// numbered in order.
func TestRead(t *testing.T) {
	a := &App{Analyzer: words{}, Extractor: capitals{}}
	title := "Two envoys"
	sources := given("Mirela and Zoran met.", "", "bad \xff", "a panic", strings.Repeat("Der Minister sagte es am Montag in Berlin. ", 20), "Astra told Mirela.")
	sources = append(sources, File("no/such/file"))
	var got []string
	rec := readout.NewRecord()
	err := a.Read(t.Context(), Options{Workers: 3, Title: &title, Facts: true}, sources, func(r Reading) error {
		if r.Err != nil {
			got = append(got, r.Err.Error())
			return nil
		}
		if r.Analysis != nil {
			t.Error("an analysis was kept that nobody asked for")
		}
		got = append(got, fmt.Sprint(r.Path, " ", r.Document.ID, " ", r.Language.Foreign(), " ", len(r.Record.Actors), " ", *r.Document.Title))
		Append(rec, r.Record)
		return nil
	})
	want := `t1 d1 false 2 Two envoys
read t2: empty: the document has no text
read t3: not a text: invalid UTF-8 at byte 4
read t4: panic: no such word
t5 d2 true 0 Two envoys
t6 d3 false 2 Two envoys
read no/such/file: no such file or directory`
	if err != nil || strings.Join(got, "\n") != want {
		t.Errorf("error %v, got\n%s", err, strings.Join(got, "\n"))
	}
	if s := rec.Statements[3]; s.ID != "s4" || *s.Source.Actor != "a4" || *s.Within != "s3" || s.Evidence[0].Doc != "d3" || s.Source.Span.Doc != "d3" {
		t.Errorf("statement %+v", s)
	}
	if rec.Actors[0].Aliases == nil {
		t.Error("a list is null")
	}
	if l := rec.Documents[1].Language; l == nil || *l != "de" {
		t.Error("the language is not on the record")
	}
}

// TestSameBytes: one worker and many make the same record.
func TestSameBytes(t *testing.T) {
	var texts []string
	for i := range 60 {
		texts = append(texts, strings.Repeat(fmt.Sprintf("Mirela%d told the Council of Astra. ", i), i%7))
	}
	var first string
	for _, workers := range []int{1, 2, 8, 0} {
		rec, a := readout.NewRecord(), &App{Analyzer: words{}, Extractor: capitals{}}
		err := a.Read(t.Context(), Options{Workers: workers, Facts: true}, given(texts...), func(r Reading) error {
			if r.Err == nil {
				Append(rec, r.Record)
			}
			return nil
		})
		b, jerr := json.Marshal(rec)
		if err != nil || jerr != nil {
			t.Fatal(err, jerr)
		}
		if first == "" {
			first = string(b)
		} else if first != string(b) {
			t.Errorf("%d workers make another record", workers)
		}
	}
}

// TestCancelled: nothing is yielded after the context is cancelled.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	a := &App{Analyzer: words{}, Extractor: capitals{}}
	n := 0
	err := a.Read(ctx, Options{Facts: true}, given(make([]string, 100)...), func(Reading) error {
		if n++; n == 5 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 5 {
		t.Errorf("%d readings, error %v", n, err)
	}
}
