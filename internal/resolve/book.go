package resolve

import (
	"cmp"
	"slices"

	"readout"
	"readout/internal/names"
)

// book is all documents while they are compared.
type book struct {
	gazetteer *names.Gazetteer
	pages     []*page
	things    []*thing
	byID      map[readout.ID]int
	actors    map[readout.ID]*readout.Actor
	persons   map[int]*person // by number
	bodies    map[int]*body
	lead      map[int]int // of each root, once actors are settled
	forest    *forest
}

// page is one document of the book.
type page struct {
	number    int
	record    *readout.Record
	document  readout.Document
	published stretch
	home      string   // the state that it speaks of most
	company   []string // the keys of all bodies in it, sorted
}

// newBook puts the documents in an order of their own and numbers what is in
// them.
func newBook(g *names.Gazetteer, docs []Doc) *book {
	b := &book{gazetteer: g, byID: map[readout.ID]int{}, actors: map[readout.ID]*readout.Actor{}, persons: map[int]*person{}, bodies: map[int]*body{}}
	for _, d := range docs {
		if d.Record == nil || len(d.Record.Documents) == 0 {
			continue
		}
		b.pages = append(b.pages, &page{record: d.Record, document: d.Record.Documents[0], published: daysOf(d.Record.Documents[0].Published)})
	}
	slices.SortFunc(b.pages, earlier)
	for i, p := range b.pages {
		p.number = i
		b.number(p)
	}
	return b
}

// earlier puts pages in the order of their publication, then of the hashes of
// their texts.
func earlier(x, y *page) int {
	return cmp.Or(cmp.Compare(x.published.first, y.published.first), cmp.Compare(x.document.SHA256, y.document.SHA256),
		cmp.Compare(x.document.ID, y.document.ID))
}

// number makes a thing of each item of a page.
func (b *book) number(p *page) {
	for i := range p.record.Actors {
		a := &p.record.Actors[i]
		b.actors[a.ID] = a
		if a.Kind == readout.Person {
			b.thing(p, People, a.ID)
		} else {
			b.thing(p, Bodies, a.ID)
		}
	}
	for _, m := range p.record.Meetings {
		b.thing(p, Meetings, m.ID)
	}
	for _, d := range p.record.Drafts {
		b.thing(p, Drafts, d.ID)
	}
	for _, v := range p.record.Provisions {
		b.thing(p, Provisions, v.ID)
	}
	for _, e := range p.record.Events {
		b.thing(p, Events, e.ID)
	}
}

func (b *book) thing(p *page, k Kind, id readout.ID) {
	b.byID[id] = len(b.things)
	b.things = append(b.things, &thing{id: id, kind: k, doc: p.number, at: len(b.things)})
}

// of is the thing of an item.
func (b *book) of(id readout.ID) *thing { return b.things[b.byID[id]] }

// key is what names a body in comparisons, "" for whatever is not one.
func (b *book) key(id *readout.ID) string {
	if id == nil {
		return ""
	}
	if at, ok := b.byID[*id]; ok && b.bodies[at] != nil {
		return b.bodies[at].key
	}
	return ""
}

// settle fixes which actors are the same, for all that is decided by actors.
func (b *book) settle(f *forest) { b.lead, b.forest = f.canonical(), f }

// stands is the thing that stands for an actor, nil for none.
func (b *book) stands(id *readout.ID) *thing {
	if id == nil {
		return nil
	}
	at, ok := b.byID[*id]
	if !ok {
		return nil
	}
	return b.things[b.lead[b.forest.root(at)]]
}
