// Package web is the page of a record: what stands on it, list by list, each
// thing with its accounts, each source with its words marked. It shows and
// changes nothing, works without scripts, and everything it needs is in it. It
// may import app, export and what they stand on.
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

	"readout/internal/app"
	"readout/internal/export"
)

//go:embed pages
var files embed.FS

// Site is the page of one record.
type Site struct {
	shelf *shelf
	pages map[string]*template.Template
	style []byte
	mux   *http.ServeMux
}

// New is the page of a record. Name is what people call it, a path or address.
func New(d app.Desk, name string) (*Site, error) {
	s := &Site{shelf: &shelf{desk: d, name: name}, pages: map[string]*template.Template{}, mux: http.NewServeMux()}
	var err error
	if s.style, err = files.ReadFile("pages/style.css"); err != nil {
		return nil, err
	}
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
	s.mux.HandleFunc("GET /{$}", s.home)
	s.mux.HandleFunc("GET /list/{list}", s.list)
	s.mux.HandleFunc("GET /thing/{id}", s.thing)
	s.mux.HandleFunc("GET /sources", s.sources)
	s.mux.HandleFunc("GET /source/{id}", s.source)
	s.mux.HandleFunc("GET /find", s.find)
	s.mux.HandleFunc("GET /style.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		w.Write(s.style)
	})
}

// policy lets a page load its style sheet and nothing else; sources bring the
// style of their page with them.
var policy = "default-src 'none'; style-src 'self' 'sha256-" + hash(export.Style()) + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

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
	s.mux.ServeHTTP(w, r)
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
