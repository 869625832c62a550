package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

func TestStore(t *testing.T) {
	folder := t.TempDir()
	storetest.Run(t, func(t testing.TB, name string) store.Store {
		s, err := Open(context.Background(), filepath.Join(folder, name+" ?#%.readout"), true)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	})
}

// TestFailures: each failure names the file and tells what to do.
func TestFailures(t *testing.T) {
	folder := t.TempDir()
	for name, c := range map[string]struct {
		path   string
		create bool
		hint   string
		make   func(path string) error
	}{
		"none":      {"none.readout", false, "readout add makes one", nil},
		"no folder": {"no/such/folder.readout", true, "folder", nil},
		"text":      {"text.readout", true, "no record of readout", func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("This is a text. ", 99)), 0o600) }},
		"newer":     {"newer.readout", true, "use the readout that wrote it", later},
	} {
		path := filepath.Join(folder, c.path)
		if c.make != nil {
			if err := c.make(path); err != nil {
				t.Fatal(err)
			}
		}
		s, err := Open(context.Background(), path, c.create)
		var told *readout.Error
		if !errors.As(err, &told) || told.Path != path || !strings.Contains(told.Hint, c.hint) {
			t.Errorf("%s: error %v, hint %q, want the path and a hint with %q", name, err, hintOf(told), c.hint)
		}
		if err == nil {
			s.Close()
		}
	}
}

func hintOf(e *readout.Error) string {
	if e == nil {
		return ""
	}
	return e.Hint
}

// later makes a record whose schema this program does not know.
func later(path string) error {
	s, err := Open(context.Background(), path, true)
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	db, err := pool(path, 1, "")
	if err != nil {
		return err
	}
	_, err = db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	return errors.Join(err, db.Close())
}

// TestDamaged: a page that was overwritten is told, and does not panic.
func TestDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "damaged.readout")
	s, err := Open(context.Background(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 200 {
		if _, err := s.Add(context.Background(), storetest.Entry(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	for page := int64(2); page < 20; page++ {
		if _, err := f.WriteAt([]byte(strings.Repeat("x", 4096)), page*4096); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var told *readout.Error
	if s, err = Open(context.Background(), path, false); err == nil {
		defer s.Close()
		_, err = s.Facts(context.Background())
	}
	if !errors.As(err, &told) || !strings.Contains(told.Hint, "damaged") {
		t.Errorf("error %v, hint %q", err, hintOf(told))
	}
}
