package export

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/text"
)

var update = flag.Bool("update", false, "write the golden files")

// TestView compares the pages of the records in testdata with golden files.
func TestView(t *testing.T) {
	for _, name := range []string{"dispatch", "empty"} {
		rec, body := load(t, name)
		// the sentences of the test's texts end their lines
		sentence := func(s readout.Span) int {
			n, _ := body.Line(body.Byte(s.Start))
			return n
		}
		var b bytes.Buffer
		if err := (View{Width: 72, Source: name + ".txt", Sentence: sentence}).Write(&b, rec); err != nil {
			t.Fatal(err)
		}
		golden(t, name+".view", b.Bytes())
		for l := range strings.Lines(b.String()) {
			if strings.TrimRight(l, " \n")+"\n" != l {
				t.Errorf("%s: space at the end of %q", name, l)
			}
		}
		var coloured bytes.Buffer
		if err := (View{Width: 72, Colour: true, Source: name + ".txt", Sentence: sentence}).Write(&coloured, rec); err != nil {
			t.Fatal(err)
		}
		plain := coloured.String()
		for _, c := range []string{boldCode, dimCode, titleCode, markCode, resetCode} {
			plain = strings.ReplaceAll(plain, c, "")
		}
		if d := cmp.Diff(b.String(), plain); d != "" {
			t.Errorf("%s: with colours the page is another: %s", name, d)
		}
	}
}

// load reads a record of testdata. Its spans hold their words only: where
// they stand is looked up in the text.
func load(t *testing.T, name string) (*readout.Record, *text.Text) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	rec := readout.NewRecord()
	if err := json.Unmarshal(b, rec); err != nil {
		t.Fatal(err)
	}
	s, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	body, err := text.New(string(s))
	if err != nil {
		t.Fatal(err)
	}
	return rec, body
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-update writes it): %s", name, d)
	}
}

// TestJSON: the record is written as encoding/json writes it, and is the
// same when it is read back.
func TestJSON(t *testing.T) {
	for _, name := range []string{"dispatch", "empty"} {
		rec, _ := load(t, name)
		var got, want bytes.Buffer
		if err := JSON(&got, rec); err != nil {
			t.Fatal(err)
		}
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		if err := e.Encode(rec); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want.String(), got.String()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		var again readout.Record
		if err := json.Unmarshal(got.Bytes(), &again); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(rec, &again); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// full fails every write.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }

func TestWriteErrors(t *testing.T) {
	rec, _ := load(t, "dispatch")
	if err := JSON(full{}, rec); err == nil {
		t.Error("JSON: no error")
	}
	if err := (HTML{}).Write(full{}, rec); err == nil {
		t.Error("HTML: no error")
	}
	if err := (View{}).Write(full{}, rec); err == nil {
		t.Error("View: no error")
	}
}

func TestWrap(t *testing.T) {
	got := wrap("  The envoy\nsaid\u00a0that unbelievably-long-words stand alone ", 12)
	want := []string{"The envoy", "said that", "unbelievably-long-words", "stand alone"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestClean: a document cannot steer the terminal.
func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"a\x1b[2Jb\x07c\u009bd": "a[2Jbcd",
		"é “ü” 🙂\n":             "é “ü” 🙂\n",
	} {
		if got := (style{}).clean(in); got != want {
			t.Errorf("%q: got %q", in, got)
		}
	}
	if got := (style{colour: true}).clean(boldCode + "x\x1b]0;y" + resetCode); got != boldCode+"x]0;y"+resetCode {
		t.Errorf("got %q", got)
	}
}
