// Package cli is the command line: one file a subcommand, all through app.
// A Program is what a command needs of the world; Main wires the real one.
// The package may import everything of the project but the command itself.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/ingest/fetch"
	"readout/internal/store"
)

// The exit codes.
const (
	exitRead      = 0   // everything was read
	exitUsage     = 1   // the command line is wrong
	exitSome      = 2   // some inputs could not be read, the others were
	exitNone      = 3   // nothing could be read
	exitOutput    = 4   // the output could not be written
	exitRecord    = 5   // the record could not be used
	exitFaults    = 6   // something is wrong with the record
	exitCancelled = 130 // interrupted
)

// Program is what the commands need.
type Program struct {
	In                                   io.Reader
	Out, Err                             io.Writer
	InTerminal, OutTerminal, ErrTerminal bool
	Width                                int  // of the terminal, in letters
	Colour                               bool // on a terminal
	Version                              []string
	Now                                  func() time.Time
	// Hidden reads a line from the terminal that is not shown; nil where there is
	// no terminal.
	Hidden func() (string, error)
	// Load makes the reader, on the numeric kernel of that name, or on the
	// best for "".
	Load func(kernel string) (*app.App, error)
	// Open opens a record, and makes one that is not there if create is set.
	Open func(ctx context.Context, record string, create bool) (store.Store, error)

	fetcher *fetch.Client
}

// Run runs a command line, the name of the program left out, and gives the
// exit code.
func (p *Program) Run(ctx context.Context, args []string) int {
	p.fetcher = fetch.New(fetch.Defaults())
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := root.ExecuteContext(ctx)
	var failed *exit
	switch {
	case err == nil:
		return exitRead
	case !errors.As(err, &failed):
		failed = &exit{exitUsage, &readout.Error{Op: "command line", Err: err, Hint: "readout --help tells what there is"}}
	}
	if failed.err != nil {
		p.complain(failed.err)
	}
	return failed.code
}

func (p *Program) root() *cobra.Command {
	c := &cobra.Command{
		Use:   "readout",
		Short: "Reads reports of negotiations to a record with its sources",
		Long: `readout reads reports of negotiations to a record: who is there, who holds
which office, who said what to whom, each with the exact words that say it.`,
		Example: `  readout read report.txt
  readout read --format json reports/ >record.json
  pbpaste | readout read --publisher "Ljuben Wire" --published 2026-03-03`,
		SilenceErrors: true, SilenceUsage: true,
	}
	c.CompletionOptions.HiddenDefaultCmd = true
	c.AddCommand(p.readCommand(), p.addCommand(), p.showCommand(), p.checkCommand(),
		p.draftCommand(), p.compareCommand(), p.blameCommand(), p.findCommand(), p.nextCommand(), p.positionCommand(), p.briefCommand(),
		p.serveCommand(), p.userCommand(), p.keyCommand(), p.logCommand(), p.versionsCommand(), p.watchCommand(), p.whyCommand(), p.originalCommand(), p.versionCommand())
	c.AddCommand(p.decisionCommands()...)
	return c
}

// exit ends a command with a code and, unless it is nil, an error to tell.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string { return fmt.Sprintf("exit %d: %v", e.code, e.err) }

// complain tells a person of an error, with what to do about it.
func (p *Program) complain(err error) {
	line := "readout: " + err.Error() + "\n"
	var e *readout.Error
	if errors.As(err, &e) && e.Hint != "" {
		line += "  " + e.Hint + "\n"
	}
	io.WriteString(p.Err, line)
}
