package export

// positions are what the parties want, offer, take and refuse.
func (b *book) positions() []entry {
	var list []entry
	for _, q := range b.rec.Positions {
		holder := b.whoOr(q.Holder)
		party := ""
		if q.Party != nil {
			party = b.name(*q.Party)
		}
		if party == "" {
			party, holder = holder, ""
		}
		if holder == party {
			holder = ""
		}
		list = append(list, entry{
			id: q.ID, head: head(run{party, strong}, run{spaced(q.Stance), marked}, run{q.Issue, plain}),
			notes: notes(join(" · ", after("held by ", holder), when(q.When))),
			words: quotes(q.Content), by: b.by(q.AccordingTo), at: append(q.Content[:len(q.Content):len(q.Content)], q.Evidence...),
		})
	}
	return list
}

// linkages are what is to be had only together with something else.
func (b *book) linkages() []entry {
	var list []entry
	for _, l := range b.rec.Linkages {
		list = append(list, entry{
			id: l.ID, head: head(run{l.Issue, strong}, run{"only with", dim}, run{l.Requires, strong}),
			notes: notes(after("for ", b.whoOr(l.Holder))), words: briefly(l.Evidence), by: b.by(l.AccordingTo), at: l.Evidence,
		})
	}
	return list
}
