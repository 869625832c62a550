package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"readout"
	"readout/internal/ingest/coding"
)

func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("%q is no address of a page", address)
	}
	return u, nil
}

// once asks for a page one time and tells the log.
func (c *Client) once(ctx context.Context, u *url.URL, known Known) (p Page, err error) {
	if err := c.hosts.wait(ctx, u.Host, c.o.Delay); err != nil {
		return p, err
	}
	at := time.Now()
	if p, err = c.ask(ctx, u.String(), known); c.o.Log != nil {
		c.o.Log.Fetched(Fetch{URL: u.String(), At: at, Status: p.Status, SHA256: p.SHA256, Err: err})
	}
	return p, err
}

func (c *Client) ask(ctx context.Context, address string, known Known) (Page, error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return Page{}, err
	}
	req.Header.Set("User-Agent", c.o.Agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
	req.Header.Set("Accept-Encoding", "gzip, br")
	if known.ETag != "" {
		req.Header.Set("If-None-Match", known.ETag)
	}
	if known.LastModified != "" {
		req.Header.Set("If-Modified-Since", known.LastModified)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return Page{}, cause(err)
	}
	defer resp.Body.Close()
	return c.answer(resp, known)
}

// cause is an error of the client without the address that it repeats.
func cause(err error) error {
	var e *url.Error
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// answer is the page that a response holds.
func (c *Client) answer(resp *http.Response, known Known) (Page, error) {
	p := Page{URL: resp.Request.URL.String(), Type: resp.Header.Get("Content-Type"), Status: resp.StatusCode,
		Known: Known{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")}}
	switch {
	case resp.StatusCode == http.StatusNotModified:
		p.Same, p.Known = true, known
		return p, nil
	case resp.StatusCode != http.StatusOK:
		return p, &statusError{resp.StatusCode, after(resp.Header.Get("Retry-After"))}
	}
	b, err := body(resp, c.o.Limit)
	if err != nil {
		return p, err
	}
	sum := sha256.Sum256(b)
	p.Body, p.SHA256 = b, hex.EncodeToString(sum[:])
	return p, nil
}

// body unpacks a body of at most limit bytes.
func body(resp *http.Response, limit int64) ([]byte, error) {
	r, err := coding.Reader(resp.Body, resp.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, fmt.Errorf("the page is packed wrongly: %w", err)
	}
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("the page broke off: %w", err)
	}
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("%w: more than %d bytes", readout.ErrTooLarge, limit)
	}
	return b, nil
}

// after is the wait of a Retry-After in seconds, 0 when it is a date or none.
func after(header string) time.Duration {
	n, err := strconv.Atoi(header)
	if err != nil || n < 0 {
		return 0
	}
	return time.Duration(n) * time.Second
}

// longest is the longest wait for a server that asks for one.
const longest = time.Minute

// retry tells whether asking again may help, and how long to wait.
func retry(err error, backoff time.Duration) (time.Duration, bool) {
	var s *statusError
	if errors.As(err, &s) {
		again := s.status == http.StatusTooManyRequests || s.status >= 500 && s.status != http.StatusNotImplemented
		return max(backoff, s.after), again && s.after <= longest
	}
	final := errors.Is(err, ErrPrivate) || errors.Is(err, ErrForbidden) || errors.Is(err, readout.ErrTooLarge) ||
		errors.Is(err, errRedirects) || errors.Is(err, context.Canceled)
	return backoff, !final
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
