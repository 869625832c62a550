package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/ingest"
	"readout/text"
)

// write makes the text of the pages. Each line is a place of its own, so that
// each word has its page.
func write(pages []page) (*text.Text, []ingest.Place, error) {
	dropMargins(pages)
	all := paragraphs(pages)
	known := words(all)
	var out ingest.Builder
	for i, p := range all {
		if i > 0 {
			out.Gap("\n\n")
		}
		for n, l := range p.lines {
			at := ingest.Place{Page: l.page, Paragraph: i + 1, Run: n + 1}
			switch {
			case n+1 == len(p.lines):
				out.Add(l.text, at)
			case l.cells:
				out.Add(l.text, at)
				out.Gap("\n")
			default:
				s, gap := join(l.text, p.lines[n+1].text, known)
				out.Add(s, at)
				out.Gap(gap)
			}
		}
	}
	return out.Text()
}

// words are those that stand whole on a line.
func words(all []paragraph) map[string]bool {
	known := map[string]bool{}
	for _, p := range all {
		for _, l := range p.lines {
			fields := strings.Fields(l.text)
			if n := len(fields); n > 0 && broken(fields[n-1]) {
				fields = fields[:n-1]
			}
			for _, f := range fields {
				known[strings.ToLower(strings.TrimFunc(f, unicode.IsPunct))] = true
			}
		}
	}
	return known
}

// broken tells whether a line ends within a word.
func broken(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return strings.ContainsRune("-\u00AD\u2010", r) && (unicode.IsLetter(before) || unicode.IsDigit(before))
}

// join is what stays of a line before the next one, and what stands between
// them. A word that was broken is put together, with its hyphen where it is
// written so elsewhere or where no letter in lower case follows.
func join(a, b string, known map[string]bool) (string, string) {
	if !broken(a) {
		return a, " "
	}
	r, n := utf8.DecodeLastRuneInString(a)
	stem := a[:len(a)-n]
	if r == '\u00AD' {
		return stem, ""
	}
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case strings.HasPrefix(b, "and ") || strings.HasPrefix(b, "or ") || strings.HasPrefix(b, "to "):
		return a, " " // "land- and sea-borne"
	case !unicode.IsLower(first):
		return a, ""
	}
	head := strings.ToLower(stem[strings.LastIndexAny(stem, " \t")+1:])
	tail := strings.ToLower(b)
	if at := strings.IndexAny(tail, " \t"); at >= 0 {
		tail = tail[:at]
	}
	head, tail = strings.TrimLeftFunc(head, unicode.IsPunct), strings.TrimRightFunc(tail, unicode.IsPunct)
	if known[head+"-"+tail] && !known[head+tail] {
		return a, ""
	}
	return stem, ""
}
