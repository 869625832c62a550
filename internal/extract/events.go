package extract

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/BurntSushi/toml"

	"readout"
	"readout/internal/dates"
	"readout/internal/lang/doc"
)

//go:embed lexicon/events.toml
var eventsFile string

// eventTable tells events by their words.
type eventTable struct {
	Event         []eventKind
	Armed, Averts []string
	armed, averts map[string]bool
	verbs, nouns  map[string][]*eventKind // by lemma
}

// eventKind is a kind of event and the words that tell it.
type eventKind struct {
	Type, Example               string
	Verbs, Nouns, Light, Object []string
	Ahead                       bool

	light, object map[string]bool
}

func loadEvents() (*eventTable, error) {
	t := &eventTable{verbs: map[string][]*eventKind{}, nouns: map[string][]*eventKind{}}
	if _, err := toml.Decode(eventsFile, t); err != nil {
		return nil, fmt.Errorf("lexicon/events.toml: %w", err)
	}
	t.armed, t.averts = wordSet(t.Armed), wordSet(t.Averts)
	for i := range t.Event {
		e := &t.Event[i]
		e.light, e.object = wordSet(e.Light), wordSet(e.Object)
		for _, v := range e.Verbs {
			t.verbs[v] = append(t.verbs[v], e)
		}
		for _, n := range e.Nouns {
			t.nouns[n] = append(t.nouns[n], e)
		}
	}
	return t, nil
}

// happening is an event while the page is worked on.
type happening struct {
	kind            string
	evidence        []doc.Span
	actors, targets []int
	when            *dates.Expr
	where           *doc.Range
}

// events finds what happened beside the table: each event once, its further
// mentions as evidence.
func (p *page) events() {
	var found []*happening
	for k := range p.doc.Tokens {
		h := p.happening(int32(k))
		if h == nil {
			continue
		}
		if i := slices.IndexFunc(found, func(o *happening) bool { return oneEvent(o, h) }); i >= 0 {
			found[i].add(h)
			continue
		}
		found = append(found, h)
	}
	for _, h := range found {
		p.putEvent(h)
	}
}

// oneEvent tells whether two mentions are of one event: the same type, nobody
// else, no other day.
func oneEvent(a, b *happening) bool {
	if a.kind != b.kind || a.when != nil && b.when != nil && a.when.EDTF != b.when.EDTF {
		return false
	}
	agree := func(x, y []int) bool {
		return len(x) == 0 || len(y) == 0 || slices.ContainsFunc(x, func(i int) bool { return slices.Contains(y, i) })
	}
	return agree(a.actors, b.actors) && agree(a.targets, b.targets)
}

// add takes a further mention of an event to it.
func (h *happening) add(o *happening) {
	h.evidence = append(h.evidence, o.evidence...)
	h.actors, h.targets = append(h.actors, o.actors...), append(h.targets, o.targets...)
	if h.when == nil {
		h.when = o.when
	}
	if h.where == nil {
		h.where = o.where
	}
}

func (p *page) putEvent(h *happening) {
	s, ok := p.sourced(p.id('e'), h.evidence, p.sayers(h.evidence)...)
	if !ok {
		return
	}
	e := readout.Event{Sourced: s, Type: h.kind, Actors: p.whos(h.actors), Targets: p.whos(h.targets)}
	if h.when != nil {
		e.When = p.when(*h.when)
	}
	if h.where != nil {
		e.Where = p.place(*h.where)
	}
	p.record.Events = append(p.record.Events, e)
}

// whos are actors as the record names them, each once.
func (p *page) whos(actors []int) []readout.Who {
	out, seen := []readout.Who{}, map[int]bool{}
	for _, a := range actors {
		if !seen[a] {
			seen[a] = true
			out = append(out, p.who(a, p.people[a].name))
		}
	}
	return out
}
