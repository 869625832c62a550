package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/ledger"
)

// decide keeps what somebody decides, and leads back to where that was.
func (s *Site) decide(w http.ResponseWriter, r *http.Request) {
	if s.By == nil {
		http.Error(w, "this page changes nothing", http.StatusForbidden)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, smallForm)
	d, err := decision(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	d.By, d.At = s.By(r), s.Now()
	n, err := s.desk.Decide(r.Context(), d)
	if err != nil {
		s.fail(w, err)
		return
	}
	http.Redirect(w, r, back(r.FormValue("back"), n), http.StatusSeeOther)
}

// decision reads what a form decides.
func decision(r *http.Request) (readout.Decision, error) {
	field := func(name string) string { return strings.TrimSpace(r.FormValue(name)) }
	d := readout.Decision{Kind: readout.DecisionKind(field("kind")), A: readout.ID(field("a")), Because: field("because")}
	switch d.Kind {
	case readout.Retract, readout.Approve:
	case readout.Join, readout.Part:
		d.B = readout.ID(field("b"))
	case readout.Correct:
		d.Field, d.Value = field("field"), field("value")
	case readout.Undo:
		n, err := strconv.Atoi(field("undoes"))
		if err != nil {
			return d, fmt.Errorf("%q is no number of a decision", field("undoes"))
		}
		d.A, d.Undoes = "", n
	default:
		return d, fmt.Errorf("there is no decision %q", d.Kind)
	}
	return d, nil
}

// back is an address of this site, its first page for any other; the page of
// reviews is told what was decided.
func back(address string, decided int) string {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(address, "//") || strings.Contains(address, `\`) {
		return "/"
	}
	if u.Path == "/review" {
		q := u.Query()
		q.Set("decided", strconv.Itoa(decided))
		u.RawQuery = q.Encode()
	}
	return u.String()
}

// done is a decision as the page of history shows it.
type done struct {
	readout.Decision
	When   string
	Undone bool // another one undid it
}

// last is the decision of a number, if it stands and can be undone.
func last(all []readout.Decision, number string) *done {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(all) || !ledger.Standing(all)[n] {
		return nil
	}
	return &done{Decision: all[n-1]}
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
