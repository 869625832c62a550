package draft

import (
	"slices"

	"readout"
)

// desk is a record with its items at hand.
type desk struct {
	rec        *readout.Record
	documents  map[readout.DocumentID]readout.Document
	actors     map[readout.ID]string
	statements map[readout.ID]*readout.Statement
	provisions map[readout.ID]*readout.Provision
	denied     map[readout.ID][]readout.According // by the item that is disputed
}

func newDesk(rec *readout.Record) *desk {
	d := &desk{rec: rec, documents: map[readout.DocumentID]readout.Document{}, actors: map[readout.ID]string{},
		statements: map[readout.ID]*readout.Statement{}, provisions: map[readout.ID]*readout.Provision{}, denied: map[readout.ID][]readout.According{}}
	for _, x := range rec.Documents {
		d.documents[x.ID] = x
	}
	for _, x := range rec.Actors {
		d.actors[x.ID] = x.Name
	}
	for i := range rec.Statements {
		d.statements[rec.Statements[i].ID] = &rec.Statements[i]
	}
	for i := range rec.Provisions {
		v := &rec.Provisions[i]
		d.provisions[v.ID] = v
		for _, h := range v.History {
			d.provisions[h.ID] = v
		}
	}
	for _, x := range rec.Disputes {
		d.denied[x.About] = append(d.denied[x.About], x.Denied...)
	}
	return d
}

// who is the name of somebody, or their words.
func (d *desk) who(w *readout.Who) string {
	switch {
	case w == nil:
		return ""
	case w.Actor != nil && d.actors[*w.Actor] != "":
		return d.actors[*w.Actor]
	}
	return w.Text
}

// voices are those of some sources that take a side, each once: evidence tells
// the document that a statement is in.
func (d *desk) voices(list []readout.According, document readout.DocumentID, stances ...readout.Stance) []Voice {
	voices := []Voice{}
	for _, a := range list {
		if !slices.Contains(stances, a.Stance) {
			continue
		}
		v := d.published(document)
		if s := d.statements[a.Statement]; s != nil {
			v = d.published(documentOf(s.Sourced))
			v.Name = s.Source.Text
			if s.Source.Actor != nil && d.actors[*s.Source.Actor] != "" {
				v.Name = d.actors[*s.Source.Actor]
			}
		} else if a.Document != "" {
			v = d.published(a.Document)
		}
		if !slices.Contains(voices, v) {
			voices = append(voices, v)
		}
	}
	return voices
}

// published is the voice of a document itself.
func (d *desk) published(id readout.DocumentID) Voice {
	v := Voice{Document: id}
	if x, ok := d.documents[id]; ok {
		v.Publisher, v.Published = deref(x.Publisher), deref(x.Published)
	}
	v.Name = v.Publisher
	if v.Name == "" {
		v.Name = "the report"
	}
	return v
}

func documentOf(s readout.Sourced) readout.DocumentID {
	if len(s.Evidence) == 0 {
		return ""
	}
	return s.Evidence[0].Doc
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
