package ledger

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// Together is a record in which what is the same is one item, with every
// account of it. Nothing that an account says is lost: where accounts differ,
// the item has what the document published last says, and Accounts has all.
type Together struct {
	Record   *readout.Record
	Accounts map[readout.ID][]Account // of each item that came of several, in the order of their documents
}

// Account is one item as one document tells it.
type Account struct {
	Item     readout.ID
	Document readout.DocumentID
	Says     []Says
	Evidence []readout.Span
}

// Says is one thing that an account says: "status", "held".
// What is the id of an actor where it is somebody's presence.
type Says struct{ What, Value string }

// Difference is something that accounts of one thing tell in different ways.
type Difference struct {
	What   string
	Values []Value // in the order in which they were first told
}

// Value is one way in which something is told, and by which items.
type Value struct {
	Text  string
	Items []readout.ID
}

// Bring brings a record together: of gives the id that stands for all that is
// the same as an item, and that of the item itself where nothing is. rec stays
// as it is.
func Bring(rec *readout.Record, of func(readout.ID) readout.ID) *Together {
	t := &Together{Accounts: map[readout.ID][]Account{}}
	whole := *rec
	rename(reflect.ValueOf(&whole).Elem(), of)
	whole.Actors = bring(t, rec.Actors, whole.Actors, func(x *readout.Actor) *readout.Sourced { return &x.Sourced }, intoActor, func(readout.Actor) []Says { return nil })
	whole.Meetings = bring(t, rec.Meetings, whole.Meetings, func(x *readout.Meeting) *readout.Sourced { return &x.Sourced }, intoMeeting, meetingSays)
	whole.Drafts = bring(t, rec.Drafts, whole.Drafts, func(x *readout.Draft) *readout.Sourced { return &x.Sourced }, intoDraft, draftSays)
	whole.Provisions = bring(t, rec.Provisions, whole.Provisions, func(x *readout.Provision) *readout.Sourced { return &x.Sourced }, intoProvision, func(readout.Provision) []Says { return nil })
	whole.Events = bring(t, rec.Events, whole.Events, func(x *readout.Event) *readout.Sourced { return &x.Sourced }, intoEvent, eventSays)
	whole.Offices = bringOffices(whole.Offices)
	t.Record = &whole
	return t
}

// rename makes every id under v, which is a copy, that of what it stands for.
func rename(v reflect.Value, of func(readout.ID) readout.ID) {
	if id, ok := v.Interface().(readout.ID); ok {
		if to := of(id); to != "" {
			v.SetString(string(to))
		}
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			rename(v.Index(i), of)
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		own := reflect.New(v.Type().Elem())
		own.Elem().Set(v.Elem())
		v.Set(own)
		rename(v.Elem(), of)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				rename(v.Field(i), of)
			}
		}
	}
}

// bring makes one item of those that have one id now; before are the same items
// under their own ids.
func bring[T any](t *Together, before, items []T, sourced func(*T) *readout.Sourced, into func(*T, T), says func(T) []Says) []T {
	out, at := []T{}, map[readout.ID]int{}
	for i := range items {
		s := sourced(&items[i])
		account := Account{Item: sourced(&before[i]).ID, Says: says(items[i]), Evidence: s.Evidence}
		if len(s.Evidence) > 0 {
			account.Document = s.Evidence[0].Doc
		}
		t.Accounts[s.ID] = append(t.Accounts[s.ID], account)
		j, seen := at[s.ID]
		if !seen {
			at[s.ID] = len(out)
			out = append(out, items[i])
			continue
		}
		first := sourced(&out[j])
		first.Evidence = append(first.Evidence, s.Evidence...)
		for _, by := range s.AccordingTo {
			if !slices.Contains(first.AccordingTo, by) {
				first.AccordingTo = append(first.AccordingTo, by)
			}
		}
		into(&out[j], items[i])
	}
	return out
}

// Differences are what the accounts of a thing tell in different ways.
func (t *Together) Differences(id readout.ID) []Difference {
	var out []Difference
	for _, a := range t.Accounts[id] {
		for _, s := range a.Says {
			i := slices.IndexFunc(out, func(d Difference) bool { return d.What == s.What })
			if i < 0 {
				i = len(out)
				out = append(out, Difference{What: s.What})
			}
			d := &out[i]
			j := slices.IndexFunc(d.Values, func(v Value) bool { return v.Text == s.Value })
			if j < 0 {
				j = len(d.Values)
				d.Values = append(d.Values, Value{Text: s.Value})
			}
			d.Values[j].Items = append(d.Values[j].Items, a.Item)
		}
	}
	return slices.DeleteFunc(out, func(d Difference) bool { return len(d.Values) < 2 })
}

