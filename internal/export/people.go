package export

import (
	"slices"
	"strings"

	"readout"
)

// kinds are the kinds of actor in the order of the page.
var kinds = [...]struct {
	kind readout.ActorKind
	name string
}{
	{readout.Person, "People"}, {readout.State, "States"}, {readout.Organization, "Organisations"},
	{readout.Group, "Groups"}, {readout.Outlet, "Outlets"}, {readout.Place, "Places"},
}

// actorLists are the actors, kind by kind, with their offices and other
// names.
func (b *book) actorLists() []section {
	var lists []section
	for _, k := range kinds {
		s := section{name: k.name}
		for _, a := range b.rec.Actors {
			if a.Kind == k.kind {
				s.entries = append(s.entries, b.actor(a))
			}
		}
		lists = append(lists, s)
	}
	return lists
}

func (b *book) actor(a readout.Actor) entry {
	e := entry{id: a.ID, head: head(run{a.Name, strong}), at: a.Mentions}
	if len(e.at) == 0 {
		e.at = a.Evidence
	}
	for _, o := range b.offices[a.ID] {
		e.notes = append(e.notes, b.office(o))
	}
	aliases := slices.DeleteFunc(slices.Clone(a.Aliases), func(s string) bool { return s == a.Name })
	e.notes = append(e.notes, notes(after("also ", strings.Join(aliases, ", ")))...)
	return e
}

// looseOffices are the offices whose holder is not on the record.
func (b *book) looseOffices() []entry {
	var list []entry
	for _, o := range b.rec.Offices {
		if o.Holder.Actor == nil {
			list = append(list, entry{id: o.ID, head: head(run{o.Holder.Text, strong}), notes: notes(b.office(o)), by: b.by(o.AccordingTo), at: o.Evidence})
		}
	}
	return list
}

// office is a title in words: "former minister of trade, Astra, resigned".
func (b *book) office(o readout.Office) string {
	title := o.Title
	if o.Status != readout.Current && o.Status != "" && !strings.HasPrefix(strings.ToLower(title), string(o.Status)) {
		title = string(o.Status) + " " + title
	}
	body := b.whoOr(o.Body)
	if body != "" && strings.Contains(strings.ToLower(title), strings.ToLower(body)) {
		body = ""
	}
	return join(", ", title, body, spaced(deref(o.How)), after("since ", when(o.Since)), after("until ", when(o.Until)))
}
