package extract

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"readout"
	"readout/internal/lang/doc"
	"readout/internal/lang/read"
	"readout/text"
)

// tools are the embedded reader and an extractor.
var tools = sync.OnceValues(func() (*parts, error) {
	r, err := read.Default()
	if err != nil {
		return nil, err
	}
	x, err := New()
	return &parts{r, x}, err
})

type parts struct {
	reader    *read.Reader
	extractor *Extractor
}

func loaded(t testing.TB) *parts {
	t.Helper()
	p, err := tools()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// published is what is known of a document besides its text.
func published(t *text.Text, publisher string) readout.Document {
	day := "2026-03-03"
	return readout.Document{ID: "d1", Publisher: &publisher, Published: &day, Characters: t.Len()}
}

// facts are those of a text that the Ljuben Wire published. More attributions
// than the reader finds may be given: cue, source and content, each where it
// stands first in the text.
func facts(t testing.TB, s string, more ...[3]string) *readout.Record {
	t.Helper()
	p := loaded(t)
	canonical, err := text.New(s)
	if err != nil {
		t.Fatal(err)
	}
	d := p.reader.Analyze(canonical.String())
	span := func(words string) []doc.Span {
		i := strings.Index(d.Text, words)
		if i < 0 {
			t.Fatalf("%q is not in %q", words, d.Text)
		}
		return []doc.Span{{Start: int32(i), End: int32(i + len(words))}}
	}
	for _, m := range more {
		d.Attributions = append(d.Attributions, doc.Attribution{Cue: span(m[0]), Source: span(m[1]), Content: span(m[2])})
	}
	return p.extractor.Extract(published(canonical, "Ljuben Wire"), canonical, d)
}

// told is who was named, else the words.
func told(rec *readout.Record, id *readout.ID, words string) string {
	for _, a := range rec.Actors {
		if id != nil && a.ID == *id {
			return a.Name
		}
	}
	return "“" + words + "”"
}

func toldWho(rec *readout.Record, label string, w *readout.Who) string {
	if w == nil {
		return ""
	}
	return ", " + label + " " + told(rec, w.Actor, w.Text)
}

func actorLines(rec *readout.Record) (lines []string) {
	for _, a := range rec.Actors {
		lines = append(lines, fmt.Sprintf("%s: %s %v %d", a.Kind, a.Name, a.Aliases, len(a.Mentions)))
	}
	return lines
}

func officeLines(rec *readout.Record) (lines []string) {
	for _, o := range rec.Offices {
		lines = append(lines, fmt.Sprintf("%s: %s, %s%s", told(rec, o.Holder.Actor, o.Holder.Text), o.Title, o.Status, toldWho(rec, "of", o.Body)))
	}
	return lines
}

func statementLines(rec *readout.Record) (lines []string) {
	for _, s := range rec.Statements {
		who := told(rec, s.Source.Actor, s.Source.Text)
		if s.Source.Anonymous {
			who += " (anonymous)"
		}
		var said []string
		for _, c := range s.Content {
			said = append(said, c.Quote)
		}
		line := fmt.Sprintf("%s: %s%s%s", who, strings.Join(said, " … "), toldWho(rec, "outlet", s.Outlet), toldWho(rec, "to", s.Addressee))
		if s.Within != nil {
			line += ", within " + string(*s.Within)
		}
		lines = append(lines, line)
	}
	return lines
}
