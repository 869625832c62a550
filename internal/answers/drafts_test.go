package answers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout/internal/api/apitest"
	"readout/internal/app"
	"readout/internal/export"
)

// TestSameShape: comparisons and the life of a draft are to the byte what the
// command line prints.
func TestSameShape(t *testing.T) {
	d, ids := apitest.Desk(t)
	ctx := context.Background()
	a, errA := app.DraftOf(ctx, d.Store, string(ids[0]))
	b, errB := app.DraftOf(ctx, d.Store, string(ids[1]))
	facts, errF := app.DraftFacts(ctx, d.Store)
	history, errH := app.Blame(ctx, d.Store, "Ferry Plan")
	compared, errC := d.Compare(ctx, string(ids[0]), string(ids[1]))
	blamed, errL := d.Blame(ctx, "Ferry Plan")
	for _, err := range []error{errA, errB, errF, errH, errC, errL} {
		if err != nil {
			t.Fatal(err)
		}
	}
	same(t, compared, func(w io.Writer) error { return export.ComparisonJSON(w, app.Compare(a, b, facts)) })
	same(t, blamed, func(w io.Writer) error { return export.BlameJSON(w, history) })
}

func same(t *testing.T, answer any, printed func(io.Writer) error) {
	t.Helper()
	var want, got bytes.Buffer
	if err := printed(&want); err != nil {
		t.Fatal(err)
	}
	e := json.NewEncoder(&got)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(answer); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want.String(), got.String()); d != "" {
		t.Errorf("client/wire is not what is printed:\n%s", d)
	}
}
