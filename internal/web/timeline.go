package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"readout"
	"readout/internal/app"
	"readout/internal/dates"
)

// moment is one thing on the timeline.
type moment struct {
	ID          readout.ID
	Day, Words  string // Day as it is told
	Kind        string // held, planned, proposed, cancelled, draft, event
	Contested   bool
	first, last time.Time
}

// picture is the timeline drawn: its lanes and marks, in the units of an SVG.
type picture struct {
	Width, Height int
	Lanes         []lane
	Ticks         []tick
	Marks         []mark
}

type lane struct {
	Name string
	Y    int
}

type tick struct {
	Name string
	X    int
}

type mark struct {
	moment
	X, Y int
}

// timed is the timeline, what it is of, and the table behind it.
type timed struct {
	Party, From, To string
	Picture         picture
	Moments         []moment
	Total           int
	Years           []facet
}

// manyMoments is how many things a timeline shows at most.
const manyMoments = 400

// timeline is the meetings, drafts and events of the record by their days.
func (s *Site) timeline(w http.ResponseWriter, r *http.Request) {
	t := timed{Party: strings.TrimSpace(r.FormValue("party")), From: r.FormValue("from"), To: r.FormValue("to")}
	words := fmt.Sprintf("(list:meetings OR list:drafts OR list:events) date:%s..%s", or(t.From, "0001"), or(t.To, "9998"))
	if t.Party != "" {
		words += fmt.Sprintf(" (party:%[1]q OR person:%[1]q)", strings.ReplaceAll(t.Party, `"`, ""))
	}
	a, err := s.ask(r, app.Question{Limit: manyMoments, Newest: true}, words)
	if err != nil {
		s.fail(w, err)
		return
	}
	t.Moments, t.Total = moments(a), a.Total
	t.Picture = draw(t.Moments)
	t.Years = years(t)
	s.show(w, r, "timeline", page{Title: "Timeline", Body: t})
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// moments are the dated things of an answer, in the order of their days.
func moments(a *app.Answer) []moment {
	contested := map[readout.ID]bool{}
	for _, d := range a.Record.Disputes {
		contested[d.About] = true
	}
	label := map[readout.ID]string{}
	for _, x := range sections(a) {
		for _, e := range x.Entries {
			label[e.ID] = strings.Join(e.Head, " · ")
		}
	}
	var out []moment
	add := func(id readout.ID, when *readout.When, kind string, evidence []readout.Span) {
		m := moment{ID: id, Kind: kind, Words: label[id], Contested: contested[id] || len(a.Differences(id)) > 0}
		day := ""
		if when != nil && when.EDTF != nil {
			day = *when.EDTF
		} else if len(evidence) > 0 {
			day = publishedAt(a, evidence[0].Doc)
		}
		v, err := dates.Parse(day)
		if label[id] == "" || err != nil {
			return
		}
		from, to := v.Ends()
		m.Day = day
		var bad error
		if m.first, bad = time.Parse(time.DateOnly, from); bad != nil {
			return
		}
		if m.last, bad = time.Parse(time.DateOnly, to); bad == nil {
			out = append(out, m)
		}
	}
	for _, x := range a.Record.Meetings {
		add(x.ID, x.When, x.Status, x.Evidence)
	}
	for _, x := range a.Record.Drafts {
		add(x.ID, x.When, "draft", x.Evidence)
	}
	for _, x := range a.Record.Events {
		add(x.ID, x.When, "event", x.Evidence)
	}
	sortMoments(out)
	return out
}

// publishedAt is when a document was published, or "".
func publishedAt(a *app.Answer, id readout.DocumentID) string {
	for _, d := range a.Record.Documents {
		if d.ID == id && d.Published != nil {
			return *d.Published
		}
	}
	return ""
}
