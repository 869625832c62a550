// Package sqlstore is what the back ends on SQL have in common: a record in
// two tables, documents and items, each item as the JSON that readout prints.
// It may import the vocabulary and store.
package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/store"
)

// Dialect is what databases do in different ways.
type Dialect struct {
	Numbered bool                // placeholders are $1, $2 instead of ?
	Explain  func(error) error   // an error as a person understands it; nil for nil
	Migrate  func(*sql.DB) error // brings the schema up to date
	Snapshot sql.IsolationLevel  // of a transaction that reads one moment
}

// Store is a record in a database.
type Store struct {
	write, read *sql.DB
	dialect     Dialect
}

// New makes a store over two pools of one database, of which the first
// writes; they may be the same. The schema is made or brought up to date.
func New(write, read *sql.DB, d Dialect) (*Store, error) {
	if err := d.Migrate(write); err != nil {
		return nil, d.Explain(err)
	}
	return &Store{write: write, read: read, dialect: d}, nil
}

// Close frees both pools.
func (s *Store) Close() error {
	err := s.write.Close()
	if s.read != s.write {
		err = errors.Join(s.read.Close(), err)
	}
	return err
}

// sql is a statement with the placeholders of the dialect.
func (s *Store) sql(text string) string {
	if !s.dialect.Numbered {
		return text
	}
	var b strings.Builder
	n := 0
	for _, r := range text {
		if r != '?' {
			b.WriteRune(r)
			continue
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
	}
	return b.String()
}

// Add implements store.Store.
func (s *Store) Add(ctx context.Context, e store.Entry) (added bool, err error) {
	items, err := store.Items(e.Facts)
	if err != nil {
		return false, err
	}
	d := e.Document
	d.Passages = nil
	body, err := json.Marshal(d)
	if err != nil {
		return false, err
	}
	err = s.transaction(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, s.sql(`INSERT INTO documents (id, published, body, text, added, reader) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`),
			string(e.Document.ID), deref(e.Document.Published), string(body), e.Text, e.Added.UTC().Format(time.RFC3339Nano), e.Reader)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return err
		}
		added = true
		if err := s.addPassages(ctx, tx, e.Document); err != nil {
			return err
		}
		if err := s.addOriginal(ctx, tx, e.Document, e.Original); err != nil {
			return err
		}
		return s.addItems(ctx, tx, e.Document.ID, items)
	})
	return added && err == nil, err
}

// addPassages keeps those of a document that has some, apart from what is read
// with every document.
func (s *Store) addPassages(ctx context.Context, tx *sql.Tx, d readout.Document) error {
	if len(d.Passages) == 0 {
		return nil
	}
	body, err := json.Marshal(d.Passages)
	if err == nil {
		_, err = tx.ExecContext(ctx, s.sql(`INSERT INTO passages (document, body) VALUES (?, ?)`), string(d.ID), string(body))
	}
	return err
}

func (s *Store) addItems(ctx context.Context, tx *sql.Tx, d readout.DocumentID, items []store.Item) error {
	insert, err := tx.PrepareContext(ctx, s.sql(`INSERT INTO items (id, document, list, place, body) VALUES (?, ?, ?, ?, ?)`))
	if err != nil {
		return err
	}
	defer insert.Close()
	for i, x := range items {
		if _, err := insert.ExecContext(ctx, string(x.ID), string(d), x.List, i, string(x.Body)); err != nil {
			return err
		}
	}
	return nil
}

// transaction does all of do or nothing.
func (s *Store) transaction(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.dialect.Explain(err)
	}
	if err := do(tx); err != nil {
		return s.dialect.Explain(errors.Join(err, tx.Rollback()))
	}
	return s.dialect.Explain(tx.Commit())
}

// Has implements store.Store.
func (s *Store) Has(ctx context.Context, id readout.DocumentID) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, s.sql(`SELECT count(*) FROM documents WHERE id = ?`), string(id)).Scan(&n)
	return n > 0, s.dialect.Explain(err)
}

// Documents implements store.Store.
func (s *Store) Documents(ctx context.Context) ([]readout.Document, error) {
	docs := []readout.Document{}
	err := s.rows(ctx, func(rows *sql.Rows) error {
		var body []byte
		var d readout.Document
		if err := errors.Join(rows.Scan(&body), json.Unmarshal(body, &d)); err != nil {
			return err
		}
		docs = append(docs, d)
		return nil
	}, `SELECT body FROM documents ORDER BY CASE published WHEN '' THEN 1 ELSE 0 END, published, id`)
	return docs, err
}

