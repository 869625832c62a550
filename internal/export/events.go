package export

import (
	"slices"
	"strings"

	"readout"
)

// events are what happens around the talks.
func (b *book) events() []entry {
	var list []entry
	for _, e := range b.rec.Events {
		list = append(list, entry{
			id: e.ID, head: head(run{spaced(e.Type), strong}, run{join(" · ", b.whos(e.Actors), after("against ", b.whos(e.Targets))), plain}, run{join(", ", when(e.When), b.whoOr(e.Where)), marked}),
			words: briefly(e.Evidence), by: b.by(e.AccordingTo), at: e.Evidence,
		})
	}
	return list
}

// disputes are what one source asserts and another denies.
func (b *book) disputes() []entry {
	var list []entry
	for _, x := range b.rec.Disputes {
		list = append(list, entry{
			id: x.ID, head: head(run{b.item(x.About), strong}),
			notes: notes(after("asserted by ", b.side(x.Asserted)), after("denied by ", b.side(x.Denied))),
			by:    b.by(x.AccordingTo), at: x.Evidence,
		})
	}
	return list
}

// item names an item of the record in a line.
func (b *book) item(id readout.ID) string {
	if s := b.statements[id]; s != nil {
		return "what " + b.speaker(*s) + " said"
	}
	if name := b.drafts[id]; name != "" {
		return name
	}
	for _, m := range b.rec.Meetings {
		if m.ID == id {
			return join(" ", "the", spaced(format(m.Format)), after("of ", when(m.When)))
		}
	}
	for _, v := range b.rec.Provisions {
		if v.ID == id || slices.ContainsFunc(v.History, func(s readout.Step) bool { return s.ID == id }) {
			return v.Issue
		}
	}
	return b.name(id)
}

// side are the sources on one side of a dispute, each with its words.
func (b *book) side(list []readout.According) string {
	var sides []string
	for _, a := range list {
		words := b.voice(a)
		if s := b.statements[a.Statement]; s != nil {
			words += ": " + quotes(s.Content)
		}
		if !slices.Contains(sides, words) {
			sides = append(sides, words)
		}
	}
	return strings.Join(sides, "; ")
}
