package draft

import "readout"

// DocumentKind is the kind of documents that hold a draft's own text.
const DocumentKind = "draft"

// Version is one version of a draft.
type Version struct {
	Document readout.Document
	Paper    *Paper
}

// History is the life of each point of a draft over its versions.
type History struct {
	Versions []Version
	Points   []Life // those of the last version in its order, then those that are gone
}

// Life is what became of one point. Versions are places in the history.
type Life struct {
	Number  string       // in the last version that has it
	Words   readout.Span // there
	Entered int          // the first version that has it
	Left    int          // the first that has it no more; -1 where the last has it
	Changes []Change
	Origins []Origin // its words, by the versions that they came in with
	Edits   []Edit   // what the files of its versions track themselves
	Reports []Report // what reports say of it, in any version
	Clashes []string // what of that contradicts the rest, in words
}

// Change is what happened to a point in a version.
type Change struct {
	Version int
	Kind    Kind
	Moved   bool
	From    []string // its numbers in the version before
}

// Edit is what somebody did to a point while its version was written, as the
// file tracks it.
type Edit struct {
	Version  int
	Item     readout.ID
	Action   string // added, removed, replaced
	By       string // or ""
	When     string // as the file has it, or ""
	Words    string
	Replaces string // the words that these came in place of, or ""
}

// Origin is a stretch of the words of a point that came in with one version.
type Origin struct {
	Span    readout.Span
	Version int
}
