package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/store"
)

func (p *Program) originalCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "original DOCUMENT", Short: "Writes the file that a document was read from", Args: cobra.ExactArgs(1),
		Long: `Writes the file that a document of a record was read from, byte by byte, to
standard output: the page, the PDF, the Word file. The document is named by its id.

Exit codes:
  0  it is written
  1  the command line is wrong, or there is no such document on the record
  4  the output could not be written
  5  the record could not be used`,
		Example: `  readout original d4f2a91c0d3b1 >plan.docx`,
		RunE: func(c *cobra.Command, args []string) error {
			return p.with(c.Context(), record, false, func(s store.Store) error { return p.original(c, s, args[0]) })
		},
	}
	recordFlag(c, &record)
	return c
}

func (p *Program) original(c *cobra.Command, s store.Store, id string) error {
	e, err := s.Entry(c.Context(), readout.DocumentID(id))
	if errors.Is(err, store.ErrUnknown) {
		return unknown(id, "readout show sources lists the documents with their ids")
	}
	if err != nil {
		return &exit{exitRecord, err}
	}
	file, err := app.Original(c.Context(), s, e)
	if err != nil {
		return &exit{exitRecord, &readout.Error{Op: "write the original", Path: id, Err: err, Hint: "add the file anew to another record"}}
	}
	_, err = p.Out.Write(file)
	return wrote(err)
}
