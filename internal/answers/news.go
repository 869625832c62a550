package answers

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"readout"
	"readout/client/wire"
	"readout/internal/store"
)

// News tells what comes to a record, whoever adds it and from which process. It
// is safe for concurrent use: however many follow, the record is looked at once
// in a while.
type News struct {
	store store.Store
	every time.Duration

	mu   sync.Mutex
	last state
	at   time.Time
}

// state is what was on a record. It is not changed once it was made.
type state struct {
	version   string
	added     map[readout.DocumentID]time.Time
	decisions []readout.Decision
}

// beat is how often those who follow are told that nothing is new.
const beat = 15 * time.Second

// again is how far back one who goes on is told what they may have been told
// before: of documents that are added at once the later one may be there first.
const again = time.Minute

// NewNews looks at a record every so often.
func NewNews(s store.Store, every time.Duration) *News { return &News{store: s, every: every} }

// Event is a *wire.NewFacts, a *readout.Decision or a *wire.Beat, and when it
// came, the zero time for a beat.
type Event struct {
	At   time.Time
	What any
}

// Follow tells what comes to the record from now on, or what came since some
// time and what comes, until ctx ends, send fails or the record does. What came
// in the minute before that time may be told again.
func (n *News) Follow(ctx context.Context, since time.Time, send func(Event) error) error {
	before, err := n.now(ctx)
	if err != nil {
		return err
	}
	if err := send(Event{What: &wire.Beat{Version: before.version}}); err != nil {
		return err
	}
	if !since.IsZero() {
		before = before.at(since.Add(-again))
	}
	look := time.NewTicker(n.every)
	defer look.Stop()
	for told := time.Now(); ; {
		now, err := n.now(ctx)
		if err != nil {
			return err
		}
		if now.version != before.version {
			if err := n.tell(ctx, before, now, send); err != nil {
				return err
			}
			before, told = now, time.Now()
		}
		if time.Since(told) >= beat {
			if err := send(Event{What: &wire.Beat{Version: now.version}}); err != nil {
				return err
			}
			told = time.Now()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-look.C:
		}
	}
}

// at is what was on the record at a time.
func (s state) at(t time.Time) state {
	then := state{added: maps.Clone(s.added)}
	maps.DeleteFunc(then.added, func(_ readout.DocumentID, added time.Time) bool { return added.After(t) })
	i := slices.IndexFunc(s.decisions, func(d readout.Decision) bool { return d.At.After(t) })
	if i < 0 {
		i = len(s.decisions)
	}
	then.decisions = s.decisions[:i]
	return then
}

// now is what is on the record, as it was seen last where that was just now.
func (n *News) now(ctx context.Context) (state, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.last.added != nil && time.Since(n.at) < n.every/2 {
		return n.last, nil
	}
	version, err := n.store.Version(ctx)
	if err != nil || n.last.added != nil && version == n.last.version {
		n.at = time.Now()
		return n.last, err
	}
	s := state{version: version}
	if s.added, err = n.store.Added(ctx); err != nil {
		return s, err
	}
	if s.decisions, err = n.store.Decisions(ctx); err != nil {
		return s, err
	}
	n.last, n.at = s, time.Now()
	return s, nil
}

// tell tells what came between two states, the documents in the order in which
// they were added.
func (n *News) tell(ctx context.Context, before, now state, send func(Event) error) error {
	var fresh []readout.DocumentID
	for id := range now.added {
		if _, there := before.added[id]; !there {
			fresh = append(fresh, id)
		}
	}
	slices.SortFunc(fresh, func(a, b readout.DocumentID) int {
		return cmp.Or(now.added[a].Compare(now.added[b]), cmp.Compare(a, b))
	})
	for _, id := range fresh {
		e, err := n.store.Entry(ctx, id)
		if errors.Is(err, store.ErrUnknown) {
			continue // it went in the meantime
		}
		if err == nil {
			err = send(Event{At: e.Added, What: &wire.NewFacts{Document: e.Document, Added: e.Added, Facts: counts(e.Facts)}})
		}
		if err != nil {
			return err
		}
	}
	for _, d := range now.decisions[min(len(before.decisions), len(now.decisions)):] {
		if err := send(Event{At: d.At, What: &d}); err != nil {
			return err
		}
	}
	return nil
}

// counts is how many items of each list there are; lists without any are left
// out.
func counts(rec *readout.Record) map[string]int {
	out := map[string]int{}
	for name, n := range map[string]int{"actors": len(rec.Actors), "offices": len(rec.Offices), "statements": len(rec.Statements), "meetings": len(rec.Meetings),
		"drafts": len(rec.Drafts), "provisions": len(rec.Provisions), "positions": len(rec.Positions), "linkages": len(rec.Linkages), "events": len(rec.Events), "disputes": len(rec.Disputes)} {
		if n > 0 {
			out[name] = n
		}
	}
	return out
}
