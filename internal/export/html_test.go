package export

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"readout"
	"readout/text"
)

func htmlOf(t *testing.T, rec *readout.Record, body *text.Text) string {
	t.Helper()
	texts := map[readout.DocumentID]*text.Text{}
	for _, d := range rec.Documents {
		texts[d.ID] = body
	}
	var b bytes.Buffer
	if err := (HTML{Texts: texts}).Write(&b, rec); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	anchors = regexp.MustCompile(` id="([^"]+)"`)
	links   = regexp.MustCompile(` href="([^"]+)"`)
	tags    = regexp.MustCompile(`<[^>]*>`)
	marks   = regexp.MustCompile(`<sup>.*?</sup>`)
	bodies  = regexp.MustCompile(`(?s)<div class="text" dir="auto">(.*?)</div>`)
)

// TestHTML: every link of the page goes to a place in it, each item is there
// with its words pointing back, and the text is whole.
func TestHTML(t *testing.T) {
	for _, name := range []string{"dispatch", "empty"} {
		rec, body := load(t, name)
		page := htmlOf(t, rec, body)
		golden(t, name+".html", []byte(page))
		ids := map[string]bool{}
		for _, m := range anchors.FindAllStringSubmatch(page, -1) {
			if ids[m[1]] {
				t.Errorf("%s: two places are called %s", name, m[1])
			}
			ids[m[1]] = true
		}
		pointed := map[string]bool{}
		for _, m := range links.FindAllStringSubmatch(page, -1) {
			target, local := strings.CutPrefix(m[1], "#")
			if !local || !ids[target] {
				t.Errorf("%s: the link %s goes nowhere in the page", name, m[1])
			}
			pointed[target] = true
		}
		for _, s := range rec.Statements {
			if !pointed[string(s.ID)] {
				t.Errorf("%s: nothing in the text points to %s", name, s.ID)
			}
		}
		if m := bodies.FindStringSubmatch(page); m == nil || html.UnescapeString(tags.ReplaceAllString(marks.ReplaceAllString(m[1], ""), "")) != body.String() {
			t.Errorf("%s: the text is not whole on the page", name)
		}
	}
}

// TestHTMLEscapes: a document cannot put anything but text on the page.
func TestHTMLEscapes(t *testing.T) {
	const evil = `<script>alert("1")</script><b onclick='x'>`
	body, err := text.New(evil)
	if err != nil {
		t.Fatal(err)
	}
	rec := readout.NewRecord()
	title := evil
	rec.Documents = append(rec.Documents, readout.Document{ID: "d1", Title: &title, Publisher: &title})
	rec.Actors = append(rec.Actors, readout.Actor{Sourced: readout.Sourced{ID: "a1"}, Kind: readout.Person, Name: evil, Mentions: []readout.Span{{Doc: "d1", Start: 0, End: 8, Quote: evil[:8]}}})
	page := htmlOf(t, rec, body)
	for _, bad := range []string{"<script", "<b onclick"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}
