package ledger

import (
	"slices"

	"readout"
)

// Order puts the documents of a record and the items of each list in the order
// of the ranks of their documents; those of one rank stay as they are.
func Order(rec *readout.Record, rank func(readout.DocumentID) int) {
	slices.SortStableFunc(rec.Documents, func(a, b readout.Document) int { return rank(a.ID) - rank(b.ID) })
	order(rec.Actors, rank, func(x readout.Actor) readout.Sourced { return x.Sourced })
	order(rec.Offices, rank, func(x readout.Office) readout.Sourced { return x.Sourced })
	order(rec.Statements, rank, func(x readout.Statement) readout.Sourced { return x.Sourced })
	order(rec.Meetings, rank, func(x readout.Meeting) readout.Sourced { return x.Sourced })
	order(rec.Drafts, rank, func(x readout.Draft) readout.Sourced { return x.Sourced })
	order(rec.Provisions, rank, func(x readout.Provision) readout.Sourced { return x.Sourced })
	order(rec.Positions, rank, func(x readout.Position) readout.Sourced { return x.Sourced })
	order(rec.Linkages, rank, func(x readout.Linkage) readout.Sourced { return x.Sourced })
	order(rec.Events, rank, func(x readout.Event) readout.Sourced { return x.Sourced })
	order(rec.Disputes, rank, func(x readout.Dispute) readout.Sourced { return x.Sourced })
}

func order[T any](list []T, rank func(readout.DocumentID) int, sourced func(T) readout.Sourced) {
	of := func(x T) int {
		if e := sourced(x).Evidence; len(e) > 0 {
			return rank(e[0].Doc)
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b T) int { return of(a) - of(b) })
}
