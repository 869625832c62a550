// Package client asks a server of readout for what is on its record, and tells
// it what to add and decide. Facts have their types in package readout, the rest
// in client/wire. It imports those and the standard library.
//
//	c, err := client.New("https://talks.example", client.Key(os.Getenv("READOUT_KEY")))
//	for m, err := range client.All(ctx, c.Meetings, client.Ask{Query: "status:planned"}) { ... }
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"readout"
	"readout/client/wire"
)

// Client asks one server. It is safe for concurrent use.
type Client struct {
	base string
	key  string
	http *http.Client
	seen *tags
}

// Option changes how a client asks.
type Option func(*Client)

// Key is sent with each request.
func Key(key string) Option { return func(c *Client) { c.key = key } }

// HTTP is what requests are sent through, in place of http.DefaultClient.
func HTTP(h *http.Client) Option { return func(c *Client) { c.http = h } }

// New makes a client of the server at an address such as http://localhost:8080.
func New(address string, options ...Option) (*Client, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, &readout.Error{Op: "ask the server", Path: address, Err: errors.New("this is no address of a server"), Hint: "write it as http://localhost:8080"}
	}
	c := &Client{base: strings.TrimSuffix(u.String(), "/"), http: http.DefaultClient, seen: newTags()}
	for _, o := range options {
		o(c)
	}
	return c, nil
}

// most is how many bytes of an answer are read.
const most = 256 << 20

// do sends a request and reads the answer into out. An answer that something
// went wrong is a *wire.Problem.
func (c *Client) do(ctx context.Context, method, path string, query url.Values, body, out any) error {
	r, err := c.request(ctx, method, path, query, body)
	if err != nil {
		return err
	}
	kept, tag := c.seen.of(r)
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
	}
	w, err := c.http.Do(r)
	if err != nil {
		return &readout.Error{Op: "ask the server", Path: c.base, Err: err, Hint: "see that it runs and may be reached"}
	}
	defer w.Body.Close()
	answer := kept
	if w.StatusCode != http.StatusNotModified {
		if answer, err = io.ReadAll(io.LimitReader(w.Body, most)); err != nil {
			return &readout.Error{Op: "ask the server", Path: c.base, Err: err}
		}
	}
	if w.StatusCode >= 400 {
		return problem(w.StatusCode, answer)
	}
	c.seen.keep(r, w.Header.Get("ETag"), answer)
	if err := json.Unmarshal(answer, out); err != nil {
		return &readout.Error{Op: "read the answer of the server", Path: c.base + path, Err: err, Hint: "see that the address is one of readout"}
	}
	return nil
}

func (c *Client) request(ctx context.Context, method, path string, query url.Values, body any) (*http.Request, error) {
	address := c.base + "/api/v1" + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	var sent io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		sent = bytes.NewReader(b)
	}
	r, err := http.NewRequestWithContext(ctx, method, address, sent)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept", "application/json")
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.key != "" {
		r.Header.Set("Authorization", "Bearer "+c.key)
	}
	return r, nil
}

// problem is what went wrong.
func problem(status int, body []byte) error {
	p := new(wire.Problem)
	if json.Unmarshal(body, p) != nil || p.Status == 0 {
		p = &wire.Problem{Title: http.StatusText(status), Status: status, Detail: fmt.Sprintf("the server answers %d", status)}
	}
	return p
}

// ask asks for something.
func ask[T any](ctx context.Context, c *Client, path string, query url.Values) (*T, error) {
	out := new(T)
	return out, c.do(ctx, http.MethodGet, path, query, nil, out)
}

// tell sends something to be done.
func tell[T any](ctx context.Context, c *Client, method, path string, body any) (*T, error) {
	out := new(T)
	return out, c.do(ctx, method, path, nil, body, out)
}
