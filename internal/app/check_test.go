package app

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/ingest"
	"readout/internal/ledger"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// changed is a store whose originals are not what was put in.
type changed struct{ store.Store }

func (changed) Original(context.Context, string) ([]byte, error) { return []byte("other bytes"), nil }

// TestOriginalKept: the file that each document was read from is kept byte by
// byte, and check tells when it is damaged.
func TestOriginalKept(t *testing.T) {
	words := [][]string{strings.Fields("Ada Brandt said on Monday that the ferry of the port would sail with the envoys of Orland for the talks")}
	files := map[string][]byte{
		"a.txt": []byte("Ada Brandt said that the ferry would sail.\r\nNobody else spoke of the port.\r\n"),
		"b.txt": []byte("Greta Hollweg said that the ferry would sail for the port."),
		"c.pdf": writePDF(words), "d.docx": writeDOCX(words), "e.odt": writeODT(words), "f.html": writeHTML(words),
	}
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a := App{fields{}, capitals{}}
	for name, file := range files {
		err := a.Add(t.Context(), Options{Workers: 1, Publisher: &name}, []Source{loaded(name, ingest.File{Name: name, Bytes: file}, nil)}, s, "test", func(x Addition) error { return x.Err })
		if err != nil {
			t.Fatal(err)
		}
	}
	docs, err := s.Documents(t.Context())
	if err != nil || len(docs) != len(files) {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	apart := 0
	for _, d := range docs {
		e, err := s.Entry(t.Context(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Original(t.Context(), s, e); err != nil || !bytes.Equal(got, files[*d.Publisher]) {
			t.Errorf("%s: of %d bytes %d are kept, %v", *d.Publisher, len(files[*d.Publisher]), len(got), err)
		}
		if d.Original != nil {
			apart++
		}
	}
	if apart < 4 {
		t.Errorf("only %d files are kept apart from their text", apart)
	}
	for s, want := range map[store.Store]int{s: 0, changed{s}: apart} {
		var faults []ledger.Fault
		if _, err := Check(t.Context(), s, func(f ledger.Fault) error { faults = append(faults, f); return nil }); err != nil || len(faults) != want {
			t.Errorf("faults %v, %v, want %d", faults, err, want)
		}
	}
}
