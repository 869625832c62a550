package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"readout"
	"readout/client/wire"
	"readout/internal/account"
	"readout/internal/answers"
)

// ChangesInput tells from where on somebody follows.
type ChangesInput struct {
	After int64 `header:"Last-Event-ID" minimum:"0" doc:"the id of the last event that was seen; from now on where it is left out"`
}

// changes registers the stream of what is new. The list of events has the path
// of that name: what happens around the talks is a list of the record.
func (a *API) changes() {
	news := answers.NewNews(a.desk.Store, cmp.Or(a.options.Every, time.Second))
	op := a.describe(operation{id: "follow", method: http.MethodGet, path: "/changes", tag: "record", role: account.Reader, loose: true,
		summary: "Tells of documents and decisions as they come, as server-sent events"})
	op.Responses["200"] = &huma.Response{Description: "Events until the connection ends. After a break some may come again."}
	kinds := map[string]any{"document": wire.NewFacts{}, "decision": readout.Decision{}, "beat": wire.Beat{}}
	sse.Register(a.huma, op, kinds, func(ctx context.Context, in *ChangesInput, send sse.Sender) {
		var since time.Time
		if in.After > 0 {
			since = time.UnixMicro(in.After)
		}
		err := news.Follow(ctx, since, func(e answers.Event) error {
			m := sse.Message{Data: e.What}
			if !e.At.IsZero() {
				m.ID = int(e.At.UnixMicro())
			}
			return send(m)
		})
		if err != nil && ctx.Err() == nil && !errors.Is(err, http.ErrNotSupported) && a.options.Failed != nil {
			a.options.Failed(err)
		}
	})
}