// bringOffices makes one office of those that are told of one holder in the
// same words.
func bringOffices(offices []readout.Office) []readout.Office {
	out, at := []readout.Office{}, map[[3]string]int{}
	for _, o := range offices {
		key := [3]string{mark(o.Holder), string(o.Status), strings.ToLower(o.Title)}
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, o)
			continue
		}
		x := &out[i]
		x.Evidence, x.Body = append(x.Evidence, o.Evidence...), later(x.Body, o.Body)
		x.Since, x.Until, x.How = later(x.Since, o.Since), later(x.Until, o.Until), later(x.How, o.How)
		for _, by := range o.AccordingTo {
			if !slices.Contains(x.AccordingTo, by) {
				x.AccordingTo = append(x.AccordingTo, by)
			}
		}
	}
	return out
}

func intoActor(to *readout.Actor, x readout.Actor) {
	to.Mentions = append(to.Mentions, x.Mentions...)
	if x.Kind == readout.Person && len(strings.Fields(x.Name)) > len(strings.Fields(to.Name)) { // "Ada Brandt" before "Brandt"
		to.Aliases = append(slices.DeleteFunc(to.Aliases, func(s string) bool { return s == x.Name }), to.Name)
		to.Name = x.Name
	}
	for _, name := range append([]string{x.Name}, x.Aliases...) {
		if name != to.Name && !slices.Contains(to.Aliases, name) {
			to.Aliases = append(to.Aliases, name)
		}
	}
}

func intoMeeting(to *readout.Meeting, x readout.Meeting) {
	to.Status = x.Status
	if x.Format != "unspecified" {
		to.Format = x.Format
	}
	to.When, to.Where = later(to.When, x.When), later(to.Where, x.Where)
	for _, p := range x.Parties {
		if !slices.Contains(to.Parties, p) {
			to.Parties = append(to.Parties, p)
		}
	}
	for _, a := range x.Attendees {
		if !slices.ContainsFunc(to.Attendees, func(b readout.Attendee) bool { return same(a.Who, b.Who) }) {
			to.Attendees = append(to.Attendees, a)
		}
	}
	to.Absent = addWho(to.Absent, x.Absent)
	for _, topic := range x.Topics {
		if !slices.Contains(to.Topics, topic) {
			to.Topics = append(to.Topics, topic)
		}
	}
}

func meetingSays(m readout.Meeting) []Says {
	out := []Says{{"status", m.Status}}
	if m.Format != "unspecified" {
		out = append(out, Says{"format", m.Format})
	}
	out = append(out, saysWhen(m.When)...)
	out = append(out, saysWhere(m.Where)...)
	for _, a := range m.Attendees {
		out = append(out, Says{mark(a.Who), "there"})
	}
	for _, a := range m.Absent {
		out = append(out, Says{mark(a), "not there"})
	}
	return out
}

// mark is the id of an actor, or the words where none is named.
func mark(w readout.Who) string {
	if w.Actor != nil {
		return string(*w.Actor)
	}
	return w.Text
}

func intoDraft(to *readout.Draft, x readout.Draft) {
	to.Points, to.When, to.Where, to.Revises = later(to.Points, x.Points), later(to.When, x.When), later(to.Where, x.Where), later(to.Revises, x.Revises)
	for _, a := range x.Authors {
		if !slices.Contains(to.Authors, a) {
			to.Authors = append(to.Authors, a)
		}
	}
}

func draftSays(d readout.Draft) []Says {
	var out []Says
	if d.Points != nil {
		out = append(out, Says{"points", strconv.Itoa(*d.Points)})
	}
	return append(out, saysWhen(d.When)...)
}

func intoProvision(to *readout.Provision, x readout.Provision) {
	to.Content, to.History, to.Draft = append(to.Content, x.Content...), append(to.History, x.History...), later(to.Draft, x.Draft)
}

func intoEvent(to *readout.Event, x readout.Event) {
	to.Actors, to.Targets = addWho(to.Actors, x.Actors), addWho(to.Targets, x.Targets)
	to.When, to.Where = later(to.When, x.When), later(to.Where, x.Where)
}

func eventSays(e readout.Event) []Says { return append(saysWhen(e.When), saysWhere(e.Where)...) }

func saysWhen(w *readout.When) []Says {
	if w == nil || w.EDTF == nil {
		return nil
	}
	return []Says{{"when", *w.EDTF}}
}

func saysWhere(w *readout.Who) []Says {
	if w == nil {
		return nil
	}
	return []Says{{"where", w.Text}}
}

// later is what was told later, where something was.
func later[T any](before, after *T) *T {
	if after != nil {
		return after
	}
	return before
}

func addWho(to, more []readout.Who) []readout.Who {
	for _, w := range more {
		if !slices.ContainsFunc(to, func(x readout.Who) bool { return same(w, x) }) {
			to = append(to, w)
		}
	}
	return to
}

// same tells whether two are one actor, or the same words where no actor is
// named.
func same(a, b readout.Who) bool {
	if a.Actor != nil && b.Actor != nil {
		return *a.Actor == *b.Actor
	}
	return a.Actor == nil && b.Actor == nil && a.Text == b.Text
}
