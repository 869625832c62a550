package html

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// decode is a page in UTF-8, and the encoding that it came in, by the content type of a server: nil for UTF-8
// and for those in which a tag does not stand in ASCII.
func decode(b []byte, contentType string) (string, *encoding.Decoder) {
	if bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")) {
		return strings.ToValidUTF8(string(b[3:]), "\uFFFD"), nil
	}
	e, name, _ := charset.DetermineEncoding(b[:min(len(b), 4096)], contentType)
	if name == "utf-8" || validUTF8(b) {
		return strings.ToValidUTF8(string(b), "\uFFFD"), nil
	}
	s, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD"), nil
	}
	if strings.HasPrefix(name, "utf-16") {
		return string(s), nil
	}
	return string(s), e.NewDecoder()
}

// validUTF8 tells whether bytes beyond ASCII are UTF-8: what is, is meant so,
// whatever the page says.
func validUTF8(b []byte) bool {
	return bytes.ContainsFunc(b, func(r rune) bool { return r > 0x7f }) && strings.ToValidUTF8(string(b), "") == string(b)
}
