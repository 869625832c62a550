package answer

import (
	"context"
	"errors"

	"readout"
	"readout/client/wire"
	"readout/internal/app"
	"readout/internal/store"
)

// Source is a document with its text and its own facts. It fails with
// store.ErrUnknown.
func (d Desk) Source(ctx context.Context, id readout.DocumentID) (*wire.Reading, error) {
	e, err := d.Store.Entry(ctx, id)
	if errors.Is(err, store.ErrUnknown) {
		return nil, unknown(string(id), "the list of sources has the ids")
	}
	if err != nil {
		return nil, err
	}
	s := &wire.Reading{Document: e.Document, Text: e.Text, Facts: e.Facts, Added: e.Added, Reader: e.Reader}
	st, err := d.Standing(ctx, app.Clocks{}, "disputes") // the documents' relations come with any list
	if err != nil {
		return nil, err
	}
	if of, ok := st.Origins[id]; ok {
		s.Copies = &of
	}
	if to, ok := st.Edited[id]; ok {
		s.Edited = &to
	}
	return s, nil
}
