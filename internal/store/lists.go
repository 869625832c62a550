package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"readout"
)

// Item is one fact as it is kept: its id, its list, and itself as JSON.
type Item struct {
	ID   readout.ID
	List string
	Body []byte
}

// list is one list of the record: how its items are kept and taken back.
type list struct {
	name string
	keep func(*readout.Record) ([]Item, error)
	take func(*readout.Record, []byte) error
}

// lists are the lists of facts in the order of the record.
var lists = []list{
	of("actors", func(r *readout.Record) *[]readout.Actor { return &r.Actors }, func(x readout.Actor) readout.ID { return x.ID }),
	of("offices", func(r *readout.Record) *[]readout.Office { return &r.Offices }, func(x readout.Office) readout.ID { return x.ID }),
	of("statements", func(r *readout.Record) *[]readout.Statement { return &r.Statements }, func(x readout.Statement) readout.ID { return x.ID }),
	of("meetings", func(r *readout.Record) *[]readout.Meeting { return &r.Meetings }, func(x readout.Meeting) readout.ID { return x.ID }),
	of("drafts", func(r *readout.Record) *[]readout.Draft { return &r.Drafts }, func(x readout.Draft) readout.ID { return x.ID }),
	of("provisions", func(r *readout.Record) *[]readout.Provision { return &r.Provisions }, func(x readout.Provision) readout.ID { return x.ID }),
	of("positions", func(r *readout.Record) *[]readout.Position { return &r.Positions }, func(x readout.Position) readout.ID { return x.ID }),
	of("linkages", func(r *readout.Record) *[]readout.Linkage { return &r.Linkages }, func(x readout.Linkage) readout.ID { return x.ID }),
	of("events", func(r *readout.Record) *[]readout.Event { return &r.Events }, func(x readout.Event) readout.ID { return x.ID }),
	of("disputes", func(r *readout.Record) *[]readout.Dispute { return &r.Disputes }, func(x readout.Dispute) readout.ID { return x.ID }),
}

func of[T any](name string, at func(*readout.Record) *[]T, id func(T) readout.ID) list {
	return list{
		name: name,
		keep: func(rec *readout.Record) ([]Item, error) {
			var items []Item
			for _, x := range *at(rec) {
				body, err := json.Marshal(x)
				if err != nil {
					return nil, fmt.Errorf("%s %s: %w", name, id(x), err)
				}
				items = append(items, Item{id(x), name, body})
			}
			return items, nil
		},
		take: func(rec *readout.Record, body []byte) error {
			var x T
			if err := json.Unmarshal(body, &x); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			*at(rec) = append(*at(rec), x)
			return nil
		},
	}
}

// Lists are the names of the lists of facts, in the order of the record.
func Lists() []string {
	var names []string
	for _, l := range lists {
		names = append(names, l.name)
	}
	return names
}

// Items are the facts of a record, list by list.
func Items(rec *readout.Record) ([]Item, error) {
	var all []Item
	for _, l := range lists {
		items, err := l.keep(rec)
		if err != nil {
			return nil, err
		}
		all = append(all, items...)
	}
	return all, nil
}

// Put puts an item that was kept back on a record.
func Put(rec *readout.Record, name string, body []byte) error {
	for _, l := range lists {
		if l.name == name {
			return l.take(rec, body)
		}
	}
	return errors.New("the record has no list " + name)
}
