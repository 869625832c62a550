package export

import (
	"strings"

	"readout"
)

// document writes the head of the page: what the document is.
func (p *page) document(d readout.Document) {
	for _, l := range wrap(deref(d.Title), p.width) {
		p.line(p.title(l))
	}
	head := join(" · ", deref(d.Publisher), strings.Join(d.Authors, ", "), deref(d.Published), deref(d.URL))
	if head != "" {
		p.line(head)
	}
	p.line(p.dim(join(" · ", string(d.ID), d.Kind, after("language ", deref(d.Language)), p.view.Source)))
}

// kinds are the kinds of actor in the order of the page.
var kinds = [...]struct {
	kind readout.ActorKind
	name string
}{
	{readout.Person, "People"}, {readout.State, "States"}, {readout.Organization, "Organisations"},
	{readout.Group, "Groups"}, {readout.Outlet, "Outlets"}, {readout.Place, "Places"},
}

// actorLists writes the actors, kind by kind, with their offices and other
// names.
func (p *page) actorLists() {
	for _, k := range kinds {
		var actors []readout.Actor
		for _, a := range p.rec.Actors {
			if a.Kind == k.kind {
				actors = append(actors, a)
			}
		}
		if len(actors) > 0 {
			p.section(k.name, len(actors))
		}
		for _, a := range actors {
			p.actor(a)
		}
	}
}

// looseOffices writes the offices whose holder is not on the record.
func (p *page) looseOffices() {
	var loose []readout.Office
	for _, o := range p.rec.Offices {
		if o.Holder.Actor == nil {
			loose = append(loose, o)
		}
	}
	if len(loose) > 0 {
		p.section("Holders of offices without a name", len(loose))
	}
	for _, o := range loose {
		p.entry("  "+p.bold(o.Holder.Text), p.where(o.Evidence))
		p.under(6, p.office(o))
	}
}

func (p *page) actor(a readout.Actor) {
	p.entry("  "+p.bold(a.Name), p.where(a.Mentions, a.Evidence))
	for _, o := range p.offices[a.ID] {
		p.under(6, p.office(o))
	}
	var aliases []string
	for _, s := range a.Aliases {
		if s != a.Name {
			aliases = append(aliases, s)
		}
	}
	p.under(6, after("also ", strings.Join(aliases, ", ")))
}

// office is a title in words: "former minister of trade, Astra, resigned".
func (p *page) office(o readout.Office) string {
	title := o.Title
	if o.Status != readout.Current && o.Status != "" && !strings.HasPrefix(strings.ToLower(title), string(o.Status)) {
		title = string(o.Status) + " " + title
	}
	body := p.whoOr(o.Body)
	if body != "" && strings.Contains(strings.ToLower(title), strings.ToLower(body)) {
		body = ""
	}
	return join(", ", title, body, spaced(deref(o.How)), after("since ", when(o.Since)), after("until ", when(o.Until)))
}
