package draft

import (
	"slices"
	"strings"

	"readout"
)

// generic are the words of a draft's name that tell it from no other.
var generic = wordSet(`plan point proposal draft text deal document framework agreement treaty paper offer revis new latest final current origin
	peac initi version so-cal written articl claus accord term formula blueprint road map roadmap`)

// Counts are the numbers of points that reports give drafts, with the papers
// that have as many: of drafts that share a word of their name with a paper,
// and of those that have no name of their own.
func Counts(rec *readout.Record, papers ...*Paper) []Count {
	d := newDesk(rec)
	var list []Count
	for _, x := range rec.Drafts {
		if x.Points == nil || !d.reported(x.Sourced) || !slices.ContainsFunc(papers, func(p *Paper) bool { return named(x.Name, p.Name()) }) {
			continue
		}
		c := Count{Item: x.ID, Name: x.Name, Points: *x.Points, Voices: d.voices(x.AccordingTo, documentOf(x.Sourced), readout.Asserts, readout.Confirms), Agrees: []int{}}
		for i, p := range papers {
			if p.Count() == c.Points {
				c.Agrees = append(c.Agrees, i)
			}
		}
		list = append(list, c)
	}
	return list
}

// named tells whether a name may be that of a paper with a title.
func named(name, title string) bool {
	own := proper(name)
	titles := proper(title)
	if len(own) == 0 || len(titles) == 0 {
		return true
	}
	return slices.ContainsFunc(own, func(w string) bool { return slices.Contains(titles, w) })
}

// proper are the stems of a name that tell it from others.
func proper(name string) []string {
	var list []string
	for _, t := range tokens(&readout.Span{Quote: name}) {
		s := stem(t.text)
		if t.word && !generic[s] && !generic[strings.ToLower(t.text)] && !function[s] && arabicValue(s) == 0 {
			list = append(list, s)
		}
	}
	return list
}
