// Package htmldate stands in the place of the package of that name by which
// go-trafilatura guesses the date of a page. readout asks it for none: it reads
// dates where the page states them. The package itself would have every start of
// the program load the words for dates of some two hundred languages, which
// takes longer than reading a report.
package htmldate

import (
	"errors"
	"time"

	"golang.org/x/net/html"
)

// Options are those that go-trafilatura sets.
type Options struct {
	UseOriginalDate, SkipExtensiveSearch bool
	URL                                  string
}

// Result is a date.
type Result struct {
	DateTime time.Time
	HasTime  bool
}

// IsZero tells whether there is none.
func (r Result) IsZero() bool { return r.DateTime.IsZero() }

// FromDocument finds no date: nobody asks for one.
func FromDocument(*html.Node, Options) (Result, error) {
	return Result{}, errors.New("dates are not guessed")
}
