package app

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"readout"
)

// Numbering gives the items of one document after the other ids that are
// unique in the record of them all. The zero value is a record without
// documents. It is for one goroutine.
type Numbering struct {
	documents int
	last      map[string]int // by the letters of an id
}

// Number is rec with new ids for its documents and items, and for every
// reference to them: the letters of an id stay, the number counts on. Lists
// that are nil are empty ones. rec stays as it is. It fails when an id is
// not one or stands twice, or when something is referred to that rec does
// not hold.
func (n *Numbering) Number(rec *readout.Record) (*readout.Record, error) {
	if n.last == nil {
		n.last = map[string]int{}
	}
	names := renaming{documents: map[readout.DocumentID]readout.DocumentID{}, items: map[readout.ID]readout.ID{}}
	for _, d := range rec.Documents {
		n.documents++
		names.documents[d.ID] = readout.DocumentID("d" + strconv.Itoa(n.documents))
	}
	if len(names.documents) != len(rec.Documents) {
		return nil, errors.New("two documents have one id")
	}
	if err := n.define(reflect.ValueOf(*rec), names.items); err != nil {
		return nil, err
	}
	numbered := new(readout.Record)
	return numbered, names.copy(reflect.ValueOf(numbered).Elem(), reflect.ValueOf(*rec))
}

// define gives each item under v its new id, in the order of the record.
func (n *Numbering) define(v reflect.Value, items map[readout.ID]readout.ID) error {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			if err := n.define(v.Index(i), items); err != nil {
				return err
			}
		}
	case reflect.Struct:
		if item, ok := v.Interface().(readout.Sourced); ok {
			return n.next(item.ID, items)
		}
		for i := range v.NumField() {
			if err := n.define(v.Field(i), items); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n *Numbering) next(old readout.ID, items map[readout.ID]readout.ID) error {
	letters := strings.TrimRight(string(old), "0123456789")
	if letters == "" || letters == string(old) {
		return fmt.Errorf("%q is no id", old)
	}
	if items[old] != "" {
		return fmt.Errorf("two items have the id %s", old)
	}
	n.last[letters]++
	items[old] = readout.ID(letters + strconv.Itoa(n.last[letters]))
	return nil
}

// renaming is from the ids of one document's record to those of the whole.
type renaming struct {
	documents map[readout.DocumentID]readout.DocumentID
	items     map[readout.ID]readout.ID
}

// copy makes dst a copy of src with each id renamed. Nothing is shared: what
// two items of src have in common is renamed in each of them.
func (r renaming) copy(dst, src reflect.Value) error {
	switch old := src.Interface().(type) {
	case readout.ID:
		return rename(dst, r.items, old)
	case readout.DocumentID:
		return rename(dst, r.documents, old)
	}
	switch src.Kind() {
	case reflect.Pointer:
		if src.IsNil() {
			return nil
		}
		dst.Set(reflect.New(src.Type().Elem()))
		return r.copy(dst.Elem(), src.Elem())
	case reflect.Slice:
		dst.Set(reflect.MakeSlice(src.Type(), src.Len(), src.Len()))
		for i := range src.Len() {
			if err := r.copy(dst.Index(i), src.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range src.NumField() {
			if err := r.copy(dst.Field(i), src.Field(i)); err != nil {
				return err
			}
		}
	default:
		dst.Set(src)
	}
	return nil
}

// rename sets dst to the new name of old; an empty one, which stands for
// none, stays.
func rename[T ~string](dst reflect.Value, names map[T]T, old T) error {
	name, ok := names[old]
	if !ok && old != "" {
		return fmt.Errorf("%s is referred to and not on the record", old)
	}
	dst.SetString(string(name))
	return nil
}

// Qualify is the record of one document with ids that are unique in a record
// of many, whatever else is on it and whenever it was added: the document's id
// is the one given, and each item's ends with the digits of that ("s3" is
// "s3-4f2a91c0d3b1" in d4f2a91c0d3b1).
func Qualify(rec *readout.Record, id readout.DocumentID) (*readout.Record, error) {
	names := renaming{documents: map[readout.DocumentID]readout.DocumentID{}, items: map[readout.ID]readout.ID{}}
	for _, d := range rec.Documents {
		names.documents[d.ID] = id
	}
	var n Numbering
	n.last = map[string]int{}
	if err := n.define(reflect.ValueOf(*rec), names.items); err != nil {
		return nil, err
	}
	for old, local := range names.items {
		names.items[old] = local + "-" + readout.ID(strings.TrimPrefix(string(id), "d"))
	}
	qualified := new(readout.Record)
	return qualified, names.copy(reflect.ValueOf(qualified).Elem(), reflect.ValueOf(*rec))
}

// Append puts the items of one document, numbered, at the end of a record.
func Append(rec, add *readout.Record) {
	rec.Documents = append(rec.Documents, add.Documents...)
	rec.Actors = append(rec.Actors, add.Actors...)
	rec.Offices = append(rec.Offices, add.Offices...)
	rec.Statements = append(rec.Statements, add.Statements...)
	rec.Meetings = append(rec.Meetings, add.Meetings...)
	rec.Drafts = append(rec.Drafts, add.Drafts...)
	rec.Provisions = append(rec.Provisions, add.Provisions...)
	rec.Positions = append(rec.Positions, add.Positions...)
	rec.Linkages = append(rec.Linkages, add.Linkages...)
	rec.Events = append(rec.Events, add.Events...)
	rec.Disputes = append(rec.Disputes, add.Disputes...)
}
