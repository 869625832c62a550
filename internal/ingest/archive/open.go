package archive

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"readout"
)

// head is how many first bytes tell what a stream is.
const head = 4096

// open reads an archive; its members' names begin with path and "!".
func (w *walk) open(r io.Reader, path string, depth int) {
	if z, ok := r.(random); ok {
		if b := peek(z); kindOf(b) == zipped {
			w.zip(z, z.Size(), path, depth)
			return
		}
	}
	b := bufio.NewReaderSize(r, head)
	first, _ := b.Peek(head)
	switch kindOf(first) {
	case zipped:
		w.spooled(b, path, depth)
	case tarred:
		w.tar(b, path, depth, nil)
	case gzipped:
		w.tarGzip(b, path, depth)
	default:
		w.fail(path, readout.ErrNotText, "no ZIP or tar archive", "")
	}
}

// random is what a ZIP is read from without a copy: bytes.Reader,
// io.SectionReader.
type random interface {
	io.ReaderAt
	Size() int64
}

func peek(r random) []byte {
	b := make([]byte, head)
	n, _ := r.ReadAt(b, 0)
	return b[:n]
}

// spooled reads a ZIP that comes as a stream: its list of members is at its
// end, so it is kept whole.
func (w *walk) spooled(r io.Reader, path string, depth int) {
	limit := w.limits.Member * 4
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		w.fail(path, readout.ErrNotText, "the archive breaks off: "+err.Error(), "get the file again")
	case int64(len(b)) > limit:
		w.fail(path, readout.ErrTooLarge, fmt.Sprintf("a ZIP of more than %d MB that comes as a stream", limit>>20), "name the file instead of piping it")
	default:
		w.zip(bytes.NewReader(b), int64(len(b)), path, depth)
	}
}

// zip reads a ZIP by its list of members.
func (w *walk) zip(r io.ReaderAt, size int64, path string, depth int) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		w.fail(path, readout.ErrNotText, "a damaged ZIP: "+err.Error(), "get the file again")
		return
	}
	for _, f := range z.File {
		if w.over() {
			return
		}
		if skipped(f.Name) || f.Mode()&^0o7777 != 0 {
			continue
		}
		w.zipMember(f, path+"!"+f.Name, depth)
	}
}

func (w *walk) zipMember(f *zip.File, path string, depth int) {
	if f.Flags&1 != 0 {
		w.fail(path, readout.ErrNotText, "it is encrypted", "unpack the archive with its password, and add its files")
		return
	}
	r, err := f.Open()
	if err != nil {
		w.fail(path, readout.ErrNotText, "it cannot be unpacked: "+err.Error(), "unpack the archive and pack it as an ordinary ZIP")
		return
	}
	defer r.Close()
	offset, _ := f.DataOffset()
	w.member(r, path, offset, depth, int64(f.CompressedSize64))
}

// tarGzip reads a gzipped tar; packed counts what was taken from the file.
func (w *walk) tarGzip(r io.Reader, path string, depth int) {
	packed := &counter{r: r}
	z, err := gzip.NewReader(packed)
	if err != nil {
		w.fail(path, readout.ErrNotText, "damaged gzip: "+err.Error(), "get the file again")
		return
	}
	w.tar(z, path, depth, packed)
}

// tar reads a tar as a stream; packed is nil where it is not compressed.
func (w *walk) tar(r io.Reader, path string, depth int, packed *counter) {
	at := &counter{r: r}
	t := tar.NewReader(at)
	for !w.over() {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			w.fail(path, readout.ErrNotText, "the tar breaks off: "+err.Error(), "the members before it were read; get the file again")
			return
		}
		if h.Typeflag != tar.TypeReg || skipped(h.Name) {
			continue
		}
		w.member(t, path+"!"+h.Name, at.n, depth, h.Size)
		if packed != nil && w.bomb(at.n, packed.n) {
			w.fail(path, readout.ErrTooLarge, "it unpacks to far more than it is, as bombs do", "unpack it first, and add its files")
			return
		}
	}
}

// member reads one member within the limits and hands it on. packed is the
// size that it has in the archive.
func (w *walk) member(r io.Reader, path string, offset int64, depth int, packed int64) {
	limit := min(w.limits.Member, w.limits.Total-w.total, max(1<<20, packed*w.limits.Ratio))
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	w.total += int64(len(b))
	switch {
	case int64(len(b)) > limit:
		w.fail(path, readout.ErrTooLarge, fmt.Sprintf("it unpacks to more than %d bytes", limit), "unpack it first, and add what you need of it")
	case err != nil:
		w.fail(path, readout.ErrNotText, "it cannot be unpacked: "+err.Error(), "get the archive again")
	default:
		w.hand(b, path, offset, depth)
	}
}

// over tells whether to end: by ctx, by yield, or at the limit of all.
func (w *walk) over() bool {
	if w.stopped == nil {
		w.stopped = w.ctx.Err()
	}
	if w.stopped == nil && w.total >= w.limits.Total {
		w.halt("", fmt.Sprintf("more than %d bytes in one archive", w.limits.Total))
	}
	return w.stopped != nil
}

// bomb tells what is too large for what it was packed as.
func (w *walk) bomb(size, packed int64) bool {
	return size > 1<<20 && size > packed*w.limits.Ratio
}

// unpacked is the beginning of what is gzipped in b.
func unpacked(b []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	first := make([]byte, 512)
	n, _ := io.ReadFull(z, first)
	return first[:n]
}

// counter counts the bytes that were read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}
