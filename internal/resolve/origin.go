package resolve

import "readout"

// Origin is texts that say the same because they are one text: the first
// published stands for all.
type Origin struct {
	First  readout.DocumentID
	Copies []readout.DocumentID // in the order of their publication
}

// wholeCopy is the share from which a text is the other one's, edited.
const wholeCopy = 0.6

// Origins joins copies into texts of one origin; those that only quote a
// part of another stay of their own.
func Origins(copies []Copy) []Origin {
	at := map[readout.DocumentID]int{}
	var list []Origin
	for _, c := range copies {
		if _, seen := at[c.To]; seen || c.Share < wholeCopy {
			continue
		}
		o, ok := at[c.From]
		if !ok {
			o = len(list)
			at[c.From] = o
			list = append(list, Origin{First: c.From})
		}
		at[c.To] = o
		list[o].Copies = append(list[o].Copies, c.To)
	}
	return list
}

// Relay is a statement that a document has from a news outlet: "according to
// Reuters". Outlet is the id that stands for it.
type Relay struct {
	Document  readout.DocumentID
	Statement readout.ID
	Outlet    readout.ID
}

// Relays are the statements that the documents have from other outlets.
func (i *Identity) Relays(docs []Doc) []Relay {
	var list []Relay
	for _, d := range docs {
		if d.Record == nil || len(d.Record.Documents) == 0 {
			continue
		}
		outlets := outletsOf(d.Record)
		for _, s := range d.Record.Statements {
			if id := relayed(s, outlets); id != "" {
				list = append(list, Relay{d.Record.Documents[0].ID, s.ID, i.Of(id)})
			}
		}
	}
	return list
}

// outletsOf are the outlets that a record names, but for its own publisher.
func outletsOf(r *readout.Record) map[readout.ID]bool {
	own := r.Documents[0].Publisher
	outlets := map[readout.ID]bool{}
	for _, a := range r.Actors {
		outlets[a.ID] = a.Kind == readout.Outlet && (own == nil || nameKey(*own) != nameKey(a.Name))
	}
	return outlets
}

// relayed is the outlet that a statement comes from, "" for none.
func relayed(s readout.Statement, outlets map[readout.ID]bool) readout.ID {
	if a := s.Source.Actor; a != nil && outlets[*a] {
		return *a
	}
	if s.Outlet != nil && s.Outlet.Actor != nil && outlets[*s.Outlet.Actor] {
		return *s.Outlet.Actor
	}
	return ""
}
