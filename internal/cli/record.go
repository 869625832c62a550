package cli

import (
	"context"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/store"
)

// defaultRecord is the record that commands use where none is named.
const defaultRecord = "record.readout"

// recordFlag lets a command name its record.
func recordFlag(c *cobra.Command, to *string) {
	c.Flags().StringVar(to, "record", defaultRecord, "the record: a file, or postgres://user@host/name")
}

// with opens a record, does something with it and closes it.
func (p *Program) with(ctx context.Context, record string, create bool, do func(store.Store) error) error {
	s, err := p.Open(ctx, record, create)
	if err != nil {
		return &exit{exitRecord, err}
	}
	err = do(s)
	if closed := s.Close(); err == nil && closed != nil {
		err = &exit{exitRecord, &readout.Error{Op: "close the record", Path: record, Err: closed}}
	}
	return err
}
