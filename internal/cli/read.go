package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/ingest"
	"readout/internal/ingest/fetch"
	"readout/internal/ingest/files"
	"readout/internal/ingest/language"
)

const readLong = `Reads files, the texts in folders, web pages by their addresses, and standard
input ("-", or nothing when it is not a terminal) and prints the record of them
all.

A file is a web page (HTML), a Word or Open Document text (DOCX, ODT), a PDF
file with a text layer, Markdown, a mail (EML), or plain text in UTF-8, or in
UTF-16 with a byte order mark, of at most 4 MB; a live blog and a mail with
attachments are several documents, and so are the files in an archive (ZIP, tar,
tar.gz) and the pages of a crawl (WARC, plain or gzip). A file has at most 256
MB, but for a crawl whose name ends in .warc or .warc.gz, which is read page by
page. Title, publisher, date and address are those that a page says of itself,
unless the options say others. Of a folder those files are read, folder by folder
in the order of their names, that end in .txt, .html, .md, .eml, .docx, .odt,
.pdf, .zip, .tar, .tar.gz, .warc or .warc.gz, and those without an extension that
are text; hidden ones are left out. Pages are fetched as their robots.txt allows,
one every two seconds of a site. What is named twice is read once. A document
that is not in English is on the record without facts.

Formats:
  text    a page for people, the default on a terminal; without colours when
          NO_COLOR is set
  json    the record as one JSON object, the default elsewhere
  html    one page that needs nothing besides itself: the texts, marked, and
          the record beside them
  conllu  tokens, tags and trees as CoNLL-U

Exit codes:
  0    everything was read
  1    the command line is wrong
  2    some of the inputs could not be read; the others were, and are printed
  3    nothing could be read, and nothing is printed
  4    the output could not be written
  130  interrupted; what is printed is whole documents, or no JSON at all`

// flags are those of the read command.
type flags struct {
	format, title, publisher, published, url, kernel string
	jobs                                             int
	private                                          bool
}

func (p *Program) readCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use: "read [FILE | FOLDER | ADDRESS | -]...", Short: "Reads reports and prints their record", Long: readLong,
		Example: `  readout read report.txt
  readout read --title "Talks end" --publisher "Ljuben Wire" --published 2026-03-03 report.txt
  readout read reports/ --jobs 4 >record.json
  readout read --format html report.txt >report.html
  readout read https://news.example/talks-end
  readout read --format conllu - <report.txt`,
		RunE: func(c *cobra.Command, args []string) error { return p.read(c, f, args) },
	}
	c.Flags().StringVar(&f.format, "format", "", "text, json, html or conllu (default text on a terminal, else json)")
	f.describe(c)
	return c
}

// describe are the flags that say what documents do not say of themselves, and
// how they are read.
func (f *flags) describe(c *cobra.Command) {
	s := c.Flags()
	s.StringVar(&f.title, "title", "", "title of the document (one document only)")
	s.StringVar(&f.publisher, "publisher", "", "who published the documents")
	s.StringVar(&f.published, "published", "", "date they were published: 2026-03-03, 2026-03 or 2026")
	s.StringVar(&f.url, "url", "", "address of the document (one document only)")
	s.BoolVar(&f.private, "private", false, "allow addresses of this machine and of private networks")
	s.IntVar(&f.jobs, "jobs", 0, "documents read at once (default one a core)")
	s.StringVar(&f.kernel, "kernel", "", "numeric kernel, of those that readout version lists (default the fastest)")
}

// read reads what the arguments name.
func (p *Program) read(c *cobra.Command, f flags, args []string) error {
	in, err := p.inputs(c, &f, args, "read")
	if err != nil {
		return err
	}
	r := &run{Program: p, out: p.output(f.format), failed: in.failed, progress: progress{w: p.Err, total: len(in.paths), every: p.every(), now: p.Now}}
	return r.read(c.Context(), in.app, in.options, in.paths)
}

// inputs is what a command reads, and with what.
type inputs struct {
	app     *app.App
	options app.Options
	paths   []string
	failed  int // of the arguments, those that cannot be used
}

