package mcp

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"readout/client/wire"
	"readout/internal/api/apitest"
)

// session is one of the SDK's own client.
func session(t *testing.T) (*sdk.ClientSession, [2]string) {
	t.Helper()
	d, drafts := apitest.Desk(t)
	server := httptest.NewServer(New(d, "test"))
	t.Cleanup(server.Close)
	c := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	s, err := c.Connect(context.Background(), &sdk.StreamableClientTransport{Endpoint: server.URL, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, [2]string{string(drafts[0]), string(drafts[1])}
}

// call calls a tool and gives what it says.
func call(t *testing.T, s *sdk.ClientSession, name string, args map[string]any) (string, bool) {
	t.Helper()
	r, err := s.CallTool(context.Background(), &sdk.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		return err.Error(), true
	}
	text, ok := r.Content[0].(*sdk.TextContent)
	if !ok {
		t.Fatalf("%s gives %T", name, r.Content[0])
	}
	return text.Text, r.IsError
}

func TestTools(t *testing.T) {
	s, drafts := session(t)
	if i := s.InitializeResult().Instructions; !strings.Contains(i, "never pick a winner") {
		t.Errorf("the instructions are %q", i)
	}
	list, err := s.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if !tool.Annotations.ReadOnlyHint || *tool.Annotations.OpenWorldHint || tool.Description == "" {
			t.Errorf("%s: %+v", tool.Name, tool.Annotations)
		}
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"compare", "position", "search", "show"}) {
		t.Errorf("the tools are %v", names)
	}
	talks := string(apitest.Talks().Document.ID[1:])
	for want, c := range map[string]struct {
		tool string
		args map[string]any
	}{
		`"quote":"Envoy Ada Brandt meets Norway in Oslo on 25 March"`: {"search", map[string]any{"query": "list:meetings person:brandt"}},
		`"independent":5`:          {"show", map[string]any{"id": "a2-" + talks}},
		`"text":"Norway demands`:   {"show", map[string]any{"id": "d" + talks}},
		`"summary":{"added":1`:     {"compare", map[string]any{"a": drafts[0], "b": drafts[1]}},
		`"published":"2026-03-12"`: {"position", map[string]any{"party": "norway", "issue": "toll"}},
		`"picked":[]`:              {"search", map[string]any{"query": "list:meetings", "as_of": "2026-03-01"}},
	} {
		if got, failed := call(t, s, c.tool, c.args); failed || !strings.Contains(got, want) {
			t.Errorf("%s %v: without %s: %.500s", c.tool, c.args, want, got)
		}
	}
}

// TestParts: a search goes on where it ended.
func TestParts(t *testing.T) {
	s, _ := session(t)
	seen, cursor := 0, ""
	for {
		got, failed := call(t, s, "search", map[string]any{"query": "list:statements", "limit": 1, "cursor": cursor})
		var found wire.Found
		if err := json.Unmarshal([]byte(got), &found); err != nil || failed || len(found.Picked) != 1 {
			t.Fatalf("%v: %s", err, got)
		}
		seen++
		if found.Next == nil {
			break
		}
		cursor = *found.Next
	}
	if seen != 4 {
		t.Errorf("%d statements, want 4", seen)
	}
}

// TestMistakes: what a model gets wrong is told to it with what to do.
func TestMistakes(t *testing.T) {
	s, _ := session(t)
	for want, c := range map[string]struct {
		tool string
		args map[string]any
	}{
		"there is no field":          {"search", map[string]any{"query": "persn:brandt"}},
		"the ids stand in":           {"show", map[string]any{"id": "m9-000000000000"}},
		"write it as":                {"position", map[string]any{"party": "norway", "as_of": "soon"}},
		"was added as a draft":       {"compare", map[string]any{"a": "d0", "b": "d1"}},
		"query":                      {"search", map[string]any{}},
		"write the name of a person": {"position", map[string]any{"party": ""}},
	} {
		if got, failed := call(t, s, c.tool, c.args); !failed || !strings.Contains(got, want) {
			t.Errorf("%s %v: without %q: %t %.300s", c.tool, c.args, want, failed, got)
		}
	}
}