// Entry implements store.Store.
func (s *Store) Entry(ctx context.Context, id readout.DocumentID) (store.Entry, error) {
	var e store.Entry
	var body, passages, added string
	err := s.read.QueryRowContext(ctx, s.sql(`SELECT d.body, d.text, d.added, d.reader, COALESCE(p.body, 'null') FROM documents d
		LEFT JOIN passages p ON p.document = d.id WHERE d.id = ?`), string(id)).Scan(&body, &e.Text, &added, &e.Reader, &passages)
	if errors.Is(err, sql.ErrNoRows) {
		return e, store.ErrUnknown
	}
	if err != nil {
		return e, s.dialect.Explain(err)
	}
	if err := errors.Join(json.Unmarshal([]byte(body), &e.Document), json.Unmarshal([]byte(passages), &e.Document.Passages)); err != nil {
		return e, err
	}
	if e.Added, err = time.Parse(time.RFC3339Nano, added); err != nil {
		return e, err
	}
	e.Facts = readout.NewRecord()
	e.Facts.Documents = []readout.Document{e.Document}
	return e, s.rows(ctx, put(e.Facts), `SELECT list, body FROM items WHERE document = ? ORDER BY place`, string(id))
}

// Facts implements store.Store.
func (s *Store) Facts(ctx context.Context, lists ...string) (*readout.Record, error) {
	if len(lists) == 0 {
		lists = store.Lists()
	}
	rec := readout.NewRecord()
	var err error
	if rec.Documents, err = s.Documents(ctx); err != nil {
		return nil, err
	}
	for _, l := range lists {
		err := s.rows(ctx, put(rec), `SELECT i.list, i.body FROM items i JOIN documents d ON d.id = i.document WHERE i.list = ?
			ORDER BY CASE d.published WHEN '' THEN 1 ELSE 0 END, d.published, d.id, i.place`, l)
		if err != nil {
			return nil, err
		}
	}
	return rec, nil
}

// IDs implements store.Store.
func (s *Store) IDs(ctx context.Context, list string) (map[readout.DocumentID][]readout.ID, error) {
	out := map[readout.DocumentID][]readout.ID{}
	return out, s.rows(ctx, func(rows *sql.Rows) error {
		var id readout.ID
		var d readout.DocumentID
		err := rows.Scan(&id, &d)
		out[d] = append(out[d], id)
		return err
	}, `SELECT id, document FROM items WHERE list = ? ORDER BY document, place`, list)
}

// Items implements store.Store.
func (s *Store) Items(ctx context.Context, ids []readout.ID) (*readout.Record, error) {
	found := make(map[readout.ID]store.Item, len(ids))
	for part := range slices.Chunk(ids, most) {
		query, args := in(`SELECT id, list, body FROM items WHERE id IN (?)`, part)
		err := s.rows(ctx, func(rows *sql.Rows) error {
			var x store.Item
			err := rows.Scan(&x.ID, &x.List, &x.Body)
			found[x.ID] = x
			return err
		}, query, args...)
		if err != nil {
			return nil, err
		}
	}
	rec := readout.NewRecord()
	for _, id := range ids {
		if x, ok := found[id]; ok {
			if err := store.Put(rec, x.List, x.Body); err != nil {
				return nil, err
			}
		}
	}
	return rec, nil
}

// Text implements store.Store.
func (s *Store) Text(ctx context.Context, id readout.DocumentID) (string, error) {
	var t string
	err := s.read.QueryRowContext(ctx, s.sql(`SELECT text FROM documents WHERE id = ?`), string(id)).Scan(&t)
	if errors.Is(err, sql.ErrNoRows) {
		return "", store.ErrUnknown
	}
	return t, s.dialect.Explain(err)
}

// most is how many values one statement looks for.
const most = 500

// in is a query that looks for some values, which are put in the place of its
// "(?)", and these values.
func in[V any](query string, values []V) (string, []any) {
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	return strings.Replace(query, "(?)", "("+strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ")+")", 1), args
}

// put puts a row of a list and a body on a record.
func put(rec *readout.Record) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var list string
		var body []byte
		if err := rows.Scan(&list, &body); err != nil {
			return err
		}
		return store.Put(rec, list, body)
	}
}

// rows calls do for each row that a query gives.
func (s *Store) rows(ctx context.Context, do func(*sql.Rows) error, query string, args ...any) error {
	rows, err := s.read.QueryContext(ctx, s.sql(query), args...)
	if err != nil {
		return s.dialect.Explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows); err != nil {
			return s.dialect.Explain(err)
		}
	}
	return s.dialect.Explain(rows.Err())
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
