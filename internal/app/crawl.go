package app

import (
	"bufio"
	"context"
	"errors"
	"iter"
	"strings"

	"readout/internal/ingest"
	"readout/internal/ingest/warc"
)

// unfolded are sources with each crawl among them taken apart into its pages,
// one after the other as they are asked for, so that a crawl may be of any
// size. A crawl that breaks off ends with a source that cannot be read.
func unfolded(ctx context.Context, sources []Source) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for _, s := range sources {
			more, ok := true, false
			if s.named(".warc", ".warc.gz") {
				more, ok = s.pages(ctx, yield)
			}
			if !ok {
				more = yield(s)
			}
			if !more {
				return
			}
		}
	}
}

// named tells whether a source is opened and its name ends in one of those.
func (s Source) named(ends ...string) bool {
	for _, end := range ends {
		if s.Load == nil && strings.HasSuffix(strings.ToLower(s.Path), end) {
			return true
		}
	}
	return false
}

// enough is how many bytes of a file tell whether it is a crawl.
const enough = 1 << 14

var errStopped = errors.New("nobody asks for more")

// pages yields the pages of a crawl; ok is false where it is none or cannot be
// opened.
func (s Source) pages(ctx context.Context, yield func(Source) bool) (more, ok bool) {
	file, err := s.Open()
	if err != nil {
		return true, false
	}
	defer file.Close()
	r := bufio.NewReaderSize(file, enough)
	head, _ := r.Peek(enough)
	crawl := warc.New()
	if !crawl.Fits(ingest.File{Name: s.Path, Bytes: head}) {
		return true, false
	}
	err = crawl.Members(ctx, r, s.Path, func(f ingest.File, _ int64) error {
		if !yield(loaded(f.Name, f, nil)) {
			return errStopped
		}
		return nil
	})
	switch {
	case errors.Is(err, errStopped):
		return false, true
	case err != nil:
		return yield(loaded(s.Path, ingest.File{}, err)), true
	}
	return true, true
}

// loaded is a source that is in memory, or that failed.
func loaded(path string, f ingest.File, err error) Source {
	return Source{Path: path, Load: func(context.Context) (ingest.File, error) { return f, err }}
}
