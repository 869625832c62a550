// Package fetch gets pages from the web with the manners that a reader owes:
// it asks for what has changed only, keeps to robots.txt, waits between
// requests to a host, and takes neither endless pages nor pages of the network
// that it runs in. A Client keeps what it learned of each host; the package
// keeps no state. It may import the vocabulary.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"readout"
)

// Options say how pages are got; what is 0 has the value of Defaults.
type Options struct {
	Agent     string        // how the program names itself
	Private   bool          // allow addresses of private networks and of this machine
	Delay     time.Duration // between two requests to a host
	Timeout   time.Duration // of one request with its body
	Limit     int64         // bytes of a page, unpacked
	Redirects int
	Retries   int           // after the first try
	Backoff   time.Duration // before the first retry; doubled for each
	Log       Log           // or nil
}

// Defaults are the options of a program that reads the news.
func Defaults() Options {
	return Options{Agent: "readout/1 (reads reports for a record of negotiations)", Delay: 2 * time.Second, Timeout: 30 * time.Second,
		Limit: 32 << 20, Redirects: 8, Retries: 2, Backoff: time.Second}
}

// Log is told of each request. It is safe for concurrent use.
type Log interface {
	Fetched(Fetch)
}

// Fetch is one request and what came of it.
type Fetch struct {
	URL    string
	At     time.Time
	Status int    // 0 when there was no answer
	SHA256 string // of the body, in hexadecimal; empty without one
	Err    error
}

// Known is what was kept of a page, so that it is only sent when it changed.
type Known struct{ ETag, LastModified string }

// Page is what came of an address.
type Page struct {
	URL      string // after redirects
	Body     []byte // unpacked, as it was sent
	Type     string // the content type, with its charset
	SHA256   string // of Body, in hexadecimal
	Status   int
	Known    Known
	Same     bool // it did not change; without a body
	Attempts int
}

// The kinds of failure that a caller may tell apart with errors.Is.
var (
	ErrForbidden = errors.New("robots.txt forbids it")
	ErrPrivate   = errors.New("the address is of a private network")
	ErrStatus    = errors.New("the server refused")
)

// Client gets pages. It is safe for concurrent use.
type Client struct {
	o     Options
	http  *http.Client
	hosts *hosts
}

// New is a client with these options.
func New(o Options) *Client {
	d := Defaults()
	or(&o.Agent, d.Agent)
	or(&o.Delay, d.Delay)
	or(&o.Timeout, d.Timeout)
	or(&o.Limit, d.Limit)
	or(&o.Redirects, d.Redirects)
	or(&o.Retries, d.Retries)
	or(&o.Backoff, d.Backoff)
	c := &Client{o: o, hosts: newHosts()}
	c.http = &http.Client{Transport: transport(o), CheckRedirect: c.redirect}
	return c
}

func or[T comparable](v *T, value T) {
	var zero T
	if *v == zero {
		*v = value
	}
}

// Get gets a page, or finds that it is still as known. Errors are
// *readout.Error: ErrForbidden, ErrPrivate, ErrStatus, readout.ErrTooLarge, or
// of the network.
func (c *Client) Get(ctx context.Context, address string, known Known) (Page, error) {
	u, err := parse(address)
	if err != nil {
		return Page{}, failure(address, err)
	}
	if err := c.allowed(ctx, u); err != nil {
		return Page{}, failure(address, err)
	}
	var p Page
	for try := 0; ; try++ {
		p, err = c.once(ctx, u, known)
		p.Attempts = try + 1
		wait, again := retry(err, c.o.Backoff<<try)
		if err == nil || !again || try == c.o.Retries {
			break
		}
		if sleep(ctx, wait) != nil {
			break
		}
	}
	if err != nil {
		return p, failure(address, err)
	}
	return p, nil
}

// failure is an error for a person.
func failure(address string, err error) error {
	hint := ""
	var s *statusError
	switch {
	case errors.Is(err, ErrForbidden):
		hint = "the site asks programs not to read this page: save it from a browser"
	case errors.Is(err, ErrPrivate):
		hint = "readout reads public pages only; save the page and read the file"
	case errors.Is(err, readout.ErrTooLarge):
		hint = "save the article alone and read the file"
	case errors.As(err, &s) && (s.status == 401 || s.status == 402 || s.status == 403):
		hint = "the page is not open to programs: save it from a browser"
	case errors.As(err, &s) && (s.status == 404 || s.status == 410):
		hint = "check the address; the page may have gone"
	default:
		hint = "check the address and the connection, and try again"
	}
	return &readout.Error{Op: "fetch", Path: address, Err: err, Hint: hint}
}

// statusError is an answer that is no page.
type statusError struct {
	status int
	after  time.Duration // when to ask again, if the server says so
}

func (e *statusError) Error() string {
	return fmt.Sprintf("%v: %d %s", ErrStatus, e.status, http.StatusText(e.status))
}

func (e *statusError) Unwrap() error { return ErrStatus }
