package cli

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/store"
	"readout/internal/web"
)

const serveLong = `Opens a record to a browser on this machine: where it stands, list by list, each
thing with every account of it, the timeline, who wants what, what is disputed,
each source with its facts marked in its words, and a search; what is read by
machine can be reviewed there, and reports added. Other machines are not served:
there are no accounts yet.

Exit codes:
  1    the command line is wrong
  5    the record could not be used
  130  interrupted`

func (p *Program) serveCommand() *cobra.Command {
	var record, listen string
	c := &cobra.Command{
		Use: "serve", Short: "Opens a record to a browser", Long: serveLong, Args: cobra.NoArgs,
		Example: `  readout serve --record talks.readout --listen localhost:8080`,
		RunE: func(c *cobra.Command, _ []string) error {
			if !web.Local(listen) {
				return usage("--listen "+listen, "name an address of this machine: --listen localhost:8080")
			}
			return p.with(c.Context(), record, false, func(s store.Store) error { return p.serve(c.Context(), s, record, listen) })
		},
	}
	recordFlag(c, &record)
	c.Flags().StringVar(&listen, "listen", "localhost:8080", "the address, of this machine")
	return c
}

func (p *Program) serve(ctx context.Context, s store.Store, record, listen string) error {
	d, err := desk(s)
	if err != nil {
		return err
	}
	site, err := web.New(d, record)
	if err != nil {
		return &exit{exitRecord, err}
	}
	site.Now, site.By = p.Now, func(*http.Request) string { return userName() }
	site.Load = sync.OnceValues(func() (*app.App, error) { return p.Load("") })
	l, err := net.Listen("tcp", listen)
	if err != nil {
		return usage(err.Error(), "name another port: --listen localhost:8081")
	}
	if _, err := fmt.Fprintf(p.Out, "http://%s/\n", l.Addr()); err != nil {
		return wrote(err)
	}
	if err := site.Serve(ctx, l); err != nil {
		return &exit{exitRecord, &readout.Error{Op: "serve", Path: listen, Err: err}}
	}
	return &exit{exitCancelled, fmt.Errorf("interrupted")}
}
