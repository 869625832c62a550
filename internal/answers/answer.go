// Package answers is what the record answers to programs: the use cases of app
// in the shapes of client/wire. The API and the tools for language models are
// thin edges over it. It may import app, export and what they stand on.
package answers

import (
	"errors"
	"fmt"
	"time"

	"readout"
	"readout/internal/app"
	"readout/internal/query"
)

// ErrQuestion is the kind of error of a question that cannot be read.
var ErrQuestion = errors.New("the question cannot be read")

// Desk answers of one record. It is safe for concurrent use.
type Desk struct {
	app.Desk
	Now   func() time.Time
	shelf *shelf
}

// New answers of the record of a desk. now is the clock.
func New(d app.Desk, now func() time.Time) Desk { return Desk{Desk: d, Now: now, shelf: new(shelf)} }

// Clocks say of when a record is asked, as app.Clocks: a date of EDTF and the
// last day that counts; both may be empty.
type Clocks struct{ AsOf, KnownBy string }

// read reads them.
func (c Clocks) read() (app.Clocks, error) {
	out := app.Clocks{AsOf: c.AsOf}
	if c.AsOf != "" && !date(c.AsOf) {
		return out, wrong("as_of", c.AsOf+" is no date", "write it as 2026, 2026-03 or 2026-03-04")
	}
	if c.KnownBy == "" {
		return out, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, c.KnownBy, time.Local)
	if err != nil {
		return out, wrong("known_by", c.KnownBy+" is no day", "write it as 2026-03-04")
	}
	out.KnownBy = day.AddDate(0, 0, 1).Add(-time.Nanosecond)
	return out, nil
}

// date tells whether a text is a day, a month or a year.
func date(s string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// wrong is the error for a part of a question that cannot be read.
func wrong(part, what, hint string) error {
	return &readout.Error{Op: part, Err: fmt.Errorf("%w: %s", ErrQuestion, what), Hint: hint}
}

// asked reads a query; nil for none.
func asked(q string) (query.Expr, error) {
	if q == "" {
		return nil, nil
	}
	e, err := app.Ask(q)
	if err != nil {
		return nil, wrong("q", err.Error(), "docs/QUERY.md has the grammar; the fields are "+fields())
	}
	return e, nil
}

// fields names the fields of the query language.
func fields() string {
	s := ""
	for i, f := range query.Fields {
		if i > 0 {
			s += ", "
		}
		s += f.Name
	}
	return s
}
