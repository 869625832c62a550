package draft

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// marker is what a point may begin with.
type marker struct {
	at, words int       // bytes of the text: where it begins, and where the words behind it do
	label     string    // as it is printed
	number    string    // without its marks: "3", "b", "2.1", "iv"; "" for a bullet
	readings  []reading // of (i) two: the letter and the number
	indent    int
	inline    bool // within a line
}

// reading is one way to count by a marker: those of one list have one style.
type reading struct {
	style string
	value int
	path  []int // of "2.1.3": 2, 1, 3
}

const (
	bulletStyle = "bullet"
	pathStyle   = "path"
)

var (
	wordMark   = regexp.MustCompile(`^(?i:(article|artikel|artículo|articolo|стаття|статья|art\.|section|sec\.|chapter|part|point|punkt|punto|пункт|clause|paragraph|para\.|item|principle|rule|step|commitment|pillar|phase)\s+(?:no\.?\s*)?(\d{1,3}(?:\s?(?:bis|ter)\b|[a-z]\b)?|[ivxlc]+\b|[a-z]\b|[a-z]+\b))`)
	pathMark   = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})+)[.):]?(?:\s|$)`)
	arabicMark = regexp.MustCompile(`^(\d{1,3}(?:[a-z]|\s?bis|\s?ter)?)([.):]|\s[–—-])[*_]{0,2}(?:\s|$)`)
	parenMark  = regexp.MustCompile(`^\((\d{1,3}|[ivxlcIVXLC]{1,6}|[A-Za-z])\)`)
	signMark   = regexp.MustCompile(`^(§|№|No\.)\s?(\d{1,3}[a-z]?)[.):]?(?:\s|$)`)
	letterMark = regexp.MustCompile(`^([ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z])([.):])[*_]{0,2}(?:\s|$)`)
	bulletMark = regexp.MustCompile(`^([-–—•*·▪◦‣●○■])\s+`)
	behindMark = regexp.MustCompile(`^[*_]{0,2}\s*[.:)–—-]?[*_]{0,2}(?:\s+|$)`)
)

var abbreviated = map[string]string{"art.": "article", "sec.": "section", "para.": "paragraph"}

// markerAt reads the marker that s begins with, at the byte at of the text.
func markerAt(s string, at int) (marker, bool) {
	plain := strings.TrimLeft(s, "#>*_ ")
	if len(s)-len(plain) == 2 && strings.HasPrefix(s, "* ") {
		plain = s // a bullet, not emphasis
	}
	skipped := len(s) - len(plain)
	for _, read := range [...]func(string) (marker, bool){wordMarker, pathMarker, arabicMarker, parenMarker, signMarker, letterMarker, bulletMarker} {
		if m, ok := read(plain); ok {
			m.at = at + skipped
			m.words += at + skipped
			return m, true
		}
	}
	return marker{}, false
}

// mark is a marker that ends at a byte of s, from which white space and marks
// of emphasis are left out.
func mark(s string, end int, number string, readings ...reading) marker {
	words := end
	for words < len(s) && strings.IndexByte(" \t*_", s[words]) >= 0 {
		words++
	}
	return marker{label: strings.TrimSpace(s[:end]), number: number, words: words, readings: readings}
}

// wordMarker reads "Article 3", "POINT ONE –", "Section II." where they stand
// alone or before a capital: a sentence may begin with "Article 3 of the".
func wordMarker(s string) (marker, bool) {
	m := wordMark.FindStringSubmatch(s)
	if m == nil {
		return marker{}, false
	}
	rest := s[len(m[0]):]
	sep := behindMark.FindString(rest)
	first, _ := utf8.DecodeRuneInString(rest[len(sep):])
	if sep == "" && rest != "" || strings.TrimSpace(sep) == "" && rest != "" && unicode.IsLower(first) {
		return marker{}, false
	}
	style, number := strings.ToLower(m[1]), strings.ToLower(m[2])
	if whole, short := abbreviated[style]; short {
		style = whole
	}
	var list []reading
	for _, r := range []reading{{style + " 1", arabicValue(number), nil}, {style + " one", wordValue(number), nil},
		{style + " i", romanValue(number), nil}, {style + " a", letterValue(number), nil}} {
		if r.value > 0 {
			list = append(list, r)
		}
	}
	if len(list) == 0 {
		return marker{}, false
	}
	x := mark(s, len(m[0]), number, list...)
	x.words = len(m[0]) + len(sep)
	if v := wordValue(number); v > 0 {
		x.number = strconv.Itoa(v / suffixes)
	}
	return x, true
}

func pathMarker(s string) (marker, bool) {
	m := pathMark.FindStringSubmatch(s)
	if m == nil {
		return marker{}, false
	}
	var path []int
	for part := range strings.SplitSeq(m[1], ".") {
		path = append(path, arabicValue(part))
	}
	return mark(s, len(strings.TrimSpace(m[0])), m[1], reading{pathStyle, path[len(path)-1], path}), true
}

func arabicMarker(s string) (marker, bool) {
	m := arabicMark.FindStringSubmatch(s)
	if m == nil {
		return marker{}, false
	}
	return mark(s, len(m[1])+len(m[2]), m[1], reading{"1" + strings.TrimSpace(m[2]), arabicValue(m[1]), nil}), true
}

func parenMarker(s string) (marker, bool) {
	m := parenMark.FindStringSubmatch(s)
	if m == nil {
		return marker{}, false
	}
	list := lettered(m[1], "(", ")")
	return mark(s, len(m[0]), m[1], list...), len(list) > 0
}

func signMarker(s string) (marker, bool) {
	m := signMark.FindStringSubmatch(s)
	if m == nil {
		return marker{}, false
	}
	return mark(s, len(strings.TrimSpace(m[0])), m[2], reading{m[1], arabicValue(m[2]), nil}), true
}

func letterMarker(s string) (marker, bool) {
	m := letterMark.FindStringSubmatch(s)
	if m == nil {
		return marker{}, false
	}
	list := lettered(m[1], "", m[2])
	return mark(s, len(m[1])+len(m[2]), m[1], list...), len(list) > 0
}

func bulletMarker(s string) (marker, bool) {
	m := bulletMark.FindStringSubmatch(s)
	if m == nil {
		return marker{}, false
	}
	return mark(s, len(m[1]), "", reading{bulletStyle + m[1], 0, nil}), true
}

// lettered are the readings of a number or letter between marks: capital and
// small ones are lists apart.
func lettered(s, before, behind string) []reading {
	one, i, a := "1", "i", "a"
	if s != strings.ToLower(s) {
		i, a = "I", "A"
	}
	var list []reading
	for _, r := range []reading{{before + one + behind, arabicValue(s), nil}, {before + i + behind, romanValue(s), nil}, {before + a + behind, letterValue(s), nil}} {
		if r.value > 0 {
			list = append(list, r)
		}
	}
	return list
}
