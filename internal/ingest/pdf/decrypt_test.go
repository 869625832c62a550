package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout"
)

// TestLocked: files that anybody may read and nobody change are read, however
// they are encrypted; those with a password say so. qpdf 12 wrote them.
func TestLocked(t *testing.T) {
	files, err := filepath.Glob("testdata/locked/*.pdf")
	if err != nil || len(files) < 9 {
		t.Fatalf("%v, error %v", files, err)
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := read(b)
		if strings.Contains(path, "password") {
			if !errors.Is(err, readout.ErrNotText) || !strings.Contains(err.Error(), "it opens with a password only") {
				t.Errorf("%s: error %v", path, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if got := d.Text.String(); got != "The envoys met in Sorn.\n\nTalks go on in June." || d.Places[1].Page != 2 {
			t.Errorf("%s: %q", path, got)
		}
	}
}

// TestLockless: what is said of a lock may be anything, and nothing but the
// right key opens it.
func TestLockless(t *testing.T) {
	b, err := os.ReadFile("testdata/locked/aes-128.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for old, put := range map[string]string{"/R 4": "/R 9", "/Standard": "/Standart", "/AESV2": "/AESV9", "/P -": "/P  ", "/Encrypt ": "/Encrypt 9"} {
		if _, err := read([]byte(strings.ReplaceAll(string(b), old, put))); err == nil || !strings.Contains(err.Error(), "is encrypted: ") {
			t.Errorf("%s: error %v", put, err)
		}
	}
	for n := range 40 {
		c := crypt{key: make([]byte, 16), method: []string{"V2", "AESV2", "AESV3", "None"}[n%4]}
		if got := c.decrypt(7, 0, make([]byte, n)); len(got) > n {
			t.Errorf("%d bytes became %d", n, len(got))
		}
	}
	l := lock{revision: 2, bits: 40, method: "V2", user: bytes.Repeat([]byte{1}, 32), owner: pad}
	if _, err := l.open(); !errors.Is(err, errPassword) {
		t.Errorf("error %v", err)
	}
}

// TestInline: a lock may stand in the trailer itself.
func TestInline(t *testing.T) {
	b, err := os.ReadFile("testdata/locked/rc4-128.pdf")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`/Encrypt (\d+) 0 R`).FindSubmatch(b)
	_, dict, _ := bytes.Cut(b, fmt.Appendf(nil, "\n%s 0 obj\n", m[1]))
	dict, _, _ = bytes.Cut(dict, []byte("\nendobj"))
	inline := bytes.Replace(b, m[0], append([]byte("/Encrypt "), dict...), 1)
	if got := texts(t, inline); got != "The envoys met in Sorn.\n\nTalks go on in June." {
		t.Errorf("%q", got)
	}
}
