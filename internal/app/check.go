package app

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"readout/internal/ledger"
	"readout/internal/store"
)

// Check verifies everything on a record and yields what is wrong, document by
// document. It gives the number of documents.
func Check(ctx context.Context, s store.Store, yield func(ledger.Fault) error) (int, error) {
	docs, err := s.Documents(ctx)
	if err != nil {
		return 0, err
	}
	for _, d := range docs {
		e, err := s.Entry(ctx, d.ID)
		if errors.Is(err, store.ErrUnknown) {
			continue // it went in the meantime
		}
		if err != nil {
			return 0, err
		}
		faults := ledger.Check(e.Document, e.Text, e.Facts)
		if _, err := Original(ctx, s, e); err != nil {
			faults = append(faults, ledger.Fault{Document: d.ID, What: err.Error()})
		}
		for _, f := range faults {
			if err := yield(f); err != nil {
				return 0, err
			}
		}
	}
	return len(docs), nil
}

// errOriginal is one that is not what was added.
var errOriginal = errors.New("its original file is damaged")

// Original are the bytes that a document was read from, or an error where they
// are no longer those that were added.
func Original(ctx context.Context, s store.Store, e store.Entry) ([]byte, error) {
	if e.Document.Original == nil {
		return []byte(e.Text), nil
	}
	file, err := s.Original(ctx, *e.Document.Original)
	if err != nil {
		return nil, fmt.Errorf("its original file: %w", err)
	}
	if fmt.Sprintf("%x", sha256.Sum256(file)) != *e.Document.Original {
		return nil, errOriginal
	}
	return file, nil
}
