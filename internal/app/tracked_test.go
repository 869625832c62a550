package app

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ledger"
	"readout/internal/store/sqlite"
	"readout/text"
)

// steps are the provisions of a record with their histories, one a line.
func steps(rec *readout.Record) string {
	var all []string
	for _, v := range rec.Provisions {
		for _, h := range v.History {
			by, when, replaces := "", "", readout.ID("")
			if h.By != nil {
				by = h.By.Text
			}
			if h.When != nil && h.When.EDTF != nil {
				when = *h.When.EDTF
			}
			if h.Replaces != nil {
				replaces = *h.Replaces
			}
			all = append(all, strings.TrimSpace(fmt.Sprintf("%s %q %s by %s %s %s in %q", v.ID, v.Issue, h.Action, by, when, replaces, v.Evidence[0].Quote)))
		}
	}
	return strings.Join(all, "\n")
}

// TestTracked: each change is on the record with who did it and when, and the
// record stands the check.
func TestTracked(t *testing.T) {
	const words = "1. Guns go within sixty days.\n\n2. Talks go on."
	change := func(k ingest.ChangeKind, author, s string, start, end int) ingest.Change {
		return ingest.Change{Kind: k, Author: author, Date: "2031-03-05T11:30:00.25Z", Text: s, Start: start, End: end, Paragraph: 1}
	}
	for name, c := range map[string]struct {
		changes []ingest.Change
		want    string
	}{
		"put in":    {[]ingest.Change{change(ingest.Inserted, "Ana", "sixty ", 18, 24)}, `v2 "sixty" added by Ana 2031-03-05T11:30:00Z  in "sixty"`},
		"taken out": {[]ingest.Change{change(ingest.Deleted, "", "old ", 3, 3)}, `v2 "old" removed by  2031-03-05T11:30:00Z  in "1. Guns go within sixty days."`},
		"a line":    {[]ingest.Change{change(ingest.Deleted, "Ben", "All.", 30, 30)}, `v2 "All." removed by Ben 2031-03-05T11:30:00Z  in "1. Guns go within sixty days."`},
		"exchanged": {[]ingest.Change{change(ingest.Deleted, "Ana", "thirty", 18, 18), change(ingest.Inserted, "Ana", "sixty", 18, 23)},
			"v2 \"thirty\" replaced by Ana 2031-03-05T11:30:00Z  in \"1. Guns go within sixty days.\"\nv3 \"sixty\" added by Ana 2031-03-05T11:30:00Z v2 in \"sixty\""},
		"by two": {[]ingest.Change{change(ingest.Inserted, "Ana", "sixty", 18, 23), change(ingest.Deleted, "Ben", "thirty", 23, 23)},
			"v2 \"sixty\" added by Ana 2031-03-05T11:30:00Z  in \"sixty\"\nv3 \"thirty\" removed by Ben 2031-03-05T11:30:00Z  in \"1. Guns go within sixty days.\""},
		"passing": {[]ingest.Change{change(ingest.Deleted, "Ben", "now", 23, 23), change(ingest.Inserted, "Ana", "now", 23, 23)},
			"v2 \"now\" added by Ana 2031-03-05T11:30:00Z  in \"1. Guns go within sixty days.\"\nv2 \"now\" removed by Ben 2031-03-05T11:30:00Z  in \"1. Guns go within sixty days.\""},
		"comment": {[]ingest.Change{change(ingest.Commented, "Cy", "All?", 3, 7), change(ingest.Inserted, "Cy", " ", 7, 8)}, ""},
	} {
		txt, err := text.New(words)
		if err != nil {
			t.Fatal(err)
		}
		d := readout.Document{ID: "d1", SHA256: txt.SHA256(), Characters: txt.Len()}
		rec := readout.NewRecord()
		first := readout.Sourced{ID: "v1", Evidence: []readout.Span{{Doc: "d1", Start: 3, End: 7, Quote: "Guns"}}, AccordingTo: []readout.According{{Document: "d1"}}}
		rec.Provisions = append(rec.Provisions, readout.Provision{Sourced: first})
		tracked(rec, d, txt, c.changes)
		if got := steps(rec); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
		if faults := ledger.Check(d, words, rec); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestTrackedDraft: what a Word file tracks is told of the point that it is in.
func TestTrackedDraft(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "r.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	body := `<w:p><w:r><w:t>1. Guns go within </w:t></w:r><w:del w:author="Ana" w:date="2031-03-05T11:30:00Z"><w:r><w:delText>thirty</w:delText></w:r></w:del><w:ins w:author="Ana" w:date="2031-03-05T11:30:00Z"><w:r><w:t>sixty</w:t></w:r></w:ins><w:r><w:t> days.</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>2. Talks go on.</w:t></w:r></w:p>`
	title := "Plan"
	if _, _, err := AddDraft(t.Context(), Options{Title: &title}, wordFile(t, body), s, "test"); err != nil {
		t.Fatal(err)
	}
	h, err := Blame(t.Context(), s, "Plan")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range h.Points {
		for _, e := range l.Edits {
			got = append(got, fmt.Sprintf("%s %s by %s on %s %q for %q", l.Number, e.Action, e.By, e.When, e.Words, e.Replaces))
		}
	}
	want := `1 replaced by Ana on 2031-03-05T11:30:00Z "thirty" for ""|1 added by Ana on 2031-03-05T11:30:00Z "sixty" for "thirty"`
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("%s, want %s", s, want)
	}
}

// TestComments: what people wrote beside the text is kept with the document,
// with the words that it is on.
func TestComments(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	body := `<w:p><w:r><w:t>The guns of Ana </w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>go in a week.</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`
	notes := `<w:comments xmlns:w="w"><w:comment w:id="0" w:author="Cy Dell" w:date="2031-03-06T08:00:00Z"><w:p><w:r><w:t>Which week?</w:t></w:r></w:p></w:comment></w:comments>`
	a := App{words{}, capitals{}}
	var id readout.DocumentID
	sources := []Source{wordFile(t, body, "word/comments.xml", notes)}
	if err := a.Add(t.Context(), Options{}, sources, s, "test", func(x Addition) error { id = x.Document.ID; return x.Err }); err != nil {
		t.Fatal(err)
	}
	e, err := s.Entry(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	author, day := "Cy Dell", "2031-03-06T08:00:00Z"
	want := []readout.Comment{{Author: &author, Date: &day, Text: "Which week?", Start: 16, End: 29, Quote: "go in a week."}}
	if d := cmp.Diff(want, e.Document.Comments); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int{0}, e.Document.Paragraphs); d != "" || len(e.Document.Passages) != 2 {
		t.Errorf("%s, %+v", d, e.Document.Passages)
	}
	if faults := ledger.Check(e.Document, e.Text, e.Facts); len(faults) > 0 {
		t.Error(faults)
	}
}

// wordFile is a Word document with a body, and other parts, each as its name
// and what it holds.
func wordFile(t *testing.T, body string, parts ...string) Source {
	t.Helper()
	b := zipped(append([]string{"word/document.xml", `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`}, parts...)...)
	return Source{Path: "plan.docx", Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }}
}
