package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/app"
	"readout/internal/lang/doc"
	"readout/text"
)

// silent analyses nothing and finds nothing.
type silent struct{ read func() }

func (s silent) Analyze(t string) *doc.Document {
	if s.read != nil {
		s.read()
	}
	return &doc.Document{Text: t}
}

func (silent) Extract(readout.Document, *text.Text, *doc.Document) *readout.Record {
	return readout.NewRecord()
}

// bench is a program that can be looked into; its clock goes on by a second
// with each look.
type bench struct {
	Program
	out, err bytes.Buffer
}

func newBench(a silent) *bench {
	b := new(bench)
	clock := time.Unix(0, 0)
	b.Program = Program{In: strings.NewReader(""), Out: &b.out, Err: &b.err, Width: 60, Version: []string{"readout test"},
		Now:  func() time.Time { clock = clock.Add(time.Second); return clock },
		Load: func(string) (*app.App, error) { return &app.App{Analyzer: a, Extractor: a}, nil }}
	return b
}

// folder makes n reports.
func folder(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte("The envoy said that the talks had ended.\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTerminal(t *testing.T) {
	b := newBench(silent{})
	b.OutTerminal, b.Colour, b.InTerminal = true, true, true
	if code := b.Run(t.Context(), []string{"read", "--title", "Talks end", folder(t, 1)}); code != exitRead || !strings.HasPrefix(b.out.String(), "\x1b[1;36mTalks end\x1b[0m\n") {
		t.Errorf("code %d, output %q", code, b.out.String())
	}
	if code := b.Run(t.Context(), []string{"read"}); code != exitUsage || !strings.Contains(b.err.String(), "nothing to read\n  name a file") {
		t.Errorf("code %d, error %q", code, b.err.String())
	}
}

// TestProgress: whole lines, and only when there are many documents.
func TestProgress(t *testing.T) {
	b := newBench(silent{})
	b.Run(t.Context(), []string{"read", folder(t, many-1)})
	if b.err.Len() > 0 {
		t.Errorf("few documents: %q", b.err.String())
	}
	b.Run(t.Context(), []string{"read", folder(t, many+1)})
	want := "readout: 11 of 21 documents\nreadout: 21 documents in 20s\n"
	if b.err.String() != want {
		t.Errorf("got %q, want %q", b.err.String(), want)
	}
}

// full fails every write.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestOutputFails(t *testing.T) {
	dir := folder(t, 3)
	for _, format := range []string{"text", "json"} {
		b := newBench(silent{})
		b.Out = full{}
		code := b.Run(t.Context(), []string{"read", "--format", format, dir})
		if code != exitOutput || b.err.String() != "readout: write the output: no space left on device\n" {
			t.Errorf("%s: code %d, error %q", format, code, b.err.String())
		}
	}
}

func TestCancelled(t *testing.T) {
	dir := folder(t, 30)
	for _, format := range []string{"text", "json", "conllu"} {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		b := newBench(silent{read: func() {
			if n++; n == 5 {
				cancel()
			}
		}})
		code := b.Run(ctx, []string{"read", "--format", format, "--jobs", "1", dir})
		if code != exitCancelled || !strings.HasSuffix(b.err.String(), "readout: interrupted\n") {
			t.Errorf("%s: code %d, error %q", format, code, b.err.String())
		}
		if format == "json" && b.out.Len() > 0 || b.out.Len() > 0 && !strings.HasSuffix(b.out.String(), "\n") {
			t.Errorf("%s: printed %q", format, b.out.String())
		}
	}
}

// TestUnusable: a model that cannot be opened is told with its reason.
func TestUnusable(t *testing.T) {
	b := newBench(silent{})
	b.Load = func(string) (*app.App, error) {
		return nil, &readout.Error{Op: "open the model", Err: readout.ErrModelFile, Hint: "install the program again"}
	}
	code := b.Run(t.Context(), []string{"read", folder(t, 1)})
	if code != exitUsage || b.err.String() != "readout: open the model: unusable model file\n  install the program again\n" {
		t.Errorf("code %d, error %q", code, b.err.String())
	}
}
