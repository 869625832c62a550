package gate

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/client/wire"
	"readout/internal/account"
	"readout/internal/api"
	"readout/internal/api/apitest"
)

const password = "seven ferries at dawn"

// place is a server with an account for each role, named after it, and a key of
// each.
type place struct {
	*Gate
	book *account.Book
	keys map[account.Role]string
	api  *api.API
}

func newPlace(t *testing.T) *place {
	t.Helper()
	d, _ := apitest.Desk(t)
	p := &place{book: account.New(d.Store, apitest.Now), keys: map[account.Role]string{}}
	ctx := context.Background()
	for _, role := range account.Roles() {
		if err := p.book.Add(ctx, string(role), role, password); err != nil {
			t.Fatal(err)
		}
		var err error
		if p.keys[role], _, err = p.book.AddKey(ctx, string(role), "test", role, nil); err != nil {
			t.Fatal(err)
		}
	}
	failed := func(err error) { t.Errorf("failed: %v", err) }
	p.api = api.New(d, api.Options{Version: "test", Load: apitest.Silent, Book: p.book, Failed: failed})
	mux := http.NewServeMux()
	mux.Handle("/api/", p.api)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("page for " + account.Of(r.Context()).Name))
	})
	rights := maps.Clone(p.api.Rights())
	rights["GET /"], rights["POST /"] = account.Reader, account.Editor
	p.Gate = New(Options{Book: p.book, Rights: rights, Failed: failed}, mux)
	return p
}

// ask sends a request with headers, in pairs.
func ask(h http.Handler, method, address, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	if strings.HasSuffix(address, "/changes") { // which goes on until one leaves
		ctx, leave := context.WithTimeout(r.Context(), 100*time.Millisecond)
		defer leave()
		r = r.WithContext(ctx)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestEveryRoute: no route lets through who is not known or has a lesser role,
// and each lets through who has the role.
func TestEveryRoute(t *testing.T) {
	p := newPlace(t)
	routes := 0
	for pattern, needs := range p.options.Rights {
		method, path, _ := strings.Cut(pattern, " ")
		path = strings.NewReplacer("{id}", "x", "{name}", "x").Replace(path)
		if w := ask(p, method, path, "{}"); w.Code != 401 || w.Header().Get("WWW-Authenticate") == "" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s without a key: %d", pattern, w.Code)
		}
		if w := ask(p, method, path, "{}", "Authorization", "Bearer rk_wrong"); w.Code != 401 {
			t.Errorf("%s with a wrong key: %d", pattern, w.Code)
		}
		for role, key := range p.keys {
			w := ask(p, method, path, "{}", "Authorization", "Bearer "+key)
			if refused := w.Code == 403; refused == role.May(needs) || w.Code == 401 || w.Code >= 500 {
				t.Errorf("%s as a %s: %d %s", pattern, role, w.Code, w.Body)
			}
		}
		routes++
	}
	if routes < 30 {
		t.Errorf("only %d routes", routes)
	}
}

func TestNothing(t *testing.T) {
	p := newPlace(t)
	key := "Bearer " + p.keys[account.Admin]
	for request, want := range map[string]int{"GET /api/v1/nothing": 404, "PUT /api/v1/meetings": 405, "PATCH /": 405, "DELETE /list": 405} {
		method, path, _ := strings.Cut(request, " ")
		w := ask(p, method, path, "", "Authorization", key)
		var problem wire.Problem
		err := json.Unmarshal(w.Body.Bytes(), &problem)
		if path != "/api/v1/nothing" && w.Header().Get("Allow") == "" || w.Code != want || err != nil || problem.Hint == "" {
			t.Errorf("%s: %d %v %s", request, w.Code, err, w.Body)
		}
	}
}

// TestCrossSite: a page of another site cannot act through a browser that is
// signed in, on a server for one user either.
func TestCrossSite(t *testing.T) {
	p := newPlace(t)
	single := New(Options{Single: "ada", Local: func(host string) bool { return host == "localhost" }, Rights: p.options.Rights}, p.next)
	for name, h := range map[string]http.Handler{"accounts": p, "single": single} {
		for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}} {
			w := ask(h, "POST", "http://localhost/api/v1/decisions", "{}", append(header, "Authorization", "Bearer "+p.keys[account.Admin])...)
			if w.Code != 403 {
				t.Errorf("%s: a post with %v: %d", name, header, w.Code)
			}
		}
		w := ask(h, "POST", "http://localhost/api/v1/decisions", "{}", "Sec-Fetch-Site", "same-origin", "Authorization", "Bearer "+p.keys[account.Admin])
		if w.Code != 422 {
			t.Errorf("%s: a post from the same site: %d", name, w.Code)
		}
	}
}

