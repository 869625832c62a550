package mail

import (
	"context"
	"errors"
	"strings"
	"testing"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/html"
	"readout/internal/ingest/plain"
)

// inner reads pages and plain text.
func inner(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	if (html.Format{}).Fits(f) {
		return html.Format{}.Read(ctx, f, yield)
	}
	return plain.Format{}.Read(ctx, f, yield)
}

func read(s string) (docs []ingest.Document, err error) {
	f := ingest.File{Name: "a.eml", Bytes: []byte(strings.ReplaceAll(s, "\n", "\r\n"))}
	err = New(inner).Read(context.Background(), f, func(d ingest.Document) error { docs = append(docs, d); return nil })
	return docs, err
}

const letter = `From: =?ISO-8859-1?Q?Mira_Tol=E9n?= <mira@wire.example>, desk@wire.example
To: a@b.example
Subject: =?UTF-8?B?VGFsa3Mgw6lu?=
Date: Tue, 3 Mar 2026 23:10:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: multipart/alternative; boundary=y

--y
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

Caf=E9 owners met the =
envoys.

They left.
--y
Content-Type: text/html; charset=utf-8

<p>Caf&eacute; owners met the envoys.</p>
--y--
--x
Content-Type: text/plain
Content-Disposition: attachment; filename="draft.txt"
Content-Transfer-Encoding: base64

MS4gT3JsYW5kIHdpdGhkcmF3cy4K
--x
Content-Type: image/png; name=a.png

none
--x
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="b.bin"
Content-Transfer-Encoding: base64

AAAA
--x--
`

func TestRead(t *testing.T) {
	docs, err := read(letter)
	if !errors.Is(err, readout.ErrNotText) || !strings.Contains(err.Error(), "b.bin: not a text") {
		t.Errorf("error %v", err)
	}
	if len(docs) != 2 {
		t.Fatalf("%d documents", len(docs))
	}
	body := docs[0]
	if got := body.Text.String(); got != "Café owners met the envoys.\n\nThey left." {
		t.Errorf("body %q", got)
	}
	if m := body.Meta; *m.Title != "Talks én" || *m.Published != "2026-03-03" || strings.Join(m.Authors, "|") != "Mira Tolén|desk@wire.example" {
		t.Errorf("meta %s %s %v", *m.Title, *m.Published, m.Authors)
	}
	if d := docs[1]; d.Part != "draft.txt" || d.Text.String() != "1. Orland withdraws.\n" || *d.Meta.Published != "2026-03-03" {
		t.Errorf("attachment %s: %q", d.Part, d.Text)
	}
}

func TestPlaces(t *testing.T) {
	raw := "From: a@b.example\r\nSubject: x\r\n\r\nThe talks\r\nended.\r\n\r\nThey left: Ana said.\r\n"
	docs, err := read(strings.ReplaceAll(raw, "\r\n", "\n"))
	if err != nil || len(docs) != 1 || len(docs[0].Places) != 3 {
		t.Fatalf("%+v, error %v", docs, err)
	}
	for _, p := range docs[0].Places {
		if want := docs[0].Text.Slice(p.Start, p.End); !strings.HasPrefix(raw[p.Offset:], want) {
			t.Errorf("%q stands at %q", want, raw[p.Offset:])
		}
	}
	if docs[0].Places[2].Paragraph != 2 {
		t.Errorf("paragraph %d", docs[0].Places[2].Paragraph)
	}
}

func TestRefuse(t *testing.T) {
	deep := "From: a@b.example\nContent-Type: multipart/mixed; boundary=0\n\n"
	for range 50 {
		deep += "--0\nContent-Type: multipart/mixed; boundary=0\n\n"
	}
	for name, c := range map[string]struct {
		in   string
		kind error
	}{
		"no mail": {"The talks ended.", readout.ErrNotText}, "empty": {"From: a@b.example\n\n", readout.ErrEmpty},
		"broken": {"From: a@b.example\nContent-Transfer-Encoding: base64\n\n!!!!", readout.ErrNotText},
	} {
		if _, err := read(c.in); !errors.Is(err, c.kind) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := read(deep); err == nil {
		t.Error("deep: no error")
	}
}

// FuzzMail: whatever the bytes, documents with words, or an error with a
// reason.
func FuzzMail(f *testing.F) {
	for _, s := range []string{letter, "From: a\n\nb", "Content-Type: multipart/mixed; boundary=x\n\n--x\n\n--x--"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		docs, err := read(s)
		var e *readout.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("error %v", err)
		}
		for _, d := range docs {
			if strings.TrimSpace(d.Text.String()) == "" {
				t.Fatal("no words")
			}
		}
	})
}
