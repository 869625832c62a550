package formats

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
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
		"paper":      {"%PDF-1.7\n", "PDF"},
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

// TestContainers: the files in an archive are read each as what it is, and one
// that cannot be read is named and keeps nothing out.
func TestContainers(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []struct{ name, body string }{
		{"one.txt", "The ferry sailed."},
		{"two/broken.docx", "PK\x03\x04 is all that is left of it"},
		{"two/page.html", "<html><head><title>The toll</title></head><body><article><p>The toll was halved on Monday, the board of the bridge said, and nobody had asked for that.</p></article></body></html>"},
	} {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.body); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var parts []string
	err := All().Read(context.Background(), ingest.File{Name: "a.zip", Bytes: b.Bytes()}, func(d ingest.Document) error {
		parts = append(parts, d.Part+": "+d.Format)
		return nil
	})
	if want := []string{"one.txt: plain text", "two/page.html: HTML"}; !slices.Equal(parts, want) {
		t.Errorf("the archive holds %q, want %q", parts, want)
	}
	var e *readout.Error
	if !errors.As(err, &e) || e.Path != "a.zip!two/broken.docx" {
		t.Errorf("the error is %v", err)
	}
}
