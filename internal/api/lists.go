package api

import (
	"context"

	"readout"
	"readout/client/wire"
	"readout/internal/answers"
)

// Clocks are the parameters that say of when a record is asked.
type Clocks struct {
	AsOf    string `query:"as_of" doc:"only what was published by a date: 2026, 2026-03 or 2026-03-04"`
	KnownBy string `query:"known_by" doc:"only what was on the record by the end of a day: 2026-03-04"`
}

func (c Clocks) clocks() answers.Clocks { return answers.Clocks(c) }

// Part are the parameters of what is given in parts.
type Part struct {
	Clocks
	Cursor string `query:"cursor" maxLength:"200" doc:"next of an earlier answer to the same question"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"how many items at most"`
}

// ListInput is what a list is asked.
type ListInput struct {
	Q string `query:"q" maxLength:"2000" doc:"a query, as docs/QUERY.md tells"`
	Part
}

func (in *ListInput) question() answers.Question {
	return answers.Question{Query: in.Q, Clocks: in.clocks(), Cursor: in.Cursor, Limit: in.Limit}
}

// lists registers the lists.
func (a *API) lists() {
	list(a, answers.Meetings(), "Meetings, calls and visits")
	list(a, answers.Drafts(), "Plans, proposals and deal texts")
	list(a, answers.Provisions(), "The terms of drafts, each with its history")
	list(a, answers.Positions(), "What parties want, offer, take or refuse")
	list(a, answers.Linkages(), "What is wanted only together with, or after, something else")
	list(a, answers.Statements(), "Who said what")
	list(a, answers.People(), "People")
	list(a, answers.Events(), "What happens around the talks")
	list(a, answers.Disputes(), "What one source asserts and another denies")
	ask(a, "list-offices", "/offices", "Who held which office; q picks the people who hold them", func(ctx context.Context, in *ListInput) (*wire.Page[readout.Office], error) {
		return a.desk.Offices(ctx, in.question())
	})
	ask(a, "list-sources", "/sources", "The documents; q picks those that tell something it finds, or have its words and were not read for facts", func(ctx context.Context, in *ListInput) (*wire.Page[readout.Document], error) {
		return a.desk.Sources(ctx, in.question())
	})
}

// list registers one.
func list[T any](a *API, l answers.List[T], summary string) {
	ask(a, "list-"+l.Name, "/"+l.Name, summary, func(ctx context.Context, in *ListInput) (*wire.Page[T], error) {
		return answers.Page(ctx, a.desk, l, in.question())
	})
}
