package resolve

import (
	"strconv"
	"strings"

	"readout"
	"readout/internal/names"
)

// draft is what may be compared of one.
type draft struct {
	*thing
	item    readout.Draft
	words   []string // of its name that tell it from others, sorted
	authors parties
	subject string // what it is said to be for
}

// A draft is written about for some months, before and after a date that is
// named with it.
const draftDays = 120

// draft is what may be compared of a draft.
func (b *book) draft(p *page, d readout.Draft, words draftWords) *draft {
	x := &draft{thing: b.of(d.ID), item: d, subject: words.subject(d.Name)}
	points, rest := words.read(d.Name)
	for _, w := range rest {
		if sides := b.sidesIn(w); len(sides) > 0 {
			x.authors.sides = append(x.authors.sides, sides...)
		} else {
			x.words = append(x.words, names.Key(w))
		}
	}
	x.words = sorted(x.words)
	for i := range d.Authors {
		b.take(&x.authors, readout.Who{Actor: &d.Authors[i]})
	}
	x.authors.done()
	x.days = when(nil, p.published, draftDays, draftDays)
	if d.Points != nil {
		points = strconv.Itoa(*d.Points)
	}
	x.facets = x.facets.with("points", points)
	x.sig = strings.Join(x.words, " ") + "\t" + points + "\t" + x.authors.String()
	x.keys = x.draftKeys()
	return x
}

// draftKeys are the keys of a draft: its points and its words.
func (x *draft) draftKeys() []string {
	var keys []string
	for _, m := range x.days.months() {
		for _, w := range append(x.words, x.facets["points"]...) {
			keys = append(keys, w+"\t"+m)
		}
	}
	return keys
}

// sameDraft decides on two drafts that do not differ in points.
func (b *book) sameDraft(x, y *draft) verdict {
	var v verdict
	sides, people := shared(x.authors.sides, y.authors.sides), shared(x.authors.people, y.authors.people)
	if len(x.authors.all()) > 0 && len(y.authors.all()) > 0 && len(sides)+len(people) == 0 {
		return v
	}
	if common(x.facets["points"], y.facets["points"]) > 0 {
		v.because(SamePoints, x.thing, y.thing, x.points(y), x.facets["points"][0])
	}
	if words := shared(x.words, y.words); len(words) > 0 && 2*len(words) >= max(len(x.words), len(y.words)) {
		v.because(SameWords, x.thing, y.thing, 4, x.item.Name+", "+y.item.Name)
	}
	if len(sides)+len(people) > 0 {
		v.because(SameAuthors, x.thing, y.thing, 2, b.authors(parties{people: people, sides: sides}))
	}
	return v.atLeast(4)
}

// points is what it weighs that two drafts have as many points: less where
// only one is said to be for something.
func (x *draft) points(y *draft) int {
	if x.subject == y.subject {
		return 4
	}
	return 3
}

// authors are the authors of a draft as people read them.
func (b *book) authors(p parties) string {
	return strings.Trim(b.called(p.people)+", "+plain(p.sides), ", ")
}
