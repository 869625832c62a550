package account

import (
	"sync"
	"time"
)

// limiter counts failures by a name or an address, and refuses more of them for
// a while.
type limiter struct {
	most   int           // failures
	within time.Duration // in which they count
	now    func() time.Time

	mu     sync.Mutex
	failed map[string][]time.Time
}

// wait is how long somebody has to wait, 0 for not at all.
func (l *limiter) wait(who string) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	times := l.recent(who)
	if len(times) < l.most {
		return 0
	}
	return times[len(times)-l.most].Add(l.within).Sub(l.now())
}

// fail counts a failure.
func (l *limiter) fail(who string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.failed) > crowd {
		for w := range l.failed {
			l.recent(w)
		}
	}
	l.failed[who] = append(l.recent(who), l.now())
}

// crowd is how many may have failed before those are forgotten whose failures
// no longer count.
const crowd = 10_000

// recent are the failures that count; those that do not are forgotten.
func (l *limiter) recent(who string) []time.Time {
	times, limit := l.failed[who], l.now().Add(-l.within)
	for len(times) > 0 && !times[0].After(limit) {
		times = times[1:]
	}
	if len(times) == 0 {
		delete(l.failed, who)
	} else {
		l.failed[who] = times
	}
	return times
}
