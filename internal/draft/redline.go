package draft

import (
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"readout"
)

// piece is a token with the span that it stands in, and the key by
// which it is the same as another.
type piece struct {
	token
	in  *readout.Span
	key string
}

func pieces(spans []*readout.Span) []piece {
	var list []piece
	for _, s := range spans {
		for _, t := range tokens(s) {
			list = append(list, piece{t, s, t.text})
		}
	}
	return list
}

// redline is the way from the words of some spans to those of others: taking
// what is the same and what is deleted gives the words of a, taking what is
// the same and what is inserted those of b. It is the shortest one (E. W.
// Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1,
// 1986), but that small words and marks that stay between changes are taken
// into them.
func redline(a, b []piece) []Segment {
	var list []Segment
	for _, e := range edits(a, b) {
		list = append(list, segments(e.kind, e.a, e.b)...)
	}
	return list
}

// edit is a stretch of pieces that are the same, deleted or inserted.
type edit struct {
	kind SegmentKind
	a, b []piece
}

// longest is how many words times words are compared one by one; what is more
// is no point of a draft, and taken out and put in as a whole.
const longest = 20_000 * 20_000

// edits are the way from some pieces to others, by their keys.
func edits(a, b []piece) []edit {
	if len(a)*len(b) > longest {
		return []edit{{Deleted, a, nil}, {Inserted, nil, b}}
	}
	alphabet := map[string]rune{}
	runesA, runesB := letters(a, alphabet), letters(b, alphabet)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	var list []edit
	for _, d := range dmp.DiffMainRunes(runesA, runesB, false) {
		n := utf8.RuneCountInString(d.Text)
		e := edit{kind: Same}
		if d.Type != diffmatchpatch.DiffInsert {
			e.a, a = a[:n], a[n:]
		}
		if d.Type != diffmatchpatch.DiffDelete {
			e.b, b = b[:n], b[n:]
		}
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			e.kind = Deleted
		case diffmatchpatch.DiffInsert:
			e.kind = Inserted
		}
		list = append(list, e)
	}
	return tidy(list)
}

// letters are the keys of a text, a rune for each. The runes of the surrogates
// stand for nothing: a string cannot hold them.
func letters(list []piece, alphabet map[string]rune) []rune {
	const first, surrogates, width = 0x100, 0xD800, 0x800
	runes := make([]rune, len(list))
	for i, p := range list {
		r, ok := alphabet[p.key]
		if !ok {
			r = first + rune(len(alphabet))
			if r >= surrogates {
				r += width
			}
			alphabet[p.key] = r
		}
		runes[i] = r
	}
	return runes
}

// segments are stretches of one kind, cut where a span of either side ends and
// around references that have another number.
func segments(kind SegmentKind, a, b []piece) []Segment {
	var list []Segment
	n := max(len(a), len(b))
	for from := 0; from < n; {
		k, to := kindAt(kind, a, b, from), from+1
		for to < n && kindAt(kind, a, b, to) == k && joined(a, to) && joined(b, to) {
			to++
		}
		list = append(list, Segment{k, stretch(a, from, to), stretch(b, from, to)})
		from = to
	}
	return list
}

func kindAt(kind SegmentKind, a, b []piece, i int) SegmentKind {
	if kind == Same && a[i].text != b[i].text {
		return Renumbered
	}
	return kind
}

func joined(list []piece, i int) bool { return list == nil || list[i-1].in == list[i].in }

// stretch is the span from one piece to another; nil for none.
func stretch(list []piece, from, to int) *readout.Span {
	if list == nil {
		return nil
	}
	first, last := list[from], list[to-1]
	return &readout.Span{Doc: first.in.Doc, Start: first.from, End: last.from + utf8.RuneCountInString(last.text), Quote: first.in.Quote[first.start:last.end]}
}

// unchanged tells whether a redline has no changes but in the marks and the
// "and" at the very end, which lists need.
func unchanged(list []Segment) bool {
	for i, s := range list {
		for _, x := range []*readout.Span{s.A, s.B} {
			if s.Kind == Same || s.Kind == Renumbered || x == nil {
				continue
			}
			if i < len(list)-2 || strings.Trim(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(x.Quote), "and"), "or"), " ;,.:") != "" {
				return false
			}
		}
	}
	return true
}
