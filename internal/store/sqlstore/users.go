package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"readout/internal/store"
)

// AddUser implements store.Accounts.
func (s *Store) AddUser(ctx context.Context, u store.User) error {
	body, err := json.Marshal(u)
	if err != nil {
		return err
	}
	return s.change(ctx, store.ErrTaken, `INSERT INTO users (name, password, body) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING`, u.Name, u.Password, string(body))
}

// SetPassword implements store.Accounts.
func (s *Store) SetPassword(ctx context.Context, name, hash string) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, s.sql(`UPDATE users SET password = ? WHERE name = ?`), hash, name)
		if err := changed(done, err, store.ErrUnknown); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, s.sql(`DELETE FROM passes WHERE username = ? AND kind = ?`), name, string(store.SessionPass))
		return err
	})
}

// User implements store.Accounts.
func (s *Store) User(ctx context.Context, name string) (store.User, error) {
	list, err := s.users(ctx, `WHERE name = ?`, name)
	if err != nil || len(list) == 0 {
		return store.User{}, errors.Join(err, none(err == nil))
	}
	return list[0], nil
}

// none is store.ErrUnknown where something should be there and is not.
func none(missing bool) error {
	if missing {
		return store.ErrUnknown
	}
	return nil
}

// Users implements store.Accounts.
func (s *Store) Users(ctx context.Context) ([]store.User, error) {
	return s.users(ctx, `ORDER BY name`)
}

func (s *Store) users(ctx context.Context, which string, args ...any) ([]store.User, error) {
	list := []store.User{}
	err := s.rows(ctx, func(rows *sql.Rows) error {
		var u store.User
		var body []byte
		var hash string
		if err := errors.Join(rows.Scan(&hash, &body), json.Unmarshal(body, &u)); err != nil {
			return err
		}
		u.Password = hash
		list = append(list, u)
		return nil
	}, `SELECT password, body FROM users `+which, args...)
	return list, err
}

// RemoveUser implements store.Accounts.
func (s *Store) RemoveUser(ctx context.Context, name string) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, s.sql(`DELETE FROM users WHERE name = ?`), name)
		if err := changed(done, err, store.ErrUnknown); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, s.sql(`DELETE FROM searches WHERE owner = ?`), name)
		return err
	})
}

// change changes a row, or fails with an error where there is none to change.
func (s *Store) change(ctx context.Context, otherwise error, query string, args ...any) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, s.sql(query), args...)
		return changed(done, err, otherwise)
	})
}

// changed is the error of a change, or another where no row was changed.
func changed(done sql.Result, err, otherwise error) error {
	if err != nil {
		return err
	}
	n, err := done.RowsAffected()
	if err == nil && n == 0 {
		err = otherwise
	}
	return err
}
