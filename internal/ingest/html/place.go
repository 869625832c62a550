package html

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding"

	"readout/internal/ingest"
)

// word is a word of the original page: its letters and digits, and where it
// begins in the bytes.
type word struct {
	letters string
	offset  int64
}

// wordsOf are the words that a page shows, in its order. Tags stand in ASCII
// in all encodings but UTF-16, of which there are none.
func wordsOf(b []byte, dec *encoding.Decoder) []word {
	var all []word
	var offset int64
	z := html.NewTokenizer(bytes.NewReader(b))
	hidden := false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return all
		}
		raw := z.Raw()
		if kind == html.TextToken && !hidden {
			all = appendWords(all, raw, offset, dec)
		}
		offset += int64(len(raw))
		if kind == html.StartTagToken {
			name, _ := z.TagName()
			a := atom.Lookup(name)
			hidden = a == atom.Script || a == atom.Style
		} else if kind == html.EndTagToken {
			hidden = false
		}
	}
}

func appendWords(all []word, raw []byte, offset int64, dec *encoding.Decoder) []word {
	for start, end := range fields(raw) {
		w := raw[start:end]
		if dec != nil {
			if u, err := dec.Bytes(w); err == nil {
				w = u
			}
		}
		for f := range strings.FieldsSeq(html.UnescapeString(string(w))) {
			if s := letters(f); s != "" {
				all = append(all, word{s, offset + int64(start)})
			}
		}
	}
	return all
}

// fields yields where the stretches of raw without white space begin and end.
func fields(raw []byte) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		start := -1
		for i := 0; i <= len(raw); i++ {
			space := i == len(raw) || strings.IndexByte(" \t\r\n\f", raw[i]) >= 0
			if space && start >= 0 && !yield(start, i) {
				return
			}
			if space {
				start = -1
			} else if start < 0 {
				start = i
			}
		}
	}
}

// letters is a word without what is neither letter nor digit.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// places says where each paragraph begins in the original: where its first
// letters stand behind the paragraph before, or else anywhere. A paragraph
// that stands nowhere, as one that a script writes, has no place.
func places(words []word, paragraphs []string) []ingest.Place {
	var all []ingest.Place
	ix := indexOf(words)
	start, at := 0, 0
	for i, p := range paragraphs {
		end := start + utf8.RuneCountInString(p)
		if from, ok := ix.find(letters(p), at); ok {
			all = append(all, ingest.Place{Start: start, End: end, Paragraph: i + 1, Offset: words[ix.word(from)].offset})
			at = from + 1
		}
		start = end + len("\n\n")
	}
	return all
}
