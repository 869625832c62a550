package export

// positions writes what the parties want, offer, take and refuse.
func (p *page) positions() {
	if len(p.rec.Positions) == 0 {
		return
	}
	p.section("Positions", len(p.rec.Positions))
	for _, q := range p.rec.Positions {
		holder := p.whoOr(q.Holder)
		party := ""
		if q.Party != nil {
			party = p.name(*q.Party)
		}
		if party == "" {
			party, holder = holder, ""
		}
		if holder == party {
			holder = ""
		}
		p.entry("  "+p.bold(party)+"  "+p.mark(spaced(q.Stance))+"  "+q.Issue, p.where(q.Content, q.Evidence))
		p.under(4, join(" · ", after("held by ", holder), when(q.When)))
		p.under(6, quotes(q.Content))
		p.standing(q.AccordingTo)
	}
}

// linkages writes what is to be had only together with something else.
func (p *page) linkages() {
	if len(p.rec.Linkages) == 0 {
		return
	}
	p.section("Linkages", len(p.rec.Linkages))
	for _, l := range p.rec.Linkages {
		p.entry("  "+p.bold(l.Issue)+" requires "+p.bold(l.Requires), p.where(l.Evidence))
		p.under(4, after("for ", p.whoOr(l.Holder)))
		p.standing(l.AccordingTo)
	}
}
