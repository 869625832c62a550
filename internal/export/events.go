package export

import (
	"slices"
	"strings"

	"readout"
)

// events writes what happens around the talks.
func (p *page) events() {
	if len(p.rec.Events) == 0 {
		return
	}
	p.section("Events", len(p.rec.Events))
	for _, e := range p.rec.Events {
		p.entry("  "+p.bold(spaced(e.Type))+after("  ", join(", ", when(e.When), p.whoOr(e.Where))), p.where(e.Evidence))
		p.under(4, join(" · ", p.whos(e.Actors), after("against ", p.whos(e.Targets))))
		p.under(6, quotes(e.Evidence))
		p.standing(e.AccordingTo)
	}
}

// disputes writes what one source asserts and another denies.
func (p *page) disputes() {
	if len(p.rec.Disputes) == 0 {
		return
	}
	p.section("Disputes", len(p.rec.Disputes))
	for _, x := range p.rec.Disputes {
		p.entry("  about "+p.bold(p.item(x.About)), p.where(x.Evidence))
		p.under(4, after("asserted by ", p.sides(x.Asserted)))
		p.under(4, after("denied by ", p.sides(x.Denied)))
		p.under(6, quotes(x.Evidence))
	}
}

// item names an item of the record in a line.
func (p *page) item(id readout.ID) string {
	if s := p.statements[id]; s != nil {
		return "what " + p.speaker(*s) + " said"
	}
	if name := p.drafts[id]; name != "" {
		return name
	}
	return p.name(id)
}

// sides are the sources on one side of a dispute.
func (p *page) sides(list []readout.According) string {
	var names []string
	for _, a := range list {
		name := "the document"
		if s := p.statements[a.Statement]; s != nil {
			name = p.speaker(*s)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
