package markdown

import (
	"context"
	"errors"
	"strings"
	"testing"

	"readout"
	"readout/internal/ingest"
)

func read(b string) (docs []ingest.Document, err error) {
	err = Format{}.Read(context.Background(), ingest.File{Name: "a.md", Bytes: []byte(b)},
		func(d ingest.Document) error { docs = append(docs, d); return nil })
	return docs, err
}

const report = "---\ntitle: \"Talks end\"\ndate: 2026-03-03T10:00\npublisher: Ljuben Wire\nauthor: Mira Tolen\n---\n" + `# The talks

The *envoys* of [Veska](https://veska.example)
met &amp; **agreed** to ` + "`meet`" + ` again.

1. Orland \*withdraws\*.
2. Veska pays.
   > So it said.

| side | asks |
|---|---|
| Veska | peace |

` + "```\nno words\n```\n"

func TestRead(t *testing.T) {
	docs, err := read(report)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	d := docs[0]
	want := "The talks\n\nThe envoys of Veska met & agreed to meet again.\n\nOrland *withdraws*.\n\nVeska pays.\n\nSo it said.\n\nside asks\n\nVeska peace"
	if got := d.Text.String(); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if m := d.Meta; *m.Title != "Talks end" || *m.Published != "2026-03-03" || *m.Publisher != "Ljuben Wire" || m.Authors[0] != "Mira Tolen" {
		t.Errorf("meta %+v", m)
	}
	for _, p := range d.Places {
		first, _, _ := strings.Cut(d.Text.Slice(p.Start, p.End), " ")
		if !strings.HasPrefix(report[p.Offset:], first) {
			t.Errorf("%q stands at %.20q", first, report[p.Offset:])
		}
	}
}

func TestRefuse(t *testing.T) {
	for in, kind := range map[string]error{"": readout.ErrEmpty, "*\uFEFF*": readout.ErrEmpty, "```\ncode\n```": readout.ErrEmpty, "a\x00": readout.ErrNotText,
		strings.Repeat("> ", 5000) + "a": readout.ErrNotText, strings.Repeat("[", 5000): readout.ErrNotText} {
		if _, err := read(in); !errors.Is(err, kind) {
			t.Errorf("%.20q: error %v, want %v", in, err, kind)
		}
	}
}

// FuzzMarkdown: whatever the bytes, a document with words, each paragraph of
// which stands where its place says, or an error with a reason.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{report, "# a\n- b\n  - c\n", "---\n---", "<div>\n\n[a]: b\n[a]", "\uFEFF*a*", "*\uFEFF*", "*\uFEFF*a", "| a |\n|-|\n| b |"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		docs, err := read(in)
		var e *readout.Error
		if err != nil {
			if !errors.As(err, &e) {
				t.Fatalf("error %v", err)
			}
			return
		}
		for _, p := range docs[0].Places {
			if p.Start >= p.End || p.End > docs[0].Text.Len() || p.Offset < 0 {
				t.Fatalf("place %+v", p)
			}
		}
	})
}
