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
	runes := counter{s: words.Quote}
	first, last := 0, -1 // the bytes of the last choice
	for _, b := range brackets(words.Quote) {
		start := words.Start + runes.at(b[0])
		options := optionsOf(words, &runes, b[0]+1, b[1]-1)
		if len(options) == 0 {
			continue
		}
		end := words.Start + runes.at(b[1])
		if last >= 0 && sameChoice(words.Quote[last:b[0]]) {
			c := &list[len(list)-1]
			c.Options = append(c.Options, options...)
			c.Span.End, c.Span.Quote = end, words.Quote[first:b[1]]
		} else {
			first = b[0]
			list = append(list, Choice{readout.Span{Doc: words.Doc, Start: start, End: end, Quote: words.Quote[b[0]:b[1]]}, options})
		}
		last = b[1]
	}
	return list
}

// sameChoice tells whether brackets with some words between are one choice.
func sameChoice(between string) bool {
	between = strings.TrimSpace(between)
	return between == "" || between == "/" || between == "or"
}

// counter counts the code points of a text up to bytes that follow each other.
type counter struct {
	s          string
	byte, rune int
}

func (c *counter) at(b int) int {
	c.rune += utf8.RuneCountInString(c.s[c.byte:b])
	c.byte = b
	return c.rune
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
func optionsOf(words readout.Span, runes *counter, from, to int) []Option {
	var list []Option
	for part := range strings.SplitSeq(words.Quote[from:to], "/") {
		o, at := Option{}, from
		if m := wanted.FindStringSubmatch(part); m != nil {
			o.By = strings.TrimSpace(m[1])
			at += len(m[0])
		}
		own := strings.TrimSpace(words.Quote[at : from+len(part)])
		at += strings.Index(words.Quote[at:], own)
		from += len(part) + 1
		if own != "" {
			start := words.Start + runes.at(at)
			o.Words = readout.Span{Doc: words.Doc, Start: start, End: start + utf8.RuneCountInString(own), Quote: own}
			list = append(list, o)
		}
	}
	return list
}
