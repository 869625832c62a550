package api

import (
	"bytes"
	"maps"
	"net/http"
	"sync"

	"golang.org/x/sync/singleflight"
)

// kept are the answers of one ETag by their questions, as long as there is room:
// many ask the same, and what is asked by several at once is answered once. It
// is safe for concurrent use.
type kept struct {
	flight singleflight.Group

	mu      sync.Mutex
	tag     string
	answers map[string]*given
	size    int
}

// How many bytes of answers are kept, and how large one is at most.
const (
	room    = 64 << 20
	roomOne = 4 << 20
)

// given is an answer that was given. It is not changed once it is kept.
type given struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (g *given) Header() http.Header         { return g.header }
func (g *given) WriteHeader(status int)      { g.status = status }
func (g *given) Write(b []byte) (int, error) { return g.body.Write(b) }

// write gives it again.
func (g *given) write(w http.ResponseWriter, tag string) {
	maps.Copy(w.Header(), g.header)
	w.Header().Set("Cache-Control", "no-store")
	if g.status == http.StatusOK {
		marked(w.Header(), tag)
	}
	w.WriteHeader(g.status)
	w.Write(g.body.Bytes())
}

// get is the answer to a question, made where it is not kept.
func (k *kept) get(tag, question string, make func() *given) *given {
	if g := k.of(tag, question); g != nil {
		return g
	}
	made, _, _ := k.flight.Do(tag+question, func() (any, error) {
		g := make()
		k.keep(tag, question, g)
		return g, nil
	})
	return made.(*given)
}

// of is the answer that is kept, or nil.
func (k *kept) of(tag, question string) *given {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.tag != tag {
		return nil
	}
	return k.answers[question]
}

// keep keeps an answer, unless it is one that something failed. Those of another
// tag are dropped, and all where there is no more room.
func (k *kept) keep(tag, question string, g *given) {
	if g.status != http.StatusOK || g.body.Len() > roomOne {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.tag != tag || k.size+g.body.Len() > room {
		k.tag, k.answers, k.size = tag, map[string]*given{}, 0
	}
	k.answers[question] = g
	k.size += g.body.Len() + len(question)
}
