package web

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout"
	"readout/internal/app"
)

// matrix is who wants what: parties by issues, and what is to be had only with
// something else.
type matrix struct {
	Issues []string
	Rows   []stances
	Only   []only
}

// stances are those of one party, a cell an issue.
type stances struct {
	Party string
	Cells []cell
}

// cell is the newest stance of a party on an issue, how many there were, and
// where they are found.
type cell struct {
	Stance, Address string
	Count           int
}

// only is one linkage.
type only struct {
	ID                      readout.ID
	Issue, Requires, Holder string
}

// How large the matrix is at most, and of how many positions it is made.
const (
	mostParties, mostIssues = 14, 10
	mostPositions           = 2000
)

// positions is the page of who wants what.
func (s *Site) positions(w http.ResponseWriter, r *http.Request) {
	a, err := s.desk.Answer(r.Context(), app.Question{List: "positions", Limit: mostPositions, Newest: true})
	if err != nil {
		s.fail(w, err)
		return
	}
	body := stancesOf(a)
	links, err := s.desk.Answer(r.Context(), app.Question{List: "linkages", Limit: onePage, Newest: true})
	if err != nil {
		s.fail(w, err)
		return
	}
	v := newVoices(links)
	for _, id := range links.Picked {
		for _, l := range links.Record.Linkages {
			if l.ID == id {
				o := only{ID: id, Issue: l.Issue, Requires: l.Requires}
				if l.Holder != nil {
					o.Holder = l.Holder.Text
					if l.Holder.Actor != nil {
						o.Holder = v.names[*l.Holder.Actor]
					}
				}
				body.Only = append(body.Only, o)
			}
		}
	}
	s.show(w, r, "positions", page{Title: "Positions", Body: body})
}

// stancesOf lays positions out, newest first, by the parties and issues that
// have most of them.
func stancesOf(a *app.Answer) matrix {
	v := newVoices(a)
	parties, issues := map[string]int{}, map[string]int{}
	of := map[[2]string][]readout.Position{}
	by := map[readout.ID]readout.Position{}
	for _, q := range a.Record.Positions {
		by[q.ID] = q
	}
	for _, id := range a.Picked {
		q := by[id]
		party, issue := v.party(q), strings.ToLower(q.Issue)
		if party == "" || issue == "" {
			continue
		}
		parties[party]++
		issues[issue]++
		of[[2]string{party, issue}] = append(of[[2]string{party, issue}], q)
	}
	m := matrix{Issues: most(issues, mostIssues)}
	for _, p := range most(parties, mostParties) {
		line := stances{Party: p}
		for _, i := range m.Issues {
			c := cell{}
			if all := of[[2]string{p, i}]; len(all) > 0 {
				c = cell{Stance: strings.ReplaceAll(all[0].Stance, "_", " "), Count: len(all), Address: "/find?q=" + url.QueryEscape(`list:positions (party:"`+p+`" OR person:"`+p+`") issue:"`+i+`"`)}
			}
			line.Cells = append(line.Cells, c)
		}
		m.Rows = append(m.Rows, line)
	}
	return m
}

// party is whose a position is: a side, else the one who holds it.
func (v *voices) party(q readout.Position) string {
	switch {
	case q.Party != nil:
		return v.names[*q.Party]
	case q.Holder == nil:
		return ""
	case q.Holder.Actor != nil:
		return v.names[*q.Holder.Actor]
	}
	return q.Holder.Text
}

// most are the names that are counted most, at most n, in the order of their
// counts.
func most(counts map[string]int, n int) []string {
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	return names[:min(n, len(names))]
}
