package resolve

import (
	"strconv"

	"readout"
	"readout/internal/dates"
)

// stretch is the days on which something may have been. The zero value is
// any time.
type stretch struct {
	first, last int
	known       bool
	said        bool // by the words, not by the date of the document
}

// vague is how many days more an approximate day may take up on each side.
const vague = 2

// daysOf is the stretch of an EDTF date, any time where there is none.
func daysOf(edtf *string) stretch {
	if edtf == nil {
		return stretch{}
	}
	v, err := dates.Parse(*edtf)
	if err != nil {
		return stretch{}
	}
	first, last, ok := v.Days()
	if v.From.Approximate || v.From.Uncertain {
		first, last = first-vague, last+vague
	}
	return stretch{first: first, last: last, known: ok, said: ok}
}

// when is the stretch of a time, or of the days around a document's own.
func when(w *readout.When, published stretch, before, after int) stretch {
	if w != nil {
		if s := daysOf(w.EDTF); s.known {
			return s
		}
	}
	if !published.known {
		return stretch{}
	}
	return stretch{first: published.first - before, last: published.last + after, known: true}
}

// meets tells whether two stretches share a day, or may.
func (s stretch) meets(o stretch) bool {
	return !s.known || !o.known || s.first <= o.last && o.first <= s.last
}

// and is the days that both share; both meet.
func (s stretch) and(o stretch) stretch {
	switch {
	case !s.known:
		return o
	case !o.known:
		return s
	}
	return stretch{first: max(s.first, o.first), last: min(s.last, o.last), known: true, said: s.said || o.said}
}

// day tells whether it is one day, and named.
func (s stretch) day() bool { return s.said && s.last-s.first <= 1 }

// The months of keys: coarse, since keys only find what to compare.
const (
	month     = 31
	mostMonth = 12
)

// months are the keys of the months that a stretch lies in, one for any time.
func (s stretch) months() []string {
	if !s.known || s.last-s.first > month*mostMonth {
		return []string{"*"}
	}
	var keys []string
	for m := s.first / month; m <= s.last/month; m++ {
		keys = append(keys, strconv.Itoa(m))
	}
	return keys
}
