package formats

import (
	"context"
	"errors"
	"strings"
	"testing"

	"readout"
	"readout/internal/ingest"
)

func TestOf(t *testing.T) {
	for name, c := range map[string]struct{ bytes, want string }{
		"report.txt": {"The talks ended.", "plain text"},
		"page":       {"\n<!DOCTYPE html><p>a", "HTML"},
		"a.md":       {"# Talks", "Markdown"},
		"mail":       {"Received: by a\r\nFrom: a@b.example\r\nSubject: Talks\r\n\r\nThey ended.", "EML"},
		"note":       {"Subject: none of this is a mail.\n\nThey ended.", "plain text"},
		"page.htm":   {"<p>The talks ended.", "HTML"},
	} {
		if got := All().Of(ingest.File{Name: name, Bytes: []byte(c.bytes)}).Name(); got != c.want {
			t.Errorf("%s is %s, want %s", name, got, c.want)
		}
	}
}

// faulty is a format that goes wrong.
type faulty struct{}

func (faulty) Name() string            { return "faulty" }
func (faulty) Fits(f ingest.File) bool { return strings.HasSuffix(f.Name, ".bad") }
func (faulty) Read(context.Context, ingest.File, func(ingest.Document) error) error {
	panic("index out of range")
}

func TestPanic(t *testing.T) {
	err := New(faulty{}).Read(context.Background(), ingest.File{Name: "a.bad"}, func(ingest.Document) error { return nil })
	var e *readout.Error
	if !errors.As(err, &e) || !strings.Contains(err.Error(), "as faulty failed") {
		t.Errorf("error %v", err)
	}
}

func TestPlain(t *testing.T) {
	var got []ingest.Document
	err := All().Read(context.Background(), ingest.File{Name: "a.txt", Bytes: []byte("\uFEFFOne.\n\nTwo.\n")}, func(d ingest.Document) error {
		got = append(got, d)
		return nil
	})
	if err != nil || len(got) != 1 || got[0].Text.String() != "One.\n\nTwo.\n" || got[0].Meta.Kind != "report" {
		t.Errorf("got %+v, error %v", got, err)
	}
}
