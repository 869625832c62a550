package storetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"testing"

	"readout/internal/store"
)

// originals: the file of a document comes back byte by byte, once for all that
// came from it; a hash of no file is unknown.
func originals(t *testing.T, open func(testing.TB, string) store.Store) {
	s, ctx := open(t, "originals"), context.Background()
	file := append(bytes.Repeat([]byte("%PDF-1.7 \x00\xff\n"), 500), 0)
	hash := fmt.Sprintf("%x", sha256.Sum256(file))
	for n := range 2 {
		e := Entry(n)
		e.Document.Original, e.Original = &hash, file
		add(t, s, e)
		if got, err := s.Entry(ctx, e.Document.ID); err != nil || got.Original != nil || *got.Document.Original != hash {
			t.Errorf("the entry comes with %d bytes of its original, %v", len(got.Original), err)
		}
	}
	if got, err := s.Original(ctx, hash); err != nil || !bytes.Equal(got, file) {
		t.Errorf("of %d bytes %d came back, %v", len(file), len(got), err)
	}
	if _, err := s.Original(ctx, "00"); !errors.Is(err, store.ErrUnknown) {
		t.Errorf("an unknown original gives %v", err)
	}
}
