package web

import (
	"net/http"
	"net/url"

	"readout/internal/store"
)

// most bytes that a small form has.
const smallForm = 64 << 10

// saved are the searches of who asks, where they may save any.
func (s *Site) saved(r *http.Request) ([]store.Search, error) {
	if s.By == nil {
		return nil, nil
	}
	return s.desk.Store.Searches(r.Context(), s.By(r))
}

// search saves a search of who asks or removes it, and leads to the page of
// searches.
func (s *Site) search(w http.ResponseWriter, r *http.Request) {
	if s.By == nil {
		http.Error(w, "this page changes nothing", http.StatusForbidden)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, smallForm)
	name, to := r.FormValue("name"), "/find"
	var err error
	if r.FormValue("do") == "remove" {
		err = s.desk.RemoveSearch(r.Context(), s.By(r), name)
	} else {
		_, err = s.desk.SaveSearch(r.Context(), s.By(r), name, r.FormValue("q"), s.Now())
		to += "?q=" + url.QueryEscape(r.FormValue("q"))
	}
	if err != nil {
		s.fail(w, err)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}
