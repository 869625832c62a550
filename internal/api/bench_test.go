package api

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/answers"
	"readout/internal/api/apitest"
	"readout/internal/store"
)

// The record and the clients of the benchmark.
const (
	talks    = 20 // documents of each negotiation
	clients  = 50
	requests = 400 // of each list, by all clients together
)

var documents = flag.Int("documents", 10_000, "on the record of the benchmark")

// copyOf is the dispatch of apitest as one of many of a negotiation whose names
// are its own.
func copyOf(b *testing.B, n int) store.Entry {
	b.Helper()
	body, err := json.Marshal(apitest.Talks())
	if err != nil {
		b.Fatal(err)
	}
	word := strings.Map(func(r rune) rune { return 'a' + r - '0' }, fmt.Sprint(n/talks))
	s := strings.NewReplacer("Brandt", "Brandt"+word, "Norway", "Norway"+word, "toll", "toll"+word, "Oslo", "Oslo"+word, "2026-03-25", day(n/talks), string(apitest.Talks().Document.ID[1:]), fmt.Sprintf("%012x", n),
		"2026-03-12", day(n)).Replace(string(body))
	var out store.Entry
	if err := json.Unmarshal([]byte(s), &out); err != nil {
		b.Fatal(err)
	}
	return out
}

// day is one of some thousands.
func day(n int) string {
	return time.Date(2010, 1, 1+n*7%6000, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// BenchmarkAPI asks for each list at once from 50 clients over the loopback, each
// for parts of another length so that each has an answer of its own, of a record of 10,000 documents on some 500 negotiations, and tells how long half of the answers and 95 of
// 100 take at most.
func BenchmarkAPI(b *testing.B) {
	d, _ := apitest.Desk(b)
	for n := range *documents {
		if _, err := d.Store.Add(b.Context(), copyOf(b, n)); err != nil {
			b.Fatal(err)
		}
	}
	begun := time.Now()
	if _, err := answers.Page(b.Context(), d, answers.Meetings(), answers.Question{Limit: 1}); err != nil {
		b.Fatal(err)
	}
	b.Logf("the first answer takes %.1f s", time.Since(begun).Seconds())
	a := New(d, Options{Load: apitest.Silent})
	server := httptest.NewServer(a)
	defer server.Close()
	c := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}
	for _, path := range []string{"/meetings?limit=", "/meetings?q=person:brandtbc&limit=", "/drafts?limit=", "/provisions?limit=", "/positions?limit=", "/linkages?limit=", "/statements?limit=", "/people?limit=", "/offices?limit=", "/events?limit=", "/disputes?limit=",
		"/sources?limit=", "/sources?q=party:norwaybc&limit=", "/find?q=raid+party:norwaybc&limit=", "/next?from=2026-06", "/position?party=norwaybc", "/brief?since=2026-05&limit=", "/decisions", "/things/m1-000000000001"} {
		b.Run(strings.NewReplacer("/", " ", "?", " ").Replace(path[1:]), func(b *testing.B) {
			var took []time.Duration
			for range b.N {
				took = append(took, storm(b, c, server.URL+Root+path)...)
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "ms-p50")
			b.ReportMetric(took[len(took)*95/100].Seconds()*1000, "ms-p95")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// storm asks from all clients at once and tells how long each answer took.
func storm(b *testing.B, c *http.Client, address string) []time.Duration {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var all []time.Duration
	for n := range clients {
		wg.Go(func() {
			of := address
			if strings.Contains(address, "limit=") {
				of += strconv.Itoa(20 + n)
			}
			for range requests / clients {
				begun := time.Now()
				w, err := c.Get(of)
				if err != nil {
					b.Error(err)
					return
				}
				if _, err := io.Copy(io.Discard, w.Body); err != nil || w.StatusCode != 200 {
					b.Error(address, w.Status, err)
				}
				w.Body.Close()
				mu.Lock()
				all = append(all, time.Since(begun))
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return all
}
