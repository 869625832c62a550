// Package gate stands before everything that a server answers: it tells who
// asks, and refuses what they may not do. It may import account, api and what
// they stand on.
package gate

import (
	"errors"
	"net"
	"net/http"
	"strings"

	"readout"
	"readout/internal/account"
	"readout/internal/api"
	"readout/internal/store"
)

// Options are what a gate needs.
type Options struct {
	// Book is the accounts. Where it is nil the server is for one user on this
	// machine, who may do everything, and what asks for it by another name than
	// one of this machine is refused.
	Book   *account.Book
	Single string                  // the name of the one user
	Local  func(host string) bool  // tells names of this machine, with or without a port
	Rights map[string]account.Role // patterns of net/http with the role that each needs; what none matches is refused
	Failed func(error)             // is told of failures that those who asked can do nothing about
}

// Gate is an http.Handler before another.
type Gate struct {
	options Options
	next    http.Handler
	table   *http.ServeMux // of the rights; its handlers are never called
	origin  *http.CrossOriginProtection
	signing *signing
}

// New puts a gate before a handler.
func New(o Options, next http.Handler) *Gate {
	g := &Gate{options: o, next: next, table: http.NewServeMux(), origin: http.NewCrossOriginProtection()}
	for pattern := range o.Rights {
		g.table.Handle(pattern, next)
	}
	if o.Book != nil {
		g.signing = newSigning(o)
	}
	return g
}

// ServeHTTP implements http.Handler.
func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if err := g.origin.Check(r); err != nil {
		refuse(w, r, http.StatusForbidden, err, "ask from a page of this server, or from a program")
		return
	}
	if g.options.Book == nil {
		g.single(w, r)
		return
	}
	if g.signing.serves(w, r) {
		return
	}
	v, err := g.visitor(r)
	if err != nil {
		g.options.Failed(err)
		refuse(w, r, http.StatusInternalServerError, errors.New("the accounts could not be read"), "whoever runs the server finds the reason in what it printed")
		return
	}
	g.admit(w, r, v)
}

// single serves the one user of this machine. A page that made a browser
// believe that its name is of this machine still asks by that name.
func (g *Gate) single(w http.ResponseWriter, r *http.Request) {
	if !g.options.Local(r.Host) {
		refuse(w, r, http.StatusForbidden, errors.New("this server is for the machine that it runs on"), "ask for it as localhost, or make accounts: readout user add")
		return
	}
	g.admit(w, r, account.Visitor{Name: g.options.Single, Role: account.Admin})
}

// visitor is who asks, by a key or a session.
func (g *Gate) visitor(r *http.Request) (account.Visitor, error) {
	if key, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return g.options.Book.Visitor(r.Context(), key, store.KeyPass)
	}
	c, err := r.Cookie(cookie)
	if err != nil {
		return account.Visitor{}, nil
	}
	return g.options.Book.Visitor(r.Context(), c.Value, store.SessionPass)
}

// admit lets through who has the right.
func (g *Gate) admit(w http.ResponseWriter, r *http.Request, v account.Visitor) {
	none, pattern := g.table.Handler(r)
	role, known := g.options.Rights[pattern]
	switch {
	case v.Role == account.Nobody:
		g.unknown(w, r)
	case !known:
		g.nothing(w, r, none)
	case !v.Role.May(role):
		g.log(r, v, "refused", r.Method+" "+r.URL.Path)
		refuse(w, r, http.StatusForbidden, errors.New("a "+string(v.Role)+" may not do this"), "it needs the role "+string(role)+"; an admin can give it")
	default:
		g.pass(w, r, v)
	}
}

// pass serves what was asked, and logs it where it may have changed something.
func (g *Gate) pass(w http.ResponseWriter, r *http.Request, v account.Visitor) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead && !strings.HasPrefix(r.URL.Path, "/mcp") {
		g.log(r, v, r.Method, r.URL.Path)
	}
	g.next.ServeHTTP(w, r.WithContext(account.With(r.Context(), v)))
}

// log notes what somebody does, where there are accounts.
func (g *Gate) log(r *http.Request, v account.Visitor, what, about string) {
	if g.options.Book == nil {
		return
	}
	if err := g.options.Book.Log(r.Context(), v.Name, what, about, from(r)); err != nil {
		g.options.Failed(err)
	}
}

// nothing answers what no right is known for: there is nothing, or nothing to
// be done in that way.
func (g *Gate) nothing(w http.ResponseWriter, r *http.Request, none http.Handler) {
	status := &statusOnly{header: w.Header()}
	none.ServeHTTP(status, r)
	if status.code == http.StatusMethodNotAllowed {
		refuse(w, r, status.code, errors.New(r.Method+" cannot be done here"), api.Root+"/openapi.json tells what can")
		return
	}
	refuse(w, r, http.StatusNotFound, errors.New("there is nothing at "+r.URL.Path), "begin at /, or at "+api.Root+"/openapi.json")
}

// statusOnly takes the status and headers of an answer, and drops its body.
type statusOnly struct {
	header http.Header
	code   int
}

func (s *statusOnly) Header() http.Header         { return s.header }
func (s *statusOnly) WriteHeader(code int)        { s.code = code }
func (s *statusOnly) Write(b []byte) (int, error) { return len(b), nil }

// unknown answers who was not recognised: a person is led to sign in.
func (g *Gate) unknown(w http.ResponseWriter, r *http.Request) {
	if browses(r) && r.Method == http.MethodGet {
		http.Redirect(w, r, signInPath+"?to="+escape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	w.Header().Set("WWW-Authenticate", `Bearer realm="readout"`)
	refuse(w, r, http.StatusUnauthorized, errors.New("it is not known who asks"), "sign in, or send a key: Authorization: Bearer KEY; readout key add makes one")
}

// browses tells whether a person asks for a page.
func browses(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "text/html") && !strings.HasPrefix(r.URL.Path, "/api/") && !strings.HasPrefix(r.URL.Path, "/mcp")
}

// refuse tells what was refused, in words to a person and as a problem to a
// program.
func refuse(w http.ResponseWriter, r *http.Request, status int, what error, hint string) {
	w.Header().Set("Cache-Control", "no-store")
	if browses(r) {
		http.Error(w, what.Error()+"\n"+hint, status)
		return
	}
	api.Write(w, api.Problem(status, &readout.Error{Op: "ask", Err: what, Hint: hint}))
}

// from is the address that somebody asks from.
func from(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
