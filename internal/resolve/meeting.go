package resolve

import (
	"readout"
)

// meeting is what may be compared of one.
type meeting struct {
	*thing
	item  readout.Meeting
	who   parties
	place string
}

// How many days before and after a document a meeting may be of which it
// says no day.
const (
	heldBefore    = 7
	plannedBefore = 1
	plannedAfter  = 31
)

// meetings decides which meetings are the same.
func (b *book) meetings(f *forest) {
	list := map[int]*meeting{}
	var things []*thing
	for _, p := range b.pages {
		for _, m := range p.record.Meetings {
			x := b.meeting(p, m)
			list[x.at] = x
			things = append(things, x.thing)
		}
	}
	f.learn(things)
	f.join(decide(things, func(s, t *thing) verdict { return b.sameMeeting(list[s.at], list[t.at]) }))
}

// meeting is what may be compared of a meeting.
func (b *book) meeting(p *page, m readout.Meeting) *meeting {
	x := &meeting{thing: b.of(m.ID), item: m, place: b.place(m.Where)}
	for _, a := range m.Attendees {
		b.take(&x.who, a.Who)
		if a.Party != nil {
			b.take(&x.who, readout.Who{Actor: a.Party})
		}
	}
	for i := range m.Parties {
		b.take(&x.who, readout.Who{Actor: &m.Parties[i]})
	}
	x.who.done()
	x.days = meetingDays(p, m)
	if !whole(x.place) {
		x.facets = x.facets.with("place", x.place)
	}
	x.facets = x.facets.with("means", means(m.Format))
	x.keys = x.pairs()
	x.sig = x.signature()
	return x
}

// meetingDays are when a meeting was, or may have been by its status.
func meetingDays(p *page, m readout.Meeting) stretch {
	switch m.Status {
	case "held":
		return when(m.When, p.published, heldBefore, 0)
	case "cancelled":
		return when(m.When, p.published, heldBefore, plannedAfter)
	}
	return when(m.When, p.published, plannedBefore, plannedAfter)
}

// means tells calls from meetings in a room, "" where it is not said.
func means(format string) string {
	switch format {
	case "call":
		return "call"
	case "unspecified", "":
		return ""
	}
	return "room"
}

// mostParties is of how many parties pairs are made into keys.
const mostParties = 8

// pairs are the keys of a meeting: two of its parties, or one and the place,
// in each month that it may be in.
func (x *meeting) pairs() []string {
	all := x.who.all()
	all = all[:min(len(all), mostParties)]
	var keys []string
	for _, m := range x.days.months() {
		for i, a := range all {
			for _, c := range all[i+1:] {
				keys = append(keys, a+"\t"+c+"\t"+m)
			}
			if x.place != "" {
				keys = append(keys, a+"\tat "+x.place+"\t"+m)
			}
		}
	}
	return keys
}

func (x *meeting) signature() string {
	if !x.days.day() || len(x.who.people) < 2 {
		return string(x.id)
	}
	return x.who.String() + "\t" + x.place + "\t" + x.item.Format + "\t" + x.item.Status + "\t" + *x.item.When.EDTF
}

// enough is what two meetings need for being one: two people and a time that
// agrees, or two sides and the day or the place, or one person and another
// side, or the day and the place.
const enough = 7

// sameMeeting decides on two meetings whose days, places and means agree.
func (b *book) sameMeeting(x, y *meeting) verdict {
	var v verdict
	people := shared(x.who.people, y.who.people)
	sides := minus(shared(x.who.sides, y.who.sides), x.who.brought(people))
	if len(people)+len(sides) == 0 || others(x, y, people) {
		return v
	}
	if len(people) > 0 {
		v.because(SamePeople, x.thing, y.thing, 3*len(people), b.called(people))
	}
	if len(sides) > 0 {
		v.because(SameSides, x.thing, y.thing, 2*min(len(sides), 2), plain(sides))
	}
	v.circumstances(x, y)
	return v.atLeast(enough)
}

// others tells whether two meetings are with others: each has people that
// the other lacks, and no two people are in both.
func others(x, y *meeting, people []string) bool {
	return len(people) < 2 && len(people) < len(x.who.people) && len(people) < len(y.who.people)
}

// circumstances adds what agrees of time, place and kind.
func (v *verdict) circumstances(x, y *meeting) {
	switch both := x.days.and(y.days); {
	case x.days.day() && y.days.day():
		v.because(SameDay, x.thing, y.thing, 3, *x.item.When.EDTF)
	case both.known:
		v.because(NearDay, x.thing, y.thing, 1, "")
	}
	if x.place != "" && x.place == y.place {
		v.because(SamePlace, x.thing, y.thing, 2, x.item.Where.Text)
	}
	if x.item.Format == y.item.Format && means(x.item.Format) != "" {
		v.because(SameFormat, x.thing, y.thing, 1, x.item.Format)
	}
	if x.item.Status != y.item.Status {
		v.because(StatusChanged, x.thing, y.thing, 0, x.item.Status+", "+y.item.Status)
	}
}
