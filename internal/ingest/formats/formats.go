// Package formats chooses among the formats: it reads a file as the first one
// that it fits, else as plain text. It keeps no state and may import ingest and
// the formats.
package formats

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/archive"
	"readout/internal/ingest/docx"
	"readout/internal/ingest/html"
	"readout/internal/ingest/mail"
	"readout/internal/ingest/markdown"
	"readout/internal/ingest/odt"
	"readout/internal/ingest/pdf"
	"readout/internal/ingest/plain"
	"readout/internal/ingest/warc"
)

// Registry is formats in the order in which they are tried; the last takes
// what fits none.
type Registry struct {
	formats []ingest.Format
}

// New is a registry of these formats, with plain text behind them.
func New(all ...ingest.Format) Registry {
	return Registry{append(append([]ingest.Format{}, all...), plain.Format{})}
}

// All is the registry of all formats that readout reads.
func All() Registry { return nested(depth) }

// depth is how many files may stand inside each other.
const depth = 8

// nested is a registry whose containers hold at most depth files inside each
// other.
func nested(depth int) Registry {
	all := []ingest.Format{pdf.New(), docx.New(), odt.New()}
	if depth > 0 {
		inner := nested(depth - 1)
		all = append(all, holder{archive.New(), inner}, holder{warc.New(), inner})
	}
	all = append(all, html.Format{}, markdown.Format{})
	if depth > 0 {
		all = append(all, mail.New(nested(depth-1).Read))
	}
	return New(all...)
}

// Of is the format that a file is read as.
func (r Registry) Of(f ingest.File) ingest.Format {
	for _, format := range r.formats {
		if format.Fits(f) {
			return format
		}
	}
	return r.formats[len(r.formats)-1]
}

// Read yields the documents of a file, as ingest.Format says. A format that
// fails on a file that it did not expect fails with an error, too.
func (r Registry) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) (err error) {
	format := r.Of(f)
	inYield := false
	defer func() {
		if p := recover(); p != nil {
			if inYield {
				panic(p)
			}
			err = broken(format, p)
		}
	}()
	hash := sync.OnceValue(func() string { return fmt.Sprintf("%x", sha256.Sum256(f.Bytes)) })
	return format.Read(ctx, f, func(d ingest.Document) error {
		if d.Original == "" && (len(d.Places) > 0 || d.Part == "" && d.Held == nil && d.Text.SHA256() != hash()) {
			d.Original, d.Bytes = hash(), f.Bytes
		}
		inYield = true
		err := yield(d)
		inYield = false
		return err
	})
}

func broken(format ingest.Format, p any) error {
	return &readout.Error{Op: "read", Err: fmt.Errorf("%w: reading it as %s failed: %v", errBroken, format.Name(), p),
		Hint: "the file may be damaged; save it anew, or as plain text"}
}

var errBroken = errors.New("the file cannot be read")
