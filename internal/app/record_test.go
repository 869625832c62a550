package app

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
)

// anyRecord draws a record of one document: a few items in each list, each
// reference to some item of the record.
func anyRecord(t *rapid.T) *readout.Record {
	rec := &readout.Record{Version: readout.Version, Documents: []readout.Document{{ID: "d1"}}}
	g := generator{t: t}
	v := reflect.ValueOf(rec).Elem()
	for i := range v.NumField() {
		if list := v.Field(i); list.Kind() == reflect.Slice && list.Type().Elem() != reflect.TypeFor[readout.Document]() {
			n := rapid.IntRange(0, 3).Draw(t, "items")
			list.Set(reflect.MakeSlice(list.Type(), n, n))
			g.items(list)
		}
	}
	g.fill(v)
	return rec
}

type generator struct {
	t   *rapid.T
	ids []readout.ID
}

// items gives each item of a list, and each step of a history, an id.
func (g *generator) items(list reflect.Value) {
	for i := range list.Len() {
		id := readout.ID(fmt.Sprintf("%c%d", "aosmh"[len(g.ids)%5], len(g.ids)+3))
		g.ids = append(g.ids, id)
		item := list.Index(i).FieldByName("Sourced").Addr().Interface().(*readout.Sourced)
		item.ID = id
		if h := list.Index(i).FieldByName("History"); h.IsValid() {
			h.Set(reflect.MakeSlice(h.Type(), 2, 2))
			g.items(h)
		}
	}
}

// fill sets each reference to one of the ids.
func (g *generator) fill(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *readout.Sourced:
		p.Evidence = []readout.Span{{Doc: "d1"}}
		p.AccordingTo = []readout.According{{Statement: g.id()}, {Document: "d1"}}
		return
	case *readout.ID:
		*p = g.id()
		return
	case **readout.ID:
		if rapid.Bool().Draw(g.t, "set") {
			id := g.id()
			*p = &id
		}
		return
	case *readout.DocumentID:
		*p = "d1"
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			g.fill(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() && rapid.Bool().Draw(g.t, "list") {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		}
		for i := range v.Len() {
			g.fill(v.Index(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		g.fill(v.Elem())
	}
}

func (g *generator) id() readout.ID {
	if len(g.ids) == 0 {
		return ""
	}
	return rapid.SampledFrom(g.ids).Draw(g.t, "id")
}

// mentions lists all ids under v in order: those that are defined and all.
func mentions(v reflect.Value, defined, all *[]string) {
	switch x := v.Interface().(type) {
	case readout.Sourced:
		*defined = append(*defined, string(x.ID))
	case readout.Document:
		*defined = append(*defined, string(x.ID))
	case readout.ID:
		*all = append(*all, string(x))
	case readout.DocumentID:
		*all = append(*all, string(x))
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			mentions(v.Field(i), defined, all)
		}
	case reflect.Slice:
		if v.IsNil() {
			*all = append(*all, "null list")
		}
		for i := range v.Len() {
			mentions(v.Index(i), defined, all)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			mentions(v.Elem(), defined, all)
		}
	}
}

// TestReferences: in the record of several documents every id is defined
// once, every reference resolves, and to the item that it was to.
func TestReferences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var ids Numbering
		whole := readout.NewRecord()
		for range rapid.IntRange(1, 4).Draw(t, "documents") {
			rec := anyRecord(t)
			numbered, err := ids.Number(rec)
			if err != nil {
				t.Fatal(err)
			}
			sameReferences(t, rec, numbered)
			Append(whole, numbered)
		}
		var defined, all []string
		mentions(reflect.ValueOf(*whole), &defined, &all)
		known := map[string]bool{"": true}
		for _, id := range defined {
			if known[id] {
				t.Errorf("%s is defined twice", id)
			}
			known[id] = true
		}
		for _, id := range all {
			if !known[id] {
				t.Errorf("%s is not on the record", id)
			}
		}
	})
}

func sameReferences(t *rapid.T, before, after *readout.Record) {
	var d1, a1, d2, a2 []string
	mentions(reflect.ValueOf(*before), &d1, &a1)
	mentions(reflect.ValueOf(*after), &d2, &a2)
	names := map[string]string{"": ""}
	for i, id := range d1 {
		names[id] = d2[i]
	}
	var want []string
	for _, id := range a1 {
		if id != "null list" {
			want = append(want, names[id])
		}
	}
	if d := cmp.Diff(want, a2); d != "" {
		t.Error(d)
	}
}

func TestNumberRefuses(t *testing.T) {
	item := func(id readout.ID) readout.Event { return readout.Event{Sourced: readout.Sourced{ID: id}} }
	for want, rec := range map[string]*readout.Record{
		`"e" is no id`:                            {Events: []readout.Event{item("e")}},
		`"" is no id`:                             {Events: []readout.Event{item("")}},
		"two items have the id e1":                {Events: []readout.Event{item("e1"), item("e1")}},
		"two documents have one id":               {Documents: []readout.Document{{ID: "d1"}, {ID: "d1"}}},
		"s9 is referred to and not on the record": {Disputes: []readout.Dispute{{Sourced: readout.Sourced{ID: "x1"}, About: "s9"}}},
		"d2 is referred to and not on the record": {Actors: []readout.Actor{{Sourced: readout.Sourced{ID: "a1", Evidence: []readout.Span{{Doc: "d2"}}}}}},
	} {
		if _, err := new(Numbering).Number(rec); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
