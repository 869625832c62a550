package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"readout"
	"readout/internal/app"
	"readout/internal/extract"
	"readout/internal/lang/nn"
	"readout/internal/lang/read"
	"readout/internal/store"
	"readout/internal/store/postgres"
	"readout/internal/store/sqlite"
)

// Main runs the program in this process and gives its exit code. The first
// interruption cancels what is done; the second ends the process.
func Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	p := &Program{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTerminal: terminal(os.Stdin), OutTerminal: terminal(os.Stdout), ErrTerminal: terminal(os.Stderr),
		Width: width(os.Stdout), Colour: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
		Version: version(), Now: time.Now, Hidden: hidden, Load: load, Open: open,
	}
	return p.Run(ctx, os.Args[1:])
}

func terminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// hidden reads a line from the terminal that is not shown.
func hidden() (string, error) {
	b, err := term.ReadPassword(int(os.Stdin.Fd()))
	return string(b), err
}

// width is that of a page: of the terminal, but no wider than reads well.
func width(f *os.File) int {
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil || w <= 0 {
		return 80
	}
	return min(w, 100)
}

// load is the reader that ships with the program.
func load(kernel string) (*app.App, error) {
	k := nn.Best()
	if kernel != "" {
		var err error
		if k, err = nn.ByName(kernel); err != nil {
			return nil, &readout.Error{Op: "choose the kernel", Err: err}
		}
	}
	r, err := read.WithKernel(k)
	if err != nil {
		return nil, &readout.Error{Op: "open the model", Err: err}
	}
	x, err := extract.New()
	if err != nil {
		return nil, &readout.Error{Op: "open the tables", Err: err}
	}
	return &app.App{Analyzer: r, Extractor: x}, nil
}

// open opens a record in a file or in Postgres.
func open(ctx context.Context, record string, create bool) (store.Store, error) {
	if postgres.Address(record) {
		return postgres.Open(ctx, record)
	}
	return sqlite.Open(ctx, record, create)
}

func version() []string {
	number := "(devel)"
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" {
		number = b.Main.Version
	}
	var kernels []string
	for _, k := range nn.Kernels() {
		kernels = append(kernels, k.Name)
	}
	return []string{
		"readout " + number,
		fmt.Sprintf("record format %d", readout.Version),
		fmt.Sprintf("%s %s/%s, kernels %s", runtime.Version(), runtime.GOOS, runtime.GOARCH, strings.Join(kernels, ", ")),
	}
}
