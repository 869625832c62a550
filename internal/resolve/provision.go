package resolve

import (
	_ "embed"
	"strconv"
	"strings"

	"readout"
	"readout/internal/names"
)

// provision is what may be compared of one.
type provision struct {
	*thing
	item  readout.Provision
	words []string // of its content, without those that are in all
	draft string   // the draft that stands for its own
}

//go:embed data/stop.txt
var stopTable string

// provisions decides which terms are the same: of one draft, or of none that
// is known, in mostly the same words.
func (b *book) provisions(f *forest) {
	stop := set(stopTable)
	list := map[int]*provision{}
	var things []*thing
	for _, p := range b.pages {
		for _, v := range p.record.Provisions {
			x := b.provision(p, v, stop)
			list[x.at] = x
			things = append(things, x.thing)
		}
	}
	f.learn(things)
	f.join(decide(things, func(s, t *thing) verdict { return sameProvision(list[s.at], list[t.at]) }))
}

// provision is what may be compared of a provision.
func (b *book) provision(p *page, v readout.Provision, stop map[string]bool) *provision {
	x := &provision{thing: b.of(v.ID), item: v}
	if v.Draft != nil {
		if at, ok := b.byID[*v.Draft]; ok {
			x.draft = strconv.Itoa(b.forest.root(at))
		}
	}
	x.facets = x.facets.with("draft", x.draft)
	x.days = when(nil, p.published, draftDays, draftDays)
	for _, s := range v.Content {
		for _, w := range strings.Fields(names.Fold(s.Quote)) {
			if !stop[w] {
				x.words = append(x.words, stem(w))
			}
		}
	}
	x.words = sorted(x.words)
	x.sig = strings.Join(x.words, " ") + "\t" + x.draft
	if len(x.words) == 0 {
		x.sig = string(x.id)
		return x
	}
	x.keys = bands(signature(hashes(x.words)))
	return x
}

// stem is a word without the ending of a plural.
func stem(w string) string {
	if len(w) > 3 {
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// sameProvision decides on two terms of drafts that may be one.
func sameProvision(x, y *provision) verdict {
	var v verdict
	both := shared(x.words, y.words)
	if 2*len(both) < len(x.words)+len(y.words)-len(both) {
		return v
	}
	v.because(SameWords, x.thing, y.thing, 10*len(both)/(len(x.words)+len(y.words)-len(both)), strings.Join(both, " "))
	if x.draft != "" && x.draft == y.draft {
		v.because(SameDraft, x.thing, y.thing, 5, "")
	}
	return v
}
