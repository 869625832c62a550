package resolve

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"readout/internal/names"
)

// The words of drafts' names: those that tell none from others, and numbers.
var (
	//go:embed data/drafts.txt
	draftTable string
	//go:embed data/numbers.tsv
	numberTable string
)

// draftWords reads the names of drafts.
type draftWords struct {
	plain   map[string]bool
	numbers map[string]string // digits, by word
}

func newDraftWords() draftWords {
	w := draftWords{plain: set(draftTable), numbers: map[string]string{}}
	for line := range strings.Lines(numberTable) {
		if digits, name, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			w.numbers[name] = digits
		}
	}
	return w
}

// subject is what a name says that a draft is for, "" where it does not.
func (w draftWords) subject(name string) string {
	_, after, _ := strings.Cut(names.Fold(name), " for ")
	return strings.TrimPrefix(after, "the ")
}

// read is what a name says: the number of points, "" where it says none, and
// the words that tell it from others, those of states apart.
func (w draftWords) read(name string) (points string, words []string) {
	all := strings.Fields(names.Fold(name))
	for i, s := range all {
		digits, spelled := w.numbers[s]
		if _, err := strconv.Atoi(s); err == nil {
			digits, spelled = s, true
		}
		if !spelled && !w.plain[s] {
			words = append(words, s)
		}
		if spelled && i+1 < len(all) && (strings.HasPrefix(all[i+1], "point") || strings.HasPrefix(all[i+1], "clause")) {
			points = digits
		}
	}
	return points, words
}

// drafts decides which drafts are the same: by points, words and authors;
// those that only authors are told of by the one draft that is known of them.
func (b *book) drafts(f *forest) {
	words := newDraftWords()
	list := map[int]*draft{}
	var things, bare []*thing
	for _, p := range b.pages {
		for _, d := range p.record.Drafts {
			x := b.draft(p, d, words)
			list[x.at] = x
			if len(x.words)+len(x.facets["points"]) > 0 {
				things = append(things, x.thing)
			} else {
				bare = append(bare, x.thing)
			}
		}
	}
	f.learn(append(slices.Clone(things), bare...))
	f.join(decide(things, func(s, t *thing) verdict { return b.sameDraft(list[s.at], list[t.at]) }))
	f.join(b.bareDrafts(f, things, bare, list))
}

// bareDrafts joins drafts called by their authors alone ("the Norwegian
// plan") to the only draft of these authors that was written of by then.
func (b *book) bareDrafts(f *forest, things, bare []*thing, list map[int]*draft) (edges []edge) {
	by := map[string][]*thing{} // the first of each cluster, in order of time
	listed := map[string]bool{}
	for _, t := range things {
		for _, a := range list[t.at].authors.all() {
			entry := a + "\t" + strconv.Itoa(f.root(t.at))
			if !listed[entry] {
				listed[entry] = true
				by[a] = append(by[a], t)
			}
		}
	}
	for _, t := range bare {
		x := list[t.at]
		if y := x.only(f, by); y != nil {
			v := verdict{}
			v.because(SameAuthors, y, t, 2, b.authors(x.authors))
			v.because(OnlyOne, y, t, 1, x.item.Name)
			edges = append(edges, edge{min(y.at, t.at), max(y.at, t.at), v})
		}
	}
	return edges
}

// only is the one draft of the authors of another that was written of by
// then, nil where there is none or more than one.
func (x *draft) only(f *forest, by map[string][]*thing) *thing {
	var only *thing
	for _, a := range x.authors.all() {
		for _, t := range by[a] {
			switch {
			case t.doc > x.doc:
				continue
			case !f.may(f.root(t.at), f.root(x.at)) || only != nil && f.root(only.at) == f.root(t.at):
			case only != nil:
				return nil
			default:
				only = t
			}
		}
	}
	return only
}
