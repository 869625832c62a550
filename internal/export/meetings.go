package export

import (
	"strings"

	"readout"
)

// meetings are the meetings, calls and visits.
func (b *book) meetings() []entry {
	var list []entry
	for _, m := range b.rec.Meetings {
		list = append(list, entry{
			id:    m.ID,
			head:  head(run{join(" ", m.Status, spaced(format(m.Format))), strong}, run{b.present(m), plain}, run{join(", ", when(m.When), b.whoOr(m.Where)), marked}),
			notes: notes(after("absent: ", b.whos(m.Absent)), after("on ", topics(m.Topics, true)), after("not discussed: ", topics(m.Topics, false))),
			words: briefly(m.Evidence), by: b.by(m.AccordingTo), at: m.Evidence,
		})
	}
	return list
}

// present are those who met, and the sides that nobody is named of.
func (b *book) present(m readout.Meeting) string {
	var names []string
	of := map[readout.ID]bool{}
	for _, a := range m.Attendees {
		name := b.who(a.Who)
		if a.Party != nil {
			name += " (" + b.name(*a.Party) + ")"
			of[*a.Party] = true
		}
		names = append(names, name)
	}
	for _, p := range m.Parties {
		if !of[p] {
			names = append(names, b.name(p))
		}
	}
	return strings.Join(names, ", ")
}

func format(f string) string {
	if f == "unspecified" || f == "" {
		return "meeting"
	}
	return f
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
