// Package api is the record over HTTP, as JSON, under /api/v1: every list and
// every action of the page. The shapes are those of package readout and of
// client/wire, docs/openapi.json describes them, and package client asks for
// them from Go. It may import answer, account and what they stand on.
package api

import (
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"readout/internal/account"
	"readout/internal/answers"
	"readout/internal/app"
)

// Root is where the API begins.
const Root = "/api/v1"

// API serves one record.
type API struct {
	desk    answers.Desk
	options Options
	huma    huma.API
	mux     *http.ServeMux
	rights  map[string]account.Role
	tagged  map[string]bool // of the same patterns, those whose answers have an ETag
	kept    kept
}

// Options are what the API needs besides the record.
type Options struct {
	Version string                   // of the program; it stands with what is added
	Load    func() (*app.App, error) // makes the reader of added texts; called once, when the first is added
	Book    *account.Book            // the accounts; nil where the server is for one user
	Failed  func(error)              // is told of failures that those who asked can do nothing about; may be nil
	Every   time.Duration            // how often the record is looked at for what is new; a second for 0
}

// New makes the API of a record.
func New(d answers.Desk, o Options) *API {
	a := &API{desk: d, options: o, mux: http.NewServeMux(), rights: map[string]account.Role{}, tagged: map[string]bool{}}
	a.huma = humago.New(a.mux, a.config())
	a.lists()
	a.questions()
	a.actions()
	a.accounts()
	a.searches()
	a.changes()
	describe(a.huma.OpenAPI())
	a.mux.HandleFunc("GET "+Root+"/openapi.json", a.openAPI)
	a.rights["GET "+Root+"/openapi.json"] = account.Reader
	a.mux.HandleFunc("/", a.nothing)
	return a
}

// config is that of huma: JSON and nothing else, strict about what is asked.
func (a *API) config() huma.Config {
	c := huma.DefaultConfig("readout", "1")
	c.Info.Description = "A sourced record of negotiations. Every fact has the exact words that say it and who says so. Facts look as readout prints them."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", "", nil
	c.RejectUnknownQueryParameters = true
	c.Transformers = append(c.Transformers, problems)
	return c
}

// Rights are the patterns of net/http that the API serves, each with the role
// that it needs.
func (a *API) Rights() map[string]account.Role { return a.rights }

// openAPI describes the API.
func (a *API) openAPI(w http.ResponseWriter, r *http.Request) {
	body, err := a.OpenAPI()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/vnd.oai.openapi+json;version=3.1")
	w.Write(body)
}
