package app

import (
	"context"
	"maps"
	"slices"

	"readout"
	"readout/internal/agree"
	"readout/internal/ledger"
)

// Agreement is how far people who reviewed the same facts agree.
type Agreement struct {
	Facts  int          // how many facts two or more judged
	Alpha  *float64     // Krippendorff's, of all of them; nil where it tells nothing
	Pairs  []Coders     // each two who judged a fact in common, by name
	Differ []readout.ID // the facts on which somebody differs, by id
}

// Coders is how far two people agree.
type Coders struct {
	A, B        string
	Facts, Same int      // how many both judged, and in the same way
	Kappa       *float64 // Cohen's; nil where it tells nothing
}

// Agreement is that of all who reviewed the record.
func (d Desk) Agreement(ctx context.Context) (*Agreement, error) {
	all, err := d.Store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	return agreement(ledger.Codes(all)), nil
}

func agreement(codes map[readout.ID]map[string]readout.DecisionKind) *Agreement {
	out := &Agreement{}
	var things [][]string
	who := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(codes)) {
		given := values(codes[id])
		if len(given) < 2 {
			continue
		}
		for by := range codes[id] {
			who[by] = true
		}
		out.Facts++
		things = append(things, given)
		if len(slices.Compact(slices.Sorted(slices.Values(given)))) > 1 {
			out.Differ = append(out.Differ, id)
		}
	}
	out.Alpha = figure(agree.Alpha(things))
	names := slices.Sorted(maps.Keys(who))
	for i, a := range names {
		for _, b := range names[i+1:] {
			if c := coders(codes, a, b); c.Facts > 0 {
				out.Pairs = append(out.Pairs, c)
			}
		}
	}
	return out
}

// values are what was said of one item.
func values(by map[string]readout.DecisionKind) []string {
	var out []string
	for _, kind := range by {
		out = append(out, string(kind))
	}
	return out
}

// coders is how far two agree.
func coders(codes map[readout.ID]map[string]readout.DecisionKind, a, b string) Coders {
	out := Coders{A: a, B: b}
	var pairs [][2]string
	for _, by := range codes {
		p := [2]string{string(by[a]), string(by[b])}
		pairs = append(pairs, p)
		if p[0] == "" || p[1] == "" {
			continue
		}
		out.Facts++
		if p[0] == p[1] {
			out.Same++
		}
	}
	out.Kappa = figure(agree.Kappa(pairs))
	return out
}

// figure is a figure, or nil where it tells nothing.
func figure(x float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &x
}
