package export

import (
	"strconv"

	"readout"
)

// draftList writes the plans, proposals and deal texts.
func (p *page) draftList() {
	if len(p.rec.Drafts) == 0 {
		return
	}
	p.section("Drafts", len(p.rec.Drafts))
	for _, d := range p.rec.Drafts {
		points := ""
		if d.Points != nil {
			points = strconv.Itoa(*d.Points) + " points"
		}
		p.entry("  "+p.bold(d.Name), p.where(d.Evidence))
		p.under(4, join(" · ", points, after("by ", p.names(d.Authors)), after("revises ", p.draft(d.Revises)), when(d.When), p.whoOr(d.Where)))
		p.standing(d.AccordingTo)
	}
}

// draft is the name of a draft on the record.
func (p *page) draft(id *readout.ID) string {
	if id == nil {
		return ""
	}
	if name := p.drafts[*id]; name != "" {
		return name
	}
	return string(*id)
}

// provisions writes the terms and the life of each.
func (p *page) provisions() {
	if len(p.rec.Provisions) == 0 {
		return
	}
	p.section("Provisions", len(p.rec.Provisions))
	for _, v := range p.rec.Provisions {
		p.entry("  "+p.bold(v.Issue)+after("  in ", p.draft(v.Draft)), p.where(v.Content, v.Evidence))
		p.under(6, quotes(v.Content))
		for _, s := range v.History {
			p.under(4, join(" ", "–", spaced(s.Action), after("by ", p.whoOr(s.By)), after("to ", p.whos(s.To)), after("in ", p.draft(s.Draft)), when(s.When)))
		}
		p.standing(v.AccordingTo)
	}
}
