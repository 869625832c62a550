package export

import (
	"strings"

	"readout"
)

// meetings writes the meetings, calls and visits.
func (p *page) meetings() {
	if len(p.rec.Meetings) == 0 {
		return
	}
	p.section("Meetings", len(p.rec.Meetings))
	for _, m := range p.rec.Meetings {
		p.entry("  "+p.bold(join(" ", m.Status, spaced(format(m.Format))))+after("  ", join(", ", when(m.When), p.whoOr(m.Where))), p.where(m.Evidence))
		p.under(4, after("between ", p.names(m.Parties)))
		p.under(4, after("present: ", p.attendees(m.Attendees)))
		p.under(4, after("absent: ", p.whos(m.Absent)))
		p.under(4, after("on ", topics(m.Topics, true)))
		p.under(4, after("not discussed: ", topics(m.Topics, false)))
		p.standing(m.AccordingTo)
	}
}

func format(f string) string {
	if f == "unspecified" || f == "" {
		return "meeting"
	}
	return f
}

func (p *page) attendees(list []readout.Attendee) string {
	var names []string
	for _, a := range list {
		name := p.who(a.Who)
		if a.Party != nil {
			name += " (" + p.name(*a.Party) + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func topics(list []readout.Topic, discussed bool) string {
	var words []string
	for _, t := range list {
		if t.Discussed == discussed {
			words = append(words, t.Text)
		}
	}
	return strings.Join(words, "; ")
}

// standing tells who stands behind an item, when it is not the document in
// its own voice alone.
func (p *page) standing(list []readout.According) {
	var words []string
	for _, a := range list {
		switch s := p.statements[a.Statement]; {
		case s != nil:
			words = append(words, string(a.Stance)+": "+p.speaker(*s))
		case a.Stance != readout.Asserts:
			words = append(words, string(a.Stance)+": the document")
		}
	}
	p.under(4, p.dimWords(strings.Join(words, "; ")))
}

// dimWords dims each word, as lines are broken between them.
func (p *page) dimWords(text string) string {
	words := strings.Fields(text)
	for i := range words {
		words[i] = p.dim(words[i])
	}
	return strings.Join(words, " ")
}
