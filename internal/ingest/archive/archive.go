// Package archive reads ZIP, tar and tar.gz files, and archives in archives,
// as the files that they hold. Limits on the size, the ratio, the depth and
// the number of members keep a bomb from doing harm: its member is refused and
// the others still come. The package keeps no state and may import ingest and
// the vocabulary.
package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout"
	"readout/internal/ingest"
)

// Limits bound what is read out of one archive, the archives in it included.
type Limits struct {
	Member  int64 // bytes of one member
	Total   int64 // bytes of all members
	Ratio   int64 // bytes of a member for each byte that it takes in the archive; not for the first megabyte
	Depth   int   // archives in archives
	Members int
}

// usual are the limits of New.
var usual = Limits{Member: 64 << 20, Total: 4 << 30, Ratio: 200, Depth: 4, Members: 200_000}

// X is the container of archives.
type X struct{ limits Limits }

// New reads archives within the usual limits: 64 MB a member, 4 GB in all, 200
// bytes out of each, four archives deep, 200,000 members.
func New() *X { return With(usual) }

// With reads archives within other limits.
func With(l Limits) *X { return &X{l} }

// Name is "archive".
func (*X) Name() string { return "archive" }

// Fits tells archives by their first bytes. A ZIP that is an office file or a
// book is none.
func (*X) Fits(f ingest.File) bool { return kindOf(f.Bytes) != none }

type kind int

const (
	none kind = iota
	zipped
	tarred
	gzipped
)

// kindOf tells the kind by the first bytes. What is gzipped is an archive
// where a tar is inside.
func kindOf(b []byte) kind {
	switch {
	case (bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("PK\x05\x06"))) && !office(b):
		return zipped
	case isTar(b):
		return tarred
	case bytes.HasPrefix(b, []byte("\x1f\x8b")) && isTar(unpacked(b)):
		return gzipped
	}
	return none
}

// office tells a document that is kept as a ZIP: Open Document files and books
// begin with their media type, Office Open XML has a list of content types.
func office(b []byte) bool {
	const name = 30 // where the first member's name begins
	if len(b) < name {
		return false
	}
	head := b[name:min(len(b), 4096)]
	return bytes.HasPrefix(head, []byte("mimetypeapplication/")) || bytes.Contains(head, []byte("[Content_Types].xml")) ||
		bytes.HasPrefix(head, []byte("_rels/.rels")) || bytes.HasPrefix(head, []byte("word/"))
}

func isTar(b []byte) bool { return len(b) > 262 && string(b[257:262]) == "ustar" }

// Members yields the files in an archive and in the archives in it.
func (x *X) Members(ctx context.Context, r io.Reader, name string, yield func(ingest.File, int64) error) error {
	w := &walk{limits: x.limits, ctx: ctx, yield: yield}
	w.open(r, name, 1)
	if w.stopped != nil {
		return w.stopped
	}
	return errors.Join(w.failures...)
}

// walk goes through one archive and the archives in it.
type walk struct {
	limits   Limits
	ctx      context.Context
	yield    func(ingest.File, int64) error
	total    int64
	members  int
	failures []error
	stopped  error // ends everything: of ctx, of yield, or a limit on the whole
}

// maxFailures is how many members' failures are told one by one.
const maxFailures = 100

// fail keeps a failure that leaves other members to be read.
func (w *walk) fail(path string, kind error, why, hint string) {
	if len(w.failures) >= maxFailures {
		return
	}
	err := ingest.Refuse(kind, why, hint)
	var e *readout.Error
	if errors.As(err, &e) {
		e.Path = path
	}
	w.failures = append(w.failures, err)
}

// hand yields a member that was read whole, or opens it where it is an archive.
func (w *walk) hand(b []byte, path string, offset int64, depth int) {
	if w.members++; w.members > w.limits.Members {
		w.halt(path, "too many members in one archive")
		return
	}
	f := ingest.File{Name: path, Bytes: b}
	if kindOf(b) == none {
		w.stopped = w.yield(f, offset)
		return
	}
	if depth >= w.limits.Depth {
		w.fail(path, readout.ErrTooLarge, "too many archives in archives", "unpack it first, and add its files")
		return
	}
	w.open(bytes.NewReader(b), path, depth+1)
}

// halt ends the walk at a limit on the whole.
func (w *walk) halt(path, why string) {
	w.stopped = errors.Join(append(w.failures, &readout.Error{Op: "read", Path: path, Err: fmt.Errorf("%w: %s", readout.ErrTooLarge, why), Hint: "unpack it first, and add its files"})...)
}

// skipped are members that nobody means to hand over: folders' own entries and
// what systems leave behind.
func skipped(name string) bool {
	base := name[strings.LastIndexByte(name, '/')+1:]
	return base == "" || strings.HasPrefix(name, "__MACOSX/") || base == ".DS_Store" || base == "Thumbs.db"
}
