package sqlstore

import (
	"context"
	"database/sql"
	"strings"

	"readout"
	"readout/internal/store"
)

// wholeName is the name under which the version of the whole is kept.
const wholeName = "whole"

// Settle implements store.Store.
func (s *Store) Settle(ctx context.Context, version string, write func(store.Settling) error) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		for _, table := range []string{"whole", "whole_alias", "whole_term"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
				return err
			}
		}
		w := &settling{
			rows:    s.batch(ctx, tx, "whole", "place", "id", "list", "about", "body", "brief", "accounts", "asked"),
			aliases: s.batch(ctx, tx, "whole_alias", "id", "place"),
			terms:   s.batch(ctx, tx, "whole_term", "word", "places"),
		}
		if err := write(w); err != nil {
			return err
		}
		for _, b := range []*batch{w.rows, w.aliases, w.terms} {
			if err := b.flush(); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, s.sql(keepDerived), wholeName, version, "")
		return err
	})
}

// settling writes a whole.
type settling struct{ rows, aliases, terms *batch }

func (w *settling) Row(r store.Row) error {
	return w.rows.add(r.Place, string(r.ID), r.List, string(r.About), string(r.Body), string(r.Brief), string(r.Accounts), string(r.Asked))
}

func (w *settling) Alias(id readout.ID, place int) error { return w.aliases.add(string(id), place) }

func (w *settling) Term(t store.Term) error { return w.terms.add(t.Word, store.Pack(t.Places)) }

// batchRows is how many rows are written by one statement.
const batchRows = 100

// batch writes rows of one table, many at a time.
type batch struct {
	ctx    context.Context
	tx     *sql.Tx
	sql    func(rows int) string
	width  int
	values []any
}

func (s *Store) batch(ctx context.Context, tx *sql.Tx, table string, columns ...string) *batch {
	row := "(" + strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ") + ")"
	head := "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES "
	return &batch{ctx: ctx, tx: tx, width: len(columns), sql: func(rows int) string {
		return s.sql(head + strings.TrimSuffix(strings.Repeat(row+", ", rows), ", "))
	}}
}

func (b *batch) add(values ...any) error {
	b.values = append(b.values, values...)
	if len(b.values) < batchRows*b.width {
		return nil
	}
	return b.flush()
}

func (b *batch) flush() error {
	if len(b.values) == 0 {
		return nil
	}
	_, err := b.tx.ExecContext(b.ctx, b.sql(len(b.values)/b.width), b.values...)
	b.values = b.values[:0]
	return err
}
