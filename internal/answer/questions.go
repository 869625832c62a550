package answer

import (
	"context"
	"strings"
	"time"

	"readout"
	"readout/client/wire"
	"readout/internal/app"
	"readout/internal/export"
)

// Find is a part of what a query asks for. It fails with ErrQuestion.
func (d Desk) Find(ctx context.Context, q Question) (*wire.Found, error) {
	p, next, err := d.part(ctx, "", q)
	if err != nil {
		return nil, err
	}
	return &wire.Found{Record: speaking(p.Record, p.has()), Picked: append([]readout.ID{}, p.picked...), Next: next, Total: p.total}, nil
}

// standing is the record of some clocks.
func (d Desk) standing(ctx context.Context, c Clocks) (*app.Standing, error) {
	clocks, err := c.read()
	if err != nil {
		return nil, err
	}
	return d.Standing(ctx, clocks)
}

// Next is the meetings that are planned or proposed and not over on a day,
// today for "".
func (d Desk) Next(ctx context.Context, from string, c Clocks) (*wire.Page[readout.Meeting], error) {
	if from == "" {
		from = d.Now().Format(time.DateOnly)
	}
	if !date(from) {
		return nil, wrong("from", from+" is no date", "write it as 2026, 2026-03 or 2026-03-04")
	}
	st, err := d.standing(ctx, c)
	if err != nil {
		return nil, err
	}
	ids := st.Next(from)
	total := len(ids)
	return &wire.Page[readout.Meeting]{Items: Meetings().take(st.Record, ids), Total: &total}, nil
}

// Held is the positions of a person or side on an issue, on all for "".
func (d Desk) Held(ctx context.Context, party, issue string, c Clocks) (*wire.Held, error) {
	if strings.TrimSpace(party) == "" {
		return nil, wrong("party", "it is empty", "name a person or a side")
	}
	st, err := d.standing(ctx, c)
	if err != nil {
		return nil, err
	}
	published := map[readout.DocumentID]*string{}
	for _, doc := range st.Record.Documents {
		published[doc.ID] = doc.Published
	}
	notes, out := st.Positions(party, issue), &wire.Held{Items: []wire.HeldPosition{}}
	for _, q := range st.Record.Positions {
		note, ok := notes[q.ID]
		if !ok {
			continue
		}
		h := wire.HeldPosition{Position: q, Change: change(note)}
		if len(q.Evidence) > 0 {
			h.Published = published[q.Evidence[0].Doc]
		}
		out.Items = append(out.Items, h)
	}
	return out, nil
}

// change is how a position differs from the one before, by the note on it.
func change(note string) *string {
	for _, c := range []string{"harder", "softer"} {
		if strings.HasPrefix(note, c) {
			return &c
		}
	}
	return nil
}

// Brief is what documents tell that were published on a day or later, all for
// "".
func (d Desk) Brief(ctx context.Context, since string, c Clocks) (*wire.Brief, error) {
	if since != "" && !date(since) {
		return nil, wrong("since", since+" is no date", "write it as 2026, 2026-03 or 2026-03-04")
	}
	st, err := d.standing(ctx, c)
	if err != nil {
		return nil, err
	}
	pick, out := st.Since(since), &wire.Brief{Sections: []wire.BriefSection{}}
	for _, s := range export.Sections(speaking(st.Record, pick)) {
		x := wire.BriefSection{Name: s.Name, Facts: []wire.BriefFact{}}
		for _, e := range s.Entries {
			if pick(e.ID) {
				x.Facts = append(x.Facts, wire.BriefFact{ID: e.ID, Sentence: e.Sentence()})
			}
		}
		if len(x.Facts) > 0 {
			out.Sections = append(out.Sections, x)
		}
	}
	return out, nil
}
