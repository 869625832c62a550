package client

import (
	"context"
	"iter"
	"net/url"
	"strconv"

	"readout"
	"readout/client/wire"
)

// Ask is what a list or a search is asked. What it leaves empty does not narrow
// the answer.
type Ask struct {
	Query string // in the query language
	Clocks
	Cursor string // Next of an earlier answer
	Limit  int    // how many items at most; as the server likes for 0
}

// Clocks say of when a record is asked: only of what was published by a date
// (2026, 2026-03 or 2026-03-04), only of what was on the record by the end of a
// day (2026-03-04).
type Clocks struct{ AsOf, KnownBy string }

// values are parameters of which empty ones are left out.
func values(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	return v
}

func (c Clocks) values(pairs ...string) url.Values {
	return values(append(pairs, "as_of", c.AsOf, "known_by", c.KnownBy)...)
}

func (a Ask) values() url.Values {
	limit := ""
	if a.Limit > 0 {
		limit = strconv.Itoa(a.Limit)
	}
	return a.Clocks.values("q", a.Query, "cursor", a.Cursor, "limit", limit)
}

// All is every item of a list, which is asked for part by part; it ends with the
// first error.
func All[T any](ctx context.Context, list func(context.Context, Ask) (*wire.Page[T], error), a Ask) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			p, err := list(ctx, a)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, x := range p.Items {
				if !yield(x, nil) {
					return
				}
			}
			if p.Next == nil {
				return
			}
			a.Cursor = *p.Next
		}
	}
}

// Meetings is a part of the meetings, calls and visits.
func (c *Client) Meetings(ctx context.Context, a Ask) (*wire.Page[readout.Meeting], error) {
	return ask[wire.Page[readout.Meeting]](ctx, c, "/meetings", a.values())
}

// Drafts is a part of the plans and proposals.
func (c *Client) Drafts(ctx context.Context, a Ask) (*wire.Page[readout.Draft], error) {
	return ask[wire.Page[readout.Draft]](ctx, c, "/drafts", a.values())
}

// Provisions is a part of the terms of drafts.
func (c *Client) Provisions(ctx context.Context, a Ask) (*wire.Page[readout.Provision], error) {
	return ask[wire.Page[readout.Provision]](ctx, c, "/provisions", a.values())
}

// Positions is a part of what parties want.
func (c *Client) Positions(ctx context.Context, a Ask) (*wire.Page[readout.Position], error) {
	return ask[wire.Page[readout.Position]](ctx, c, "/positions", a.values())
}

// Linkages is a part of what is wanted only together.
func (c *Client) Linkages(ctx context.Context, a Ask) (*wire.Page[readout.Linkage], error) {
	return ask[wire.Page[readout.Linkage]](ctx, c, "/linkages", a.values())
}

// Statements is a part of what was said.
func (c *Client) Statements(ctx context.Context, a Ask) (*wire.Page[readout.Statement], error) {
	return ask[wire.Page[readout.Statement]](ctx, c, "/statements", a.values())
}

// People is a part of the people, each with the first place where they are
// named.
func (c *Client) People(ctx context.Context, a Ask) (*wire.Page[readout.Actor], error) {
	return ask[wire.Page[readout.Actor]](ctx, c, "/people", a.values())
}

// Offices is the offices of a part of the people.
func (c *Client) Offices(ctx context.Context, a Ask) (*wire.Page[readout.Office], error) {
	return ask[wire.Page[readout.Office]](ctx, c, "/offices", a.values())
}

// Events is a part of what happened around the talks.
func (c *Client) Events(ctx context.Context, a Ask) (*wire.Page[readout.Event], error) {
	return ask[wire.Page[readout.Event]](ctx, c, "/events", a.values())
}

// Disputes is a part of what one source asserts and another denies.
func (c *Client) Disputes(ctx context.Context, a Ask) (*wire.Page[readout.Dispute], error) {
	return ask[wire.Page[readout.Dispute]](ctx, c, "/disputes", a.values())
}

// Sources is a part of the documents.
func (c *Client) Sources(ctx context.Context, a Ask) (*wire.Page[readout.Document], error) {
	return ask[wire.Page[readout.Document]](ctx, c, "/sources", a.values())
}

// Source is a document with its text and its own facts.
func (c *Client) Source(ctx context.Context, id readout.DocumentID) (*wire.Reading, error) {
	return ask[wire.Reading](ctx, c, "/sources/"+url.PathEscape(string(id)), nil)
}

// Thing is one thing with every account of it, by any of its ids.
func (c *Client) Thing(ctx context.Context, id readout.ID, of Clocks) (*wire.Thing, error) {
	return ask[wire.Thing](ctx, c, "/things/"+url.PathEscape(string(id)), of.values())
}

// Why tells why two things are taken for one, or that they are not.
func (c *Client) Why(ctx context.Context, a, b readout.ID) (*wire.Why, error) {
	return ask[wire.Why](ctx, c, "/why", values("a", string(a), "b", string(b)))
}

// Find is a part of what a query asks for, of all lists.
func (c *Client) Find(ctx context.Context, a Ask) (*wire.Found, error) {
	return ask[wire.Found](ctx, c, "/find", a.values())
}

// Next is the meetings that are not over on a day, today for "".
func (c *Client) Next(ctx context.Context, from string, of Clocks) (*wire.Page[readout.Meeting], error) {
	return ask[wire.Page[readout.Meeting]](ctx, c, "/next", of.values("from", from))
}

// Position is what a person or side wants on an issue, on all for "".
func (c *Client) Position(ctx context.Context, party, issue string, of Clocks) (*wire.Held, error) {
	return ask[wire.Held](ctx, c, "/position", of.values("party", party, "issue", issue))
}

// Brief is what was published on a day or later, all for "", in sentences.
func (c *Client) Brief(ctx context.Context, since string, of Clocks) (*wire.Brief, error) {
	return ask[wire.Brief](ctx, c, "/brief", of.values("since", since))
}

// Compare tells what became of a draft between two versions.
func (c *Client) Compare(ctx context.Context, a, b readout.DocumentID) (*wire.Comparison, error) {
	return ask[wire.Comparison](ctx, c, "/compare", values("a", string(a), "b", string(b)))
}

// Blame tells where each point of a draft comes from, by its title or the id of
// a version.
func (c *Client) Blame(ctx context.Context, draft string) (*wire.History, error) {
	return ask[wire.History](ctx, c, "/blame", values("draft", draft))
}

// Decisions are what people decided.
func (c *Client) Decisions(ctx context.Context) (*wire.Page[readout.Decision], error) {
	return ask[wire.Page[readout.Decision]](ctx, c, "/decisions", nil)
}
