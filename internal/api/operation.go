package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/account"
)

// operation is one thing that the API does.
type operation struct {
	id, method, path string // the path behind Root
	summary, tag     string
	role             account.Role // that it needs
	body             int64        // how many bytes its request may have
	status           int          // of success; 200 for 0
	loose            bool         // its answer is not the record's alone, and has no tag
}

// small is how many bytes a request has at most that adds no document.
const small = 64 << 10

// answered is an answer with a body.
type answered[O any] struct{ Body *O }

// ask registers an operation that only asks.
func ask[I, O any](a *API, id, path, summary string, do func(context.Context, *I) (*O, error)) {
	register(a, operation{id: id, method: http.MethodGet, path: path, summary: summary, tag: "record", role: account.Reader}, do)
}

// register registers an operation.
func register[I, O any](a *API, o operation, do func(context.Context, *I) (*O, error)) {
	op := a.describe(o)
	huma.Register(a.huma, op, func(ctx context.Context, in *I) (*answered[O], error) {
		out, err := do(ctx, in)
		if err != nil {
			return nil, a.problem(err)
		}
		return &answered[O]{out}, nil
	})
}

// describe is an operation as huma has it, with its rights noted.
func (a *API) describe(o operation) huma.Operation {
	a.rights[o.method+" "+Root+o.path] = o.role
	op := huma.Operation{
		OperationID: o.id, Method: o.method, Path: Root + o.path, Summary: o.summary, Tags: []string{o.tag},
		DefaultStatus: o.status, MaxBodyBytes: max(o.body, small),
		Description: "Needs the role " + string(o.role) + ", where there are accounts.",
		Responses:   map[string]*huma.Response{"default": problemResponse()},
		Metadata:    map[string]any{},
	}
	if o.method == http.MethodGet && !o.loose {
		op.Metadata[tagged], a.tagged[o.method+" "+Root+o.path] = true, true
		op.Responses["304"] = &huma.Response{Description: "It is as it was with the ETag in If-None-Match."}
		op.Parameters = []*huma.Param{{Name: "If-None-Match", In: "header", Description: "the ETag of an earlier answer", Schema: &huma.Schema{Type: huma.TypeString}}}
	}
	return op
}
