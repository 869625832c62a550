// Package doc is the analysed document: structs only, no logic. Tokens stand
// in one flat slice; everything else is a range or an index over it. All
// offsets are bytes of the canonical text, end exclusive.
package doc

// Document is what the reader makes of one text.
type Document struct {
	Text         string
	Tokens       []Token
	Sentences    []Range // of Tokens
	Paragraphs   []Range // of Sentences
	Names        []Name
	Attributions []Attribution
	Links        []Link
}

// Range is a half-open range of indices.
type Range struct{ Start, End int32 }

// Span is a half-open range of bytes of the text.
type Span struct{ Start, End int32 }

// Token is a syntactic word of Universal Dependencies. Head is the index in
// Document.Tokens of its governor, its own index for the root of a sentence.
type Token struct {
	Span
	Head                     int32
	UPOS, XPOS, Feats, Lemma string
	Rel                      string // universal relation with subtype, as "nsubj:pass"
	Joined                   bool   // part of one orthographic word with the token before ("do|n't")
}

// NameKind is the type of a name.
type NameKind uint8

// The kinds of name that the reader tells apart; states, outlets and groups
// are told apart later, by gazetteer.
const (
	PersonName NameKind = iota
	OrganizationName
	PlaceName
	GroupName // nationalities, peoples, parties: "Ukrainian"
	TimeName
)

// Name is a name in the text, and the tokens it touches.
type Name struct {
	Span
	Tokens Range
	Kind   NameKind
}

// Attribution ties a cue to its source and content. Any of the spans may be
// missing but not all; spans of one list are in order and do not overlap.
// Score is the mean probability of the decisions, from 0 to 1.
type Attribution struct {
	Cue     []Span
	Source  []Span
	Content []Span
	Score   float32
}

// Link says that the mention whose head is Token refers to the same as an
// earlier one whose head is Antecedent; Score is the log odds against none.
type Link struct {
	Token, Antecedent int32
	Score             float32
}
