package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"readout/internal/store"
)

const keepSearch = `INSERT INTO searches (owner, name, body) VALUES (?, ?, ?)
	ON CONFLICT (owner, name) DO UPDATE SET body = excluded.body`

// SaveSearch implements store.Searches.
func (s *Store) SaveSearch(ctx context.Context, x store.Search) error {
	body, err := json.Marshal(x)
	if err != nil {
		return err
	}
	return s.transaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, s.sql(keepSearch), x.By, x.Name, string(body))
		return err
	})
}

// Searches implements store.Searches.
func (s *Store) Searches(ctx context.Context, by string) ([]store.Search, error) {
	list := []store.Search{}
	err := s.rows(ctx, func(rows *sql.Rows) error {
		var body []byte
		var x store.Search
		if err := errors.Join(rows.Scan(&body), json.Unmarshal(body, &x)); err != nil {
			return err
		}
		list = append(list, x)
		return nil
	}, `SELECT body FROM searches WHERE owner = ? ORDER BY name`, by)
	return list, err
}

// RemoveSearch implements store.Searches.
func (s *Store) RemoveSearch(ctx context.Context, by, name string) error {
	return s.change(ctx, store.ErrUnknown, `DELETE FROM searches WHERE owner = ? AND name = ?`, by, name)
}
