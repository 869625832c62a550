package pdf

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// until is what stands before a byte.
type until struct {
	r    io.Reader
	end  byte
	done bool
}

func (u *until) Read(p []byte) (int, error) {
	if u.done {
		return 0, io.EOF
	}
	n, err := u.r.Read(p)
	if i := bytes.IndexByte(p[:n], u.end); i >= 0 {
		n, u.done = i, true
	}
	return n, err
}

// hexed is what pairs of hexadecimal digits stand for, up to the mark ">".
type hexed struct {
	r    io.Reader
	b    *bufio.Reader
	done bool
}

func (h *hexed) Read(p []byte) (n int, err error) {
	if h.b == nil {
		h.b = bufio.NewReader(h.r)
	}
	for n < len(p) && !h.done {
		high, ok := h.digit()
		if !ok {
			break
		}
		low, _ := h.digit() // one that is missing is 0
		p[n] = high<<4 | low
		n++
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (h *hexed) digit() (byte, bool) {
	for {
		c, err := h.b.ReadByte()
		if err != nil || c == '>' {
			h.done = true
			return 0, false
		}
		if i := strings.IndexByte("0123456789abcdef", c|0x20); i >= 0 && c > ' ' {
			return byte(i), true
		}
	}
}

// runs unpacks runs of bytes: a count under 128 stands before one byte more
// than that, one over it before a byte that is there 257 less the count times.
type runs struct {
	r    io.Reader
	b    *bufio.Reader
	rest []byte
}

const runsEnd = 128

func (r *runs) Read(p []byte) (int, error) {
	if r.b == nil {
		r.b = bufio.NewReader(r.r)
	}
	for len(r.rest) == 0 {
		count, err := r.b.ReadByte()
		switch {
		case err != nil:
			return 0, err
		case count == runsEnd:
			return 0, io.EOF
		case count < runsEnd:
			r.rest = make([]byte, int(count)+1)
			k, err := io.ReadFull(r.b, r.rest)
			if r.rest = r.rest[:k]; err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
				return 0, err
			}
		default:
			c, err := r.b.ReadByte()
			if err != nil {
				return 0, err
			}
			r.rest = bytes.Repeat([]byte{c}, 257-int(count))
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}
