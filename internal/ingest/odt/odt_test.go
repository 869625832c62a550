package odt

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

// file is an Open Document text with styles, the inside of its text, and other
// parts by name.
func file(list, inside string, parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "mimetype"})
	if err == nil {
		_, err = io.WriteString(w, "application/vnd.oasis.opendocument.text")
	}
	if err != nil {
		panic(err)
	}
	all := map[string]string{body: `<o:document-content xmlns:o="o" xmlns:t="t" xmlns:d="d" xmlns:s="s" xmlns:b="b"><o:automatic-styles>` + list +
		`</o:automatic-styles><o:body><o:text>` + inside + `</o:text></o:body></o:document-content>`}
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
	err = New().Read(context.Background(), ingest.File{Name: "a.odt", Bytes: b}, func(got ingest.Document) error {
		d = got
		return nil
	})
	return d, err
}

const numbers = `<t:list-style s:name="L"><t:list-level-style-number t:level="1" s:num-format="1" s:num-suffix="."/><t:list-level-style-number t:level="2" s:num-format="a" s:num-prefix="(" s:num-suffix=")"/><t:list-level-style-number t:level="3" s:num-format="i" t:display-levels="3"/></t:list-style><t:list-style s:name="B"><t:list-level-style-bullet t:level="1" t:bullet-char="•"/></t:list-style>`

// TestNumbers: lists are numbered as they are printed.
func TestNumbers(t *testing.T) {
	item := func(s string) string { return "<t:list-item><t:p>" + s + "</t:p></t:list-item>" }
	d, err := read(file(numbers, `<t:list t:style-name="L" xml:id="l1">`+item("One")+`<t:list-item><t:p>Two</t:p><t:p>still two</t:p><t:list>`+item("of two")+
		`<t:list-item><t:p>again</t:p><t:list>`+item("deep")+`</t:list></t:list-item></t:list></t:list-item></t:list><t:p>Between</t:p>`+
		`<t:list t:style-name="L" t:continue-list="l1" xml:id="l2">`+item("Three")+`</t:list><t:list t:style-name="L" t:continue-list="l2">`+item("Four")+`</t:list>`+
		`<t:list t:style-name="L">`+item("Anew")+`<t:list-header><t:p>Not counted</t:p></t:list-header><t:list-item t:start-value="7"><t:p>Seven</t:p></t:list-item></t:list>`+
		`<t:list t:style-name="L" t:continue-numbering="true">`+item("Eight")+`</t:list><t:list t:style-name="B">`+item("Bullet")+`</t:list>`+
		`<t:h t:outline-level="1">First</t:h><t:h t:outline-level="2">Second</t:h>`,
		map[string]string{styles: `<x xmlns:t="t" xmlns:s="s"><t:outline-style><t:outline-level-style t:level="1" s:num-format="I"/><t:outline-level-style t:level="2" s:num-format="1" t:display-levels="2"/></t:outline-style></x>`}))
	if err != nil {
		t.Fatal(err)
	}
	want := "1. One|2. Two|still two|(a) of two|(b) again|2.b.i deep|Between|3. Three|4. Four|1. Anew|Not counted|7. Seven|8. Eight|• Bullet|I First|I.1 Second"
	if got := strings.ReplaceAll(d.Text.String(), "\n\n", "|"); got != want {
		t.Errorf("%s,\nwant %s", got, want)
	}
}

// TestDeletedInsertion: words that one put in and another took out are both
// changes, and not in the text.
func TestDeletedInsertion(t *testing.T) {
	info := func(who string) string {
		return `<o:change-info><d:creator>` + who + `</d:creator><d:date>2031-03-05T11:30:00</d:date></o:change-info>`
	}
	d, err := read(file("", `<t:tracked-changes><t:changed-region t:id="c1"><t:deletion>`+info("Ben")+`<t:p>soon</t:p><t:p>or later</t:p></t:deletion><t:insertion>`+info("Ana")+
		`</t:insertion></t:changed-region><t:changed-region t:id="c2"><t:format-change>`+info("Cy")+`</t:format-change></t:changed-region></t:tracked-changes>`+
		`<t:p>Talks <t:change t:change-id="c1"/><t:change-start t:change-id="c2"/>end<t:change-end t:change-id="c2"/>.</t:p>`, nil))
	if err != nil {
		t.Fatal(err)
	}
	c := ingest.Change{Date: "2031-03-05T11:30:00", Text: "soon\nor later", Start: 6, End: 6, Paragraph: 1}
	ben, ana := c, c
	ben.Kind, ben.Author, ana.Kind, ana.Author = ingest.Deleted, "Ben", ingest.Inserted, "Ana"
	if diff := cmp.Diff([]ingest.Change{ben, ana}, d.Changes); diff != "" || d.Text.String() != "Talks end." {
		t.Errorf("%s, %q", diff, d.Text.String())
	}
}

