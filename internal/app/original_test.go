package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"readout"
	"readout/internal/ingest"
	"readout/internal/lang/doc"
)

// fields is an analyzer whose tokens are what stands between white space.
type fields struct{}

func (fields) Analyze(s string) *doc.Document {
	d := &doc.Document{Text: s}
	at := 0
	for _, w := range strings.Fields(s) {
		at += strings.Index(s[at:], w)
		d.Tokens = append(d.Tokens, doc.Token{Span: doc.Span{Start: int32(at), End: int32(at + len(w))}})
		at += len(w)
	}
	return d
}

// original is a format: a file of paragraphs, and the words that stand in a
// file where a passage says, which has the text that is given.
type original struct {
	name  string
	write func(paragraphs [][]string) []byte
	words func(t *rapid.T, file []byte, d readout.Document, p readout.Passage, text string) []string
}

// paragraphsOf draws paragraphs of words, each of which stands once, with enough
// English between them.
func paragraphsOf(t *rapid.T) [][]string {
	var all [][]string
	n := 0
	for _, p := range rapid.SliceOfN(rapid.SliceOfN(rapid.StringMatching(`[A-Z][a-zé]{1,6}`), 8, 20), 3, 6).Draw(t, "paragraphs") {
		var words []string
		for _, w := range p {
			n++
			words = append(words, fmt.Sprint(w, n), "of")
		}
		all = append(all, words)
	}
	return all
}

// TestOriginal: each word of a fact, mapped back through its format by what is
// kept with the document, is the same word in the original.
func TestOriginal(t *testing.T) {
	for _, o := range []original{
		{"a.txt", writePlain, nil}, {"a.pdf", writePDF, wordsOfPDF}, {"a.docx", writeDOCX, wordsOfDOCX}, {"a.odt", writeODT, wordsOfODT},
		{"a.html", writeHTML, wordsOfHTML}, {"a.md", writeMarkdown, wordsOfMarkdown}, {"a.eml", writeMail, wordsOfMail}, {"a.warc.gz", writeCrawl, wordsOfCrawl},
	} {
		t.Run(o.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { o.check(t, paragraphsOf(t)) })
		})
	}
}

func (o original) check(t *rapid.T, paragraphs [][]string) {
	file := o.write(paragraphs)
	a := App{fields{}, capitals{}}
	var got []Reading
	source := loaded(o.name, ingest.File{Name: o.name, Bytes: file}, nil)
	if err := a.Read(t.Context(), Options{Facts: true, Workers: 1}, []Source{source}, func(r Reading) error { got = append(got, r); return r.Err }); err != nil || len(got) != 1 {
		t.Fatalf("%d documents, error %v", len(got), err)
	}
	r := got[0]
	if has := r.Document.Original != nil; has != (o.words != nil) {
		t.Fatalf("the hash of the file is there: %t", has)
	}
	facts := 0
	for _, x := range r.Record.Statements {
		facts++
		s := x.Evidence[0]
		if o.words != nil {
			o.find(t, file, r, s)
		} else if there := string([]rune(string(file))[s.Start:s.End]); there != s.Quote {
			t.Fatalf("%q stands where %q should", there, s.Quote)
		}
	}
	if want := len(slices.Concat(paragraphs...)) / 2; facts != want {
		t.Fatalf("%d facts, want %d", facts, want)
	}
}

// find fails where the word of a span is not in the file where its passage is.
func (o original) find(t *rapid.T, file []byte, r Reading, s readout.Span) {
	i := slices.IndexFunc(r.Document.Passages, func(p readout.Passage) bool { return p.Start <= s.Start && s.End <= p.End })
	if i < 0 {
		t.Fatalf("%q stands in no passage of %+v", s.Quote, r.Document.Passages)
	}
	p := r.Document.Passages[i]
	before := strings.Fields(r.Text.Slice(p.Start, s.Start))
	words := o.words(t, file, r.Document, p, r.Text.Slice(p.Start, p.End))
	if len(words) <= len(before) || words[len(before)] != s.Quote {
		t.Fatalf("%q is word %d of %+v, where the file has %q", s.Quote, len(before), p, words)
	}
}
