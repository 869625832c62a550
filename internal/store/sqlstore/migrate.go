package sqlstore

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"readout/internal/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the schema of a database up to date. It fails with
// store.ErrNewer when the database has a later one than this program knows.
func Migrate(ctx context.Context, db *sql.DB, dialect goose.Dialect, options ...goose.ProviderOption) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(dialect, db, files, options...)
	if err != nil {
		return err
	}
	has, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	known := p.ListSources()
	if last := known[len(known)-1].Version; has > last {
		return fmt.Errorf("%w: its schema is of version %d, this one knows %d", store.ErrNewer, has, last)
	}
	_, err = p.Up(ctx)
	return err
}