// inputs finds what the arguments of a command name, standard input where there
// are none, and loads the reader. What cannot be used is told.
func (p *Program) inputs(c *cobra.Command, f *flags, args []string, command string) (in inputs, err error) {
	if len(args) == 0 {
		if p.InTerminal {
			return in, usage("nothing to "+command, "name a file or a folder: readout "+command+" report.txt")
		}
		args = []string{files.Stdin}
	}
	if in.options, err = p.options(c, f); err != nil {
		return in, err
	}
	paths, failed := files.Find(args)
	if len(paths) > 1 && (f.title != "" || f.url != "") {
		return in, usage(fmt.Sprintf("--title and --url are of one document, and there are %d", len(paths)), command+" them one by one")
	}
	for _, e := range failed {
		p.complain(e)
	}
	if len(paths) == 0 {
		return in, &exit{code: exitNone}
	}
	if in.app, err = p.Load(f.kernel); err != nil {
		return in, &exit{exitUsage, err}
	}
	p.fetcher = fetch.New(fetch.Options{Private: f.private})
	in.paths, in.failed = paths, len(failed)
	return in, nil
}

// options checks the flags.
func (p *Program) options(c *cobra.Command, f *flags) (app.Options, error) {
	if f.format == "" {
		f.format = "json"
		if p.OutTerminal {
			f.format = "text"
		}
	}
	if !slices.Contains([]string{"text", "json", "html", "conllu"}, f.format) {
		return app.Options{}, usage(fmt.Sprintf("--format %s", f.format), "the formats are text, json, html and conllu")
	}
	if f.published != "" && !date(f.published) {
		return app.Options{}, usage(fmt.Sprintf("--published %s is no date", f.published), "write it as 2026-03-03, 2026-03 or 2026")
	}
	if f.jobs < 0 || f.jobs == 0 && c.Flags().Changed("jobs") {
		return app.Options{}, usage(fmt.Sprintf("--jobs %d", f.jobs), "it is a number from 1")
	}
	return app.Options{Workers: f.jobs, Title: given(f.title), Publisher: given(f.publisher), Published: given(f.published), URL: given(f.url),
		Facts: f.format != "conllu", Analysis: f.format == "conllu"}, nil
}

func usage(what, hint string) error {
	return &exit{exitUsage, &readout.Error{Op: "command line", Err: errors.New(what), Hint: hint}}
}

func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func date(s string) bool {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// run is one reading of many documents.
type run struct {
	*Program
	out               output
	progress          progress
	succeeded, failed int
}

// read reads the files and ends with the exit code they deserve.
func (r *run) read(ctx context.Context, a *app.App, o app.Options, paths []string) error {
	var sources []app.Source
	for _, path := range paths {
		sources = append(sources, r.source(path))
	}
	err := a.Read(ctx, o, sources, r.one)
	if err == nil && r.succeeded > 0 {
		err = wrote(r.out.end(r.Out))
	}
	switch {
	case err != nil && ctx.Err() != nil:
		return &exit{exitCancelled, errors.New("interrupted")}
	case err != nil:
		return err
	case r.succeeded == 0:
		return &exit{code: exitNone}
	case r.failed > 0:
		return &exit{code: exitSome}
	}
	return nil
}

func (p *Program) source(path string) app.Source {
	switch {
	case path == files.Stdin:
		return app.Source{Path: "standard input", Open: func() (io.ReadCloser, error) { return io.NopCloser(p.In), nil }}
	case files.Address(path):
		return app.Source{Path: path, Load: func(ctx context.Context) (ingest.File, error) { return p.page(ctx, path) }}
	}
	return app.File(path)
}

// page gets a page from the web.
func (p *Program) page(ctx context.Context, address string) (ingest.File, error) {
	got, err := p.fetcher.Get(ctx, address, fetch.Known{})
	return ingest.File{Name: address, URL: got.URL, Type: got.Type, Bytes: got.Body}, err
}

// one prints one document, or tells why it was not read.
func (r *run) one(d app.Reading) error {
	defer r.progress.step()
	var page []byte
	err := d.Err
	if err == nil {
		if page, err = r.out.document(d); err != nil {
			err = &readout.Error{Op: "read", Path: d.Path, Err: err}
		}
	}
	if err != nil {
		r.failed++
		r.complain(err)
		return nil
	}
	r.succeeded++
	if d.Language.Foreign() {
		r.foreign(d.Path, d.Language)
	}
	_, err = r.Out.Write(page)
	return wrote(err)
}

// foreign tells that a document was not read for facts.
func (p *Program) foreign(path string, l language.Language) {
	fmt.Fprintf(p.Err, "readout: note: %s is in %s and was not read for facts; readout reads English\n", path, l.Name)
}

// wrote is the exit of an output that could not be written.
func wrote(err error) error {
	if err == nil {
		return nil
	}
	return &exit{exitOutput, &readout.Error{Op: "write the output", Err: err}}
}
