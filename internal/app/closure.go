package app

import (
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"readout"
	"readout/internal/ledger"
	"readout/internal/store"
)

// complete puts rows on the record of the answer, with the offices of the people
// among them, with what they refer to and with what that refers to.
func (a *answering) complete(rows []store.Row) error {
	var people []readout.ID
	for _, r := range rows {
		if r.List == "actors" {
			people = append(people, r.ID)
		}
	}
	offices, err := a.whole.About(people...)
	if err != nil {
		return err
	}
	held, err := a.whole.Rows(offices, false)
	if err != nil {
		return err
	}
	for next := append(rows, held...); len(next) > 0; {
		if err := a.take(next); err != nil {
			return err
		}
		if next, err = a.missing(); err != nil {
			return err
		}
	}
	return a.lay()
}

// take keeps rows, with their accounts, and notes what they refer to.
func (a *answering) take(rows []store.Row) error {
	rec := readout.NewRecord()
	for _, r := range rows {
		a.rows[uint32(r.Place)] = r
		if err := store.Put(rec, r.List, r.Body); err != nil {
			return err
		}
		if len(r.Accounts) == 0 {
			continue
		}
		var accounts []ledger.Account
		if err := json.Unmarshal(r.Accounts, &accounts); err != nil {
			return err
		}
		a.answer.Accounts[r.ID] = accounts
		a.refs.accounts(accounts)
	}
	a.refs.walk(reflect.ValueOf(*rec))
	return nil
}

// missing are the rows that are referred to and were not there yet.
func (a *answering) missing() ([]store.Row, error) {
	var ids []readout.ID
	for id, looked := range a.refs.ids {
		if !looked {
			ids = append(ids, id)
			a.refs.ids[id] = true
		}
	}
	found, err := a.whole.Places(ids...)
	if err != nil {
		return nil, err
	}
	var places []uint32
	for _, at := range found {
		if _, there := a.rows[at]; !there {
			places = append(places, at)
		}
	}
	slices.Sort(places)
	return a.whole.Rows(slices.Compact(places), false)
}

// lay puts all rows and documents on the record, in the order of the whole.
func (a *answering) lay() error {
	rec := readout.NewRecord()
	for _, at := range slices.Sorted(maps.Keys(a.rows)) {
		if err := store.Put(rec, a.rows[at].List, a.rows[at].Body); err != nil {
			return err
		}
	}
	docs, err := a.whole.Documents(slices.Collect(maps.Keys(a.refs.docs))...)
	if err != nil {
		return err
	}
	slices.SortFunc(docs, func(x, y readout.Document) int {
		px, py := published(x), published(y)
		return cmp.Or(cmp.Compare(btoi(px == ""), btoi(py == "")), cmp.Compare(px, py), cmp.Compare(x.ID, y.ID))
	})
	rec.Documents, a.answer.Record = append(rec.Documents, docs...), rec
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// references are the items, each with whether it was looked for, and the
// documents that something refers to.
type references struct {
	ids  map[readout.ID]bool
	docs map[readout.DocumentID]bool
}

func (r references) id(id readout.ID) {
	if _, ok := r.ids[id]; !ok && id != "" {
		r.ids[id] = false
	}
}

// walk notes every id in a value.
func (r references) walk(v reflect.Value) {
	switch x := v.Interface().(type) {
	case readout.ID:
		r.id(x)
		return
	case readout.DocumentID:
		if x != "" {
			r.docs[x] = true
		}
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			r.walk(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			r.walk(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				r.walk(v.Field(i))
			}
		}
	}
}

// accounts notes the documents of accounts and the people whom they tell of.
func (r references) accounts(accounts []ledger.Account) {
	for _, x := range accounts {
		r.docs[x.Document] = true
		for _, s := range x.Says {
			r.id(readout.ID(s.What))
		}
	}
}
