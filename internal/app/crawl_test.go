package app

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// crawl is a WARC file of n pages, made while it is read.
type crawl struct {
	n    int
	at   atomic.Int64
	rest []byte
}

func (c *crawl) Read(p []byte) (int, error) {
	for len(c.rest) == 0 {
		if c.at.Load() == int64(c.n) {
			return 0, io.EOF
		}
		c.rest = crawled(int(c.at.Add(1)))
	}
	n := copy(p, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

func (c *crawl) Close() error { return nil }

// crawled is the record of a page.
func crawled(n int) []byte {
	page := fmt.Sprintf("<html><body><article><p>Page %d says that the ferry sailed at noon and that nobody missed it. %s</p></article></body></html>", n, strings.Repeat("The sea was calm that day. ", 80))
	answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s", len(page), page)
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, len(answer), answer)
}

// TestCrawl: the pages of a crawl come one by one between the other sources,
// and what is whole of one that breaks off is read.
func TestCrawl(t *testing.T) {
	whole := append(crawled(1), crawled(2)...)
	open := func(path string, b []byte) Source {
		return Source{Path: path, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }}
	}
	sources := []Source{open("a.txt", []byte("Talks ended.")), open("b.warc", whole), open("c.warc", []byte("No crawl at all.")), open("d.warc.gz", whole[:len(whole)-500]),
		{Path: "e.warc", Open: func() (io.ReadCloser, error) { return nil, errors.New("it is away") }}}
	var got []string
	a := App{words{}, capitals{}}
	err := a.Read(t.Context(), Options{Workers: 2}, sources, func(r Reading) error {
		line := r.Path
		if r.Err != nil {
			line += " failed"
		} else if r.Document.URL != nil {
			line += " at " + *r.Document.URL
		}
		got = append(got, line)
		return nil
	})
	want := []string{"a.txt", "b.warc!http://a.example/1 at http://a.example/1", "b.warc!http://a.example/2 at http://a.example/2", "c.warc",
		"d.warc.gz!http://a.example/1 at http://a.example/1", "d.warc.gz failed", "e.warc failed"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, error %v", got, err)
	}
}

// TestCrawlMemory: however many pages a crawl has, few are held; and nobody
// reads on when they are not asked for.
func TestCrawlMemory(t *testing.T) {
	const pages = 20_000 // 45 MB
	c := &crawl{n: pages}
	seen, most := 0, uint64(0)
	var m runtime.MemStats
	for s := range unfolded(t.Context(), []Source{{Path: "a.warc", Open: func() (io.ReadCloser, error) { return c, nil }}}) {
		if f, err := s.file(t.Context()); err != nil || len(f.Bytes) < 2000 {
			t.Fatalf("%s: %d bytes, error %v", s.Path, len(f.Bytes), err)
		}
		if seen++; seen%1000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if seen != pages || most > 32<<20 {
		t.Errorf("%d pages, %d bytes held", seen, most)
	}
	c = &crawl{n: pages}
	stop := errors.New("enough")
	a := App{words{}, capitals{}}
	err := a.Read(t.Context(), Options{Workers: 2}, []Source{{Path: "a.warc", Open: func() (io.ReadCloser, error) { return c, nil }}}, func(Reading) error { return stop })
	if !errors.Is(err, stop) || c.at.Load() > 100 {
		t.Errorf("error %v after %d pages", err, c.at.Load())
	}
}
