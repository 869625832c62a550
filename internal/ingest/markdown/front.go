package markdown

import (
	"bytes"
	"strings"
	"time"

	"readout"
)

// matter is the front matter of a document, "name: value" lines between lines
// of three dashes, and where what stands behind it begins.
func matter(b []byte) (map[string]string, int) {
	if !bytes.HasPrefix(b, []byte("---\n")) && !bytes.HasPrefix(b, []byte("---\r\n")) {
		return nil, 0
	}
	said := map[string]string{}
	at := 0
	for line := range bytes.Lines(b) {
		at += len(line)
		s := strings.TrimSpace(string(line))
		if s == "---" && at > len(line) {
			return said, at
		}
		if name, value, ok := strings.Cut(s, ":"); ok {
			said[strings.ToLower(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return nil, 0 // it never ends: it is none
}

// blank writes white space over bytes, so that offsets stay.
func blank(b []byte) {
	for i, c := range b {
		if c != '\n' {
			b[i] = ' '
		}
	}
}

// metaOf is what front matter says, and the title that the text has.
func metaOf(front map[string]string, title string) readout.Document {
	if s := front["title"]; s != "" {
		title = s
	}
	m := readout.Document{Kind: "report", Title: given(title), Publisher: given(front["publisher"]), URL: given(front["url"])}
	if day := front["date"]; len(day) >= len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, day[:len(time.DateOnly)]); err == nil {
			m.Published = given(day[:len(time.DateOnly)])
		}
	}
	if a := front["author"]; a != "" {
		m.Authors = []string{a}
	}
	return m
}

func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
