package ledger

import "readout"

// Each calls do for every item of a record, in the order of its lists, the steps
// of a provision's history behind it.
func Each(rec *readout.Record, do func(readout.Sourced)) {
	each(rec.Actors, func(x readout.Actor) { do(x.Sourced) })
	each(rec.Offices, func(x readout.Office) { do(x.Sourced) })
	each(rec.Statements, func(x readout.Statement) { do(x.Sourced) })
	each(rec.Meetings, func(x readout.Meeting) { do(x.Sourced) })
	each(rec.Drafts, func(x readout.Draft) { do(x.Sourced) })
	each(rec.Provisions, func(x readout.Provision) {
		do(x.Sourced)
		each(x.History, func(s readout.Step) { do(s.Sourced) })
	})
	each(rec.Positions, func(x readout.Position) { do(x.Sourced) })
	each(rec.Linkages, func(x readout.Linkage) { do(x.Sourced) })
	each(rec.Events, func(x readout.Event) { do(x.Sourced) })
	each(rec.Disputes, func(x readout.Dispute) { do(x.Sourced) })
}

func each[T any](list []T, do func(T)) {
	for _, x := range list {
		do(x)
	}
}
