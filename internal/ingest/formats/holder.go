package formats

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"readout"
	"readout/internal/ingest"
)

// holder reads what a container holds, each file as what it is.
type holder struct {
	ingest.Container
	inner Registry
}

// Read yields the documents of all files in a container. A file that cannot be
// read does not keep the others out: its error, with its name, is told with
// those of others at the end.
func (h holder) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	var failed []error
	err := h.Members(ctx, bytes.NewReader(f.Bytes), f.Name, func(member ingest.File, _ int64) error {
		part := strings.TrimPrefix(member.Name, f.Name+"!")
		var stop error
		err := h.inner.Read(ctx, member, func(d ingest.Document) error {
			if d.Part == "" {
				d.Part = part
			} else {
				d.Part = part + "!" + d.Part
			}
			if d.Held == nil {
				d.Held = member.Held
			}
			if d.Meta.URL == nil && member.URL != "" {
				d.Meta.URL = &member.URL
			}
			stop = yield(d)
			return stop
		})
		if stop != nil || ctx.Err() != nil {
			return err
		}
		if err != nil {
			failed = append(failed, named(member.Name, err))
		}
		return nil
	})
	return errors.Join(append([]error{err}, failed...)...)
}

// named is an error with the file that it is of.
func named(name string, err error) error {
	var e *readout.Error
	if errors.As(err, &e) {
		own := *e
		own.Path = name
		return &own
	}
	return &readout.Error{Op: "read", Path: name, Err: err}
}
