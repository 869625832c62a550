package sqlstore

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"io"

	"readout"
	"readout/internal/store"
)

// addOriginal keeps the file of a document, once for all that came from it.
func (s *Store) addOriginal(ctx context.Context, tx *sql.Tx, d readout.Document, file []byte) error {
	if d.Original == nil || len(file) == 0 {
		return nil
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(file); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, s.sql(`INSERT INTO originals (sha256, body) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING`), *d.Original, packed.Bytes())
	return err
}

// Original implements store.Store.
func (s *Store) Original(ctx context.Context, sha256 string) ([]byte, error) {
	var packed []byte
	err := s.read.QueryRowContext(ctx, s.sql(`SELECT body FROM originals WHERE sha256 = ?`), sha256).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, store.ErrUnknown
	}
	if err != nil {
		return nil, s.dialect.Explain(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}
