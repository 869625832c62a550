package export

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// join puts together what is not empty.
func join(sep string, parts ...string) string {
	var kept []string
	for _, s := range parts {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, sep)
}

// after is the text after its label, or nothing.
func after(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}

// spaced is a word of the format for people: "red_line" is "red line".
func spaced(word string) string { return strings.ReplaceAll(word, "_", " ") }

// quotes are the words of the spans, in order; what was left out between them
// is an ellipsis.
func quotes(spans []readout.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, s.Quote)
	}
	return strings.Join(words, " … ")
}

// visible is the number of letters of a text on the terminal, colours not
// counted.
func visible(text string) int {
	n := 0
	for text != "" {
		if strings.HasPrefix(text, "\x1b[") {
			_, text, _ = strings.Cut(text, "m")
			continue
		}
		_, w := utf8.DecodeRuneInString(text)
		text = text[w:]
		n++
	}
	return n
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
