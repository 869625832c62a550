package resolve

import (
	"strings"

	"readout"
)

// event is what may be compared of one.
type event struct {
	*thing
	item  readout.Event
	who   parties // actors and targets
	place string
}

// An event without a day is taken for news of the week, as far as it may
// yet come.
const (
	eventBefore = 10
	eventAfter  = 2
)

// events decides which events are the same.
func (b *book) events(f *forest) {
	list := map[int]*event{}
	var things []*thing
	for _, p := range b.pages {
		for _, e := range p.record.Events {
			x := b.event(p, e)
			list[x.at] = x
			things = append(things, x.thing)
		}
	}
	f.learn(things)
	f.join(decide(things, func(s, t *thing) verdict { return b.sameEvent(list[s.at], list[t.at]) }))
}

// event is what may be compared of an event.
func (b *book) event(p *page, e readout.Event) *event {
	x := &event{thing: b.of(e.ID), item: e, place: b.place(e.Where)}
	for _, w := range append(append([]readout.Who{}, e.Actors...), e.Targets...) {
		b.take(&x.who, w)
	}
	x.who.done()
	x.days = when(e.When, p.published, eventBefore, eventAfter)
	x.facets = x.facets.with("type", e.Type)
	if !whole(x.place) {
		x.facets = x.facets.with("place", x.place)
	}
	for _, m := range x.days.months() {
		for _, a := range append(x.who.all(), x.place) {
			if a != "" {
				x.keys = append(x.keys, e.Type+"\t"+a+"\t"+m)
			}
		}
	}
	x.sig = x.signature()
	return x
}

func (x *event) signature() string {
	if !x.days.day() || len(x.who.people) == 0 {
		return string(x.id)
	}
	return x.item.Type + "\t" + x.who.String() + "\t" + x.place + "\t" + *x.item.When.EDTF
}

// sameEvent decides on two events of one type whose days and places agree:
// somebody is in both, or the same sides on the same day or at the same
// place.
func (b *book) sameEvent(x, y *event) verdict {
	var v verdict
	people, sides := shared(x.who.people, y.who.people), shared(x.who.sides, y.who.sides)
	if len(people) == 0 && len(x.who.people) > 0 && len(y.who.people) > 0 {
		return v
	}
	v.because(SameType, x.thing, y.thing, 1, x.item.Type)
	if len(people) > 0 {
		v.because(SamePeople, x.thing, y.thing, 4, b.called(people))
	}
	if len(sides) > 0 {
		v.because(SameSides, x.thing, y.thing, 2, plain(sides))
	}
	if x.place != "" && x.place == y.place {
		v.because(SamePlace, x.thing, y.thing, 2, strings.TrimSpace(x.item.Where.Text))
	}
	if x.days.day() && y.days.day() {
		v.because(SameDay, x.thing, y.thing, 2, *x.item.When.EDTF)
	}
	return v.atLeast(5)
}
