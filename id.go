package readout

// DocumentID names a document in a record, "d1" for the first.
type DocumentID string

// ID names any other item of a record; it is unique in the record. Its
// letters tell the list: a actor, o office, s statement, m meeting, p draft,
// v provision, h step of a provision's history, q position, l linkage,
// e event, x dispute.
type ID string
