// Package sqlite keeps a record in one file, an SQLite database in WAL mode:
// one writer at a time, any number of readers, several processes at once. It
// may import store and sqlstore.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"readout"
	"readout/internal/store"
	"readout/internal/store/sqlstore"
)

// Open opens the record in a file; where create is set it is made if it is
// not there. Errors are *readout.Error.
func Open(ctx context.Context, path string, create bool) (store.Store, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) && !create {
		return nil, &readout.Error{Op: "open the record", Path: path, Err: errors.New("there is none"), Hint: "readout add makes one; --record names another"}
	}
	write, err := pool(path, 1, "&_txlock=immediate")
	if err != nil {
		return nil, explain(path, err)
	}
	read, err := pool(path, 0, "&_pragma=query_only(1)")
	if err != nil {
		return nil, explain(path, err)
	}
	s, err := sqlstore.New(write, read, sqlstore.Dialect{
		Explain: func(err error) error { return explain(path, err) },
		Migrate: func(db *sql.DB) error { return migrate(ctx, db) },
	})
	if err != nil {
		return nil, errors.Join(err, write.Close(), read.Close())
	}
	return s, nil
}

// pool opens connections to a file, at most most of them, or any number for 0.
func pool(path string, most int, more string) (*sql.DB, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := "file:" + (&url.URL{Path: filepath.ToSlash(whole)}).EscapedPath() + "?_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=foreign_keys(1)" + more
	db, err := sql.Open("sqlite", name)
	if err == nil {
		db.SetMaxOpenConns(most)
	}
	return db, err
}

// migrate brings the schema up to date. Of processes that make a record at the
// same time one comes first; the others find its tables there and look again.
func migrate(ctx context.Context, db *sql.DB) error {
	var err error
	for range 10 {
		err = sqlstore.Migrate(ctx, db, goose.DialectSQLite3)
		if err == nil || code(err) != codes.SQLITE_BUSY && code(err) != codes.SQLITE_CONSTRAINT && !strings.Contains(err.Error(), "already exists") {
			return err
		}
	}
	return err
}

// code is the primary result code of an error of SQLite, or 0.
func code(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// hints are what to do about the failures of SQLite that a person can mend.
var hints = map[int]string{
	codes.SQLITE_BUSY:     "another process has been writing to it for long; try again",
	codes.SQLITE_READONLY: "the file or its folder cannot be written; change its rights or name another with --record",
	codes.SQLITE_IOERR:    "the disk could not be read or written; what was added before is whole",
	codes.SQLITE_CORRUPT:  "the file is damaged; take it back from a copy, or save what it still holds: sqlite3 FILE .recover | sqlite3 NEW",
	codes.SQLITE_FULL:     "the disk is full; make room and add again: what was added before is whole",
	codes.SQLITE_CANTOPEN: "the file or its folder cannot be opened; see that the folder is there",
	codes.SQLITE_NOTADB:   "the file is no record of readout; name another with --record",
}

func explain(path string, err error) error {
	var told *readout.Error
	if err == nil || errors.As(err, &told) {
		return err
	}
	e := &readout.Error{Op: "use the record", Path: path, Err: err, Hint: hints[code(err)]}
	if errors.Is(err, store.ErrNewer) {
		e.Hint = "use the readout that wrote it, or a later one"
	}
	return e
}
