package api

import (
	"context"
	"net/http"
	"sync"
	"time"

	"readout"
	"readout/client/wire"
	"readout/internal/account"
	"readout/internal/app"
)

// largest is how many bytes a request has at most that adds a document: the
// text may be of 4 MB, and JSON may need two bytes for one.
const largest = 8 << 20

// DecisionInput is a decision.
type DecisionInput struct{ Body wire.NewDecision }

// DocumentInput is a text to be added.
type DocumentInput struct{ Body wire.NewDocument }

// actions registers what changes the record, and the list of what people
// decided.
func (a *API) actions() {
	ask(a, "list-decisions", "/decisions", "What people decided about the record, and why", func(ctx context.Context, _ *struct{}) (*wire.Page[readout.Decision], error) {
		list, err := a.desk.Store.Decisions(ctx)
		total := len(list)
		return &wire.Page[readout.Decision]{Items: list, Total: &total}, err
	})
	ask(a, "agreement", "/agreement", "How far people who reviewed the same facts agree", func(ctx context.Context, _ *struct{}) (*wire.Agreement, error) {
		return a.desk.Agreement(ctx)
	})
	register(a, operation{id: "decide", method: http.MethodPost, path: "/decisions", tag: "actions", role: account.Reviewer, status: http.StatusCreated,
		summary: "Joins two things, parts them, approves, corrects or retracts an item, or undoes a decision"},
		func(ctx context.Context, in *DecisionInput) (*readout.Decision, error) { return a.decide(ctx, in.Body) })
	load := sync.OnceValues(a.options.Load)
	register(a, operation{id: "add-document", method: http.MethodPost, path: "/documents", tag: "actions", role: account.Editor, body: largest,
		summary: "Reads a text and adds it with its facts"},
		func(ctx context.Context, in *DocumentInput) (*wire.Addition, error) {
			reader, err := load()
			if err != nil {
				return nil, err
			}
			return a.add(ctx, reader, in.Body)
		})
}

// decide makes a decision in the name of who asks.
func (a *API) decide(ctx context.Context, in wire.NewDecision) (*readout.Decision, error) {
	d := readout.Decision{Kind: in.Kind, A: in.A, B: in.B, Undoes: in.Undoes, Field: in.Field, Value: in.Value, Because: in.Because, By: account.Of(ctx).Name, At: a.desk.Now().UTC().Truncate(time.Second)}
	var err error
	d.Number, err = a.desk.Decide(ctx, d)
	return &d, err
}

// add adds a text.
func (a *API) add(ctx context.Context, reader *app.App, in wire.NewDocument) (*wire.Addition, error) {
	o := app.Options{Workers: 1, Title: in.Title, Publisher: in.Publisher, Published: in.Published, URL: in.URL, Facts: true}
	s := app.Text("the text", in.Text)
	if in.Draft {
		v, added, err := app.AddDraft(ctx, o, s, a.desk.Store, a.options.Version)
		return &wire.Addition{Document: v.Document, Added: added}, err
	}
	var out *wire.Addition
	err := reader.Add(ctx, o, []app.Source{s}, a.desk.Store, a.options.Version, func(d app.Addition) error {
		out = &wire.Addition{Document: d.Document, Added: d.Added, Foreign: d.Language.Foreign()}
		return d.Err
	})
	return out, err
}
