package ingest

import (
	"context"
	"io"
)

// Container is a kind of file that holds other files: an archive, a crawl. It
// is safe for concurrent use.
type Container interface {
	// Name is the kind as people are told it: "WARC", "ZIP".
	Name() string
	// Fits tells whether a file is of the kind, by its first bytes, then by
	// its name. A few kilobytes of the file are enough.
	Fits(f File) bool
	// Members yields the files that r holds, in their order, with where each
	// begins in the bytes of r, or 0 where the kind does not tell. Their names
	// begin with name and "!". It ends at once with the error of yield or of
	// ctx; other failures are *readout.Error, joined where there are several,
	// and what is whole was yielded.
	Members(ctx context.Context, r io.Reader, name string, yield func(f File, offset int64) error) error
}
