// Package mcp lets language models ask a record, through the Model Context
// Protocol: they search, show, compare and ask for positions, and change
// nothing. It may import answers and what it stands on.
package mcp

import (
	"context"
	"errors"
	"net/http"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"readout"
	"readout/internal/account"
	"readout/internal/answers"
)

// Path is where it is served.
const Path = "/mcp"

// Rights are the patterns of net/http that it is served under, each with the
// role that it needs.
func Rights() map[string]account.Role {
	return map[string]account.Role{"POST " + Path: account.Reader}
}

// instructions tell a model what it has before it.
const instructions = `A sourced record of negotiations: who met whom, who said what, drafts and their terms, positions, linkages, disputes.
Every item has "evidence", the exact words that say it with their document, and "according_to", who says so. Nothing else is on the record.
Where sources disagree both stand: tell both, and never pick a winner. Quote the evidence and name its document in what you tell.`

// largest is how many bytes a request has at most.
const largest = 1 << 20

// New serves a record to models. Each request stands for itself, and who asks is
// for what stands before it to tell.
func New(d answers.Desk, version string) http.Handler {
	s := sdk.NewServer(&sdk.Implementation{Name: "readout", Title: "readout", Version: version}, &sdk.ServerOptions{Instructions: instructions})
	tools(s, d)
	return sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return s }, &sdk.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: largest,
		DisableLocalhostProtection: true, // the gate tells names of this machine, and a proxy may ask from it by another
	})
}

// Clocks say of when the record is asked.
type Clocks struct {
	AsOf    string `json:"as_of,omitempty" jsonschema:"only what was published by a date: 2026, 2026-03 or 2026-03-04"`
	KnownBy string `json:"known_by,omitempty" jsonschema:"only what was on the record by the end of a day: 2026-03-04"`
}

// Search is what search is asked.
type Search struct {
	Query  string `json:"query" jsonschema:"words that the evidence has, and fields: list:meetings person:brandt party:norway issue:toll place:oslo date:2026-03..2026-04 source:gazette status:held stance:demand act:deny is:disputed; OR joins, - negates, brackets group"`
	Limit  int    `json:"limit,omitempty" jsonschema:"how many items at most, from 1 to 100; 20 where it is left out"`
	Cursor string `json:"cursor,omitempty" jsonschema:"next of an earlier answer to the same query"`
	Clocks
}

// Show names a thing or a document.
type Show struct {
	ID string `json:"id" jsonschema:"the id of an item, or of a document for its whole text"`
	Clocks
}

// Compare names two versions of a draft.
type Compare struct {
	A string `json:"a" jsonschema:"the document id of the earlier version"`
	B string `json:"b" jsonschema:"the document id of the later version"`
}

// Position asks what a side wants.
type Position struct {
	Party string `json:"party" jsonschema:"a name of a person or side"`
	Issue string `json:"issue,omitempty" jsonschema:"words of the issue; all issues where it is left out"`
	Clocks
}

// usual and most are how many items search gives.
const usual, most = 20, 100

// tools are what models can do.
func tools(s *sdk.Server, d answers.Desk) {
	tool(s, "search", "Finds items of the record by a query: meetings, drafts, provisions, positions, linkages, events, statements, disputes, people.",
		func(ctx context.Context, in Search) (any, error) {
			if in.Limit == 0 {
				in.Limit = usual
			}
			return d.Find(ctx, answers.Question{Query: in.Query, Clocks: answers.Clocks(in.Clocks), Cursor: in.Cursor, Limit: min(max(in.Limit, 1), most)})
		})
	tool(s, "show", "Shows one item with every account of it and what the accounts tell in different ways, or a document with its text.",
		func(ctx context.Context, in Show) (any, error) {
			if len(in.ID) > 0 && in.ID[0] == 'd' {
				return d.Source(ctx, readout.DocumentID(in.ID))
			}
			return d.Thing(ctx, readout.ID(in.ID), answers.Clocks(in.Clocks))
		})
	tool(s, "compare", "Tells what became of a draft between two of its versions, point by point, with what reports say of each.",
		func(ctx context.Context, in Compare) (any, error) { return d.Compare(ctx, in.A, in.B) })
	tool(s, "position", "Tells what a person or side wants, over time, and whether each position is harder or softer than the one before.",
		func(ctx context.Context, in Position) (any, error) {
			return d.Held(ctx, in.Party, in.Issue, answers.Clocks(in.Clocks))
		})
}

// tool registers one that changes nothing.
func tool[In any](s *sdk.Server, name, about string, do func(context.Context, In) (any, error)) {
	closed := false
	t := &sdk.Tool{Name: name, Description: about, Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
	sdk.AddTool(s, t, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, any, error) {
		out, err := do(ctx, in)
		return nil, out, hinted(err)
	})
}

// hinted is an error with what to do about it, for a model that can try again.
func hinted(err error) error {
	var told *readout.Error
	if errors.As(err, &told) && told.Hint != "" {
		return errors.New(err.Error() + "; " + told.Hint)
	}
	return err
}
