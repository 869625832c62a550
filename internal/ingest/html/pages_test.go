package html

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/ingest"
)

// marked is a page with strings that its text must hold and must not.
type marked struct {
	File          string
	With, Without []string
}

// count is the precision and recall of strings.
type count struct{ found, wrong, missing int }

func (c count) f() float64 { return 2 * float64(c.found) / float64(2*c.found+c.wrong+c.missing) }

// TestPages measures extraction on the marked pages in the folder that
// READOUT_WEB_PAGES names: gold.json, and the pages in pages/.
func TestPages(t *testing.T) {
	dir := os.Getenv("READOUT_WEB_PAGES")
	if dir == "" {
		t.Skip("READOUT_WEB_PAGES names no folder of marked pages")
	}
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold []marked
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	first, second := measure(t, dir, gold[:len(gold)/2]), measure(t, dir, gold[len(gold)/2:])
	all := count{first.found + second.found, first.wrong + second.wrong, first.missing + second.missing}
	t.Logf("F %.4f (%+v); first half %.4f, second half %.4f", all.f(), all, first.f(), second.f())
	if all.f() < 0.89 {
		t.Errorf("F %.4f, below 0.89", all.f())
	}
}

func measure(t *testing.T, dir string, gold []marked) (c count) {
	for _, g := range gold {
		raw, err := os.ReadFile(filepath.Join(dir, "pages", g.File))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		err = Format{}.Read(context.Background(), ingest.File{Name: g.File, Bytes: raw}, func(d ingest.Document) error {
			all.WriteString(d.Text.String())
			return nil
		})
		if err != nil {
			t.Logf("%s: %v", g.File, err)
		}
		c = c.add(g, all.String())
	}
	return c
}

func (c count) add(g marked, text string) count {
	for _, s := range g.With {
		if strings.Contains(text, s) {
			c.found++
		} else {
			c.missing++
		}
	}
	for _, s := range g.Without {
		if strings.Contains(text, s) {
			c.wrong++
		}
	}
	return c
}
