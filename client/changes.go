package client

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"

	"readout"
	"readout/client/wire"
)

// Change is something that came to the record: one of its fields is set, or none
// where nothing is new.
type Change struct {
	ID       int64 // to go on behind it; 0 where nothing is new
	Document *wire.NewFacts
	Decision *readout.Decision
}

// Changes tells what comes to the record from now on, or behind the change of an
// id, until ctx ends or the connection does. After a break some may come again.
func (c *Client) Changes(ctx context.Context, after int64) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		w, err := c.follow(ctx, after)
		if err != nil {
			yield(Change{}, err)
			return
		}
		defer w.Close()
		for events := bufio.NewReader(w); ; {
			x, err := event(events)
			if !yield(x, err) || err != nil {
				return
			}
		}
	}
}

// follow opens the stream.
func (c *Client) follow(ctx context.Context, after int64) (io.ReadCloser, error) {
	r, err := c.request(ctx, http.MethodGet, "/changes", nil, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept", "text/event-stream")
	if after > 0 {
		r.Header.Set("Last-Event-ID", strconv.FormatInt(after, 10))
	}
	w, err := c.http.Do(r)
	if err != nil {
		return nil, &readout.Error{Op: "ask the server", Path: c.base, Err: err, Hint: "see that it runs and may be reached"}
	}
	if w.StatusCode == http.StatusOK {
		return w.Body, nil
	}
	defer w.Body.Close()
	body, err := io.ReadAll(io.LimitReader(w.Body, most))
	if err != nil {
		return nil, err
	}
	return nil, problem(w.StatusCode, body)
}

// event reads one event: lines up to an empty one.
func event(from *bufio.Reader) (Change, error) {
	var x Change
	kind, data := "", ""
	for {
		line, err := from.ReadString('\n')
		if err != nil {
			return x, err
		}
		name, value, _ := strings.Cut(strings.TrimRight(line, "\r\n"), ":")
		value = strings.TrimPrefix(value, " ")
		switch name {
		case "":
			if data != "" {
				return x, x.read(kind, data)
			}
		case "id":
			if x.ID, err = strconv.ParseInt(value, 10, 64); err != nil {
				return x, err
			}
		case "event":
			kind = value
		case "data":
			data += value
		}
	}
}

// read reads what an event is about.
func (x *Change) read(kind, data string) error {
	switch kind {
	case "document":
		x.Document = new(wire.NewFacts)
		return json.Unmarshal([]byte(data), x.Document)
	case "decision":
		x.Decision = new(readout.Decision)
		return json.Unmarshal([]byte(data), x.Decision)
	}
	return nil
}
