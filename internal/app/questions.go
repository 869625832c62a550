package app

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/ledger"
	"readout/internal/names"
)

// Pick is the record of what is picked, with the documents, actors and offices
// that it speaks of.
func (s *Standing) Pick(pick func(readout.ID) bool) *readout.Record {
	return ledger.Keep(s.Record, func(_ readout.DocumentID, id readout.ID) bool {
		return id == "" || pick(id) || strings.HasPrefix(string(id), "a")
	})
}

// Next is the meetings that are planned or proposed and not over on a day, by
// their days, those without one last.
func (s *Standing) Next(from string) []readout.ID {
	type due struct {
		day string
		id  readout.ID
	}
	var list []due
	for _, m := range s.Record.Meetings {
		if m.Status != "planned" && m.Status != "proposed" {
			continue
		}
		first, last := days(edtf(m.When))
		if first == "" {
			list = append(list, due{"~", m.ID})
		} else if last[:min(len(last), len(from))] >= from {
			list = append(list, due{first, m.ID})
		}
	}
	slices.SortStableFunc(list, func(a, b due) int { return strings.Compare(a.day, b.day) })
	var ids []readout.ID
	for _, d := range list {
		ids = append(ids, d.id)
	}
	return ids
}

// hardness orders stances from what gives most to what gives least.
var hardness = map[string]int{"accept": 1, "open": 2, "offer": 3, "demand": 4, "reject": 5, "red_line": 6}

// Positions are those of a side or person, by a name of theirs, on an issue,
// by words of it, or on all; each with when it was published and whether it is
// harder or softer than the one before.
func (s *Standing) Positions(party, issue string) map[readout.ID]string {
	is := map[readout.ID]bool{}
	for _, a := range s.Record.Actors {
		for _, n := range append([]string{a.Name}, a.Aliases...) {
			if strings.Contains(" "+names.Fold(n)+" ", " "+names.Fold(party)+" ") {
				is[a.ID] = true
			}
		}
	}
	published := map[readout.DocumentID]string{}
	for _, d := range s.Record.Documents {
		if d.Published != nil {
			published[d.ID] = *d.Published
		}
	}
	out, before := map[readout.ID]string{}, 0
	for _, q := range s.Record.Positions {
		theirs := q.Party != nil && is[*q.Party] || q.Holder != nil && q.Holder.Actor != nil && is[*q.Holder.Actor]
		text := names.Fold(strings.Join(append(quotes(q.Content), q.Issue), " "))
		if !theirs || !strings.Contains(" "+text+" ", " "+names.Fold(issue)+" ") && issue != "" {
			continue
		}
		note, now := "", hardness[q.Stance]
		switch {
		case before == 0 || now == before:
		case now > before:
			note = "harder than before"
		default:
			note = "softer than before"
		}
		if len(q.Evidence) > 0 {
			note = strings.TrimPrefix(strings.Join([]string{note, published[q.Evidence[0].Doc]}, " · "), " · ")
		}
		out[q.ID], before = strings.TrimSuffix(note, " · "), now
	}
	return out
}

// Since tells of items whether a document tells them that was published on a
// day or later; of all for "". Statements are what the others rest on and are
// left out.
func (s *Standing) Since(day string) func(readout.ID) bool {
	fresh := map[readout.DocumentID]bool{}
	for _, d := range s.Record.Documents {
		fresh[d.ID] = day == "" || d.Published != nil && (*d.Published)[:min(len(*d.Published), len(day))] >= day
	}
	found := map[readout.ID]bool{}
	ledger.Each(s.Record, func(x readout.Sourced) {
		found[x.ID] = !strings.HasPrefix(string(x.ID), "s") && slices.ContainsFunc(x.Evidence, func(e readout.Span) bool { return fresh[e.Doc] })
	})
	return func(id readout.ID) bool { return found[id] }
}
