package export

import (
	"strconv"

	"readout"
)

// draftList are the plans, proposals and deal texts.
func (b *book) draftList() []entry {
	var list []entry
	for _, d := range b.rec.Drafts {
		points := ""
		if d.Points != nil {
			points = strconv.Itoa(*d.Points) + " points"
		}
		list = append(list, entry{
			id: d.ID, head: head(run{d.Name, strong}, run{points, marked}),
			notes: notes(join(" · ", after("by ", b.names(d.Authors)), after("revises ", b.draft(d.Revises)), when(d.When), b.whoOr(d.Where))),
			words: briefly(d.Evidence), by: b.by(d.AccordingTo), at: d.Evidence,
		})
	}
	return list
}

// draft is the name of a draft on the record.
func (b *book) draft(id *readout.ID) string {
	if id == nil {
		return ""
	}
	if name := b.drafts[*id]; name != "" {
		return name
	}
	return string(*id)
}

// provisions are the terms and the life of each.
func (b *book) provisions() []entry {
	var list []entry
	for _, v := range b.rec.Provisions {
		e := entry{
			id: v.ID, head: head(run{v.Issue, strong}, run{after("in ", b.draft(v.Draft)), plain}),
			words: quotes(v.Content), by: b.by(v.AccordingTo), at: append(append([]readout.Span{}, v.Content...), v.Evidence...),
		}
		for _, s := range v.History {
			e.notes = append(e.notes, b.step(s))
			e.at = append(e.at, s.Evidence...)
		}
		list = append(list, e)
	}
	return list
}

// step is one step in the life of a term: what was done, by whom, and who
// says so.
func (b *book) step(s readout.Step) string {
	replaces := ""
	if s.Replaces != nil {
		replaces = "in place of " + b.term(*s.Replaces)
	}
	return join(" ", "–", spaced(s.Action), after("by ", b.whoOr(s.By)), replaces, after("to ", b.whos(s.To)), after("in ", b.draft(s.Draft)), when(s.When), "("+b.by(s.AccordingTo)+")")
}

// term is what a provision is about.
func (b *book) term(id readout.ID) string {
	for _, v := range b.rec.Provisions {
		if v.ID == id {
			return v.Issue
		}
	}
	return string(id)
}
