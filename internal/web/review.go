package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/app"
	"readout/internal/ledger"
)

// reviewed is the queue of what nobody has looked at yet.
type reviewed struct {
	Sections []section
	List     string
	Lists    []string
}

// review is what nobody has looked at, what is contested first.
func (s *Site) review(w http.ResponseWriter, r *http.Request) {
	decisions, err := s.desk.Store.Decisions(r.Context())
	if err != nil {
		s.fail(w, err)
		return
	}
	approved := ledger.Decide(decisions).Approved
	body := reviewed{List: r.FormValue("list"), Lists: listed}
	for _, words := range []string{"is:disputed", "-is:disputed"} {
		a, err := s.ask(r, app.Question{List: body.List, Limit: reviewedAt + len(approved)}, words)
		if err != nil {
			s.fail(w, err)
			return
		}
		a.Picked = fresh(a.Picked, approved)
		for _, x := range sections(a) {
			if words == "is:disputed" {
				x.Name = "Contested: " + strings.ToLower(x.Name)
			}
			body.Sections = append(body.Sections, x)
		}
	}
	s.show(w, r, "review", page{Title: "Review", Body: body})
}

// reviewedAt is how many things are offered for review at a time.
const reviewedAt = 20

// fresh are the first of some items that nobody has approved.
func fresh(ids []readout.ID, approved map[readout.ID]readout.Decision) []readout.ID {
	var out []readout.ID
	for _, id := range ids {
		if _, done := approved[id]; !done && len(out) < reviewedAt {
			out = append(out, id)
		}
	}
	return out
}

// decide keeps what somebody decides, and leads back to where that was.
func (s *Site) decide(w http.ResponseWriter, r *http.Request) {
	if s.By == nil {
		http.Error(w, "this page changes nothing", http.StatusForbidden)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	d := readout.Decision{Kind: readout.DecisionKind(r.FormValue("kind")), A: readout.ID(strings.TrimSpace(r.FormValue("a"))), B: readout.ID(strings.TrimSpace(r.FormValue("b"))),
		Because: strings.TrimSpace(r.FormValue("because")), By: s.By(r), At: s.Now()}
	switch d.Kind {
	case readout.Join, readout.Part, readout.Retract, readout.Approve:
	case readout.Undo:
		d.Undoes, _ = strconv.Atoi(r.FormValue("undoes"))
	default:
		http.Error(w, fmt.Sprintf("there is no decision %q", d.Kind), http.StatusBadRequest)
		return
	}
	if _, err := s.desk.Decide(r.Context(), d); err != nil {
		s.fail(w, err)
		return
	}
	http.Redirect(w, r, back(r.FormValue("back")), http.StatusSeeOther)
}

// back is an address of this site, its first page for any other.
func back(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(address, "//") {
		return "/"
	}
	return u.String()
}

// done is a decision as the page of history shows it.
type done struct {
	readout.Decision
	When   string
	Undone bool // another one undid it
}

// history is what people decided, the last first.
func (s *Site) history(w http.ResponseWriter, r *http.Request) {
	all, err := s.desk.Store.Decisions(r.Context())
	if err != nil {
		s.fail(w, err)
		return
	}
	stands := ledger.Standing(all)
	var body []done
	for i := len(all) - 1; i >= 0; i-- {
		body = append(body, done{all[i], all[i].At.Format(time.DateTime), !stands[all[i].Number]})
	}
	s.show(w, r, "history", page{Title: "History", Body: body})
}
