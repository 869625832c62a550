// Package web is the page of a record: where a negotiation stands, what is on
// the record list by list, each thing with its accounts, each source with its
// words marked; review with undo, and adding. Everything works without scripts;
// those that there are give review its keys and adding its progress. What the
// pages need is in the binary. It may
// import app, export and what they stand on.
package web

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io/fs"
	"net"
	"net/http"
	"strings"
	"time"

	"readout/internal/app"
	"readout/internal/export"
)

//go:embed pages
var files embed.FS

// Site is the page of one record. Load, where it is set, gives what reads
// documents: without it nothing can be added. By tells who asks, for what is
// decided; without it nothing can be decided.
type Site struct {
	Load func() (*app.App, error)
	By   func(*http.Request) string
	Now  func() time.Time

	desk  app.Desk
	name  string
	pages map[string]*template.Template
	mux   *http.ServeMux
	same  *http.CrossOriginProtection
}

// New is the page of a record. Name is what people call it, a path or address.
func New(d app.Desk, name string) (*Site, error) {
	s := &Site{Now: time.Now, desk: d, name: name, pages: map[string]*template.Template{}, mux: http.NewServeMux(), same: http.NewCrossOriginProtection()}
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		t, err := template.ParseFS(files, "pages/frame.html", n)
		if err != nil {
			return nil, err
		}
		s.pages[strings.TrimSuffix(strings.TrimPrefix(n, "pages/"), ".html")] = t
	}
	s.routes()
	return s, nil
}

// routes are all addresses of the site.
func (s *Site) routes() {
	for address, do := range map[string]http.HandlerFunc{
		"GET /{$}": s.home, "GET /list/{list}": s.list, "GET /thing/{id}": s.thing, "GET /find": s.find,
		"GET /timeline": s.timeline, "GET /positions": s.positions, "GET /disputes": s.disputes,
		"GET /sources": s.sources, "GET /source/{id}": s.source, "GET /drafts": s.drafts, "GET /compare": s.compare,
		"GET /review": s.review, "GET /history": s.history, "POST /decide": s.decide, "POST /searches": s.search, "GET /add": s.adding, "POST /add": s.add,
	} {
		s.mux.HandleFunc(address, do)
	}
	for name, kind := range map[string]string{"style.css": "text/css", "desk.js": "text/javascript"} {
		s.mux.HandleFunc("GET /"+name, s.file(name, kind))
	}
}

// file serves a file that pages load.
func (s *Site) file(name, kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		body, err := files.ReadFile("pages/" + name)
		if err != nil {
			s.fail(w, err)
			return
		}
		w.Header().Set("Content-Type", kind+"; charset=utf-8")
		w.Write(body)
	}
}

// policy lets a page load its style sheet and scripts and nothing else; sources and
// comparisons bring the style of their page with them.
var policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'sha256-" + hash(export.Style()) + "' 'sha256-" + hash(export.ComparisonStyle()) + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// ServeHTTP serves the site. Who may ask is for what stands before it to tell.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	s.same.Handler(s.mux).ServeHTTP(w, r)
}

// Local tells whether an address, with or without a port, is of this machine.
func Local(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = strings.Trim(address, "[]")
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
