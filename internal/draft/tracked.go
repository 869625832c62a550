package draft

import "readout"

// trackedIn are the changes that the file of a version tracks itself, by the places
// of their points in it. rec may be nil.
func trackedIn(rec *readout.Record, p *Paper, version int) [][]Edit {
	list := make([][]Edit, len(p.Points))
	if rec == nil {
		return list
	}
	d := newDesk(rec)
	for _, v := range rec.Provisions {
		if documentOf(v.Sourced) != p.Document {
			continue
		}
		i := p.at(v.Evidence[0])
		if i < 0 {
			continue
		}
		for _, h := range v.History {
			e := Edit{Version: version, Item: v.ID, Action: h.Action, By: d.who(h.By), Words: d.words(v.ID)}
			if h.When != nil {
				e.When = h.When.Text
			}
			if h.Replaces != nil {
				e.Replaces = d.words(*h.Replaces)
			}
			list[i] = append(list[i], e)
		}
	}
	return list
}

// at is the place of the point that a span begins in or runs into, or -1.
func (p *Paper) at(s readout.Span) int {
	for i, x := range p.Points {
		if s.Start < x.Whole.End && s.End > x.Whole.Start {
			return i
		}
	}
	return -1
}
