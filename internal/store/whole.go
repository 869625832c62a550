package store

import (
	"context"
	"errors"

	"readout"
)

// ErrUnsettled tells that no whole of the version that was asked for is kept.
var ErrUnsettled = errors.New("the record was not brought together since it changed")

// Row is one item of the whole: the record brought together, as it is kept to
// be asked without reading it all.
type Row struct {
	Place    int // its number in the order in which items are shown, from 0
	ID       readout.ID
	List     string
	About    readout.ID // whose it is: of an office, who holds it, of a provision, its draft; "" of the others
	Body     []byte     // the item as JSON
	Brief    []byte     // as Body, less what nobody needs who only meets it elsewhere; nil where Body is as good
	Accounts []byte     // its accounts as JSON; nil where there are none
	Asked    []byte     // what it is found by as JSON; nil where it cannot be asked for
}

// Term is a word by which rows are found, and the places of these rows.
type Term struct {
	Word   string
	Places []uint32 // rising
}

// Settling takes a whole, each row and term once.
type Settling interface {
	Row(Row) error
	// Alias tells which row an id leads to that is not the row's own.
	Alias(id readout.ID, place int) error
	Term(Term) error
}

// Whole is what is kept of a whole, as it was at one moment.
type Whole interface {
	// Rows are those of some places, in the order of the places. Where a row has
	// a Brief that stands for its Body, and it has no Accounts, unless full is
	// set. Asked is left out.
	Rows(places []uint32, full bool) ([]Row, error)
	// Asked is what the rows of some places are found by, in their order.
	Asked(places []uint32) ([][]byte, error)
	// About are the places of the rows that are about some things.
	About(ids ...readout.ID) ([]uint32, error)
	// Places are those of the rows that ids lead to; an id that leads nowhere
	// has none.
	Places(ids ...readout.ID) (map[readout.ID]uint32, error)
	// Terms are the places of some words; a word that is not there has none.
	Terms(words ...string) (map[string][]uint32, error)
	// Published are the documents that were published on a day or later.
	Published(since string) ([]readout.DocumentID, error)
	// Documents are some documents, without their passages.
	Documents(ids ...readout.DocumentID) ([]readout.Document, error)
}

// Wholes is the part of a store that keeps the record brought together. It can
// be worked out anew at any time.
type Wholes interface {
	// Settle keeps a whole, worked out of the record of a version, in the
	// place of the one before; all of what write gives or nothing.
	Settle(ctx context.Context, version string, write func(Settling) error) error
	// Settled calls do with the whole of a version, or gives ErrUnsettled.
	Settled(ctx context.Context, version string, do func(Whole) error) error
}