// TestSingle: one user of this machine may do everything, and another name for
// this machine is refused.
func TestSingle(t *testing.T) {
	p := newPlace(t)
	h := New(Options{Single: "ada", Local: func(host string) bool { return host == "localhost:8080" }, Rights: p.options.Rights}, p.next)
	if w := ask(h, "GET", "http://localhost:8080/", ""); w.Code != 200 || w.Body.String() != "page for ada" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := ask(h, "GET", "http://evil.example/api/v1/meetings", ""); w.Code != 403 || !strings.Contains(w.Body.String(), "localhost") {
		t.Errorf("by another name: %d %s", w.Code, w.Body)
	}
}

func TestSignIn(t *testing.T) {
	p := newPlace(t)
	w := ask(p, "GET", "/list/people?x=1", "", "Accept", "text/html")
	if w.Code != 303 || w.Header().Get("Location") != "/sign-in?to=%2Flist%2Fpeople%3Fx%3D1" {
		t.Errorf("a person who is not known: %d %v", w.Code, w.Header())
	}
	if w := ask(p, "GET", w.Header().Get("Location"), ""); w.Code != 200 || !strings.Contains(w.Body.String(), `value="/list/people?x=1"`) || !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("the page: %d %v %s", w.Code, w.Header(), w.Body)
	}
	in := func(name, word, to string) *httptest.ResponseRecorder {
		return ask(p, "POST", "/sign-in", url.Values{"name": {name}, "password": {word}, "to": {to}}.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	}
	if w := in(`<script>`, "wrong", "/"); w.Code != 401 || !strings.Contains(w.Body.String(), "name or password are wrong") || strings.Contains(w.Body.String(), "<script>") {
		t.Errorf("a wrong password: %d %s", w.Code, w.Body)
	}
	for to, want := range map[string]string{"/list/people": "/list/people", "//evil.example": "/", "https://evil.example/": "/", `/\evil.example`: "/", "": "/"} {
		if w := in("reader", password, to); w.Code != 303 || w.Header().Get("Location") != want {
			t.Errorf("to %q: %d %v", to, w.Code, w.Header())
		}
	}
	w = in("reader", password, "/")
	c := w.Result().Cookies()[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure || c.Path != "/" {
		t.Errorf("the cookie is %v", c)
	}
	shown := []string{"Cookie", c.Name + "=" + c.Value}
	if w := ask(p, "GET", "/", "", shown...); w.Body.String() != "page for reader" {
		t.Errorf("signed in: %d %s", w.Code, w.Body)
	}
	if w := ask(p, "POST", "/sign-out", "", shown...); w.Code != 303 {
		t.Errorf("signing out: %d", w.Code)
	}
	if w := ask(p, "GET", "/", "", shown...); w.Code != 401 {
		t.Errorf("signed out: %d", w.Code)
	}
	for range 5 {
		in("editor", "wrong", "/")
	}
	if w = in("editor", password, "/"); w.Code != 429 || w.Header().Get("Retry-After") != "301" {
		t.Errorf("after many failures: %d %v", w.Code, w.Header())
	}
	if w := ask(p, "POST", "/sign-in", strings.Repeat("x", formBytes+1), "Content-Type", "application/x-www-form-urlencoded"); w.Code == 303 || w.Code >= 500 {
		t.Errorf("a large form: %d", w.Code)
	}
}

// TestSecure: over HTTPS, here or at a proxy, the cookie stays there.
func TestSecure(t *testing.T) {
	p := newPlace(t)
	w := ask(p, "POST", "/sign-in", url.Values{"name": {"reader"}, "password": {password}}.Encode(), "Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-Proto", "https")
	if c := w.Result().Cookies(); len(c) != 1 || !c[0].Secure {
		t.Errorf("the cookies are %v", c)
	}
}

// TestLog: what was changed and what was refused is in the log, and decisions
// are in the name of who made them.
func TestLog(t *testing.T) {
	p := newPlace(t)
	talks := string(apitest.Talks().Document.ID[1:])
	body := `{"kind":"retract","a":"m1-` + talks + `","because":"a slip"}`
	if w := ask(p, "POST", "/api/v1/decisions", body, "Authorization", "Bearer "+p.keys[account.Reader]); w.Code != 403 {
		t.Fatal(w.Body)
	}
	if w := ask(p, "POST", "/api/v1/decisions", body, "Authorization", "Bearer "+p.keys[account.Reviewer]); w.Code != 201 || !strings.Contains(w.Body.String(), `"by":"reviewer"`) {
		t.Fatal(w.Body)
	}
	w := ask(p, "GET", "/api/v1/log", "", "Authorization", "Bearer "+p.keys[account.Admin])
	var page wire.Page[wire.Deed]
	if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil || len(page.Items) != 2 {
		t.Fatalf("%v %s", err, w.Body)
	}
	if d := page.Items[0]; d.Who != "reviewer" || d.What != "POST" || d.About != "/api/v1/decisions" || d.From != "192.0.2.1" {
		t.Errorf("the last deed is %+v", d)
	}
	if d := page.Items[1]; d.Who != "reader" || d.What != "refused" {
		t.Errorf("the deed before is %+v", d)
	}
}

// TestOwn: keys and sessions are seen and ended by those they are of and by
// admins, and nobody makes a key that may more than what they show.
func TestOwn(t *testing.T) {
	p := newPlace(t)
	as := func(role account.Role) []string { return []string{"Authorization", "Bearer " + p.keys[role]} }
	for role, total := range map[account.Role]string{account.Reader: `"total":1`, account.Admin: `"total":4`} {
		if w := ask(p, "GET", "/api/v1/keys", "", as(role)...); !strings.Contains(w.Body.String(), total) || strings.Contains(w.Body.String(), "rk_") {
			t.Errorf("the keys that a %s sees: %s", role, w.Body)
		}
	}
	if w := ask(p, "POST", "/api/v1/keys", `{"about":"x","role":"editor"}`, as(account.Reviewer)...); w.Code != 403 {
		t.Errorf("a key with more rights: %d %s", w.Code, w.Body)
	}
	w := ask(p, "POST", "/api/v1/keys", `{"about":"x","role":"reader"}`, as(account.Editor)...)
	var made wire.MadeKey
	if err := json.Unmarshal(w.Body.Bytes(), &made); err != nil || made.Role != "reader" || made.User != "editor" {
		t.Fatalf("%v %s", err, w.Body)
	}
	if w := ask(p, "POST", "/api/v1/documents", `{"text":"x"}`, "Authorization", "Bearer "+made.Secret); w.Code != 403 {
		t.Errorf("a reader's key of an editor adds: %d", w.Code)
	}
	if w := ask(p, "DELETE", "/api/v1/keys/"+made.ID, "", as(account.Reader)...); w.Code != 404 {
		t.Errorf("a reader revokes the key of an editor: %d", w.Code)
	}
	if w := ask(p, "DELETE", "/api/v1/keys/"+made.ID, "", as(account.Admin)...); w.Code != 200 {
		t.Errorf("an admin revokes a key: %d %s", w.Code, w.Body)
	}
	if w := ask(p, "GET", "/api/v1/me", "", "Authorization", "Bearer "+made.Secret); w.Code != 401 {
		t.Errorf("a key that was revoked: %d", w.Code)
	}
}
