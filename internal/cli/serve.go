package cli

import (
	"context"
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/account"
	"readout/internal/answers"
	"readout/internal/api"
	"readout/internal/app"
	"readout/internal/example"
	"readout/internal/gate"
	"readout/internal/mcp"
	"readout/internal/store"
	"readout/internal/web"
)

const serveLong = `Opens a record to browsers and programs: where it stands, list by list, each
thing with every account of it, the timeline, who wants what, what is disputed,
each source with its facts marked in its words, and a search; what was read by
machine can be reviewed there, and reports added. The same stands open to programs
as JSON under /api/v1, and to language models under /mcp: docs/API.md tells how.

On this machine it is for one user, who may do everything. Where other machines
reach it, each user needs an account (readout user add) and each program a key
(readout key add). Passwords then travel in the clear, unless a certificate is
named or a proxy in front speaks HTTPS.

Exit codes:
  1    the command line is wrong
  5    the record could not be used
  130  interrupted`

// serving is how a record is served.
type serving struct {
	record, listen, certificate, key string
	accounts, example                bool
}

func (p *Program) serveCommand() *cobra.Command {
	var f serving
	c := &cobra.Command{
		Use: "serve", Short: "Opens a record to browsers and programs", Long: serveLong, Args: cobra.NoArgs,
		Example: `  readout serve --example
  readout serve --record talks.readout --listen localhost:8080
  readout serve --record talks.readout --listen :8443 --cert talks.crt --key talks.key`,
		RunE: func(c *cobra.Command, args []string) error {
			if (f.certificate == "") != (f.key == "") {
				return usage("--cert and --key belong together", "name the files of both")
			}
			f.accounts = f.accounts || !web.Local(f.listen)
			if f.example {
				return p.serveExample(c.Context(), f)
			}
			return p.with(c.Context(), f.record, false, func(s store.Store) error { return p.serve(c.Context(), s, f) })
		},
	}
	recordFlag(c, &f.record)
	c.Flags().BoolVar(&f.example, "example", false, "serve an invented negotiation from a record that is gone afterwards")
	c.Flags().StringVar(&f.listen, "listen", "localhost:8080", "the address")
	c.Flags().BoolVar(&f.accounts, "accounts", false, "ask for accounts on this machine too")
	c.Flags().StringVar(&f.certificate, "cert", "", "file of a certificate, for HTTPS")
	c.Flags().StringVar(&f.key, "key", "", "file of its key")
	return c
}

// serveExample serves the negotiation that ships with the program.
func (p *Program) serveExample(ctx context.Context, f serving) error {
	folder, err := os.MkdirTemp("", "readout-example-")
	if err != nil {
		return &exit{exitRecord, err}
	}
	defer os.RemoveAll(folder)
	f.record = filepath.Join(folder, "example.readout")
	return p.with(ctx, f.record, true, func(s store.Store) error {
		program, err := p.Load("")
		if err == nil {
			err = example.Fill(ctx, program, s)
		}
		if err != nil {
			return &exit{exitRecord, err}
		}
		return p.serve(ctx, s, f)
	})
}

func (p *Program) serve(ctx context.Context, s store.Store, f serving) error {
	book, err := p.book(ctx, s, f)
	if err != nil {
		return err
	}
	h, err := p.handler(s, f.record, book)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return usage(err.Error(), "name another port: --listen localhost:8081")
	}
	scheme := "http"
	if f.certificate != "" {
		scheme = "https"
	} else if !web.Local(f.listen) {
		fmt.Fprintln(p.Err, "readout: note: passwords and keys travel in the clear, unless a proxy in front speaks HTTPS; --cert and --key do so here")
	}
	if _, err := fmt.Fprintf(p.Out, "%s://%s/\n", scheme, l.Addr()); err != nil {
		return wrote(err)
	}
	if err := gate.Serve(ctx, l, h, f.certificate, f.key); err != nil {
		return &exit{exitRecord, &readout.Error{Op: "serve", Path: f.listen, Err: err}}
	}
	return &exit{exitCancelled, fmt.Errorf("interrupted")}
}

// book is the accounts of a record, nil where none are asked for.
func (p *Program) book(ctx context.Context, s store.Store, f serving) (*account.Book, error) {
	if !f.accounts {
		return nil, nil
	}
	book := account.New(s, p.Now)
	users, err := book.Users(ctx)
	if err != nil {
		return nil, &exit{exitRecord, err}
	}
	if len(users) == 0 {
		return nil, usage("--listen "+f.listen+": others may reach the record, and it has no accounts",
			"make one first: readout user add NAME --role admin --record "+f.record)
	}
	return book, nil
}

// handler is everything that is served, behind the gate.
func (p *Program) handler(s store.Store, record string, book *account.Book) (http.Handler, error) {
	d, err := desk(s)
	if err != nil {
		return nil, err
	}
	site, err := web.New(d, record)
	if err != nil {
		return nil, &exit{exitRecord, err}
	}
	load := sync.OnceValues(func() (*app.App, error) { return p.Load("") })
	site.Now, site.Load = p.Now, load
	site.By = func(r *http.Request) string { return account.Of(r.Context()).Name }
	var telling sync.Mutex
	failed := func(err error) {
		telling.Lock()
		defer telling.Unlock()
		p.complain(err)
	}
	a := api.New(answers.New(d, p.Now), api.Options{Version: p.Version[0], Load: load, Book: book, Failed: failed})
	mux := http.NewServeMux()
	mux.Handle("/", site)
	mux.Handle("/api/", a)
	mux.Handle(mcp.Path, mcp.New(answers.New(d, p.Now), p.Version[0]))
	rights := maps.Clone(a.Rights())
	maps.Copy(rights, mcp.Rights())
	rights["GET /"], rights["POST /searches"], rights["POST /decide"], rights["POST /add"] = account.Reader, account.Reader, account.Reviewer, account.Editor
	return gate.New(gate.Options{Book: book, Single: userName(), Local: web.Local, Rights: rights, Failed: failed}, mux), nil
}
