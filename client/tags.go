package client

import (
	"net/http"
	"sync"
)

// tags are answers with their ETags: what has not changed is not sent again.
type tags struct {
	mu   sync.Mutex
	kept map[string]tagged
	size int
}

type tagged struct {
	tag  string
	body []byte
}

// room is how many bytes of answers are kept, and largest how large one is at
// most.
const room, largest = 32 << 20, 4 << 20

func newTags() *tags { return &tags{kept: map[string]tagged{}} }

// of is the answer that was kept of a request, and its tag, "" for none.
func (t *tags) of(r *http.Request) ([]byte, string) {
	if r.Method != http.MethodGet {
		return nil, ""
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	x := t.kept[r.URL.String()]
	return x.body, x.tag
}

// keep keeps an answer; where there is no room for it, all others are dropped.
func (t *tags) keep(r *http.Request, tag string, body []byte) {
	if r.Method != http.MethodGet || tag == "" || len(body) > largest {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	address := r.URL.String()
	t.size += len(body) - len(t.kept[address].body)
	if t.size > room {
		clear(t.kept)
		t.size = len(body)
	}
	t.kept[address] = tagged{tag, body}
}
