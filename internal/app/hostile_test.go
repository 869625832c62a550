package app

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"readout"
	"readout/internal/ingest"
	"readout/internal/store/sqlite"
)

// hostile is a file that means harm, the path of what is refused of it, and what
// is said of that.
type hostile struct {
	name       string
	file       []byte
	path, says string
}

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(b); err != nil || z.Close() != nil {
		panic("gzip")
	}
	return out.Bytes()
}

// pdfOf is a PDF file of these objects.
func pdfOf(objects ...string) []byte {
	return []byte("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj " + strings.Join(objects, " endobj ") + " endobj trailer << /Root 1 0 R >>")
}

// hostiles are bombs, loops, nests and what breaks off.
func hostiles() []hostile {
	zeros := strings.Repeat("\x00", 16<<20)
	var flat bytes.Buffer
	w := zlib.NewWriter(&flat)
	if _, err := io.WriteString(w, strings.Repeat(" ", 64<<20)); err != nil || w.Close() != nil {
		panic("zlib")
	}
	billion := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
	crawl := gzipped(crawled(1))
	return []hostile{
		{"bomb.zip", zipped("zeros.txt", zeros, "in.txt", "The ferry sailed at noon, Ada said."), "bomb.zip!zeros.txt", "too large: it unpacks to more than"},
		{"bomb.docx", zipped("word/document.xml", `<w:document xmlns:w="w">`+strings.Repeat(" ", 64<<20)), "bomb.docx", "too large: word/document.xml unpacks to more than"},
		{"entities.docx", zipped("word/document.xml", billion), "entities.docx", "not a text: word/document.xml is damaged: XML syntax error on line 1: invalid character entity &b;"},
		{"entities.odt", zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", billion), "entities.odt", "invalid character entity &b;"},
		{"deep.html", []byte("<html>" + strings.Repeat("<div>", 200_000) + "The ferry sailed."), "deep.html", "not a text: the tags of the page cannot be read"},
		{"deep.md", []byte(strings.Repeat("> ", 200_000) + "The ferry sailed."), "deep.md", "not a text: "},
		{"cut.zip", zipped("a.txt", "The ferry sailed at noon.")[:60], "cut.zip", "not a text: a damaged ZIP"},
		{"cut.warc.gz", crawl[:len(crawl)-60], "cut.warc.gz", "not a text: the crawl breaks off in the record at byte 0"},
		{"loop.pdf", pdfOf("2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] >>"), "loop.pdf", "it goes round in circles"},
		{"bomb.pdf", pdfOf("2 0 obj << /Kids [3 0 R] >>", "3 0 obj << /Contents 4 0 R >>", fmt.Sprintf("4 0 obj << /Filter /FlateDecode /Length %d >> stream\n%s\nendstream", flat.Len(), flat.Bytes())), "bomb.pdf", "too large: a part unpacks to more than"},
		{"locked.pdf", append(pdfOf("2 0 obj << /Kids [3 0 R] >>", "3 0 obj << >>"), "trailer << /Encrypt 9 0 R >>"...), "locked.pdf", "the PDF file is encrypted"},
	}
}

// hardest is how much memory one of them may take besides what is there.
const hardest = 64 << 20

// TestHostile: what means harm is told by its name, with why and what to do, the
// files between are added all the same, and memory stays bounded.
func TestHostile(t *testing.T) {
	all := hostiles()
	want := map[string]string{}
	var sources []Source
	for i, h := range all {
		want[h.path] = h.says
		good := fmt.Sprintf("The ferry sailed at noon on day %d of the strike, Ada said to the board of the port.", i)
		sources = append(sources, loaded(h.name, ingest.File{Name: h.name, Bytes: h.file}, nil), Text(fmt.Sprintf("good%d.txt", i), good))
	}
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	peak := watchMemory()
	added := 0
	a := App{words{}, capitals{}}
	err = a.Add(t.Context(), Options{Workers: 1}, sources, s, "test", func(x Addition) error {
		var e *readout.Error
		switch {
		case x.Err == nil:
			added++
		case !errors.As(x.Err, &e) || want[e.Path] == "" || !strings.Contains(x.Err.Error(), want[e.Path]) || e.Hint == "":
			t.Errorf("%s: error %v", x.Path, x.Err)
		default:
			delete(want, e.Path)
		}
		return nil
	})
	used := peak()
	if err != nil || len(want) > 0 {
		t.Errorf("error %v; nobody told of %v", err, want)
	}
	if w := len(all) + 1; added != w { // one stands in the ZIP
		t.Errorf("%d documents added, want %d", added, w)
	}
	t.Logf("at most %d MB of memory", used>>20)
	if used > hardest {
		t.Errorf("%d MB of memory", used>>20)
	}
}

// watchMemory gives what tells how much the heap grew at most until then.
func watchMemory() (peak func() uint64) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.HeapAlloc
	var most atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for tick := time.NewTicker(2 * time.Millisecond); ; {
			select {
			case <-stop:
				tick.Stop()
				return
			case <-tick.C:
				var now runtime.MemStats
				runtime.ReadMemStats(&now)
				most.Store(max(most.Load(), now.HeapAlloc))
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-done
		return most.Load() - min(before, most.Load())
	}
}
