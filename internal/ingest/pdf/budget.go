package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"

	"readout"
	"readout/internal/ingest"
)

// The bounds on reading one file, in bytes.
const (
	smallest = 4 << 20   // of a stream, unpacked, in the smallest file
	largest  = 64 << 20  // of a stream, unpacked, in any file
	work     = 256 << 20 // of everything that is read, again and again
	times    = 20        // a stream, unpacked, of the file
	rounds   = 200       // everything that is read, of the file
)

// budget is what reading a file may still cost. All that is read of the file
// and all that is unpacked is counted, so what goes round in circles ends.
type budget struct {
	ctx    context.Context
	left   int64
	stream int64 // the largest stream, unpacked
}

var errLoop = errors.New("it goes round in circles or unpacks without end")

func newBudget(ctx context.Context, size int) *budget {
	n := int64(size)
	return &budget{ctx: ctx, left: work + n*rounds, stream: min(largest, max(smallest, n*times))}
}

// spend counts n bytes.
func (b *budget) spend(n int) error {
	if err := b.ctx.Err(); err != nil {
		return err
	}
	if b.left -= int64(n); b.left < 0 {
		return errLoop
	}
	return nil
}

// counted is a file whose reading is counted.
type counted struct {
	r io.ReaderAt
	b *budget
}

func (c counted) ReadAt(p []byte, off int64) (int, error) {
	if err := c.b.spend(len(p)); err != nil {
		return 0, err
	}
	return c.r.ReadAt(p, off)
}

// unpack is all that r holds. What is cut off is as long as it is.
func (b *budget) unpack(r io.Reader) ([]byte, error) {
	got, err := io.ReadAll(io.LimitReader(r, b.stream+1))
	if int64(len(got)) > b.stream {
		return nil, ingest.Refuse(readout.ErrTooLarge, fmt.Sprintf("a part unpacks to more than %d bytes", b.stream), "print the file to a new PDF file")
	}
	if err := b.spend(len(got)); err != nil {
		return nil, err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) && len(got) > 0 {
		err = nil
	}
	return got, err
}

// guard runs do, in which the library may panic, and makes an error of that.
func (b *budget) guard(do func() error) (err error) {
	defer func() {
		p := recover()
		switch {
		case p == nil:
		case b.ctx.Err() != nil:
			err = b.ctx.Err()
		case b.left < 0:
			err = damaged(errLoop.Error())
		default:
			err = damaged(fmt.Sprint(p))
		}
	}()
	err = do()
	var told *readout.Error
	switch {
	case b.ctx.Err() != nil:
		return b.ctx.Err()
	case err == nil || errors.As(err, &told):
		return err
	}
	return damaged(err.Error())
}
