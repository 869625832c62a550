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

// briefly are the words of the first span, cut between words where they are
// long: of what is mentioned many times one mention shows what it is.
func briefly(spans []readout.Span) string {
	const most = 200
	if len(spans) == 0 {
		return ""
	}
	words := spans[0].Quote
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	cut := string([]rune(words)[:most])
	if i := strings.LastIndexAny(cut, " \n\t"); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
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
