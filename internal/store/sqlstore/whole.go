package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"readout"
	"readout/internal/store"
)

// Settled implements store.Store. All that do reads is of one moment.
func (s *Store) Settled(ctx context.Context, version string, do func(store.Whole) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: s.dialect.Snapshot})
	if err != nil {
		return s.dialect.Explain(err)
	}
	defer tx.Rollback()
	var of string
	err = tx.QueryRowContext(ctx, s.sql(`SELECT version FROM derived WHERE name = ?`), wholeName).Scan(&of)
	if errors.Is(err, sql.ErrNoRows) || err == nil && of != version {
		return store.ErrUnsettled
	}
	if err == nil {
		err = do(&whole{ctx, s, tx})
	}
	return s.dialect.Explain(err)
}

// whole reads a whole within a transaction.
type whole struct {
	ctx   context.Context
	store *Store
	tx    *sql.Tx
}

// each calls scan for the rows that query gives for some values, of which a few
// hundred at a time are put in the place of its "(?)".
func each[V any](w *whole, query string, values []V, scan func(*sql.Rows) error) error {
	for part := range slices.Chunk(values, most) {
		filled, args := in(query, part)
		rows, err := w.tx.QueryContext(w.ctx, w.store.sql(filled), args...)
		if err != nil {
			return err
		}
		for rows.Next() && err == nil {
			err = scan(rows)
		}
		if err = errors.Join(err, rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

func (w *whole) Rows(places []uint32, full bool) ([]store.Row, error) {
	shown := "CASE brief WHEN '' THEN body ELSE brief END, CASE brief WHEN '' THEN accounts ELSE '' END"
	if full {
		shown = "body, accounts"
	}
	rows := make([]store.Row, 0, len(places))
	return rows, each(w, `SELECT place, id, list, about, `+shown+` FROM whole WHERE place IN (?) ORDER BY place`, places, func(r *sql.Rows) error {
		var x store.Row
		err := r.Scan(&x.Place, &x.ID, &x.List, &x.About, &x.Body, &x.Accounts)
		rows = append(rows, x)
		return err
	})
}

func (w *whole) Asked(places []uint32) ([][]byte, error) {
	asked := make([][]byte, 0, len(places))
	return asked, each(w, `SELECT asked FROM whole WHERE place IN (?) ORDER BY place`, places, func(r *sql.Rows) error {
		var x []byte
		err := r.Scan(&x)
		asked = append(asked, x)
		return err
	})
}

func (w *whole) About(ids ...readout.ID) ([]uint32, error) {
	var places []uint32
	err := each(w, `SELECT place FROM whole WHERE about IN (?) ORDER BY place`, ids, func(r *sql.Rows) error {
		var at uint32
		err := r.Scan(&at)
		places = append(places, at)
		return err
	})
	slices.Sort(places)
	return places, err
}

func (w *whole) Places(ids ...readout.ID) (map[readout.ID]uint32, error) {
	found := make(map[readout.ID]uint32, len(ids))
	scan := func(r *sql.Rows) error {
		var id readout.ID
		var at uint32
		err := r.Scan(&id, &at)
		found[id] = at
		return err
	}
	return found, errors.Join(each(w, `SELECT id, place FROM whole WHERE id IN (?)`, ids, scan), each(w, `SELECT id, place FROM whole_alias WHERE id IN (?)`, ids, scan))
}

func (w *whole) Terms(words ...string) (map[string][]uint32, error) {
	found := make(map[string][]uint32, len(words))
	return found, each(w, `SELECT word, places FROM whole_term WHERE word IN (?)`, words, func(r *sql.Rows) error {
		var word string
		var packed []byte
		if err := r.Scan(&word, &packed); err != nil {
			return err
		}
		places, err := store.Unpack(packed)
		found[word] = places
		return err
	})
}

func (w *whole) Published(since string) ([]readout.DocumentID, error) {
	rows, err := w.tx.QueryContext(w.ctx, w.store.sql(`SELECT id FROM documents WHERE published >= ?`), since)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var docs []readout.DocumentID
	for rows.Next() {
		var id readout.DocumentID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		docs = append(docs, id)
	}
	return docs, rows.Err()
}

func (w *whole) Documents(ids ...readout.DocumentID) ([]readout.Document, error) {
	var docs []readout.Document
	return docs, each(w, `SELECT body FROM documents WHERE id IN (?)`, ids, func(r *sql.Rows) error {
		var body []byte
		var d readout.Document
		err := errors.Join(r.Scan(&body), json.Unmarshal(body, &d))
		docs = append(docs, d)
		return err
	})
}
