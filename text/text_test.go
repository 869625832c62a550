package text

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestNew(t *testing.T) {
	for in, want := range map[string]string{
		"\uFEFFNo.":       "No.",
		"\uFEFF\uFEFFNo.": "\uFEFFNo.",
		"No\uFEFF.":       "No\uFEFF.",
		"":                "",
		"a\r\nb":          "a\r\nb",
	} {
		got, err := New(in)
		if err != nil || got.String() != want {
			t.Errorf("New(%q): %v, error %v", in, got, err)
		}
	}
	for in, want := range map[string]string{
		"caf\xe9":       "invalid UTF-8 at byte 3",
		"ó\xed\xa0\x80": "invalid UTF-8 at byte 2",
		"\xff":          "invalid UTF-8 at byte 0",
	} {
		if _, err := New(in); err == nil || err.Error() != want {
			t.Errorf("New(%q): error %v, want %s", in, err, want)
		}
	}
}

func TestLine(t *testing.T) {
	x, err := New("ab\nćd\n\ne")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ b, line, column int }{
		{-1, 1, 1}, {0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {5, 2, 2}, {6, 2, 3}, {7, 3, 1}, {8, 4, 1}, {9, 4, 2}, {99, 4, 2},
	} {
		if line, column := x.Line(c.b); line != c.line || column != c.column {
			t.Errorf("Line(%d) = %d, %d, want %d, %d", c.b, line, column, c.line, c.column)
		}
	}
}

func TestHash(t *testing.T) {
	x, err := New("\uFEFFcafé")
	if err != nil {
		t.Fatal(err)
	}
	want := sha256.Sum256([]byte("café"))
	if x.SHA256() != hex.EncodeToString(want[:]) {
		t.Error("the hash is not that of the canonical text")
	}
}

// anyText draws texts that are short and longer than the stride of the
// index, ASCII or not.
func anyText(t *rapid.T) string {
	letters := rapid.SampledFrom([][]rune{[]rune("ab \n"), []rune("aé\n“🙂 \u0301")}).Draw(t, "letters")
	return rapid.StringOfN(rapid.SampledFrom(letters), 0, 4*stride, -1).Draw(t, "text")
}

// TestOffsets: every conversion agrees with counting from the beginning, and
// those between bytes and code points undo each other.
func TestOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText(t)
		x, err := New(s)
		if err != nil {
			t.Fatal(err)
		}
		n, units, line, column := 0, 0, 1, 1
		for i, r := range s {
			if x.Rune(i) != n || x.Byte(n) != i || x.UTF16(i) != units {
				t.Fatalf("byte %d: code point %d, want %d; back %d; UTF-16 %d, want %d", i, x.Rune(i), n, x.Byte(n), x.UTF16(i), units)
			}
			for k := i; k < i+utf8.RuneLen(r); k++ {
				if l, c := x.Line(k); l != line || c != column || x.Rune(k) != n {
					t.Fatalf("byte %d: code point %d, line %d, column %d, want %d, %d, %d", k, x.Rune(k), l, c, n, line, column)
				}
			}
			n, units, column = n+1, units+utf16.RuneLen(r), column+1
			if r == '\n' {
				line, column = line+1, 1
			}
		}
		if x.Len() != n || x.Rune(len(s)) != n || x.Byte(n) != len(s) || x.UTF16(len(s)) != units || x.Rune(-1) != 0 || x.Byte(n+9) != len(s) {
			t.Fatalf("at the end: %d code points, want %d", x.Len(), n)
		}
	})
}

// TestSlice: a slice holds the code points between its offsets.
func TestSlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText(t)
		x, err := New(s)
		if err != nil {
			t.Fatal(err)
		}
		runes := []rune(s)
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		to := rapid.IntRange(0, len(runes)).Draw(t, "to")
		want := ""
		if from < to {
			want = string(runes[from:to])
		}
		if got := x.Slice(from, to); got != want {
			t.Fatalf("Slice(%d, %d) = %q, want %q", from, to, got, want)
		}
	})
}

func BenchmarkRune(b *testing.B) {
	x, err := New(strings.Repeat("The envoy said “no” again. ", 4000))
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i += 977 {
		x.Rune(i % len(x.s))
	}
}
