// Package warc reads crawls as a stream: WARC files, plain or with gzip
// members, of any size in constant memory. The web pages of their responses
// are handed on. The package keeps no state.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"

	"readout"
	"readout/internal/ingest"
)

// maxFailures is how many pages' failures are told one by one.
const maxFailures = 100

// X is the container of crawls.
type X struct{}

// New reads crawls.
func New() *X { return &X{} }

// Name is "WARC".
func (*X) Name() string { return "WARC" }

// Fits tells a crawl by its first words, unpacked where it is gzipped.
func (*X) Fits(f ingest.File) bool {
	b := f.Bytes
	if z, err := gzip.NewReader(bytes.NewReader(b)); err == nil {
		b = make([]byte, 5)
		n, _ := io.ReadFull(z, b)
		b = b[:n]
	}
	return bytes.HasPrefix(b, []byte("WARC/"))
}

// Members yields the web pages of a crawl, each with its address and the
// offset of its record: in the file, or for gzip that of the member in which
// the record begins. A page that cannot be unpacked and a crawl that breaks off
// are *readout.Errors after the whole records were yielded.
func (*X) Members(ctx context.Context, r io.Reader, name string, yield func(ingest.File, int64) error) error {
	s := &stream{at: &counter{r: bufio.NewReaderSize(r, 1<<16)}}
	if err := s.begin(); err != nil {
		return broken(err, 0)
	}
	var failed []error
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		f, offset, refused, err := s.next()
		if errors.Is(err, io.EOF) {
			return errors.Join(failed...)
		}
		if err != nil {
			return errors.Join(append(failed, broken(err, offset))...)
		}
		if refused != nil && len(failed) < maxFailures {
			failed = append(failed, of(name, refused))
		}
		if f == nil {
			continue
		}
		f.Name, f.Held = name+"!"+f.URL, &readout.Member{File: name, Offset: offset}
		if err := yield(*f, offset); err != nil {
			return err
		}
	}
}

// of is an error with the page of the crawl that it is of.
func of(name string, err error) error {
	var e *readout.Error
	if errors.As(err, &e) {
		e.Path = name + "!" + e.Path
	}
	return err
}

func broken(err error, offset int64) error {
	return ingest.Refuse(readout.ErrNotText, fmt.Sprintf("the crawl breaks off in the record at byte %d: %v", offset, err),
		"the records before it were read; get the file again")
}

// stream is a crawl being read.
type stream struct {
	at     *counter
	z      *gzip.Reader  // nil where it is not packed
	in     *bufio.Reader // of the unpacked bytes
	member int64         // where the gzip member begins
}

func (s *stream) begin() error {
	if head, _ := s.at.r.Peek(2); !bytes.Equal(head, []byte("\x1f\x8b")) {
		s.in = bufio.NewReader(s.at)
		return nil
	}
	var err error
	if s.z, err = gzip.NewReader(s.at); err != nil {
		return err
	}
	s.z.Multistream(false)
	s.in = bufio.NewReaderSize(s.z, 1<<16)
	return nil
}

// advance goes to the next record, past empty lines and ends of members.
func (s *stream) advance() (int64, error) {
	for {
		c, err := s.in.ReadByte()
		switch {
		case err == nil && (c == '\r' || c == '\n'):
		case err == nil:
			s.in.UnreadByte()
			if s.z != nil {
				return s.member, nil
			}
			return s.at.n - int64(s.in.Buffered()), nil
		case s.z == nil || !errors.Is(err, io.EOF):
			return s.member, err
		default:
			s.member = s.at.n
			if err := s.z.Reset(s.at); err != nil {
				return s.member, err
			}
			s.z.Multistream(false)
			s.in.Reset(s.z)
		}
	}
}

// next reads a record; the file is nil where it holds no page, and refused why
// it holds one that cannot be read.
func (s *stream) next() (f *ingest.File, offset int64, refused, err error) {
	if offset, err = s.advance(); err != nil {
		return nil, offset, nil, err
	}
	h, length, err := s.header()
	if err != nil {
		return nil, offset, nil, whole(err)
	}
	body := &io.LimitedReader{R: s.in, N: length}
	if h.Get("WARC-Type") == "response" && length <= PageLimit {
		f, refused = page(body, strings.Trim(h.Get("WARC-Target-URI"), "<>"))
	}
	if _, err := io.Copy(io.Discard, body); err != nil {
		return nil, offset, nil, err
	}
	if body.N > 0 {
		return nil, offset, nil, io.ErrUnexpectedEOF
	}
	return f, offset, refused, nil
}

// whole is an error where an end is one, too.
func whole(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// headLimit is the size in bytes over which a record's head is refused.
const headLimit = 1 << 20

func (s *stream) header() (textproto.MIMEHeader, int64, error) {
	var head bytes.Buffer
	for {
		line, err := s.in.ReadSlice('\n')
		head.Write(line)
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return nil, 0, err
		}
		if head.Len() > headLimit {
			return nil, 0, errors.New("the head of the record has no end")
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			break
		}
	}
	t := textproto.NewReader(bufio.NewReader(&head))
	first, err := t.ReadLine()
	if err != nil || !strings.HasPrefix(first, "WARC/") {
		return nil, 0, fmt.Errorf("no WARC record: %.40q", first)
	}
	h, err := t.ReadMIMEHeader()
	if err != nil {
		return nil, 0, err
	}
	n, err := strconv.ParseInt(strings.TrimSpace(h.Get("Content-Length")), 10, 64)
	if err != nil || n < 0 {
		return nil, 0, fmt.Errorf("no length of the record: %.40q", h.Get("Content-Length"))
	}
	return h, n, nil
}

// counter counts the bytes that were read through it. It is an io.ByteReader,
// so that gzip reads no further than its member.
type counter struct {
	r *bufio.Reader
	n int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}

// ReadByte reads one byte.
func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}
