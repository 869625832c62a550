package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/office/officetest"
)

const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// file is a Word document with a body and other parts by name.
func file(inside string, parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	all := map[string]string{"[Content_Types].xml": "<Types/>", body: `<w:document ` + space + `><w:body>` + inside + `</w:body></w:document>`}
	for name, s := range parts {
		all[name] = s
	}
	for name, s := range all {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, s)
		}
		if err != nil {
			panic(err)
		}
	}
	z.Close()
	return b.Bytes()
}

func read(b []byte) (d ingest.Document, err error) {
	err = New().Read(context.Background(), ingest.File{Name: "a.docx", Bytes: b}, func(got ingest.Document) error {
		d = got
		return nil
	})
	return d, err
}

const numbers = `<w:numbering ` + space + `><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`

func item(level, inside string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="7"/></w:numPr></w:pPr>` + inside + `</w:p>`
}

func TestRead(t *testing.T) {
	d, err := read(file(
		item("0", `<w:r><w:t>Both sides </w:t></w:r><w:ins w:id="1" w:author="Ana" w:date="2031-02-03T10:00:00Z"><w:r><w:rPr><w:b/></w:rPr><w:t>shall</w:t></w:r></w:ins><w:del w:id="2" w:author="Ben" w:date="2031-02-04T10:00:00Z"><w:r><w:delText>may</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> withdraw.</w:t></w:r>`)+
			item("1", `<w:commentRangeStart w:id="0"/><w:r><w:t>Guns</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`)+
			item("0", `<w:r><w:t>Talks go on.</w:t></w:r>`)+
			`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		map[string]string{
			"word/numbering.xml": numbers,
			"word/comments.xml":  `<w:comments ` + space + `><w:comment w:id="0" w:author="Cy" w:date="2031-02-05T10:00:00Z"><w:p><w:r><w:t>All?</w:t></w:r></w:p><w:p><w:r><w:t>Guns, too?</w:t></w:r></w:p></w:comment></w:comments>`,
			"docProps/core.xml":  `<c><title>Draft</title><creator>Dee</creator><created>2031-02-01T00:00:00Z</created></c>`,
		}))
	if err != nil {
		t.Fatal(err)
	}
	if want := "1. Both sides shall withdraw.\n\n(a) Guns\n\n2. Talks go on.\n\na\tb"; d.Text.String() != want {
		t.Errorf("%q, want %q", d.Text.String(), want)
	}
	want := []ingest.Change{
		{Kind: ingest.Inserted, Author: "Ana", Date: "2031-02-03T10:00:00Z", Text: "shall", Start: 14, End: 19, Paragraph: 1},
		{Kind: ingest.Deleted, Author: "Ben", Date: "2031-02-04T10:00:00Z", Text: "may", Start: 19, End: 19, Paragraph: 1},
		{Kind: ingest.Commented, Author: "Cy", Date: "2031-02-05T10:00:00Z", Text: "All?\nGuns, too?", Start: 35, End: 39, Paragraph: 2},
	}
	if diff := cmp.Diff(want, d.Changes); diff != "" {
		t.Error(diff)
	}
	if *d.Meta.Title != "Draft" || d.Meta.Authors[0] != "Dee" || *d.Meta.Published != "2031-02-01T00:00:00Z" {
		t.Errorf("%+v", d.Meta)
	}
}

// TestLibreOffice: the tracked changes and the comment of a draft as LibreOffice
// writes it.
func TestLibreOffice(t *testing.T) {
	d, err := read(officetest.Write(t, "../odt/testdata/plan.fodt", "docx"))
	if err != nil {
		t.Fatal(err)
	}
	want := []ingest.Change{
		{Kind: ingest.Deleted, Author: "Ben Moro", Date: "2031-03-05T11:30:00Z", Text: "within thirty days", Start: 47, End: 47, Paragraph: 2},
		{Kind: ingest.Inserted, Author: "Ana Tvrtko", Date: "2031-03-04T10:00:00Z", Text: "within sixty days", Start: 47, End: 64, Paragraph: 2},
		{Kind: ingest.Commented, Author: "Cy Dell", Date: "2031-03-06T08:00:00Z", Text: "All of them?", Start: 71, End: 87, Paragraph: 3},
	}
	if diff := cmp.Diff(want, d.Changes); diff != "" {
		t.Error(diff)
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		b    []byte
		kind error
	}{
		"damaged": {[]byte("PK\x03\x04"), readout.ErrNotText},
		"empty":   {file("", nil), readout.ErrEmpty},
		"deep":    {file(strings.Repeat("<a>", 1000), nil), readout.ErrTooLarge},
		"bomb":    {file(strings.Repeat(" ", 30<<20), nil), readout.ErrTooLarge},
		"entity":  {file(`&lol;`, nil), readout.ErrNotText},
	} {
		var e *readout.Error
		if _, err := read(c.b); !errors.As(err, &e) || !errors.Is(err, c.kind) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestPlaces: each place's words are those of its paragraph and run.
func TestPlaces(t *testing.T) {
	word := rapid.StringMatching(`[a-zé🙂]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		runs := rapid.SliceOfN(rapid.SliceOfN(word, 1, 4), 1, 6).Draw(t, "runs")
		var b strings.Builder
		for _, p := range runs {
			b.WriteString("<w:p>")
			for _, s := range p {
				b.WriteString("<w:r><w:t>")
				xml.EscapeText(&b, []byte(s))
				b.WriteString("</w:t></w:r>")
			}
			b.WriteString("</w:p>")
		}
		d, err := read(file(b.String(), nil))
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, p := range d.Places {
			if got, want := d.Text.Slice(p.Start, p.End), runs[p.Paragraph-1][p.Run-1]; got != want {
				t.Fatalf("%+v: %q, want %q", p, got, want)
			}
			seen++
		}
		if want := len(strings.Fields(fmt.Sprint(runs))); seen != want {
			t.Fatalf("%d places, want %d", seen, want)
		}
	})
}

func FuzzDOCX(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`)
	f.Add(item("0", `<w:ins><w:r><w:t>a</w:t></w:r></w:ins>`))
	f.Fuzz(func(t *testing.T, inside string) {
		d, err := read(file(inside, map[string]string{"word/numbering.xml": numbers}))
		var e *readout.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatal(err)
		}
		for _, p := range d.Places {
			if p.Start >= p.End || p.End > d.Text.Len() {
				t.Fatalf("%+v", p)
			}
		}
	})
}
