package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"readout"
	"readout/internal/store"
)

// Decide implements store.Store. Two that are appended at once are appended
// one after the other.
func (s *Store) Decide(ctx context.Context, d readout.Decision) (int, error) {
	err := s.transaction(ctx, func(tx *sql.Tx) error {
		if s.dialect.Numbered {
			if _, err := tx.ExecContext(ctx, `LOCK TABLE decisions IN EXCLUSIVE MODE`); err != nil {
				return err
			}
		}
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) + 1 FROM decisions`).Scan(&d.Number); err != nil {
			return err
		}
		body, err := json.Marshal(d)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, s.sql(`INSERT INTO decisions (number, body) VALUES (?, ?)`), d.Number, string(body))
		return err
	})
	return d.Number, err
}

// Decisions implements store.Store.
func (s *Store) Decisions(ctx context.Context) ([]readout.Decision, error) {
	list := []readout.Decision{}
	err := s.rows(ctx, func(rows *sql.Rows) error {
		var body []byte
		var d readout.Decision
		if err := errors.Join(rows.Scan(&body), json.Unmarshal(body, &d)); err != nil {
			return err
		}
		list = append(list, d)
		return nil
	}, `SELECT body FROM decisions ORDER BY number`)
	return list, err
}

// Version implements store.Store.
func (s *Store) Version(ctx context.Context) (string, error) {
	var documents, decisions int
	err := s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM decisions)`).Scan(&documents, &decisions)
	return fmt.Sprintf("%d.%d", documents, decisions), s.dialect.Explain(err)
}

// Added implements store.Store.
func (s *Store) Added(ctx context.Context) (map[readout.DocumentID]time.Time, error) {
	at := map[readout.DocumentID]time.Time{}
	return at, s.rows(ctx, func(rows *sql.Rows) error {
		var id readout.DocumentID
		var added string
		if err := rows.Scan(&id, &added); err != nil {
			return err
		}
		t, err := time.Parse(time.RFC3339Nano, added)
		at[id] = t
		return err
	}, `SELECT id, added FROM documents`)
}

// Derived implements store.Store.
func (s *Store) Derived(ctx context.Context, name string) (version string, body []byte, err error) {
	err = s.read.QueryRowContext(ctx, s.sql(`SELECT version, body FROM derived WHERE name = ?`), name).Scan(&version, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil, store.ErrUnknown
	}
	return version, body, s.dialect.Explain(err)
}

const keepDerived = `INSERT INTO derived (name, version, body) VALUES (?, ?, ?)
	ON CONFLICT (name) DO UPDATE SET version = excluded.version, body = excluded.body`

// Derive implements store.Store.
func (s *Store) Derive(ctx context.Context, name, version string, body []byte) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, s.sql(keepDerived), name, version, string(body))
		return err
	})
}
