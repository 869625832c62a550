package draft

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"readout"
)

// wanted reads whose wording stands in brackets: "Astra: ", "Borea proposes: ".
var wanted = regexp.MustCompile(`^\s*((?:\p{Lu}[\p{L}.'’-]*\s?){1,4})(?:\s*(?:proposes|proposal|alternative|text|wants|prefers))?\s*[:–]\s+`)

// choices are the wordings in brackets within some words. Brackets that only
// white space, a slash or "or" stands between are one choice; a slash within
// brackets makes options too.
func choices(words readout.Span) []Choice {
	var list []Choice
	from, last := 0, -1 // the bytes of the last choice
	for _, b := range brackets(words.Quote) {
		options := optionsOf(words, b[0]+1, b[1]-1)
		if len(options) == 0 {
			continue
		}
		if last >= 0 {
			switch between := strings.TrimSpace(words.Quote[last:b[0]]); between {
			case "", "/", "or":
				c := &list[len(list)-1]
				c.Options = append(c.Options, options...)
				c.Span = cut(words, from, b[1])
				last = b[1]
				continue
			}
		}
		list = append(list, Choice{Span: cut(words, b[0], b[1]), Options: options})
		from, last = b[0], b[1]
	}
	return list
}

// brackets are the outermost pairs of square brackets, as bytes.
func brackets(s string) [][2]int {
	var pairs [][2]int
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			if depth == 0 {
				from = i
			}
			depth++
		case ']':
			if depth > 0 {
				depth--
				if depth == 0 {
					pairs = append(pairs, [2]int{from, i + 1})
				}
			}
		}
	}
	return pairs
}

// optionsOf are the wordings between two bytes of some words.
func optionsOf(words readout.Span, from, to int) []Option {
	var list []Option
	for part := range strings.SplitSeq(words.Quote[from:to], "/") {
		o, at := Option{}, from
		if m := wanted.FindStringSubmatch(part); m != nil {
			o.By = strings.TrimSpace(m[1])
			at += len(m[0])
		}
		from += len(part) + 1
		if strings.TrimSpace(words.Quote[at:from-1]) == "" {
			continue
		}
		o.Words = cut(words, at, from-1)
		list = append(list, o)
	}
	return list
}

// cut is the part of a span between two bytes of its quote, white space at its
// ends left out.
func cut(s readout.Span, from, to int) readout.Span {
	q := s.Quote[from:to]
	from += len(q) - len(strings.TrimLeft(q, " \t\r\n"))
	q = strings.TrimSpace(q)
	start := s.Start + utf8.RuneCountInString(s.Quote[:from])
	return readout.Span{Doc: s.Doc, Start: start, End: start + utf8.RuneCountInString(q), Quote: q}
}
