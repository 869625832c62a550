package ledger

import "readout"

// Keep is the items of a record that are to stay, by their document and their
// id, with the documents that stay. rec stays as it is. What refers to
// something that does not stay keeps its reference.
func Keep(rec *readout.Record, stays func(readout.DocumentID, readout.ID) bool) *readout.Record {
	out := readout.NewRecord()
	for _, d := range rec.Documents {
		if stays(d.ID, "") {
			out.Documents = append(out.Documents, d)
		}
	}
	keep(&out.Actors, rec.Actors, stays, func(x readout.Actor) readout.Sourced { return x.Sourced })
	keep(&out.Offices, rec.Offices, stays, func(x readout.Office) readout.Sourced { return x.Sourced })
	keep(&out.Statements, rec.Statements, stays, func(x readout.Statement) readout.Sourced { return x.Sourced })
	keep(&out.Meetings, rec.Meetings, stays, func(x readout.Meeting) readout.Sourced { return x.Sourced })
	keep(&out.Drafts, rec.Drafts, stays, func(x readout.Draft) readout.Sourced { return x.Sourced })
	keep(&out.Provisions, rec.Provisions, stays, func(x readout.Provision) readout.Sourced { return x.Sourced })
	keep(&out.Positions, rec.Positions, stays, func(x readout.Position) readout.Sourced { return x.Sourced })
	keep(&out.Linkages, rec.Linkages, stays, func(x readout.Linkage) readout.Sourced { return x.Sourced })
	keep(&out.Events, rec.Events, stays, func(x readout.Event) readout.Sourced { return x.Sourced })
	keep(&out.Disputes, rec.Disputes, stays, func(x readout.Dispute) readout.Sourced { return x.Sourced })
	return out
}

func keep[T any](to *[]T, from []T, stays func(readout.DocumentID, readout.ID) bool, sourced func(T) readout.Sourced) {
	for _, x := range from {
		s := sourced(x)
		var d readout.DocumentID
		if len(s.Evidence) > 0 {
			d = s.Evidence[0].Doc
		}
		if stays(d, s.ID) {
			*to = append(*to, x)
		}
	}
}
