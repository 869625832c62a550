package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/files"
	"readout/internal/ingest/formats"
)

// Source is where documents come from: its name, and how to open it or, where
// Load is not nil, to get it whole.
type Source struct {
	Path string
	Open func() (io.ReadCloser, error)
	Load func(context.Context) (ingest.File, error)
}

// File is the source of the file at path.
func File(path string) Source {
	return Source{Path: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

// Text is the source of a text in memory, under a name.
func Text(name, body string) Source {
	return Source{Path: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(body)), nil }}
}

// largest is the size in bytes over which a source is refused.
const largest = 256 << 20

// file is a source in memory.
func (s Source) file(ctx context.Context) (ingest.File, error) {
	if s.Load != nil {
		return s.Load(ctx)
	}
	r, err := s.Open()
	if err != nil {
		return ingest.File{}, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err == nil && len(b) > largest {
		err = &readout.Error{Op: "read", Err: fmt.Errorf("%w: more than %d MB in one file", readout.ErrTooLarge, largest>>20), Hint: "split the file into its documents"}
	}
	return ingest.File{Name: s.Path, Bytes: b}, err
}

// documents are those of a source, and what failed: each a *readout.Error with
// the path of the file, which may be one inside the source.
func (s Source) documents(ctx context.Context) ([]ingest.Document, []error) {
	var all []ingest.Document
	f, err := s.file(ctx)
	if err == nil {
		err = formats.All().Read(ctx, f, func(d ingest.Document) error {
			if d.Held == nil {
				d.Held = f.Held
			}
			if d.Credit == nil && f.Credit != "" {
				d.Credit = &f.Credit
			}
			if d.Meta.URL == nil && f.URL != "" {
				d.Meta.URL = &f.URL
			}
			all = append(all, d)
			return nil
		})
	}
	return all, failures(s.Path, err)
}

// failures are the errors that err was joined of, each with its path, or that
// of the source.
func failures(path string, err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, failures(path, e)...)
		}
		return all
	}
	var e *readout.Error
	if errors.As(err, &e) && e.Path != "" {
		path = e.Path
	}
	return []error{files.Failure(path, err)}
}

// pathOf is the name of a document of a source of several.
func (s Source) pathOf(d ingest.Document) string {
	if d.Part == "" {
		return s.Path
	}
	return s.Path + "!" + d.Part
}
