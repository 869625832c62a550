package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"readout"
)

const tree = `
-- b.txt --
text
-- a/two.TXT --
text
-- a/one.txt --
text
-- a/NOTES --
text
-- a/page.html --
text
-- a/.hidden.txt --
text
-- .git/HEAD --
text
-- none/page.css --
text
`

func TestFind(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, f := range txtar.Parse([]byte(tree)).Files {
		write(t, f.Name, string(f.Data))
	}
	write(t, "a/program", "\x7fELF\x00")
	write(t, "a/nothing", "")
	if err := os.Symlink("../b.txt", "a/zlink.txt"); err != nil {
		t.Skip(err)
	}
	found, failed := Find([]string{"b.txt", ".", "-", "missing.txt", "none", "-", "a/page.html", "./b.txt", "https://news.example//a"})
	want := []string{"b.txt", "a/NOTES", "a/one.txt", "a/page.html", "a/two.TXT", "a/zlink.txt", "-", "https://news.example//a"}
	if d := cmp.Diff(want, found); d != "" {
		t.Error(d)
	}
	if len(failed) != 2 || !errors.Is(failed[0], fs.ErrNotExist) || failed[1].Error() != "read none: no text files in this folder" {
		t.Errorf("failed: %v", failed)
	}
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestFailure(t *testing.T) {
	_, err := os.Open("no/such/file")
	e := Failure("no/such/file", err)
	if e.Error() != "read no/such/file: no such file or directory" || e.Hint == "" {
		t.Errorf("got %v, hint %q", e, e.Hint)
	}
	e = Failure("x", &readout.Error{Op: "read", Err: readout.ErrEmpty, Hint: "h"})
	if e.Path != "x" || e.Hint != "h" || !errors.Is(e, readout.ErrEmpty) {
		t.Errorf("got %+v", e)
	}
}
