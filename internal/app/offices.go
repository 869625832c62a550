package app

import (
	"context"

	"readout"
	"readout/internal/store"
)

// Offices are those that some people hold or held, brought together.
func (d Desk) Offices(ctx context.Context, people ...readout.ID) ([]readout.Office, error) {
	var rec *readout.Record
	_, err := d.settled(ctx, func(w store.Whole) error {
		rec = readout.NewRecord()
		places, err := w.About(people...)
		if err != nil {
			return err
		}
		rows, err := w.Rows(places, false)
		for _, r := range rows {
			if err == nil && r.List == "offices" {
				err = store.Put(rec, r.List, r.Body)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return rec.Offices, nil
}
