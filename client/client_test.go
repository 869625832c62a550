package client_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/client"
	"readout/client/wire"
	"readout/internal/account"
	"readout/internal/api"
	"readout/internal/api/apitest"
	"readout/internal/gate"
)

const password = "seven ferries at dawn"

// server is the real server of a small record, with an account ada that may do
// everything. It notes what it is asked, and how it answers.
type server struct {
	*httptest.Server
	rights map[string]account.Role
	key    string
	drafts [2]readout.DocumentID

	mu       sync.Mutex
	asked    map[string]bool // patterns of requests
	statuses []int
}

func serve(t *testing.T) *server {
	t.Helper()
	d, drafts := apitest.Desk(t)
	book := account.New(d.Store, apitest.Now)
	if err := book.Add(context.Background(), "ada", account.Admin, password); err != nil {
		t.Fatal(err)
	}
	key, _, err := book.AddKey(context.Background(), "ada", "test", account.Admin, nil)
	if err != nil {
		t.Fatal(err)
	}
	failed := func(err error) { t.Errorf("failed: %v", err) }
	a := api.New(d, api.Options{Version: "test", Load: apitest.Silent, Book: book, Failed: failed, Every: 10 * time.Millisecond})
	s := &server{rights: a.Rights(), key: key, drafts: drafts, asked: map[string]bool{}}
	g := gate.New(gate.Options{Book: book, Rights: a.Rights(), Failed: failed}, a)
	table := http.NewServeMux()
	for pattern := range a.Rights() {
		table.Handle(pattern, g)
	}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, pattern := table.Handler(r)
		s.mu.Lock()
		s.asked[pattern] = true
		s.mu.Unlock()
		g.ServeHTTP(&noting{w, s}, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// noting notes the status of an answer.
type noting struct {
	http.ResponseWriter
	*server
}

func (n *noting) WriteHeader(status int) {
	n.mu.Lock()
	n.statuses = append(n.statuses, status)
	n.mu.Unlock()
	n.ResponseWriter.WriteHeader(status)
}

func (n *noting) Unwrap() http.ResponseWriter { return n.ResponseWriter }

func (s *server) client(t *testing.T, options ...client.Option) *client.Client {
	t.Helper()
	c, err := client.New(s.URL, append([]client.Option{client.Key(s.key)}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// got is an answer, or the end of the test.
func got[T any](t *testing.T) func(*T, error) *T {
	return func(x *T, err error) *T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

// TestEverything asks for all that a server can do, and sees that nothing that
// it describes was left out.
func TestEverything(t *testing.T) {
	s := serve(t)
	c, ctx, talks := s.client(t), context.Background(), string(apitest.Talks().Document.ID[1:])
	meeting, ada, norway := readout.ID("m1-"+talks), readout.ID("a2-"+talks), readout.ID("a1-"+talks)
	lists(t, c)
	if x := got[wire.Thing](t)(c.Thing(ctx, meeting, client.Clocks{})); x.ID != meeting || len(x.Record.Meetings) != 1 || len(x.Record.Actors) != 2 || len(x.Accounts) != 1 {
		t.Errorf("the meeting is %+v", x)
	}
	if x := got[wire.Why](t)(c.Why(ctx, ada, norway)); x.Same {
		t.Errorf("why: %+v", x)
	}
	if x := got[wire.Reading](t)(c.Source(ctx, apitest.Talks().Document.ID)); x.Text != apitest.Talks().Text || len(x.Facts.Disputes) != 1 {
		t.Errorf("the source is %+v", x)
	}
	if x := got[wire.Found](t)(c.Find(ctx, client.Ask{Query: "person:brandt", Limit: 3})); len(x.Picked) != 3 || x.Next == nil {
		t.Errorf("found %+v", x)
	}
	if x := got[wire.Page[readout.Meeting]](t)(c.Next(ctx, "", client.Clocks{})); len(x.Items) != 1 {
		t.Errorf("next: %+v", x)
	}
	if x := got[wire.Held](t)(c.Position(ctx, "Norway", "toll", client.Clocks{AsOf: "2026-04"})); len(x.Items) != 1 {
		t.Errorf("position: %+v", x)
	}
	if x := got[wire.Brief](t)(c.Brief(ctx, "2026-03-12", client.Clocks{})); len(x.Sections) == 0 {
		t.Errorf("brief: %+v", x)
	}
	if x := got[wire.Comparison](t)(c.Compare(ctx, s.drafts[0], s.drafts[1])); x.Summary["added"] != 1 || x.Summary["changed"] != 1 {
		t.Errorf("compared: %+v", x.Summary)
	}
	if x := got[wire.History](t)(c.Blame(ctx, "Ferry Plan")); len(x.Versions) != 2 || len(x.Points) != 3 {
		t.Errorf("blame: %+v", x)
	}
	actions(t, c)
	searches(t, c)
	accounts(t, c)
	for x, err := range c.Changes(ctx, 1) {
		if err != nil || x.Document != nil {
			break
		}
	}
	describes(t, c, s)
}

// lists asks for each list.
func lists(t *testing.T, c *client.Client) {
	t.Helper()
	ctx, a := context.Background(), client.Ask{}
	for name, n := range map[string]int{
		"meetings": len(got[wire.Page[readout.Meeting]](t)(c.Meetings(ctx, a)).Items), "provisions": len(got[wire.Page[readout.Provision]](t)(c.Provisions(ctx, a)).Items),
		"positions": len(got[wire.Page[readout.Position]](t)(c.Positions(ctx, a)).Items), "linkages": len(got[wire.Page[readout.Linkage]](t)(c.Linkages(ctx, a)).Items),
		"people": len(got[wire.Page[readout.Actor]](t)(c.People(ctx, a)).Items), "offices": len(got[wire.Page[readout.Office]](t)(c.Offices(ctx, a)).Items),
		"events": len(got[wire.Page[readout.Event]](t)(c.Events(ctx, a)).Items), "disputes": len(got[wire.Page[readout.Dispute]](t)(c.Disputes(ctx, a)).Items),
	} {
		if n != 1 {
			t.Errorf("%d %s, want 1", n, name)
		}
	}
	if n := len(got[wire.Page[readout.Draft]](t)(c.Drafts(ctx, a)).Items); n == 0 {
		t.Error("no drafts")
	}
	statements := 0
	for x, err := range client.All(ctx, c.Statements, client.Ask{Limit: 1, Query: "ferry"}) {
		if err != nil || x.ID == "" {
			t.Fatalf("%+v, %v", x, err)
		}
		statements++
	}
	sources := 0
	for x, err := range client.All(ctx, c.Sources, client.Ask{Limit: 3}) {
		if err != nil || x.ID == "" {
			t.Fatalf("%+v, %v", x, err)
		}
		sources++
	}
	if statements != 4 || sources != 7 {
		t.Errorf("%d statements and %d sources, want 4 and 7", statements, sources)
	}
}

// actions adds and decides.
func actions(t *testing.T, c *client.Client) {
	t.Helper()
	ctx, talks := context.Background(), string(apitest.Talks().Document.ID[1:])
	if x := got[wire.Addition](t)(c.Add(ctx, wire.NewDocument{Text: "The ferry sank."})); !x.Added || x.Document.ID == "" {
		t.Errorf("added: %+v", x)
	}
	a, b := readout.ID("a1-"+talks), readout.ID("a2-"+talks)
	for i, d := range []*readout.Decision{got[readout.Decision](t)(c.Join(ctx, a, b, "one")), got[readout.Decision](t)(c.Part(ctx, a, b, "two")),
		got[readout.Decision](t)(c.Retract(ctx, "m1-"+readout.ID(talks), "a slip")), got[readout.Decision](t)(c.Undo(ctx, 3, "no slip")),
		got[readout.Decision](t)(c.Approve(ctx, a, "it stands")), got[readout.Decision](t)(c.Correct(ctx, readout.ID("q1-"+talks), "stance", "offer", "softer"))} {
		if d.Number != i+1 || d.By != "ada" {
			t.Errorf("decision %d is %+v", i+1, d)
		}
	}
	if x := got[wire.Agreement](t)(c.Agreement(ctx)); x.Facts != 0 || x.Alpha != nil {
		t.Errorf("one alone agrees: %+v", x)
	}
	if x := got[wire.Page[readout.Decision]](t)(c.Decisions(ctx)); len(x.Items) != 6 {
		t.Errorf("%d decisions", len(x.Items))
	}
}

// searches saves a search and removes it.
func searches(t *testing.T, c *client.Client) {
	t.Helper()
	ctx, name := context.Background(), "toll / port?"
	got[wire.Search](t)(c.SaveSearch(ctx, name, "issue:toll"))
	if x := got[wire.Page[wire.Search]](t)(c.Searches(ctx)); len(x.Items) != 1 || x.Items[0].Query != "issue:toll" {
		t.Errorf("the searches are %+v", x.Items)
	}
	if err := c.RemoveSearch(ctx, name); err != nil {
		t.Error(err)
	}
	var p *wire.Problem
	if _, err := c.SaveSearch(ctx, "x", "persn:x"); !errors.As(err, &p) || p.Status != 422 {
		t.Errorf("a bad query: %v", err)
	}
}

// accounts makes and ends accounts, keys and sessions.
func accounts(t *testing.T, c *client.Client) {
	t.Helper()
	ctx := context.Background()
	if x := got[wire.Me](t)(c.Me(ctx)); x.Name != "ada" || x.Role != "admin" {
		t.Errorf("who asks: %+v", x)
	}
	if err := c.AddUser(ctx, wire.NewUser{Name: "bo", Role: "reader", Password: password}); err != nil {
		t.Error(err)
	}
	if x := got[wire.Page[wire.User]](t)(c.Users(ctx)); len(x.Items) != 2 {
		t.Errorf("%d users", len(x.Items))
	}
	if err := c.RemoveUser(ctx, "bo"); err != nil {
		t.Error(err)
	}
	k := got[wire.MadeKey](t)(c.AddKey(ctx, wire.NewKey{About: "export", Role: "reader"}))
	if x := got[wire.Page[wire.Pass]](t)(c.Keys(ctx)); len(x.Items) != 2 || k.Secret == "" {
		t.Errorf("%d keys", len(x.Items))
	}
	if err := c.RevokeKey(ctx, k.ID); err != nil {
		t.Error(err)
	}
	if x := got[wire.Page[wire.Pass]](t)(c.Sessions(ctx)); len(x.Items) != 0 {
		t.Errorf("%d sessions", len(x.Items))
	}
	var p *wire.Problem
	if err := c.RevokeSession(ctx, "s1"); !errors.As(err, &p) || p.Status != 404 {
		t.Errorf("a session that there is not: %v", err)
	}
	if x := got[wire.Page[wire.Deed]](t)(c.Log(ctx, 5)); len(x.Items) != 5 || x.Items[0].About != "/api/v1/sessions/s1" {
		t.Errorf("the log is %+v", x.Items)
	}
}

// describes sees that each operation of the description was asked for.
func describes(t *testing.T, c *client.Client, s *server) {
	t.Helper()
	body, err := os.ReadFile("../docs/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var described struct {
		Paths map[string]map[string]struct{ OperationID string }
	}
	if err := json.Unmarshal(body, &described); err != nil {
		t.Fatal(err)
	}
	operations := 0
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, methods := range described.Paths {
		for method, op := range methods {
			operations++
			if !s.asked[strings.ToUpper(method)+" "+path] {
				t.Errorf("%s (%s %s) was not asked for", op.OperationID, method, path)
			}
		}
	}
	if operations < 30 {
		t.Errorf("only %d operations are described", operations)
	}
}

// TestUnchanged: what has not changed is not sent again.
func TestUnchanged(t *testing.T) {
	s := serve(t)
	c, ctx := s.client(t), context.Background()
	first := got[wire.Page[readout.Actor]](t)(c.People(ctx, client.Ask{}))
	again := got[wire.Page[readout.Actor]](t)(c.People(ctx, client.Ask{}))
	if !slices.Equal(s.statuses, []int{200, 304}) || again.Items[0].ID != first.Items[0].ID {
		t.Errorf("the server answers %v", s.statuses)
	}
}

func TestFailures(t *testing.T) {
	s := serve(t)
	ctx := context.Background()
	var p *wire.Problem
	if _, err := s.client(t).Meetings(ctx, client.Ask{Query: "persn:x"}); !errors.As(err, &p) || p.Status != 422 || p.Hint == "" {
		t.Errorf("a bad query: %v", err)
	}
	if _, err := s.client(t, client.Key("rk_wrong")).Meetings(ctx, client.Ask{}); !errors.As(err, &p) || p.Status != 401 {
		t.Errorf("a wrong key: %v", err)
	}
	for _, err := range s.client(t, client.Key("")).Changes(ctx, 0) {
		if !errors.As(err, &p) || p.Status != 401 {
			t.Errorf("following without a key: %v", err)
		}
	}
	for _, err := range client.All(ctx, s.client(t).People, client.Ask{Cursor: "x"}) {
		if !errors.As(err, &p) || p.Status != 422 {
			t.Errorf("a bad cursor: %v", err)
		}
	}
	for _, address := range []string{"", "localhost", "ftp://x", "http://"} {
		if _, err := client.New(address); err == nil {
			t.Errorf("%q is an address of a server", address)
		}
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("<html>")) }))
	defer other.Close()
	c, err := client.New(other.URL, client.HTTP(other.Client()))
	if err != nil {
		t.Fatal(err)
	}
	var told *readout.Error
	if _, err := c.People(ctx, client.Ask{}); !errors.As(err, &told) || !strings.Contains(told.Hint, "is one of readout") {
		t.Errorf("another server: %v", err)
	}
	other.Close()
	if _, err := c.People(ctx, client.Ask{}); !errors.As(err, &told) || !strings.Contains(told.Hint, "see that it runs") {
		t.Errorf("no server: %v", err)
	}
}

// TestChanges: what is added while one follows is told, once, and what was
// missed is told to who goes on.
func TestChanges(t *testing.T) {
	s := serve(t)
	c := s.client(t)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	var last int64
	seen := 0
	for x, err := range c.Changes(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		seen++
		switch {
		case seen == 1 && x.Document == nil && x.Decision == nil: // the beat that one begins with
			got[wire.Addition](t)(c.Add(ctx, wire.NewDocument{Text: "The ferry sank."}))
		case seen == 2 && x.Document != nil && x.Document.Document.Characters == 15:
			last = x.ID
			got[readout.Decision](t)(c.Retract(ctx, "m1-"+readout.ID(apitest.Talks().Document.ID[1:]), "a slip"))
		case seen == 3 && x.Decision != nil && x.Decision.Because == "a slip":
		default:
			t.Fatalf("change %d is %+v", seen, x)
		}
		if seen == 3 {
			break
		}
	}
	later := got[wire.Addition](t)(c.Add(ctx, wire.NewDocument{Text: "The ferry was raised."}))
	for x, err := range c.Changes(ctx, last) {
		if err != nil {
			t.Fatal(err)
		}
		if x.Document != nil && x.Document.Document.ID == later.Document.ID {
			return
		}
	}
}
