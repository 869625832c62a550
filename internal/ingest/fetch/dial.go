package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// transport dials public addresses only, unless private ones are allowed. The
// check is of the address that is dialled, so that a name that resolves to a
// private one, at first or after a redirect, does not pass. A proxy would
// dial in its place, so none is used unless private addresses are allowed.
func transport(o Options) http.RoundTripper {
	d := &net.Dialer{Timeout: 10 * time.Second}
	t := &http.Transport{DialContext: d.DialContext, DisableCompression: true, TLSHandshakeTimeout: 10 * time.Second,
		MaxResponseHeaderBytes: 1 << 20, IdleConnTimeout: time.Minute}
	if o.Private {
		t.Proxy = http.ProxyFromEnvironment
	} else {
		d.Control = public
	}
	return t
}

// public refuses the addresses that are not of the public network.
func public(_, address string, _ syscall.RawConn) error {
	a, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := a.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || reserved(ip) {
		return fmt.Errorf("%w: %s", ErrPrivate, ip)
	}
	return nil
}

// reserved tells the ranges that netip does not: this network, carriers' own,
// for documents and tests, translation of IPv4, where private addresses hide.
func reserved(ip netip.Addr) bool {
	for _, p := range [...]string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
		"240.0.0.0/4", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "2001:db8::/32"} {
		if netip.MustParsePrefix(p).Contains(ip) {
			return true
		}
	}
	return false
}

var errRedirects = errors.New("too many redirects")

// redirect follows a redirect that is bounded, to the web, and allowed there;
// it waits for the other host as for any.
func (c *Client) redirect(req *http.Request, via []*http.Request) error {
	if len(via) > c.o.Redirects {
		return fmt.Errorf("%w: %d", errRedirects, len(via))
	}
	if _, err := parse(req.URL.String()); err != nil {
		return err
	}
	if err := c.allowed(req.Context(), req.URL); err != nil {
		return err
	}
	return c.hosts.wait(req.Context(), req.URL.Host, c.o.Delay)
}
