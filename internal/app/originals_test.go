package app

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"readout"
)

func writePlain(paragraphs [][]string) []byte { return []byte(lined(paragraphs, " ", "\n\n")) }

// lined are paragraphs with something between their words and between them.
func lined(paragraphs [][]string, word, paragraph string) string {
	var all []string
	for _, p := range paragraphs {
		all = append(all, strings.Join(p, word))
	}
	return strings.Join(all, paragraph)
}

// writePDF has two paragraphs on a page, in lines of six words.
func writePDF(paragraphs [][]string) []byte {
	var b strings.Builder
	kids, n := "", 0
	for page := range slices.Chunk(paragraphs, 2) {
		draw, y := "", 760
		for _, p := range page {
			for line := range slices.Chunk(p, 6) {
				draw += fmt.Sprintf("BT /F 10 Tf 72 %d Td (%s) Tj ET\n", y, strings.ReplaceAll(strings.Join(line, " "), "é", "\xe9"))
				y -= 12
			}
			y -= 30
		}
		kids += fmt.Sprintf("%d 0 R ", 4+2*n)
		fmt.Fprintf(&b, "%d 0 obj\n<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>\nendobj\n", 4+2*n, 5+2*n)
		fmt.Fprintf(&b, "%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", 5+2*n, len(draw)+1, draw)
		n++
	}
	fmt.Fprintf(&b, "2 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n", n, kids)
	b.WriteString("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 99 >>\nstartxref\n0\n%%EOF\n")
	font := "3 0 obj\n<< /Type /Font /Subtype /TrueType /BaseFont /Mono /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [" + strings.Repeat("600 ", 224) + "] >>\nendobj\n"
	return []byte("%PDF-1.4\n" + font + b.String())
}

var shown = regexp.MustCompile(`\((.*)\) Tj`)

// wordsOfPDF are those of the line of a page that is the passage's.
func wordsOfPDF(_ *rapid.T, file []byte, _ readout.Document, p readout.Passage, text string) []string {
	page := strings.Split(string(file), "stream\n")[2*p.Page-1]
	for _, l := range shown.FindAllStringSubmatch(page, -1) {
		if line := strings.ReplaceAll(l[1], "\xe9", "é"); line == text {
			return strings.Fields(line)
		}
	}
	return nil
}

// zipped is a ZIP of files, given as names and bodies in turn.
func zipped(files ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// writeDOCX has runs of five words, each paragraph behind a number that the
// text does not hold.
func writeDOCX(paragraphs [][]string) []byte {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="w"><w:body>`)
	for _, p := range paragraphs {
		b.WriteString(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>`)
		for run := range slices.Chunk(p, 5) {
			b.WriteString(`<w:r><w:t xml:space="preserve">` + strings.Join(run, " ") + ` </w:t></w:r><w:r/>`)
		}
		b.WriteString(`</w:p><w:p/>`)
	}
	b.WriteString(`</w:body></w:document>`)
	return zipped("word/document.xml", b.String(), "word/numbering.xml", `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`)
}

// part is the body of a member of a ZIP.
func part(t *rapid.T, file []byte, name string) string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := io.ReadAll(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(s)
}

func wordsOfDOCX(t *rapid.T, file []byte, _ readout.Document, p readout.Passage, _ string) []string {
	paragraph := strings.Split(part(t, file, "word/document.xml"), "<w:p>")
	var all []string
	for _, s := range paragraph[1:] {
		all = append(all, s, "") // an empty one stands behind each
	}
	run := strings.Split(all[p.Paragraph-1], "<w:r")[p.Run]
	_, run, _ = strings.Cut(run, `preserve">`)
	run, _, _ = strings.Cut(run, "<")
	return strings.Fields(run)
}

