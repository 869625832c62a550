package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"readout"
)

// site is a server, and what it was asked.
type site struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []string
	robots string
}

func serve(t *testing.T, pages map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		robots := s.robots
		s.mu.Unlock()
		switch h := pages[r.URL.Path]; {
		case h != nil:
			h(w, r)
		case r.URL.Path == "/robots.txt" && robots != "":
			io.WriteString(w, robots)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) times(path string) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.asked {
		if p == path {
			n++
		}
	}
	return n
}

func quick() Options {
	return Options{Private: true, Delay: time.Nanosecond, Backoff: time.Millisecond, Limit: 1000, Timeout: 5 * time.Second}
}

func says(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, s) }
}

type diary struct {
	mu  sync.Mutex
	all []Fetch
}

func (d *diary) Fetched(f Fetch) { d.mu.Lock(); d.all = append(d.all, f); d.mu.Unlock() }

func TestConditional(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 03 Mar 2026 10:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "the talks")
	}})
	var d diary
	o := quick()
	o.Log = &d
	c := New(o)
	first, err := c.Get(context.Background(), s.URL+"/a", Known{})
	if err != nil || string(first.Body) != "the talks" || first.Same || len(first.SHA256) != 64 {
		t.Fatalf("got %+v, error %v", first, err)
	}
	again, err := c.Get(context.Background(), s.URL+"/a", first.Known)
	if err != nil || !again.Same || len(again.Body) > 0 || again.Known != first.Known {
		t.Errorf("got %+v, error %v", again, err)
	}
	if len(d.all) != 2 || d.all[0].Status != 200 || d.all[0].SHA256 != first.SHA256 || d.all[1].Status != 304 {
		t.Errorf("log %+v", d.all)
	}
}

func TestPacked(t *testing.T) {
	words := strings.Repeat("the talks ", 50)
	var zipped, broken bytes.Buffer
	z := gzip.NewWriter(&zipped)
	io.WriteString(z, words)
	z.Close()
	broken.Write(zipped.Bytes()[:zipped.Len()/2])
	var small bytes.Buffer
	b := brotli.NewWriter(&small)
	io.WriteString(b, words)
	b.Close()
	var bomb bytes.Buffer
	z = gzip.NewWriter(&bomb)
	z.Write(make([]byte, 1<<20))
	z.Close()
	packed := func(name string, b []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Encoding", name); w.Write(b) }
	}
	s := serve(t, map[string]http.HandlerFunc{"/gzip": packed("gzip", zipped.Bytes()), "/br": packed("br", small.Bytes()),
		"/broken": packed("gzip", broken.Bytes()), "/bomb": packed("gzip", bomb.Bytes())})
	c := New(quick())
	for _, path := range []string{"/gzip", "/br"} {
		if p, err := c.Get(context.Background(), s.URL+path, Known{}); err != nil || string(p.Body) != words {
			t.Errorf("%s: %q, error %v", path, p.Body, err)
		}
	}
	if _, err := c.Get(context.Background(), s.URL+"/broken", Known{}); err == nil || !strings.Contains(err.Error(), "broke off") {
		t.Errorf("truncated: error %v", err)
	}
	if _, err := c.Get(context.Background(), s.URL+"/bomb", Known{}); !errors.Is(err, readout.ErrTooLarge) || s.times("/bomb") != 1 {
		t.Errorf("bomb: error %v, asked %d times", err, s.times("/bomb"))
	}
}

func TestRedirects(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/old": http.RedirectHandler("/new", http.StatusMovedPermanently).ServeHTTP, "/new": says("words"),
		"/loop": http.RedirectHandler("/loop", http.StatusFound).ServeHTTP, "/file": http.RedirectHandler("ftp://files.example/a", http.StatusFound).ServeHTTP})
	c := New(quick())
	if p, err := c.Get(context.Background(), s.URL+"/old", Known{}); err != nil || p.URL != s.URL+"/new" {
		t.Errorf("got %q, error %v", p.URL, err)
	}
	if _, err := c.Get(context.Background(), s.URL+"/loop", Known{}); !errors.Is(err, errRedirects) {
		t.Errorf("loop: error %v", err)
	}
	if _, err := c.Get(context.Background(), s.URL+"/file", Known{}); err == nil || !strings.Contains(err.Error(), "no address of a page") {
		t.Errorf("ftp: error %v", err)
	}
}

