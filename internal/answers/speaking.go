package answers

import (
	"reflect"
	"slices"

	"readout"
	"readout/internal/ledger"
)

// speaking is the part of a record that is picked, with what it speaks of and
// no more: documents, actors, the offices of the people that are picked,
// statements. Actors that were not picked themselves come with the first place
// where they are named.
func speaking(rec *readout.Record, pick func(readout.ID) bool) *readout.Record {
	s := &spoken{ids: map[readout.ID]bool{}, docs: map[readout.DocumentID]bool{}}
	brief := *rec
	brief.Actors = slices.Clone(rec.Actors)
	for i, a := range brief.Actors {
		if !pick(a.ID) {
			a.Mentions, a.Evidence, a.AccordingTo = first(a.Mentions), first(a.Evidence), first(a.AccordingTo)
			brief.Actors[i] = a
		}
	}
	for _, o := range rec.Offices {
		if o.Holder.Actor != nil && pick(*o.Holder.Actor) {
			s.ids[o.ID] = true
		}
	}
	for s.round(&brief, pick) {
	}
	return ledger.Keep(&brief, func(d readout.DocumentID, id readout.ID) bool {
		return id == "" && s.docs[d] || id != "" && (pick(id) || s.ids[id])
	})
}

func first[T any](list []T) []T { return list[:min(1, len(list))] }

// spoken are the items and documents that something speaks of.
type spoken struct {
	ids  map[readout.ID]bool
	docs map[readout.DocumentID]bool
}

// round notes what the items that are picked or noted speak of, and tells
// whether that was more than before.
func (s *spoken) round(rec *readout.Record, pick func(readout.ID) bool) bool {
	before := len(s.ids) + len(s.docs)
	lists := reflect.ValueOf(*rec)
	for i := range lists.NumField() {
		list := lists.Field(i)
		if list.Kind() != reflect.Slice {
			continue
		}
		for j := range list.Len() {
			x, ok := list.Index(j).FieldByName("ID").Interface().(readout.ID)
			if ok && (pick(x) || s.ids[x]) {
				s.walk(list.Index(j))
			}
		}
	}
	return len(s.ids)+len(s.docs) > before
}

// walk notes every id in a value.
func (s *spoken) walk(v reflect.Value) {
	switch x := v.Interface().(type) {
	case readout.ID:
		s.ids[x] = true
		return
	case readout.DocumentID:
		s.docs[x] = true
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			s.walk(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			s.walk(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			s.walk(v.Field(i))
		}
	}
}