// writeODT has every other five words in a span.
func writeODT(paragraphs [][]string) []byte {
	var b strings.Builder
	b.WriteString(`<o:document-content xmlns:o="o" xmlns:t="t"><o:body><o:text>`)
	for _, p := range paragraphs {
		b.WriteString("<t:p>")
		n := 0
		for run := range slices.Chunk(p, 5) {
			s := strings.Join(run, " ") + " "
			if n++; n%2 == 0 {
				s = "<t:span>" + s + "</t:span>"
			}
			b.WriteString(s)
		}
		b.WriteString("</t:p><t:p/>")
	}
	b.WriteString(`</o:text></o:body></o:document-content>`)
	return zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", b.String())
}

// wordsOfODT counts a run for each beginning and end of a span.
func wordsOfODT(t *rapid.T, file []byte, _ readout.Document, at readout.Passage, _ string) []string {
	d := xml.NewDecoder(strings.NewReader(part(t, file, "content.xml")))
	paragraph, run := 0, 0
	for {
		token, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if run++; x.Name.Local == "p" {
				paragraph, run = paragraph+1, 1
			}
		case xml.EndElement:
			run++
		case xml.CharData:
			if paragraph == at.Paragraph && run == at.Run {
				return strings.Fields(string(x))
			}
		}
	}
}

func writeHTML(paragraphs [][]string) []byte {
	s := strings.ReplaceAll(lined(paragraphs, " ", "</p>\n<p>"), " of ", " <b>of</b> ")
	return []byte(`<!DOCTYPE html><html lang="en"><head><title>Talks</title></head><body><nav><a href="/">Home</a></nav><article><p>` +
		strings.ReplaceAll(s, "é", "&eacute;") + `</p></article></body></html>`)
}

var tag = regexp.MustCompile(`<[^>]*>`)

// wordsOfHTML are those of the page from the offset on.
func wordsOfHTML(_ *rapid.T, file []byte, _ readout.Document, p readout.Passage, _ string) []string {
	return strings.Fields(html.UnescapeString(tag.ReplaceAllString(string(file[p.Offset:]), "")))
}

func writeMarkdown(paragraphs [][]string) []byte {
	return []byte("# 1\n\n" + strings.ReplaceAll(lined(paragraphs, " ", "\n\n- "), " of ", " *of*\n"))
}

func wordsOfMarkdown(_ *rapid.T, file []byte, _ readout.Document, p readout.Passage, _ string) []string {
	return strings.Fields(strings.ReplaceAll(string(file[p.Offset:]), "*", ""))
}

func writeMail(paragraphs [][]string) []byte {
	return []byte("From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + lined(paragraphs, " ", "\r\n\r\n") + "\r\n")
}

func wordsOfMail(_ *rapid.T, file []byte, _ readout.Document, p readout.Passage, _ string) []string {
	return strings.Fields(string(file[p.Offset:]))
}

// writeCrawl packs a record without a page and one with one.
func writeCrawl(paragraphs [][]string) []byte {
	var b bytes.Buffer
	answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s", writeHTML(paragraphs))
	for _, record := range []string{
		"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
		fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer),
	} {
		z := gzip.NewWriter(&b)
		if _, err := io.WriteString(z, record); err != nil {
			panic(err)
		}
		if err := z.Close(); err != nil {
			panic(err)
		}
	}
	return b.Bytes()
}

// wordsOfCrawl are those of the page of the record that the document is from.
func wordsOfCrawl(t *rapid.T, file []byte, d readout.Document, p readout.Passage, text string) []string {
	if d.Member == nil || d.Member.File != "a.warc.gz" {
		t.Fatalf("it is from %+v", d.Member)
	}
	z, err := gzip.NewReader(bytes.NewReader(file[d.Member.Offset:]))
	if err != nil {
		t.Fatal(err)
	}
	z.Multistream(false)
	record, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	_, answer, _ := bytes.Cut(record, []byte("\r\n\r\n"))
	_, page, _ := bytes.Cut(answer, []byte("\r\n\r\n"))
	page = bytes.TrimSuffix(page, []byte("\r\n\r\n"))
	if hash := fmt.Sprintf("%x", sha256.Sum256(page)); *d.Original != hash {
		t.Fatalf("the hash of the page is %s, not %s", hash, *d.Original)
	}
	return wordsOfHTML(t, page, d, p, text)
}
