package answers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"readout"
	"readout/client/wire"
	"readout/internal/app"
	"readout/internal/export"
)

// Find is a part of what a query asks for. It fails with ErrQuestion.
func (d Desk) Find(ctx context.Context, q Question) (*wire.Found, error) {
	p, err := d.part(ctx, "", q, false)
	if err != nil {
		return nil, err
	}
	return &wire.Found{Record: speaking(p.Record, p.Picks()), Picked: p.picked(), Next: p.next, Total: p.total()}, nil
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
	a, err := d.all(ctx, "meetings", "status:planned OR status:proposed", c)
	if err != nil {
		return nil, err
	}
	ids := a.Next(from)
	total := len(ids)
	return &wire.Page[readout.Meeting]{Items: Meetings().take(a.Record, ids), Total: &total}, nil
}

// all is all of a list that a query asks for.
func (d Desk) all(ctx context.Context, list, q string, c Clocks) (*app.Answer, error) {
	ask, err := Question{Query: q, Clocks: c}.read(list)
	if err != nil {
		return nil, err
	}
	ask.Alone = list == "meetings"
	return d.Answer(ctx, ask)
}

// Held is the positions of a person or side on an issue, on all for "".
func (d Desk) Held(ctx context.Context, party, issue string, c Clocks) (*wire.Held, error) {
	q := fmt.Sprintf("person:%[1]q OR party:%[1]q", party)
	if _, err := app.Ask(q); err != nil {
		return nil, wrong("party", fmt.Sprintf("%q is no name", party), "write the name of a person or side")
	}
	a, err := d.all(ctx, "positions", q, c)
	if err != nil {
		return nil, err
	}
	published := map[readout.DocumentID]*string{}
	for _, doc := range a.Record.Documents {
		published[doc.ID] = doc.Published
	}
	notes, out := a.Positions(party, issue), &wire.Held{Items: []wire.HeldPosition{}}
	for _, q := range a.Record.Positions {
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
// "": at most so many facts.
func (d Desk) Brief(ctx context.Context, since string, most int, c Clocks) (*wire.Brief, error) {
	if since != "" && !date(since) {
		return nil, wrong("since", since+" is no date", "write it as 2026, 2026-03 or 2026-03-04")
	}
	clocks, err := c.read()
	if err != nil {
		return nil, err
	}
	news, err := app.Ask("list:meetings OR list:drafts OR list:provisions OR list:positions OR list:linkages OR list:events OR list:disputes")
	if err != nil {
		return nil, err
	}
	a, err := d.Answer(ctx, app.Question{Since: since, Query: news, Clocks: clocks, Limit: most})
	if err != nil {
		return nil, err
	}
	pick, out := a.Picks(), &wire.Brief{Sections: []wire.BriefSection{}, More: a.More}
	for _, s := range export.Sections(speaking(a.Record, pick)) {
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
