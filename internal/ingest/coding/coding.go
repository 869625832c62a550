// Package coding unpacks what HTTP sends packed: gzip, deflate and brotli, one
// inside the other. It keeps no state and imports nothing of the project.
package coding

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// most is how many codings may stand inside each other.
const most = 4

// Reader is the bytes of r before they were packed as a Content-Encoding says,
// the last one named outermost. What is said to be gzip and is not stays as it
// is: archives keep pages unpacked under the heads that they were sent with. It
// fails where it does not know the coding, and reading fails where the bytes
// break off.
func Reader(r io.Reader, encoding string) (io.Reader, error) {
	all := strings.FieldsFunc(strings.ToLower(encoding), func(c rune) bool { return c == ',' || c == ' ' || c == '\t' })
	if len(all) > most {
		return nil, fmt.Errorf("it is packed %d times over", len(all))
	}
	var err error
	for _, name := range slices.Backward(all) {
		if r, err = one(r, name); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func one(r io.Reader, name string) (io.Reader, error) {
	switch name {
	case "identity":
		return r, nil
	case "gzip", "x-gzip":
		b := bufio.NewReader(r)
		if head, _ := b.Peek(2); !bytes.Equal(head, []byte("\x1f\x8b")) {
			return b, nil
		}
		return gzip.NewReader(b)
	case "deflate":
		return deflated(r)
	case "br":
		return brotli.NewReader(r), nil
	}
	return nil, fmt.Errorf("it is packed as %.20q, which nobody here can unpack", name)
}

// deflated reads zlib, as the standard has it, and bare deflate, as many send it.
func deflated(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(2); len(head) == 2 && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
		return zlib.NewReader(b)
	}
	return flate.NewReader(b), nil
}
