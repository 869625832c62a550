// Package postgres keeps a record in a database of Postgres, for a team. It may
// import store and sqlstore.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"readout"
	"readout/internal/store"
	"readout/internal/store/sqlstore"
)

// Address tells whether a record is named by the address of a Postgres
// database.
func Address(record string) bool {
	return strings.HasPrefix(record, "postgres://") || strings.HasPrefix(record, "postgresql://")
}

// Open opens the record in the database at an address such as
// "postgres://user@host/name", and makes its tables if they are not there.
// Errors are *readout.Error; a password in the address is not shown.
func Open(ctx context.Context, address string) (store.Store, error) {
	shown := address
	if u, err := url.Parse(address); err == nil {
		shown = u.Redacted()
	}
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, &readout.Error{Op: "open the record", Path: shown, Err: errors.New("the address is not one of a Postgres database"), Hint: "write it as postgres://user@host/name"}
	}
	db := stdlib.OpenDB(*config)
	s, err := sqlstore.New(db, db, sqlstore.Dialect{
		Numbered: true,
		Explain:  func(err error) error { return explain(shown, err) },
		Snapshot: sql.LevelRepeatableRead,
		Migrate:  func(db *sql.DB) error { return migrate(ctx, db) },
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// migrate brings the schema up to date, one process at a time.
func migrate(ctx context.Context, db *sql.DB) error {
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return err
	}
	return sqlstore.Migrate(ctx, db, goose.DialectPostgres, goose.WithSessionLocker(locker))
}

// hints are what to do about the failures of Postgres that a person can mend,
// by the class of the code.
var hints = map[string]string{
	"28": "see that the user and the password are right",
	"3D": "make the database first: createdb NAME",
	"42": "the user may not do this, or the tables were changed by hand",
	"53": "the server is out of room, memory or connections; what was added before is whole",
	"57": "the server is shutting down or was told to stop; try again",
}

func explain(address string, err error) error {
	var told *readout.Error
	if err == nil || errors.As(err, &told) {
		return err
	}
	e := &readout.Error{Op: "use the record", Path: address, Err: err}
	var answer *pgconn.PgError
	var refused *pgconn.ConnectError
	switch {
	case errors.As(err, &answer) && len(answer.Code) > 1:
		e.Hint = hints[answer.Code[:2]]
	case errors.As(err, &refused):
		e.Err, e.Hint = errors.New("the server does not answer"), "see that Postgres runs there and may be reached"
	case errors.Is(err, store.ErrNewer):
		e.Hint = "use the readout that wrote it, or a later one"
	}
	return e
}
