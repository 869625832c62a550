package pool

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func square(_ context.Context, i int) int {
	if i%3 == 0 {
		runtime.Gosched()
	}
	return i * i
}

// TestOrder: the results come in the order of the items, whatever the number
// of workers.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.IntRange(-1000, 1000), 0, 100).Draw(t, "items")
		workers := rapid.IntRange(-1, 12).Draw(t, "workers")
		var want, got []int
		for _, i := range items {
			want = append(want, i*i)
		}
		if err := Run(t.Context(), workers, items, square, func(r int) error { got = append(got, r); return nil }); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// TestBounds: never more items in work than workers, never more results held
// than the bound.
func TestBounds(t *testing.T) {
	var running, begun, yielded atomic.Int64
	const workers = 3
	do := func(_ context.Context, i int) int {
		if n := running.Add(1); n > workers {
			t.Errorf("%d items in work, want at most %d", n, workers)
		}
		if n := begun.Add(1) - yielded.Load(); n > ahead*workers+workers+1 {
			t.Errorf("%d items begun and not yielded", n)
		}
		defer running.Add(-1)
		return i
	}
	err := Run(t.Context(), workers, make([]int, 500), do, func(int) error { yielded.Add(1); return nil })
	if err != nil || yielded.Load() != 500 {
		t.Fatalf("%d results, error %v", yielded.Load(), err)
	}
}

// TestYieldError: an error of yield ends the run and is returned.
func TestYieldError(t *testing.T) {
	full := errors.New("disk full")
	n := 0
	err := Run(t.Context(), 4, make([]int, 1000), square, func(int) error {
		if n++; n == 7 {
			return full
		}
		return nil
	})
	if err != full || n != 7 {
		t.Fatalf("error %v after %d results", err, n)
	}
}

// TestCancel: a cancelled run returns at once, though an item is still in
// work, and leaves no goroutine behind once that item ends.
func TestCancel(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	release := make(chan struct{})
	do := func(context.Context, int) int { <-release; return 0 }
	ended := make(chan error)
	go func() {
		ended <- Run(ctx, 4, make([]int, 100), do, func(int) error { t.Error("a result was yielded"); return nil })
	}()
	cancel()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the run did not end")
	}
	close(release)
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}
