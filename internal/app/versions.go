package app

import (
	"context"
	"slices"
	"strings"

	"readout"
	"readout/internal/ledger"
	"readout/internal/store"
	"readout/text"
)

// Version is two texts of one address, one after the other, and what became of
// the words of the earlier one's facts.
type Version struct {
	Earlier, Later readout.Document
	Anchors        []ledger.Anchor
}

// Versions are the documents of one address that are on the record in several
// texts, each with the next.
func (d Desk) Versions(ctx context.Context) ([]Version, error) {
	all, err := d.editions(ctx)
	if err != nil {
		return nil, err
	}
	var out []Version
	for _, same := range all {
		for i := 1; i < len(same); i++ {
			v, err := d.version(ctx, same[i-1], same[i])
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
	}
	return out, nil
}

// editions are the documents of each address that has several, in the order of
// their dates and of their addition.
func (d Desk) editions(ctx context.Context) ([][]readout.Document, error) {
	docs, err := d.Store.Documents(ctx)
	if err != nil {
		return nil, err
	}
	added, err := d.Store.Added(ctx)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	var all [][]readout.Document
	for _, doc := range docs {
		if doc.URL == nil {
			continue
		}
		i, ok := at[*doc.URL]
		if !ok {
			i = len(all)
			at[*doc.URL] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], doc)
	}
	all = slices.DeleteFunc(all, func(same []readout.Document) bool { return len(same) < 2 })
	for _, same := range all {
		slices.SortStableFunc(same, func(a, b readout.Document) int {
			if c := strings.Compare(published(a), published(b)); c != 0 {
				return c
			}
			return added[a.ID].Compare(added[b.ID])
		})
	}
	return all, nil
}

func published(d readout.Document) string {
	if d.Published == nil {
		return ""
	}
	return *d.Published
}

// version compares two texts of one address.
func (d Desk) version(ctx context.Context, earlier, later readout.Document) (Version, error) {
	v := Version{Earlier: earlier, Later: later}
	var before, after store.Entry
	var err error
	if before, err = d.Store.Entry(ctx, earlier.ID); err != nil {
		return v, err
	}
	if after, err = d.Store.Entry(ctx, later.ID); err != nil {
		return v, err
	}
	t, err := text.New(after.Text)
	if err != nil {
		return v, err
	}
	v.Anchors = ledger.Anchors(before.Facts, t)
	return v, nil
}
