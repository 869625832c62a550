package warc

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/ingest"
)

func record(url, body string) []byte {
	resp := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
	return []byte(fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(resp), resp))
}

func pack(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

// TestMembers: each page comes whole, and its record stands at its offset.
func TestMembers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bodies := rapid.SliceOfN(rapid.String(), 1, 6).Draw(t, "bodies")
		packed := rapid.Bool().Draw(t, "packed")
		var file []byte
		for i, s := range bodies {
			r := record(fmt.Sprint("http://x/", i), s)
			if packed {
				r = pack(r)
			}
			file = append(file, r...)
		}
		n := 0
		err := New().Members(context.Background(), bytes.NewReader(file), "a", func(f ingest.File, offset int64) error {
			if string(f.Bytes) != bodies[n] || f.URL != fmt.Sprint("http://x/", n) {
				t.Fatalf("%q at %s", f.Bytes, f.URL)
			}
			var at io.Reader = bytes.NewReader(file[offset:])
			if packed {
				at, _ = gzip.NewReader(at)
			}
			head := make([]byte, 200+len(bodies[n]))
			k, _ := io.ReadFull(at, head)
			if !bytes.HasPrefix(head[:k], []byte("WARC/1.0")) || !bytes.Contains(head[:k], []byte(f.URL)) {
				t.Fatalf("offset %d: %q", offset, head[:k])
			}
			n++
			return nil
		})
		if err != nil || n != len(bodies) {
			t.Fatalf("%d of %d, error %v", n, len(bodies), err)
		}
	})
}

func TestTruncated(t *testing.T) {
	for _, wrap := range []func([]byte) []byte{pack, bytes.Clone} {
		one, two := wrap(record("http://x/1", "one")), wrap(record("http://x/2", "two"))
		n := 0
		err := New().Members(context.Background(), bytes.NewReader(append(one, two[:len(two)-30]...)), "a", func(ingest.File, int64) error { n++; return nil })
		var e *readout.Error
		if n != 1 || !errors.As(err, &e) || e.Hint == "" {
			t.Errorf("%d pages, error %v", n, err)
		}
	}
}

// answer is the record of a page that was sent packed.
func answer(url, encoding, body string) []byte {
	resp := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n%s", encoding, body)
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(resp), resp)
}

// TestPacked: pages come unpacked, whatever they were sent as; those that cannot
// be unpacked, or are bombs, are told by their names, and the others come.
func TestPacked(t *testing.T) {
	var small bytes.Buffer
	b := brotli.NewWriter(&small)
	if _, err := io.WriteString(b, "small"); err != nil || b.Close() != nil {
		t.Fatal(err)
	}
	zipped := string(pack([]byte(strings.Repeat("The envoys met. ", 99))))
	file := slices.Concat(answer("http://x/cut", "gzip", zipped[:len(zipped)-20]), answer("http://x/br", "br", small.String()),
		answer("http://x/bomb", "gzip", string(pack(make([]byte, PageLimit+1)))), answer("http://x/odd", "odd", "odd"),
		answer("http://x/gzip", "gzip", zipped), answer("http://x/plain", "gzip", "plain"))
	var got []string
	err := New().Members(context.Background(), bytes.NewReader(file), "a", func(f ingest.File, _ int64) error {
		got = append(got, fmt.Sprintf("%s %.5s", f.Name, f.Bytes))
		return nil
	})
	if want := "a!http://x/br small|a!http://x/gzip The e|a!http://x/plain plain"; strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
	for _, want := range []string{"read a!http://x/cut: not a text: it cannot be unpacked", "read a!http://x/bomb: too large: it unpacks to more than 16 MB", "read a!http://x/odd: not a text: it cannot be unpacked: it is packed as \"odd\""} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

func FuzzWARC(f *testing.F) {
	f.Add(record("http://x", "a"))
	f.Add(pack(record("http://x", "a")))
	f.Add(answer("http://x", "br, deflate", "a"))
	f.Fuzz(func(t *testing.T, b []byte) {
		err := New().Members(context.Background(), bytes.NewReader(b), "a", func(ingest.File, int64) error { return nil })
		var e *readout.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatal(err)
		}
	})
}

// repeated is n times the same bytes, made while they are read.
type repeated struct {
	b     []byte
	at, n int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.at == len(r.b) {
		r.at, r.n = 0, r.n-1
	}
	if r.n <= 0 {
		return 0, io.EOF
	}
	k := copy(p, r.b[r.at:])
	r.at += k
	return k, nil
}

// BenchmarkMembers reads 100,000 pages; MB/s count unpacked bytes.
func BenchmarkMembers(b *testing.B) {
	var s strings.Builder
	for i := range 250 {
		fmt.Fprintf(&s, "<p>The envoy %d met the council of town %d and said no.</p>\n", i*7919, i*104729)
	}
	r := record("http://x/page", s.String())
	z := pack(r)
	const pages = 100_000
	b.SetBytes(int64(len(r)) * pages)
	for b.Loop() {
		n := 0
		err := New().Members(context.Background(), &repeated{b: z, n: pages}, "a", func(ingest.File, int64) error { n++; return nil })
		if err != nil || n != pages {
			b.Fatal(n, err)
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/(1<<20), "MB-of-system")
}
