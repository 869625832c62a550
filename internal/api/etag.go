package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// tagged marks the operations whose answers change only with the record, the
// program and the day.
const tagged = "tagged"

// ServeHTTP implements http.Handler. Who has an answer already is told so, by
// its ETag; the others are given what was answered to the same question, or
// what they then have in common.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, pattern := a.mux.Handler(r)
	if r.Method != http.MethodGet || !a.tagged[pattern] {
		w.Header().Set("Cache-Control", "no-store")
		a.mux.ServeHTTP(w, r)
		return
	}
	tag, err := a.tag(r.Context())
	if err != nil {
		a.mux.ServeHTTP(w, r) // which meets the same failure and tells it
		return
	}
	if matches(r.Header.Get("If-None-Match"), tag) {
		marked(w.Header(), tag)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	given := a.kept.get(tag, r.URL.RequestURI(), func() *given {
		g := &given{header: http.Header{}, status: http.StatusOK}
		a.mux.ServeHTTP(g, r.WithContext(context.WithoutCancel(r.Context()))) // others may wait for it
		return g
	})
	given.write(w, tag)
}

// tag is the ETag of all answers of now.
func (a *API) tag(ctx context.Context) (string, error) {
	version, err := a.desk.Store.Version(ctx)
	sum := sha256.Sum256([]byte(a.options.Version + "\n" + version + "\n" + a.desk.Now().Format(time.DateOnly)))
	return `"` + hex.EncodeToString(sum[:8]) + `"`, err
}

// matches tells whether a tag is among those of a header.
func matches(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == tag {
			return true
		}
	}
	return false
}

// marked gives an answer its tag.
func marked(h http.Header, tag string) {
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache")
}
