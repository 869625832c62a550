package answers

import (
	"context"

	"readout"
	"readout/client/wire"
)

// Agreement is how far people who reviewed the same facts agree.
func (d Desk) Agreement(ctx context.Context) (*wire.Agreement, error) {
	a, err := d.Desk.Agreement(ctx)
	if err != nil {
		return nil, err
	}
	out := &wire.Agreement{Facts: a.Facts, Alpha: a.Alpha, Pairs: []wire.Coders{}, Differ: append([]readout.ID{}, a.Differ...)}
	for _, p := range a.Pairs {
		out.Pairs = append(out.Pairs, wire.Coders(p))
	}
	return out, nil
}
