package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"readout"
	"readout/internal/ledger"
	"readout/internal/store/storetest"
)

const adder = "READOUT_TEST_ADD_TO"

// TestMain lets the test's own program be the process that adds and is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv(adder); path != "" {
		addForever(path)
	}
	os.Exit(m.Run())
}

// addForever adds document after document and tells each that is added.
func addForever(path string) {
	s, err := Open(context.Background(), path, true)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	docs, _ := s.Documents(context.Background())
	for n := len(docs); ; n++ {
		e := storetest.Entry(n)
		if _, err := s.Add(context.Background(), e); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(e.Document.ID)
	}
}

// TestKilled: a process that is killed at any moment while it adds loses no
// document that it told as added, and the record is whole without repair.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "killed.readout")
	moments := rand.New(rand.NewPCG(1, 2))
	var told []readout.DocumentID
	for range 200 {
		told = append(told, killed(t, path, time.Duration(moments.IntN(40))*time.Millisecond)...)
	}
	s, err := Open(context.Background(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, id := range told {
		if has, err := s.Has(context.Background(), id); err != nil || !has {
			t.Fatalf("%s was told as added and is lost (%v)", id, err)
		}
	}
	docs, err := s.Documents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(told) == 0 || len(docs) < len(told) {
		t.Errorf("%d documents told, %d there", len(told), len(docs))
	}
	for _, d := range docs {
		e, err := s.Entry(context.Background(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		if faults := ledger.Check(e.Document, e.Text, e.Facts); len(faults) > 0 || len(e.Facts.Statements) != 1 {
			t.Fatalf("%s is not whole: %v", d.ID, faults)
		}
	}
}

// killed runs a process that adds, kills it, and gives what it told.
func killed(t *testing.T, path string, after time.Duration) []readout.DocumentID {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), adder+"="+path)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { c.Process.Kill() })
	var told []readout.DocumentID
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		told = append(told, readout.DocumentID(lines.Text()))
	}
	if c.Wait() == nil {
		t.Fatal("the process ended by itself")
	}
	return told
}
