package api

import (
	"context"

	"readout"
	"readout/client/wire"
	"readout/internal/answers"
)

// ThingInput names a thing.
type ThingInput struct {
	ID readout.ID `path:"id" maxLength:"100" doc:"any id of the thing"`
	Clocks
}

// WhyInput names two things.
type WhyInput struct {
	A readout.ID `query:"a" required:"true" maxLength:"100"`
	B readout.ID `query:"b" required:"true" maxLength:"100"`
}

// SourceInput names a document.
type SourceInput struct {
	ID readout.DocumentID `path:"id" maxLength:"100"`
}

// FindInput is a query.
type FindInput struct {
	Q string `query:"q" required:"true" minLength:"1" maxLength:"2000" doc:"a query, as docs/QUERY.md tells"`
	Part
}

// NextInput asks for meetings to come.
type NextInput struct {
	From string `query:"from" doc:"the day from which on; today where it is left out"`
	Clocks
}

// PositionInput asks what a side wants.
type PositionInput struct {
	Party string `query:"party" required:"true" maxLength:"500" doc:"a name of a person or side"`
	Issue string `query:"issue" maxLength:"500" doc:"words of the issue; all issues where it is left out"`
	Clocks
}

// BriefInput asks what is new.
type BriefInput struct {
	Since string `query:"since" doc:"only what was published on that day or later"`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"200" doc:"how many facts at most"`
	Clocks
}

// CompareInput names two versions of a draft.
type CompareInput struct {
	A string `query:"a" required:"true" maxLength:"100" doc:"the id of the earlier version"`
	B string `query:"b" required:"true" maxLength:"100" doc:"the id of the later version"`
}

// BlameInput names a draft.
type BlameInput struct {
	Draft string `query:"draft" required:"true" maxLength:"500" doc:"its title, or the id of one of its versions"`
}

// questions registers what else can be asked.
func (a *API) questions() {
	ask(a, "get-thing", "/things/{id}", "One thing with every account of it", func(ctx context.Context, in *ThingInput) (*wire.Thing, error) {
		return a.desk.Thing(ctx, in.ID, in.clocks())
	})
	ask(a, "why", "/why", "Why two things are taken for one, or are not", func(ctx context.Context, in *WhyInput) (*wire.Why, error) {
		return a.desk.Why(ctx, in.A, in.B)
	})
	ask(a, "get-source", "/sources/{id}", "A document with its text and its own facts", func(ctx context.Context, in *SourceInput) (*wire.Reading, error) {
		return a.desk.Source(ctx, in.ID)
	})
	ask(a, "find", "/find", "What a query asks for, of all lists", func(ctx context.Context, in *FindInput) (*wire.Found, error) {
		return a.desk.Find(ctx, answers.Question{Query: in.Q, Clocks: in.clocks(), Cursor: in.Cursor, Limit: in.Limit})
	})
	ask(a, "next", "/next", "The meetings that are planned or proposed and not over", func(ctx context.Context, in *NextInput) (*wire.Page[readout.Meeting], error) {
		return a.desk.Next(ctx, in.From, in.clocks())
	})
	ask(a, "position", "/position", "What a side wants, over time", func(ctx context.Context, in *PositionInput) (*wire.Held, error) {
		return a.desk.Held(ctx, in.Party, in.Issue, in.clocks())
	})
	ask(a, "brief", "/brief", "What is new, in sentences that each rest on one fact", func(ctx context.Context, in *BriefInput) (*wire.Brief, error) {
		return a.desk.Brief(ctx, in.Since, in.Limit, in.clocks())
	})
	ask(a, "compare", "/compare", "What became of a draft between two versions", func(ctx context.Context, in *CompareInput) (*wire.Comparison, error) {
		return a.desk.Compare(ctx, in.A, in.B)
	})
	ask(a, "blame", "/blame", "Where each point of a draft comes from", func(ctx context.Context, in *BlameInput) (*wire.History, error) {
		return a.desk.Blame(ctx, in.Draft)
	})
}
