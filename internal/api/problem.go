package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"readout"
	"readout/client/wire"
	"readout/internal/account"
	"readout/internal/answers"
	"readout/internal/app"
	"readout/internal/draft"
	"readout/internal/store"
)

// statuses are those of the kinds of failure that a caller can do something
// about.
func statuses() map[error]int {
	return map[error]int{
		store.ErrUnknown: http.StatusNotFound, answers.ErrQuestion: http.StatusUnprocessableEntity, app.ErrDecision: http.StatusUnprocessableEntity, app.ErrSearch: http.StatusUnprocessableEntity, account.ErrAccount: http.StatusUnprocessableEntity,
		draft.ErrNoPoints: http.StatusUnprocessableEntity, draft.ErrTooMany: http.StatusUnprocessableEntity,
		readout.ErrTooLarge: http.StatusRequestEntityTooLarge, readout.ErrNotText: http.StatusUnprocessableEntity, readout.ErrEmpty: http.StatusUnprocessableEntity,
	}
}

// problem is an error as the API tells it. What its caller can do nothing about
// is told to Failed, and not to the caller.
func (a *API) problem(err error) error {
	for kind, status := range statuses() {
		if errors.Is(err, kind) {
			return Problem(status, err)
		}
	}
	var is *wire.Problem
	if errors.As(err, &is) {
		return is
	}
	if a.options.Failed != nil && !errors.Is(err, context.Canceled) {
		a.options.Failed(err)
	}
	return Problem(http.StatusInternalServerError, &readout.Error{Op: "answer", Err: errors.New("the record could not be used"), Hint: "whoever runs the server finds the reason in what it printed"})
}

// Problem is an error under an HTTP status, with the hint of a *readout.Error.
func Problem(status int, err error) *wire.Problem {
	p := &wire.Problem{Title: http.StatusText(status), Status: status, Detail: err.Error()}
	var told *readout.Error
	if errors.As(err, &told) {
		p.Hint = told.Hint
	}
	return p
}

// Write writes a problem.
func Write(w http.ResponseWriter, p *wire.Problem) {
	body, err := json.Marshal(p)
	if err != nil {
		http.Error(w, p.Detail, p.Status)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	w.Write(append(body, '\n'))
}

// problems takes what huma finds wrong with a request into the shape of all
// problems.
func problems(_ huma.Context, _ string, v any) (any, error) {
	if e, is := v.(*huma.ErrorModel); is {
		return fromHuma(e), nil
	}
	return v, nil
}

func fromHuma(e *huma.ErrorModel) *wire.Problem {
	p := &wire.Problem{Title: e.Title, Status: e.Status, Detail: e.Detail, Hint: "docs/API.md and " + Root + "/openapi.json tell how to ask"}
	for _, d := range e.Errors {
		p.Errors = append(p.Errors, wire.Wrong{Message: d.Message, Location: d.Location})
	}
	return p
}

// nothing answers what no operation serves.
func (a *API) nothing(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		other := r.Clone(r.Context())
		other.Method = m
		if _, pattern := a.mux.Handler(other); pattern != "/" {
			allowed = append(allowed, m)
		}
	}
	status, what := http.StatusNotFound, fmt.Errorf("the API has nothing at %s", r.URL.Path)
	if len(allowed) > 0 {
		status, what = http.StatusMethodNotAllowed, fmt.Errorf("%s cannot be done here", r.Method)
		for _, m := range allowed {
			w.Header().Add("Allow", m)
		}
	}
	Write(w, Problem(status, &readout.Error{Op: "answer", Err: what, Hint: Root + "/openapi.json tells what there is"}))
}
