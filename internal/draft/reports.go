package draft

import (
	"slices"
	"strings"

	"readout"
)

// What words of a report need to be of a point.
const (
	reportFit    = 0.5 // how much of them stands in it
	pointTold    = 0.6 // or how much of it stands in them, where they are of several points
	reportCommon = 2   // how many that say something stand in both
)

// Lists are the lists of a record that Reports and Counts look at.
func Lists() []string {
	return []string{"actors", "statements", "drafts", "provisions", "positions", "disputes"}
}

// Reports are what the reports on a record say of each point of a paper, by
// the place of the point. What is said belongs to the point in which the most
// of its words stand, weighed by how rare they are in the paper, and to those
// that it tells nearly whole; what fits none is left out. Drafts on the record
// say nothing of others.
func Reports(rec *readout.Record, p *Paper) [][]Report {
	d := newDesk(rec)
	s := newSide(p)
	m := &placer{side: s, rarity: rarityOf(s.own)}
	list := make([][]Report, len(p.Points))
	for _, r := range d.reports() {
		for i, fit := range m.places(r.Words) {
			if fit > 0 {
				r.Fit = fit
				list[i] = append(list[i], r)
			}
		}
	}
	return list
}

// placer finds the points that some words are about.
type placer struct {
	side   side
	rarity rarity
}

// places are how much of some words stands in each point that they are of, 0
// for the others.
func (m *placer) places(words string) []float64 {
	t := termsOf(tokens(&readout.Span{Quote: words}))
	fits := make([]float64, len(m.side.own))
	best, at := 0.0, -1
	for i, own := range m.side.own {
		if inBoth(t, own) < reportCommon {
			continue
		}
		common := m.rarity.common(t.words, own.words)
		fit := ratio(common, m.rarity.total(t.words))
		if fit >= reportFit && fit > best {
			best, at = fit, i
		}
		if ratio(common, m.rarity.total(own.words)) >= pointTold {
			fits[i] = fit
		}
	}
	if at >= 0 {
		fits[at] = best
	}
	return fits
}

// inBoth is the number of words that say something and stand in both texts.
func inBoth(a, b terms) int {
	n := 0
	for w := range a.words {
		if b.words[w] > 0 && !function[w] {
			n++
		}
	}
	return n
}

// reports are what is said of provisions, in the order of the record: the
// steps of provisions, positions, and statements that take a side.
func (d *desk) reports() []Report {
	var list []Report
	cited := map[readout.ID]bool{}
	for _, v := range d.rec.Provisions {
		if !d.reported(v.Sourced) {
			continue
		}
		list = append(list, d.provision(v)...)
		cite(cited, v.AccordingTo)
		for _, h := range v.History {
			cite(cited, h.AccordingTo)
		}
	}
	for _, q := range d.rec.Positions {
		if d.reported(q.Sourced) {
			list = append(list, d.position(q))
			cite(cited, q.AccordingTo)
			if q.Statement != nil {
				cited[*q.Statement] = true
			}
		}
	}
	for _, s := range d.rec.Statements {
		if d.reported(s.Sourced) && sided[s.Act] && !cited[s.ID] {
			list = append(list, d.statement(s))
		}
	}
	return list
}

func cite(cited map[readout.ID]bool, list []readout.According) {
	for _, a := range list {
		cited[a.Statement] = true
	}
}

// reported tells whether an item is of a report, not of a draft.
func (d *desk) reported(s readout.Sourced) bool {
	return d.documents[documentOf(s)].Kind != DocumentKind
}

// sided are the acts of statements that say something of a draft.
var sided = map[readout.Act]bool{readout.Deny: true, readout.Demand: true, readout.Propose: true, readout.Accept: true, readout.Reject: true, readout.Confirm: true}

// provision is a report for each step of a provision, or one for it alone.
func (d *desk) provision(v readout.Provision) []Report {
	document := documentOf(v.Sourced)
	words := quotesOf(v.Content)
	if words == "" {
		words = v.Issue
	}
	one := func(id readout.ID, what string, by *readout.Who, replaces *readout.ID, sources []readout.According) Report {
		against := slices.Concat(d.denied[v.ID], d.denied[id])
		r := Report{Item: v.ID, What: what, By: d.who(by), Words: words,
			Asserted: d.voices(sources, document, readout.Asserts, readout.Confirms),
			Denied:   d.voices(slices.Concat(sources, deniers(against)), document, readout.Denies, readout.Doubts)}
		if replaces != nil {
			r.Replaces = d.words(*replaces)
		}
		return r
	}
	if len(v.History) == 0 {
		return []Report{one("", "mentioned", nil, nil, v.AccordingTo)}
	}
	var list []Report
	for _, h := range v.History {
		list = append(list, one(h.ID, strings.ReplaceAll(h.Action, "_", " "), h.By, h.Replaces, h.AccordingTo))
	}
	return list
}

// deniers are the sources of one side of a dispute, who all deny.
func deniers(list []readout.According) []readout.According {
	list = slices.Clone(list)
	for i := range list {
		list[i].Stance = readout.Denies
	}
	return list
}

// words are those of a provision.
func (d *desk) words(id readout.ID) string {
	v := d.provisions[id]
	if v == nil {
		return string(id)
	}
	if words := quotesOf(v.Content); words != "" {
		return words
	}
	return v.Issue
}

func (d *desk) position(q readout.Position) Report {
	by := d.who(q.Holder)
	if by == "" {
		by = d.who(&readout.Who{Actor: q.Party})
	}
	words := quotesOf(q.Content)
	if words == "" {
		words = q.Issue
	}
	return Report{Item: q.ID, What: strings.ReplaceAll(q.Stance, "_", " "), By: by, Words: words,
		Asserted: d.voices(q.AccordingTo, documentOf(q.Sourced), readout.Asserts, readout.Confirms),
		Denied:   d.voices(slices.Concat(q.AccordingTo, deniers(d.denied[q.ID])), documentOf(q.Sourced), readout.Denies, readout.Doubts)}
}

func (d *desk) statement(s readout.Statement) Report {
	by := d.who(&readout.Who{Actor: s.Source.Actor, Text: s.Source.Text})
	return Report{Item: s.ID, What: string(s.Act), By: by, Words: quotesOf(s.Content), Asserted: []Voice{d.published(documentOf(s.Sourced))}, Denied: []Voice{}}
}

func quotesOf(spans []readout.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, strings.Join(strings.Fields(s.Quote), " "))
	}
	return strings.Join(words, " … ")
}
