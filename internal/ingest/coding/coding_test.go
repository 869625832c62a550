package coding

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func pack(t *testing.T, s []byte, with func(io.Writer) (io.WriteCloser, error)) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := with(&b)
	if err == nil {
		_, err = w.Write(s)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func toGzip(w io.Writer) (io.WriteCloser, error)   { return gzip.NewWriter(w), nil }
func toZlib(w io.Writer) (io.WriteCloser, error)   { return zlib.NewWriter(w), nil }
func toFlate(w io.Writer) (io.WriteCloser, error)  { return flate.NewWriter(w, 6) }
func toBrotli(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriter(w), nil }

func TestReader(t *testing.T) {
	const page = "<p>The envoys met in the town of Sorn.</p>"
	for encoding, packed := range map[string][]byte{
		"": []byte(page), "identity": []byte(page), "gzip": pack(t, []byte(page), toGzip), "X-GZIP": []byte(page), "br": pack(t, []byte(page), toBrotli),
		"deflate": pack(t, []byte(page), toZlib), " deflate ": pack(t, []byte(page), toFlate), "br, gzip": pack(t, pack(t, []byte(page), toBrotli), toGzip),
	} {
		r, err := Reader(bytes.NewReader(packed), encoding)
		if err != nil {
			t.Errorf("%s: %v", encoding, err)
			continue
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != page {
			t.Errorf("%s: %q, error %v", encoding, got, err)
		}
	}
}

// TestBroken: what breaks off is an error, not a shorter page.
func TestBroken(t *testing.T) {
	page := []byte(strings.Repeat("The envoys met in the town of Sorn. ", 99))
	for encoding, packed := range map[string][]byte{"gzip": pack(t, page, toGzip), "deflate": pack(t, page, toZlib), "br": pack(t, page, toBrotli)} {
		r, err := Reader(bytes.NewReader(packed[:len(packed)-8]), encoding)
		if err == nil {
			_, err = io.ReadAll(r)
		}
		if err == nil {
			t.Errorf("%s: no error", encoding)
		}
	}
	for _, encoding := range []string{"compress", "gzip,gzip,gzip,gzip,gzip"} {
		if _, err := Reader(strings.NewReader(""), encoding); err == nil {
			t.Errorf("%s: no error", encoding)
		}
	}
}

// FuzzReader: whatever the bytes and the coding, reading ends with bytes or an
// error; what was packed comes back as it was.
func FuzzReader(f *testing.F) {
	f.Add("gzip", []byte("\x1f\x8b\x08"))
	f.Add("br, deflate", []byte("\x0b\x02\x80The\x03"))
	f.Add("deflate", []byte("\x78\x9c"))
	f.Fuzz(func(t *testing.T, encoding string, b []byte) {
		if r, err := Reader(bytes.NewReader(b), encoding); err == nil {
			_, _ = io.Copy(io.Discard, io.LimitReader(r, 1<<20))
		}
		r, err := Reader(bytes.NewReader(pack(t, pack(t, b, toBrotli), toGzip)), "br,gzip")
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%q became %q, error %v", b, got, err)
		}
	})
}
