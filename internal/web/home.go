package web

import (
	"net/http"
	"time"

	"readout/internal/app"
)

// some is how many entries of a list the home page shows.
const some = 4

// glance is one part of the home page: its name, what it asks for, and where
// the rest is.
type glance struct {
	name, list, words, more string
}

// glances are what a negotiation stands at, in the order of the page.
var glances = []glance{
	{"On the table", "drafts", "", "/list/drafts"},
	{"Disputed", "disputes", "", "/disputes"},
	{"Red lines and refusals", "positions", "stance:red_line OR stance:reject", "/positions"},
	{"Demands and offers", "positions", "stance:demand OR stance:offer", "/positions"},
	{"Only with", "linkages", "", "/list/linkages"},
	{"Held", "meetings", "status:held", "/list/meetings"},
	{"What happened", "events", "", "/list/events"},
}

// home is where the negotiation stands: what comes next, what is on the table,
// what is disputed, who wants what, and the newest of what happened.
func (s *Site) home(w http.ResponseWriter, r *http.Request) {
	next, err := s.next(r)
	if err != nil {
		s.fail(w, err)
		return
	}
	body := []section{next}
	for _, g := range glances {
		a, err := s.ask(r, app.Question{List: g.list, Limit: some, Newest: true}, g.words)
		if err != nil {
			s.fail(w, err)
			return
		}
		for _, x := range sections(a) {
			x.Name, x.More, x.Total = g.name, g.more, a.Total
			body = append(body, x)
		}
	}
	s.show(w, r, "home", page{Title: "Where it stands", Body: body})
}

// next is the meetings that are planned or proposed and not over; where none is
// still to come, the last that were.
func (s *Site) next(r *http.Request) (section, error) {
	out := section{Name: "Next meetings", More: "/find?q=list:meetings+(status:planned+OR+status:proposed)"}
	a, err := s.ask(r, app.Question{List: "meetings"}, "status:planned OR status:proposed")
	if err != nil {
		return out, err
	}
	out.Total = a.Total
	ahead := a.Next(s.Now().Format(time.DateOnly))
	if len(ahead) == 0 {
		out.Name = "Planned last"
		ahead = a.Picked[max(0, len(a.Picked)-some):]
	}
	a.Picked = ahead[:min(some, len(ahead))]
	for _, x := range sections(a) {
		out.Entries = x.Entries
	}
	return out, nil
}
