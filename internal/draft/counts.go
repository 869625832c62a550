package draft

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"readout"
)

// generic are the words of a draft's name that tell it from no other.
var generic = stems(`plan point proposal draft text deal document framework agreement treaty paper offer revised new latest final current original
	peace ceasefire initiative version article clause accord terms formula blueprint roadmap two three four five six seven eight nine ten`)

// Counts are the numbers of points that reports give drafts, with the papers
// that have as many: of drafts that share a name with the title of a paper, and
// of those that have none but their authors'.
func Counts(rec *readout.Record, papers ...*Paper) []Count {
	d := newDesk(rec)
	sides := d.sides()
	var list []Count
	for _, x := range rec.Drafts {
		if x.Points == nil || !d.reported(x.Sourced) || !slices.ContainsFunc(papers, func(p *Paper) bool { return named(x.Name, p.Name(), sides) }) {
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

// sides are the words in the names of those whose a draft may be.
func (d *desk) sides() map[string]bool {
	words := map[string]bool{}
	for _, a := range d.rec.Actors {
		if a.Kind == readout.Place {
			continue
		}
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			for _, t := range tokens(&readout.Span{Quote: name}) {
				words[stem(t.text)] = true
			}
		}
	}
	return words
}

// named tells whether a name may be that of a paper with a title.
func named(name, title string, sides map[string]bool) bool {
	own, titles := proper(name, sides), proper(title, sides)
	if len(own) == 0 || len(titles) == 0 {
		return true
	}
	return slices.ContainsFunc(own, func(w string) bool { return slices.Contains(titles, w) })
}

// proper are the stems of the words with a capital that tell a draft from
// others.
func proper(name string, sides map[string]bool) []string {
	var list []string
	for _, t := range tokens(&readout.Span{Quote: name}) {
		s := stem(t.text)
		if r, _ := utf8.DecodeRuneInString(t.text); unicode.IsUpper(r) && !generic[s] && !function[s] && !sides[s] {
			list = append(list, s)
		}
	}
	return list
}
