package draft

import (
	"slices"

	"readout"
)

// Settled are the choices of the points of a match in version A that are open
// no more in version B, each with the option that stands there between the
// same words.
func (c *Comparison) Settled(m Match) []Settled {
	var list []Settled
	there := keys(pieces(spansOf(c.B, m.B)))
	if len(m.B) == 0 {
		return nil
	}
	for _, i := range m.A {
		p := c.A.Points[i]
		for _, choice := range p.Choices {
			before, behind := around(*p.Words, choice.Span)
			for n := range len(choice.Options) + 1 {
				var words []string
				option := n - 1
				if option >= 0 {
					words = keys(pieces([]*readout.Span{&choice.Options[option].Words}))
				}
				if holds(there, slices.Concat(before, words, behind)) {
					list = append(list, Settled{choice, option})
					break
				}
			}
		}
	}
	return list
}

func keys(list []piece) []string {
	var words []string
	for _, p := range list {
		words = append(words, p.text)
	}
	return words
}

// around are the two words before a choice and the two behind it.
func around(words, choice readout.Span) (before, behind []string) {
	const n = 2
	left := readout.Span{Start: words.Start, End: choice.Start}
	runes := []rune(words.Quote)
	left.Quote = string(runes[:choice.Start-words.Start])
	right := readout.Span{Start: choice.End, End: words.End, Quote: string(runes[choice.End-words.Start:])}
	before, behind = keys(pieces([]*readout.Span{&left})), keys(pieces([]*readout.Span{&right}))
	return before[max(0, len(before)-n):], behind[:min(n, len(behind))]
}

// holds tells whether some words stand one after the other in others.
func holds(list, words []string) bool {
	for i := 0; i+len(words) <= len(list); i++ {
		if slices.Equal(list[i:i+len(words)], words) {
			return true
		}
	}
	return false
}
