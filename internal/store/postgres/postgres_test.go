package postgres

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

// server starts Postgres on a socket in a folder of its own, and gives the
// address of a database there. Outside CI the test is skipped where Postgres
// is not installed.
func server(t *testing.T) func(name string) string {
	t.Helper()
	programs, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if len(programs) == 0 || err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("Postgres is not installed, and CI must test with it")
		}
		t.Skip("Postgres is not installed (apt-get install postgresql); its store is not tested")
	}
	bin := filepath.Dir(programs[len(programs)-1])
	folder, err := os.MkdirTemp("", "pg") // a short path: sockets allow no long one
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	run := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(bin, name), args...)
		if os.Getuid() == 0 { // Postgres does not run as root
			c = exec.Command("setpriv", append([]string{"--reuid=65534", "--regid=65534", "--clear-groups", filepath.Join(bin, name)}, args...)...)
		}
		c.Dir = folder
		return c
	}
	if os.Getuid() == 0 {
		if err := os.Chown(folder, 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	data := filepath.Join(folder, "data")
	if out, err := run("initdb", "-D", data, "-U", "readout", "--auth=trust", "-E", "UTF8", "--no-sync").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	c := run("postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Signal(os.Interrupt); c.Wait() })
	address := func(name string) string { return "postgres:///" + name + "?user=readout&host=" + folder }
	wait(t, address("postgres"))
	return address
}

// wait waits until the server answers.
func wait(t *testing.T, address string) {
	t.Helper()
	var err error
	for range 100 {
		var db *sql.DB
		if db, err = sql.Open("pgx", address); err == nil {
			err = errors.Join(db.Ping(), db.Close())
		}
		if err == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("Postgres does not answer: %v", err)
}

func TestStore(t *testing.T) {
	address := server(t)
	db, err := sql.Open("pgx", address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var made []string
	storetest.Run(t, func(t testing.TB, name string) store.Store {
		if !slices.Contains(made, name) {
			made = append(made, name)
			if _, err := db.Exec(`CREATE DATABASE "` + name + `"`); err != nil {
				t.Fatal(err)
			}
		}
		s, err := Open(context.Background(), address(name))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	})
	t.Run("no database", func(t *testing.T) {
		_, err := Open(context.Background(), address("nowhere"))
		var told *readout.Error
		if !errors.As(err, &told) || !strings.Contains(told.Hint, "createdb") {
			t.Errorf("error %v", err)
		}
	})
}

// TestFailures: a bad address and a server that does not answer are told
// without the password.
func TestFailures(t *testing.T) {
	for address, hint := range map[string]string{
		"postgres://ada:secret@127.0.0.1:1/talks": "see that Postgres runs there",
		"postgres://ada:secret@/talks?port=x":     "postgres://user@host/name",
	} {
		_, err := Open(context.Background(), address)
		var told *readout.Error
		if !errors.As(err, &told) || !strings.Contains(told.Hint, hint) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: error %v", address, err)
		}
	}
}