func TestRetries(t *testing.T) {
	var n int
	s := serve(t, map[string]http.HandlerFunc{"/busy": func(w http.ResponseWriter, _ *http.Request) {
		if n++; n < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		io.WriteString(w, "words")
	}, "/down": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }})
	c := New(quick())
	if p, err := c.Get(context.Background(), s.URL+"/busy", Known{}); err != nil || p.Attempts != 3 {
		t.Errorf("%d attempts, error %v", p.Attempts, err)
	}
	if _, err := c.Get(context.Background(), s.URL+"/down", Known{}); !errors.Is(err, ErrStatus) || s.times("/down") != 3 {
		t.Errorf("down: %d times, error %v", s.times("/down"), err)
	}
	if _, err := c.Get(context.Background(), s.URL+"/none", Known{}); !errors.Is(err, ErrStatus) || s.times("/none") != 1 {
		t.Errorf("none: %d times, error %v", s.times("/none"), err)
	}
}

func TestRobots(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/open": says("words"), "/closed/a": says("words"),
		"/in": http.RedirectHandler("/closed/a", http.StatusFound).ServeHTTP})
	s.robots = "User-agent: *\nDisallow: /closed/\n"
	c := New(quick())
	if _, err := c.Get(context.Background(), s.URL+"/open", Known{}); err != nil {
		t.Error(err)
	}
	for _, path := range []string{"/closed/a", "/in"} {
		if _, err := c.Get(context.Background(), s.URL+path, Known{}); !errors.Is(err, ErrForbidden) {
			t.Errorf("%s: error %v", path, err)
		}
	}
	if s.times("/closed/a") != 0 || s.times("/robots.txt") != 1 {
		t.Errorf("asked %v", s.asked)
	}
}

func TestPrivate(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/a": says("words")})
	o := quick()
	o.Private = false
	if _, err := New(o).Get(context.Background(), s.URL+"/a", Known{}); !errors.Is(err, ErrPrivate) || len(s.asked) != 0 {
		t.Errorf("error %v, asked %v", err, s.asked)
	}
	for address, want := range map[string]bool{"8.8.8.8:80": true, "[2606:4700::1]:443": true, "127.0.0.1:80": false, "10.1.2.3:80": false,
		"169.254.169.254:80": false, "[::1]:80": false, "[::ffff:127.0.0.1]:80": false, "[fd00::1]:80": false, "100.64.1.1:80": false,
		"0.0.0.0:80": false, "[64:ff9b::7f00:1]:80": false, "224.0.0.1:80": false} {
		if err := public("tcp", address, nil); (err == nil) != want {
			t.Errorf("%s: error %v", address, err)
		}
	}
}

func TestTurns(t *testing.T) {
	var h host
	now := time.Now()
	for i := range 3 {
		if got := h.turn(now, time.Second); got != time.Duration(i)*time.Second {
			t.Errorf("turn %d waits %v", i, got)
		}
	}
	h.slow(5 * time.Second)
	h.turn(now.Add(10*time.Second), time.Second)
	if got := h.turn(now.Add(10*time.Second), time.Second); got != 5*time.Second {
		t.Errorf("slow host waits %v", got)
	}
}

func TestDelay(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/a": says("words")})
	o := quick()
	o.Delay = 80 * time.Millisecond
	c := New(o)
	began := time.Now()
	for range 3 {
		if _, err := c.Get(context.Background(), s.URL+"/a", Known{}); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(began); d < 160*time.Millisecond {
		t.Errorf("three requests took %v", d)
	}
}

func TestTimeout(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/slow": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }})
	o := quick()
	o.Timeout, o.Retries = 50*time.Millisecond, 1
	if _, err := New(o).Get(context.Background(), s.URL+"/slow", Known{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New(o).Get(ctx, s.URL+"/slow", Known{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}

func ExampleClient() {
	_, err := New(Options{}).Get(context.Background(), "file:///etc/hosts", Known{})
	fmt.Println(err)
	// Output: fetch file:///etc/hosts: "file:///etc/hosts" is no address of a page
}
