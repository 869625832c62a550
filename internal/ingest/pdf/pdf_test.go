package pdf

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"context"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/office/officetest"
)

func read(b []byte) (d ingest.Document, err error) {
	err = New().Read(context.Background(), ingest.File{Name: "a.pdf", Bytes: b}, func(got ingest.Document) error {
		d = got
		return nil
	})
	return d, err
}

// put is words at a place of a page, in points from its lower left corner.
type put struct {
	x, y int
	s    string
}

// page1 is the drawing of words in letters of ten points, each six wide.
func page1(all ...put) string {
	var b strings.Builder
	escape := strings.NewReplacer("\\", "\\\\", "(", "\\(", ")", "\\)")
	for _, p := range all {
		fmt.Fprintf(&b, "BT /F 10 Tf %d %d Td (%s) Tj ET\n", p.x, p.y, escape.Replace(p.s))
	}
	return b.String()
}

// fileOf is a PDF file of pages by their drawings. Objects 1 to 3 are the
// catalogue, the tree and the font; more stand behind the pages.
func fileOf(drawings []string, more ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")
	kids := ""
	for i := range drawings {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	fmt.Fprintf(&b, "2 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n", len(drawings), kids)
	fmt.Fprintf(&b, "3 0 obj\n<< /Type /Font /Subtype /TrueType /BaseFont /Mono /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [%s] >>\nendobj\n", strings.Repeat("600 ", 224))
	for i, d := range drawings {
		fmt.Fprintf(&b, "%d 0 obj\n<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>\nendobj\n", 4+2*i, 5+2*i)
		fmt.Fprintf(&b, "%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", 5+2*i, len(d)+1, d)
	}
	for _, s := range more {
		b.WriteString(s)
	}
	b.WriteString("trailer\n<< /Root 1 0 R /Size 99 >>\nstartxref\n0\n%%EOF\n")
	return []byte(b.String())
}

func texts(t *testing.T, b []byte) string {
	t.Helper()
	d, err := read(b)
	if err != nil {
		t.Fatal(err)
	}
	return d.Text.String()
}

func TestText(t *testing.T) {
	for name, c := range map[string]struct {
		pages []string
		want  string
	}{
		"hyphens": {[]string{page1(put{72, 700, "They agreed on a cease-fire and nego-"}, put{72, 688, "tiations, and on a lasting cease-"}, put{72, 676, "fire in the towns of the Anglo-"}, put{72, 664, "Saxons."})},
			"They agreed on a cease-fire and negotiations, and on a lasting cease-fire in the towns of the Anglo-Saxons."},
		"points": {[]string{page1(put{72, 700, "1. Both sides shall withdraw their guns from"}, put{90, 688, "the line of contact in a week."}, put{72, 676, "2."}, put{90, 676, "Talks go on."}, put{90, 664, "(a) in Sorn;"})},
			"1. Both sides shall withdraw their guns from the line of contact in a week.\n\n2. Talks go on.\n\n(a) in Sorn;"},
		"table":  {[]string{page1(put{72, 700, "Astra"}, put{200, 700, "120"}, put{72, 688, "Belmark"}, put{200, 688, "98"})}, "Astra\t120\nBelmark\t98"},
		"kerned": {[]string{"BT /F 10 Tf 72 700 Td [(Tal) -20 (ks) -300 (end) 10 (ed.)] TJ ET"}, "Talks ended."},
		"turned": {[]string{"BT /F 10 Tf 0 1 -1 0 100 72 Tm (Talks ended.) Tj 0 -12 Td (In Sorn) Tj ET BT /F 10 Tf 10 10 Td (x) Tj ET"}, "Talks ended. In Sorn"},
		"lines":  {[]string{"BT /F 10 Tf 12 TL 72 700 Td (Talks were) Tj (held in the) ' 0 0 (town.) \" T* (It) Tj 0 -12 TD (rained.) Tj ET"}, "Talks were held in the town.\n\nIt rained."},
		"bold":   {[]string{page1(put{72, 700, "Talks"}) + "BT /F 10 Tf 72.3 700 Td (Talks) Tj ET"}, "Talks"},
		"contents": {[]string{page1(put{72, 700, "Astra and the guns ............ 4"}, put{72, 688, "The crossing at Dunmore ....... 9"})},
			"Astra and the guns ............ 4\n\nThe crossing at Dunmore ....... 9"},
		"across": {[]string{page1(put{72, 700, "The delegations of both sides met in the town of"}), page1(put{72, 700, "Sorn, where they stayed."})},
			"The delegations of both sides met in the town of Sorn, where they stayed."},
		"picture": {[]string{page1(put{72, 700, "Talks"}) + "BI /W 1 /H 1 ID \x00(\xff EI\n" + page1(put{72, 660, "End"})}, "Talks\n\nEnd"},
	} {
		if got := texts(t, fileOf(c.pages)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestColumns: each of two columns is read to its end.
func TestColumns(t *testing.T) {
	left := []string{"The head of delegation one said", "that her government was prepared", "to withdraw its guns from the line."}
	right := []string{"The head of delegation two noted", "that his government would let the", "detained officials return home."}
	all := []put{{72, 730, "The whole width of the page has a sentence that ends only at its right edge."}}
	for i := range left {
		all = append(all, put{72, 700 - 12*i, left[i]}, put{300, 700 - 12*i, right[i]})
	}
	all = append(all, put{72, 640, "And again the whole width of the page has a sentence at the end of columns."})
	want := all[0].s + "\n\n" + strings.Join(left, " ") + "\n\n" + strings.Join(right, " ") + "\n\n" + all[len(all)-1].s
	if got := texts(t, fileOf([]string{page1(all...)})); got != want {
		t.Errorf("%q,\nwant %q", got, want)
	}
}

// TestMargins: what runs along the pages is dropped; articles that count with
// the pages are not.
func TestMargins(t *testing.T) {
	var chapters []string
	for i, s := range []string{"The guns 4", "The guns 5", "The crossing 6", "The prisoners 7"} {
		chapters = append(chapters, page1(put{72, 780, s}, put{72, 700, []string{"One.", "Two.", "Three.", "Four."}[i]}))
	}
	if got := texts(t, fileOf(chapters)); got != "One.\n\nTwo.\n\nThree.\n\nFour." {
		t.Errorf("%q", got)
	}
	var pages []string
	for i := range 4 {
		pages = append(pages, page1(put{72, 780, "Secretariat"}, put{72, 700, fmt.Sprintf("Article %d", i+1)},
			put{72, 660, "The words of article " + []string{"one", "two", "three", "four"}[i] + "."}, put{300, 40, fmt.Sprintf("- %d -", i+1)}))
	}
	want := "Article 1\n\nThe words of article one.\n\nArticle 2\n\nThe words of article two.\n\nArticle 3\n\nThe words of article three.\n\nArticle 4\n\nThe words of article four."
	if got := texts(t, fileOf(pages)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// packed is a stream object with its words packed.
func packed(id int, head, s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return fmt.Sprintf("%d 0 obj\n<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n", id, head, b.Len(), b.String())
}

// packedFile is a file whose objects are packed in streams, with a table of
// letters, and a drawing in a drawing.
func packedFile() []byte {
	objects := "11 0 12 37 << /Type /Catalog /Pages 12 0 R    >> << /Type /Pages /Count 1 /Kids [13 0 R] >>"
	return []byte("%PDF-2.0\njunk\n" + packed(10, "/Type /ObjStm /N 2 /First 11", objects) +
		"13 0 obj << /Type /Page /Contents 14 0 R /Resources << /XObject << /X 15 0 R >> >> >> endobj\n" +
		packed(14, "", "q 1 0 0 1 72 700 cm /X Do Q") +
		packed(15, "/Subtype /Form /Resources << /Font << /G 16 0 R >> >>", "BT /G 10 Tf <0001 0002 0003 0004 0009> Tj ET") +
		"16 0 obj << /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 17 0 R /DescendantFonts [<< /W [1 [600 600] 3 9 600] >>] >> endobj\n" +
		packed(17, "", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <FB01> endbfchar 2 beginbfrange <0002> <0003> <0078> <0004> <0004> [<0065>] endbfrange") +
		"<< /Root 11 0 R >>")
}

func TestPacked(t *testing.T) {
	if got := texts(t, packedFile()); got != "fixye\uFFFD" {
		t.Errorf("%q", got)
	}
}

// lzwOf packs with codes that widen late.
func lzwOf(s string) string {
	var b bytes.Buffer
	w := lzw.NewWriter(&b, lzw.MSB, 8)
	if _, err := io.WriteString(w, s); err != nil || w.Close() != nil {
		panic("lzw")
	}
	return b.String()
}

// TestFilters: drawings are read however they are packed, through several
// filters, too.
func TestFilters(t *testing.T) {
	draw := page1(put{72, 700, "Talks ended."})
	long := page1(put{72, 700, "Talks ended."}) + strings.Repeat("% nothing is drawn by a comment of 1 2 3 4 5 6 7 8 9 words\n", 200)
	var a85 bytes.Buffer
	w := ascii85.NewEncoder(&a85)
	if _, err := io.WriteString(w, lzwOf(draw)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	runs := ""
	for _, c := range draw {
		runs += "\x00" + string(c)
	}
	for name, c := range map[string]struct{ filter, data string }{
		"lzw": {"/LZWDecode", lzwOf(draw)}, "lzw late": {"/LZWDecode /DecodeParms << /EarlyChange 0 >>", lzwOf(long)},
		"ascii85 and lzw": {"[/ASCII85Decode /LZWDecode]", a85.String() + "~>"}, "hex": {"/ASCIIHexDecode", fmt.Sprintf("%x", draw[:9]) + "\n" + fmt.Sprintf("%X>", draw[9:])},
		"runs": {"/RunLengthDecode", runs + "\x80"}, "repeated": {"[/ASCIIHexDecode /RunLengthDecode]", fmt.Sprintf("%x", "\xfd%\x00\n"+runs)},
	} {
		file := bytes.Replace(fileOf([]string{""}), []byte("<< /Length 1 >>\nstream\n\n"), fmt.Appendf(nil, "<< /Filter %s /Length %d >>\nstream\n%s\n", c.filter, len(c.data), c.data), 1)
		if got := texts(t, file); got != "Talks ended." {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestFilterBomb: what unpacks to far more than it is, is refused.
func TestFilterBomb(t *testing.T) {
	packed := lzwOf(strings.Repeat(" ", 30<<20))
	file := bytes.Replace(fileOf([]string{""}), []byte("<< /Length 1 >>\nstream\n\n"), fmt.Appendf(nil, "<< /Filter /LZWDecode /DecodeParms << /EarlyChange 0 >> /Length %d >>\nstream\n%s\n", len(packed), packed), 1)
	if _, err := read(file); !errors.Is(err, readout.ErrTooLarge) {
		t.Errorf("error %v", err)
	}
}

func TestRefused(t *testing.T) {
	whole := fileOf([]string{page1(put{72, 700, "Talks"})})
	bomb := strings.Repeat(" ", 30<<20)
	for name, c := range map[string]struct {
		b    []byte
		kind error
		says string
	}{
		"scan":      {fileOf([]string{"q 600 0 0 800 0 0 cm /Im Do Q"}), readout.ErrEmpty, "a scan"},
		"encrypted": {append(slices.Clone(whole), "trailer << /Encrypt 9 0 R >>"...), readout.ErrNotText, "is encrypted"},
		"cut off":   {whole[:40], readout.ErrNotText, "or a part of one"},
		"no page":   {bytes.Replace(whole, []byte("4 0 obj"), []byte("44 0 obj"), 1), readout.ErrNotText, "a page is missing"},
		"circle":    {bytes.Replace(whole, []byte("/Kids [4 0 R"), []byte("/Kids [2 0 R"), 1), readout.ErrNotText, "in circles"},
		"many":      {bytes.Replace(whole, []byte("/Kids [4 0 R"), []byte("/Kids [2 0 R 2 0 R"), 1), readout.ErrNotText, "in circles"},
		"itself":    {fileOf([]string{"/X Do"}, ""), readout.ErrEmpty, "a scan"},
		"bomb":      {[]byte("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [3 0 R] >> endobj 3 0 obj << /Contents 4 0 R >> endobj " + packed(4, "", bomb)), readout.ErrTooLarge, "unpacks"},
		"objects":   {[]byte("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj " + packed(2, "/Type /ObjStm /N 9 /First 9", "9 0 8 -5 <41")), readout.ErrNotText, "stands nowhere"},
		"no end":    {[]byte("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj " + packed(3, "/Type /ObjStm /N 1 /First 4", "2 0 <41")), readout.ErrNotText, "damaged"},
		"letters":   {fileOf([]string{"BT /F 10 Tf (" + strings.Repeat("a", 200_000) + ") Tj ET"}), readout.ErrTooLarge, "letters"},
		"filter":    {[]byte("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [3 0 R] >> endobj 3 0 obj << /Contents 4 0 R >> endobj 4 0 obj << /Length 3 /Filter /LZWDecode >> stream\nabc\nendstream endobj"), readout.ErrNotText, "LZWDecode"},
	} {
		start := time.Now()
		_, err := read(c.b)
		var e *readout.Error
		if !errors.As(err, &e) || !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v, want one that says %q", name, err, c.says)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// TestStopped: reading ends when nobody waits for it.
func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := New().Read(ctx, ingest.File{Bytes: fileOf([]string{page1(put{72, 700, "Talks"})})}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// TestPlaces: each place's words are those of its page and line.
func TestPlaces(t *testing.T) {
	word := rapid.StringMatching(`[a-zé]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SliceOfN(rapid.SliceOfN(word, 1, 8), 1, 10), 1, 4).Draw(t, "pages")
		var pages []string
		for _, p := range lines {
			var all []put
			for i, l := range p {
				all = append(all, put{72, 700 - 14*i, strings.NewReplacer("é", "\xe9").Replace(strings.Join(l, " "))})
			}
			pages = append(pages, page1(all...))
		}
		d, err := read(fileOf(pages))
		if err != nil {
			t.Fatal(err)
		}
		next := make([]int, len(lines))
		for _, p := range d.Places {
			on := next[p.Page-1]
			next[p.Page-1]++
			for on < len(lines[p.Page-1]) && strings.Join(lines[p.Page-1][on], " ") != d.Text.Slice(p.Start, p.End) {
				on++ // a line that runs along the pages
				next[p.Page-1]++
			}
			if on == len(lines[p.Page-1]) {
				t.Fatalf("%+v: %q is no line of its page", p, d.Text.Slice(p.Start, p.End))
			}
		}
	})
}

// TestLibreOffice: a communiqué as LibreOffice prints it, with columns, headers
// and footers, and words broken at the ends of lines.
func TestLibreOffice(t *testing.T) {
	d, err := read(officetest.Write(t, "testdata/communique.fodt", "pdf"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/communique.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Text.String() + "\n"; got != string(want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	last := d.Places[len(d.Places)-1]
	if last.Page != 2 || *d.Meta.Title != "Communiqué of the Ljuben talks" {
		t.Errorf("%+v, %+v", last, d.Meta)
	}
}

func FuzzPDF(f *testing.F) {
	locked, err := filepath.Glob("testdata/locked/*.pdf")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range locked {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add(fileOf([]string{page1(put{72, 700, "Talks"})}))
	f.Add(packedFile())
	f.Add(bytes.Replace(fileOf([]string{""}), []byte("<< /Length 1 >>\nstream\n\n"), []byte("<< /Filter [/ASCIIHexDecode /RunLengthDecode /LZWDecode] /Length 4 >>\nstream\n0061>\n"), 1))
	f.Add([]byte("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj " + packed(3, "/Type /ObjStm /N 1 /First 4", "2 0 <41")))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, b) })
}

// FuzzDrawing reads any drawing.
func FuzzDrawing(f *testing.F) {
	f.Add(page1(put{72, 700, "Talks"}, put{300, 700, "end"}))
	f.Add("BT /F 10 Tf [(a) -300 (b)] TJ T* (c) ' 1 2 (d) \" ET q 1 0 0 1 5 5 cm Q <4 1> Tj BI ID x EI")
	f.Fuzz(func(t *testing.T, s string) { sound(t, fileOf([]string{s})) })
}

// sound checks that reading ends well, or with an error for people.
func sound(t *testing.T, b []byte) {
	d, err := read(b)
	var e *readout.Error
	if err != nil && !errors.As(err, &e) {
		t.Fatal(err)
	}
	for i, p := range d.Places {
		if p.Start >= p.End || p.End > d.Text.Len() || p.Page < 1 || i > 0 && p.Start < d.Places[i-1].End {
			t.Fatalf("%+v", p)
		}
	}
}
