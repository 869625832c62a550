package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/app"
	"readout/internal/store"
)

const watchLong = `Follows feeds (RSS, Atom, JSON Feed), lists of feeds (OPML) and pages, and adds
what they name to a record, round after round. What was read already is asked
for only when the feed says that it changed, and an article that changed is added
as another document of its address. What is known of each address is kept with
the record, so that a watch that is stopped goes on where it was. Pages are
fetched as their robots.txt allows, one every two seconds of a site.

Exit codes:
  0    with --once, the round is over
  1    the command line is wrong
  5    the record could not be used
  130  interrupted; what was told as added is on the record`

// soonest is the shortest time between two rounds.
const soonest = time.Minute

func (p *Program) watchCommand() *cobra.Command {
	var f flags
	var record string
	var every time.Duration
	var once bool
	c := &cobra.Command{
		Use: "watch ADDRESS...", Short: "Follows feeds and pages and adds what is new", Long: watchLong, Args: cobra.MinimumNArgs(1),
		Example: `  readout watch https://example.org/world.rss
  readout watch --every 30m --record talks.readout https://example.org/feeds.opml`,
		RunE: func(c *cobra.Command, args []string) error {
			if every < soonest {
				return usage("--every "+every.String(), "a round may begin a minute after the last at the soonest: --every 10m")
			}
			f.format = "json"
			o, err := p.options(c, &f)
			if err != nil {
				return err
			}
			a, err := p.Load(f.kernel)
			if err != nil {
				return &exit{exitUsage, err}
			}
			return p.logging(c.Context(), record, f.private, func(s store.Store) error {
				w := &app.Watcher{App: a, Store: s, Client: p.fetcher, Options: o, Reader: p.Version[0], Now: p.Now}
				return p.watch(c.Context(), w, args, every, once)
			})
		},
	}
	recordFlag(c, &record)
	f.describe(c)
	c.Flags().DurationVar(&every, "every", 10*time.Minute, "the time between two rounds")
	c.Flags().BoolVar(&once, "once", false, "only one round")
	return c
}

// watch goes round after round until it is interrupted.
func (p *Program) watch(ctx context.Context, w *app.Watcher, addresses []string, every time.Duration, once bool) error {
	for {
		added := 0
		err := w.Round(ctx, addresses, func(d app.Addition) error {
			switch {
			case d.Err != nil:
				p.complain(d.Err)
			case d.Added:
				added++
			}
			return nil
		})
		if ctx.Err() != nil {
			return &exit{exitCancelled, fmt.Errorf("interrupted")}
		}
		if err != nil {
			return &exit{exitRecord, err}
		}
		if _, err := fmt.Fprintf(p.Out, "%s  %s added\n", p.Now().Format(time.DateTime), count(added, "document")); err != nil {
			return wrote(err)
		}
		if once {
			return nil
		}
		select {
		case <-ctx.Done():
			return &exit{exitCancelled, fmt.Errorf("interrupted")}
		case <-time.After(every):
		}
	}
}
