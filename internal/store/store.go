// Package store is where a record of many documents is kept: the interface
// that the back ends in sqlite and postgres have in common. It imports the
// vocabulary only.
package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"readout"
)

// The kinds of failure that a caller may tell apart with errors.Is.
var (
	ErrUnknown = errors.New("not on the record")
	ErrNewer   = errors.New("the record was written by a newer readout")
)

// Entry is one document of the record: what it is, its canonical text, the
// facts that were read in it, when, and by which reader. The ids of the facts
// are those of the record, as Qualify makes them.
type Entry struct {
	Document readout.Document
	Text     string
	Facts    *readout.Record
	Added    time.Time
	Reader   string
	Original []byte // the file that it came from, whose hash the document names; nil when the store gives it
}

// Store keeps entries. It is safe for concurrent use, by several processes at
// once too.
type Store interface {
	// Add puts an entry on the record, whole or not at all, and tells whether
	// it did: a document that is there already stays as it is, and that is no
	// error. When Add returns, the entry outlives the process.
	Add(ctx context.Context, e Entry) (added bool, err error)
	// Has tells whether a document is on the record.
	Has(ctx context.Context, id readout.DocumentID) (bool, error)
	// Documents are all documents, by the date they were published, those
	// without one last, then by their ids. They come without their passages.
	Documents(ctx context.Context) ([]readout.Document, error)
	// Original are the bytes of the file that a document came from, by the hash
	// that the document names, or ErrUnknown: files whose bytes are the text
	// itself are not kept twice.
	Original(ctx context.Context, sha256 string) ([]byte, error)
	// Entry is a document with its passages, text and facts, but not its
	// original, or ErrUnknown.
	Entry(ctx context.Context, id readout.DocumentID) (Entry, error)
	// Facts are the items of some lists, by the names that they have in the
	// record ("meetings"), of all documents in the order of Documents; of no
	// lists, all lists. The documents themselves are always there.
	Facts(ctx context.Context, lists ...string) (*readout.Record, error)
	// Added tells when each document was added.
	Added(ctx context.Context) (map[readout.DocumentID]time.Time, error)

	// Decide appends what a person decided and gives it its number. Decisions
	// are never changed.
	Decide(ctx context.Context, d readout.Decision) (number int, err error)
	// Decisions are all of them, in their order.
	Decisions(ctx context.Context) ([]readout.Decision, error)

	// Version is another one whenever a document or a decision was added.
	Version(ctx context.Context) (string, error)
	// Derive keeps what was worked out of the record of a version, under a
	// name, in the place of what was kept under it. It can be worked out anew
	// at any time.
	Derive(ctx context.Context, name, version string, body []byte) error
	// Derived is what was kept last under a name, or ErrUnknown.
	Derived(ctx context.Context, name string) (version string, body []byte, err error)

	Accounts
	Searches
	Wholes

	// IDs are the ids of the items of a list, by their documents, each in its
	// order.
	IDs(ctx context.Context, list string) (map[readout.DocumentID][]readout.ID, error)
	// Items are some items, in the order in which they are named; an id that is
	// not on the record is passed over.
	Items(ctx context.Context, ids []readout.ID) (*readout.Record, error)
	// Text is the canonical text of a document, or ErrUnknown.
	Text(ctx context.Context, id readout.DocumentID) (string, error)

	// Close frees what the store holds. It is not used afterwards.
	Close() error
}

// DocumentID is the id of a document by its text, publisher and address: what
// is added twice is one document, and what two publishers print is two. It is
// "d" and twelve hexadecimal digits.
func DocumentID(d readout.Document) readout.DocumentID {
	h := sha256.New()
	for _, s := range []*string{&d.SHA256, d.Publisher, d.URL} {
		if s != nil {
			h.Write([]byte(*s))
		}
		h.Write([]byte{0})
	}
	return readout.DocumentID("d" + hex.EncodeToString(h.Sum(nil))[:12])
}
