package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// hosts is what a client knows of each host.
type hosts struct {
	mu    sync.Mutex
	byKey map[string]*host
}

type host struct {
	mu    sync.Mutex
	next  time.Time // before which it is not asked
	delay time.Duration

	robots sync.Mutex
	asked  time.Time
	data   *robotstxt.RobotsData
}

func newHosts() *hosts { return &hosts{byKey: map[string]*host{}} }

func (h *hosts) of(key string) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.byKey[key] == nil {
		h.byKey[key] = &host{}
	}
	return h.byKey[key]
}

// wait waits until a host may be asked again; each caller has its own turn.
func (h *hosts) wait(ctx context.Context, key string, delay time.Duration) error {
	return sleep(ctx, h.of(key).turn(time.Now(), delay))
}

// turn is how long to wait for a turn.
func (h *host) turn(now time.Time, delay time.Duration) time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	at := now
	if h.next.After(now) {
		at = h.next
	}
	h.next = at.Add(max(delay, h.delay))
	return at.Sub(now)
}

// fresh is how long a robots.txt holds.
const fresh = 24 * time.Hour

// allowed fails with ErrForbidden where the robots.txt of a site does not
// allow an address, or cannot be known because its server is out of order.
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	h := c.hosts.of(u.Scheme + "://" + u.Host)
	h.robots.Lock()
	defer h.robots.Unlock()
	if h.data == nil || time.Since(h.asked) > fresh {
		data, err := c.robots(ctx, u)
		if err != nil {
			return err
		}
		h.data, h.asked = data, time.Now()
	}
	group := h.data.FindGroup(c.o.Agent)
	c.hosts.of(u.Host).slow(group.CrawlDelay)
	if !group.Test(u.RequestURI()) {
		return ErrForbidden
	}
	return nil
}

// slow keeps the delay that a host asks for, up to the longest wait.
func (h *host) slow(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.delay = max(h.delay, min(d, longest))
}

// robots gets the robots.txt of a site. One that is not there allows all.
func (c *Client) robots(ctx context.Context, u *url.URL) (*robotstxt.RobotsData, error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	at := url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.o.Agent)
	plain := &http.Client{Transport: c.http.Transport, CheckRedirect: func(_ *http.Request, via []*http.Request) error {
		if len(via) > c.o.Redirects {
			return errRedirects
		}
		return nil
	}}
	resp, err := plain.Do(req)
	if err != nil {
		return nil, cause(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, 512<<10))
	if err != nil {
		return nil, err
	}
	return robotstxt.FromStatusAndBytes(resp.StatusCode, b)
}
