package plain

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"readout"
)

func TestDecode(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"ascii":              {"The talks ended.\n", "The talks ended.\n"},
		"byte order mark":    {"\uFEFFThe talks ended.", "The talks ended."},
		"line ends kept":     {"One.\r\nTwo.\r", "One.\r\nTwo.\r"},
		"letters":            {"Żaneta Błońska said “no” 🙂", "Żaneta Błońska said “no” 🙂"},
		"UTF-16LE":           {"\xff\xfeN\x00o\x00.\x00", "No."},
		"UTF-16BE":           {"\xfe\xff\x00N\x00o\x00.", "No."},
		"UTF-16LE surrogate": {"\xff\xfe\x3d\xd8\x42\xde", "🙂"},
		"terminal escape":    {"a\x1b[1mb", "a\x1b[1mb"},
	} {
		got, err := Decode([]byte(c.in))
		if err != nil || got.String() != c.want {
			t.Errorf("%s: got %v, error %v", name, got, err)
		}
	}
}

func TestRefuse(t *testing.T) {
	for _, c := range []struct {
		in   string
		kind error
		why  string
	}{
		{"", readout.ErrEmpty, "the document has no text"},
		{" \n\t\u00a0\n", readout.ErrEmpty, "the document has no text"},
		{"\uFEFF", readout.ErrEmpty, "the document has no text"},
		{"\xff\xfe", readout.ErrEmpty, "the document has no text"},
		{"caf\xe9 owners met", readout.ErrNotText, "invalid UTF-8 at byte 3"},
		{"abc\x00", readout.ErrNotText, "byte 3 is zero"},
		{strings.Repeat("\x01\x02abc", 9), readout.ErrNotText, "18 control characters"},
		{"%PDF-1.7 \xe2\xe3", readout.ErrNotText, "a PDF file"},
		{"PK\x03\x04\x14\x00", readout.ErrNotText, "a ZIP or office file"},
		{"\r\n<!DOCTYPE html><p>", readout.ErrNotText, "a web page"},
		{"\xff\xfea", readout.ErrNotText, "invalid UTF-16 at byte 2"},
		{"\xff\xfea\x00\x3d\xd8", readout.ErrNotText, "invalid UTF-16 at byte 4"},
		{"\xff\xfe\x3d\xd8a\x00", readout.ErrNotText, "invalid UTF-16 at byte 2"},
		{strings.Repeat("a", Limit+1), readout.ErrTooLarge, "more than 4 MB"},
	} {
		_, err := Decode([]byte(c.in))
		if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%.20q: error %v, want %v: %s", c.in, err, c.kind, c.why)
		}
	}
}

// endless never ends: Read must.
type endless struct{ given int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.given += len(p)
	return len(p), nil
}

func TestReadLimit(t *testing.T) {
	var e endless
	if _, err := Read(&e); !errors.Is(err, readout.ErrTooLarge) {
		t.Errorf("error %v", err)
	}
	if e.given > 2*Limit {
		t.Errorf("read %d bytes", e.given)
	}
}

func TestLooks(t *testing.T) {
	for in, want := range map[string]bool{
		"": false, "A text": true, "caf\xc3": true, "caf\xe9 owners": false, "\x7fELF\x00": false,
		"\xff\xfea\x00": true, "%PDF-1.4": false,
	} {
		if got := Looks([]byte(in)); got != want {
			t.Errorf("Looks(%q) = %v", in, got)
		}
	}
}

// FuzzPlain: whatever the bytes, a text comes out valid or an error with a
// reason; UTF-8 that is read is not changed; UTF-16 of it is the same text.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"The talks ended.\n", "\uFEFFa", "\xff\xfea\x00", "\xfe\xff\xd8\x3d\xde\x42", "caf\xe9", "\x00", "“ó”\r\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := Decode(b)
		if err != nil {
			var e *readout.Error
			if !errors.As(err, &e) || e.Op == "" {
				t.Fatalf("error %v", err)
			}
			return
		}
		s := got.String()
		if !utf8.ValidString(s) || strings.TrimSpace(s) == "" {
			t.Fatalf("text %q", s)
		}
		if byteOrder(b) == nil && s != strings.TrimPrefix(string(b), "\uFEFF") {
			t.Fatalf("%q became %q", b, s)
		}
		wide := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune(s)) {
			wide = binary.LittleEndian.AppendUint16(wide, u)
		}
		if len(wide) <= Limit && !strings.HasPrefix(s, "\uFEFF") {
			if again, err := Decode(wide); err != nil || again.String() != s {
				t.Fatalf("UTF-16 of %q: %v, error %v", s, again, err)
			}
		}
	})
}
