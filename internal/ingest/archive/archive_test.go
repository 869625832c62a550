package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"readout"
	"readout/internal/ingest"
)

type entry struct{ name, body string }

func zipOf(entries ...entry) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e.name)
		if err == nil {
			_, err = io.WriteString(w, e.body)
		}
		if err != nil {
			panic(err)
		}
	}
	z.Close()
	return b.Bytes()
}

func tarOf(entries ...entry) []byte {
	var b bytes.Buffer
	t := tar.NewWriter(&b)
	for _, e := range entries {
		if err := t.WriteHeader(&tar.Header{Name: e.name, Size: int64(len(e.body)), Mode: 0o600, Format: tar.FormatPAX}); err != nil {
			panic(err)
		}
		if _, err := io.WriteString(t, e.body); err != nil {
			panic(err)
		}
	}
	t.Close()
	return b.Bytes()
}

func gzipOf(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

// read is what an archive holds, as names and bodies.
func read(x *X, b []byte) (got []entry, err error) {
	err = x.Members(context.Background(), bytes.NewReader(b), "a", func(f ingest.File, _ int64) error {
		got = append(got, entry{f.Name, string(f.Bytes)})
		return nil
	})
	return got, err
}

func TestNested(t *testing.T) {
	inner := string(gzipOf(tarOf(entry{"x/deep.txt", "no deal"})))
	got, err := read(New(), zipOf(entry{"one.txt", "talks"}, entry{"in.tgz", inner}, entry{"__MACOSX/._one.txt", "x"}, entry{"two.txt", "end"}))
	want := []entry{{"a!one.txt", "talks"}, {"a!in.tgz!x/deep.txt", "no deal"}, {"a!two.txt", "end"}}
	if err != nil || len(got) != len(want) {
		t.Fatalf("%v, error %v", got, err)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got[i], want[i])
		}
	}
}

// TestBombs: what is too large is refused by name and the others still come.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 8<<20)
	deep := []byte("the end")
	for range 7 {
		deep = zipOf(entry{"in.zip", string(deep)}, entry{"beside.txt", "beside"})
	}
	for name, c := range map[string]struct {
		file []byte
		path string // of the refused member
		want string // the last that still comes
	}{
		"ratio": {zipOf(entry{"bomb", zeros}, entry{"good.txt", "talks"}), "a!bomb", "a!good.txt"},
		"depth": {deep, "a!in.zip!in.zip!in.zip!in.zip", "a!beside.txt"},
		"gzip":  {gzipOf(tarOf(entry{"good.txt", "talks"}, entry{"bomb", zeros}, entry{"c", zeros})), "a", "a!bomb"},
	} {
		got, err := read(New(), c.file)
		var e *readout.Error
		if !errors.As(err, &e) || !errors.Is(err, readout.ErrTooLarge) || e.Path != c.path || e.Hint == "" {
			t.Errorf("%s: error %v", name, err)
		}
		if len(got) == 0 || got[len(got)-1].name != c.want {
			t.Errorf("%s: %d members", name, len(got))
		}
	}
}

func TestLimits(t *testing.T) {
	all := zipOf(entry{"1", "one"}, entry{"2", "two"}, entry{"3", "three"})
	l := usual
	l.Members = 2
	if got, err := read(With(l), all); len(got) != 2 || !errors.Is(err, readout.ErrTooLarge) {
		t.Errorf("members: %v, error %v", got, err)
	}
	l = usual
	l.Total = 6
	if got, err := read(With(l), all); len(got) != 2 || !errors.Is(err, readout.ErrTooLarge) {
		t.Errorf("total: %v, error %v", got, err)
	}
}

func TestTruncated(t *testing.T) {
	b := tarOf(entry{"1", strings.Repeat("one ", 500)}, entry{"2", strings.Repeat("two ", 500)})
	got, err := read(New(), b[:4000])
	var e *readout.Error
	if len(got) != 1 || !errors.As(err, &e) || e.Hint == "" {
		t.Errorf("%d members, error %v", len(got), err)
	}
	if _, err := read(New(), zipOf(entry{"1", "one"})[:40]); !errors.As(err, &e) {
		t.Errorf("ZIP: error %v", err)
	}
}

func TestFits(t *testing.T) {
	for name, c := range map[string]struct {
		b    []byte
		want bool
	}{
		"zip": {zipOf(entry{"a", "b"}), true}, "tar": {tarOf(entry{"a", "b"}), true}, "tgz": {gzipOf(tarOf(entry{"a", "b"})), true},
		"docx": {zipOf(entry{"[Content_Types].xml", "<Types/>"}), false}, "odt": {zipOf(entry{"mimetype", "application/vnd.oasis"}), true},
		"gzip": {gzipOf([]byte("text")), false}, "text": {[]byte("PKK"), false}, "empty": {nil, false},
	} {
		if got := New().Fits(ingest.File{Bytes: c.b}); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestMembers: each member comes whole, in order, from each kind.
func TestMembers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bodies := rapid.SliceOfN(rapid.String(), 1, 6).Draw(t, "bodies")
		var all []entry
		for i, s := range bodies {
			all = append(all, entry{string(rune('a' + i)), s})
		}
		for _, b := range [][]byte{zipOf(all...), tarOf(all...), gzipOf(tarOf(all...))} {
			got, err := read(New(), b)
			if err != nil || len(got) != len(all) {
				t.Fatalf("%v, error %v", got, err)
			}
			for i, e := range all {
				if got[i].name != "a!"+e.name || got[i].body != e.body {
					t.Fatalf("%q, want %q", got[i], e)
				}
			}
		}
	})
}

func FuzzArchive(f *testing.F) {
	f.Add(zipOf(entry{"a", "b"}))
	f.Add(tarOf(entry{"a", "b"}))
	f.Add(gzipOf(tarOf(entry{"a", "b"})))
	l := usual
	l.Member, l.Total = 1<<20, 4<<20
	f.Fuzz(func(t *testing.T, b []byte) {
		total := 0
		err := With(l).Members(context.Background(), bytes.NewReader(b), "a", func(f ingest.File, _ int64) error {
			total += len(f.Bytes)
			return nil
		})
		if total > 4<<20 {
			t.Fatalf("%d bytes", total)
		}
		var e *readout.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatal(err)
		}
	})
}