// TestLibreOffice: a draft as LibreOffice writes it, with lists, a table, a
// comment, and tracked changes.
func TestLibreOffice(t *testing.T) {
	d, err := read(officetest.Write(t, "testdata/plan.fodt", "odt"))
	if err != nil {
		t.Fatal(err)
	}
	want := "Ljuben plan\n\n1. Both sides withdraw their guns within sixty days.\n\n(a) Guns over 100 mm and rockets\n\n2. Talks  go\ton.\nIn Sorn.\n\nAstra\t120\n\nDone in Ljuben."
	if d.Text.String() != want {
		t.Errorf("%q, want %q", d.Text.String(), want)
	}
	changes := []ingest.Change{
		{Kind: ingest.Deleted, Author: "Ben Moro", Date: "2031-03-05T11:30:00", Text: "within thirty days", Start: 47, End: 47, Paragraph: 2},
		{Kind: ingest.Inserted, Author: "Ana Tvrtko", Date: "2031-03-04T10:00:00", Text: "within sixty days", Start: 47, End: 64, Paragraph: 2},
		{Kind: ingest.Commented, Author: "Cy Dell", Date: "2031-03-06T08:00:00", Text: "All of them?", Start: 71, End: 87, Paragraph: 3},
	}
	if diff := cmp.Diff(changes, d.Changes); diff != "" {
		t.Error(diff)
	}
	if *d.Meta.Title != "Ljuben plan" || d.Meta.Authors[0] != "Secretariat" || *d.Meta.Published != "2031-03-03T09:00:00" {
		t.Errorf("%+v", d.Meta)
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		b    []byte
		kind error
	}{
		"damaged": {[]byte("PK\x03\x04"), readout.ErrNotText},
		"empty":   {file("", "", nil), readout.ErrEmpty},
		"deep":    {file("", strings.Repeat("<a>", 1000), nil), readout.ErrTooLarge},
		"bomb":    {file("", strings.Repeat(" ", 30<<20), nil), readout.ErrTooLarge},
		"entity":  {file("", `&lol;`, nil), readout.ErrNotText},
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
			b.WriteString("<t:p>")
			for i, s := range p {
				var escaped strings.Builder
				xml.EscapeText(&escaped, []byte(s))
				if i > 0 {
					fmt.Fprintf(&b, "<t:span>%s</t:span>", escaped.String())
				} else {
					b.WriteString(escaped.String())
				}
			}
			b.WriteString("</t:p>")
		}
		d, err := read(file("", b.String(), nil))
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, p := range d.Places {
			run := runs[p.Paragraph-1][p.Run/2] // what stands behind a span counts, too
			if got := d.Text.Slice(p.Start, p.End); got != run {
				t.Fatalf("%+v: %q, want %q", p, got, run)
			}
			seen++
		}
		if want := len(strings.Fields(fmt.Sprint(runs))); seen != want {
			t.Fatalf("%d places, want %d", seen, want)
		}
	})
}

func FuzzODT(f *testing.F) {
	f.Add(`<t:p>a</t:p>`)
	f.Add(`<t:list t:style-name="L"><t:list-item><t:p>a<t:s t:c="2"/><o:annotation o:name="n"><d:creator>x</d:creator><t:p>y</t:p></o:annotation>b<o:annotation-end o:name="n"/></t:p></t:list-item></t:list>`)
	f.Add(`<t:tracked-changes><t:changed-region t:id="c"><t:deletion><t:p>a</t:p></t:deletion></t:changed-region></t:tracked-changes><t:p>b<t:change t:change-id="c"/></t:p>`)
	f.Fuzz(func(t *testing.T, inside string) {
		d, err := read(file(numbers, inside, nil))
		var e *readout.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatal(err)
		}
		for _, p := range d.Places {
			if p.Start >= p.End || p.End > d.Text.Len() {
				t.Fatalf("%+v", p)
			}
		}
		for _, c := range d.Changes {
			if c.Start > c.End || c.End > d.Text.Len() {
				t.Fatalf("%+v", c)
			}
		}
	})
}
