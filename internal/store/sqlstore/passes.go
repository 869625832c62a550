package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"readout/internal/store"
)

// AddPass implements store.Accounts.
func (s *Store) AddPass(ctx context.Context, p store.Pass) error {
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return s.change(ctx, store.ErrTaken, `INSERT INTO passes (id, username, kind, hash, made, body) VALUES (?, ?, ?, ?, ?, ?)`,
		p.ID, p.User, string(p.Kind), p.Hash, p.Made.UTC().Format(time.RFC3339Nano), string(body))
}

// Pass implements store.Accounts.
func (s *Store) Pass(ctx context.Context, hash string) (store.Pass, error) {
	list, err := s.passes(ctx, `WHERE hash = ?`, hash)
	if err != nil || len(list) == 0 {
		return store.Pass{}, errors.Join(err, none(err == nil))
	}
	return list[0], nil
}

// Passes implements store.Accounts.
func (s *Store) Passes(ctx context.Context, kind store.PassKind) ([]store.Pass, error) {
	return s.passes(ctx, `WHERE kind = ? ORDER BY made, id`, string(kind))
}

func (s *Store) passes(ctx context.Context, which string, args ...any) ([]store.Pass, error) {
	list := []store.Pass{}
	err := s.rows(ctx, func(rows *sql.Rows) error {
		var p store.Pass
		var body []byte
		var hash string
		if err := errors.Join(rows.Scan(&hash, &body), json.Unmarshal(body, &p)); err != nil {
			return err
		}
		p.Hash = hash
		list = append(list, p)
		return nil
	}, `SELECT hash, body FROM passes `+which, args...)
	return list, err
}

// RemovePass implements store.Accounts.
func (s *Store) RemovePass(ctx context.Context, id string) error {
	return s.change(ctx, store.ErrUnknown, `DELETE FROM passes WHERE id = ?`, id)
}

// Log implements store.Accounts. Two that are appended at once are appended one
// after the other.
func (s *Store) Log(ctx context.Context, d store.Deed) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		if s.dialect.Numbered {
			if _, err := tx.ExecContext(ctx, `LOCK TABLE deeds IN EXCLUSIVE MODE`); err != nil {
				return err
			}
		}
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) + 1 FROM deeds`).Scan(&d.Number); err != nil {
			return err
		}
		body, err := json.Marshal(d)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, s.sql(`INSERT INTO deeds (number, body) VALUES (?, ?)`), d.Number, string(body))
		return err
	})
}

// Deeds implements store.Accounts.
func (s *Store) Deeds(ctx context.Context, most int) ([]store.Deed, error) {
	list := []store.Deed{}
	err := s.rows(ctx, func(rows *sql.Rows) error {
		var body []byte
		var d store.Deed
		if err := errors.Join(rows.Scan(&body), json.Unmarshal(body, &d)); err != nil {
			return err
		}
		list = append(list, d)
		return nil
	}, `SELECT body FROM deeds ORDER BY number DESC LIMIT ?`, most)
	return list, err
}
