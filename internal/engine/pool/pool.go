// Package pool works on many items at once in this process: a bounded number
// of workers, results in the order of the items. It knows nothing of what it
// runs and imports the standard library only.
package pool

import (
	"context"
	"iter"
	"slices"
	"sync"
)

// ahead is how many items a worker may be ahead of the one that is waited
// for: it bounds how many results are held.
const ahead = 4

// Run does each of the items, at most workers at a time, and yields the
// results in the order of the items, on the caller's goroutine. Items that
// come before others are begun before them.
//
// It ends early with the error of yield, or with the cause of ctx when that
// is done. It then returns without waiting for the items in work: they run
// to their end, their results are dropped and their goroutines end.
func Run[T, R any](ctx context.Context, workers int, items []T, do func(context.Context, T) R, yield func(R) error) error {
	return Each(ctx, min(workers, len(items)), slices.Values(items), do, yield)
}

// Each is Run for items of which nobody knows how many come. They are asked for
// on another goroutine, no more than are begun soon.
func Each[T, R any](ctx context.Context, workers int, items iter.Seq[T], do func(context.Context, T) R, yield func(R) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	workers = max(1, workers)
	queue := make(chan job[T, R])
	order := make(chan chan R, ahead*workers)
	go feed(ctx, items, queue, order)
	var busy sync.WaitGroup
	for range workers {
		busy.Go(func() { work(ctx, queue, do) })
	}
	if err := collect(ctx, order, yield); err != nil {
		return err
	}
	busy.Wait()
	return nil
}

// job is an item and where its result goes; the channel has room for it, so
// that a worker never waits for a reader that has gone.
type job[T, R any] struct {
	item   T
	result chan R
}

// feed hands out the items and tells the order of their results.
func feed[T, R any](ctx context.Context, items iter.Seq[T], queue chan<- job[T, R], order chan<- chan R) {
	defer close(order)
	defer close(queue)
	for item := range items {
		j := job[T, R]{item, make(chan R, 1)}
		select {
		case order <- j.result:
		case <-ctx.Done():
			return
		}
		select {
		case queue <- j:
		case <-ctx.Done():
			return
		}
	}
}

func work[T, R any](ctx context.Context, queue <-chan job[T, R], do func(context.Context, T) R) {
	for j := range queue {
		if ctx.Err() == nil {
			j.result <- do(ctx, j.item)
		}
	}
}

// collect yields each result in order. A result may be missing when ctx is
// done, so both are waited for.
func collect[R any](ctx context.Context, order <-chan chan R, yield func(R) error) error {
	for result := range order {
		select {
		case r := <-result:
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if err := yield(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}
