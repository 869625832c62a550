// Package ledger holds the rules of the record: what must be so of every item
// on it. It imports the vocabulary and text.
package ledger

import (
	"fmt"
	"reflect"

	"readout"
	"readout/text"
)

// Fault is a rule that an item breaks: what of the record, and how.
type Fault struct {
	Document readout.DocumentID
	Item     readout.ID // or none
	What     string
}

func (f Fault) String() string {
	where := string(f.Document)
	if f.Item != "" {
		where += " " + string(f.Item)
	}
	return where + ": " + f.What
}

// Check is what is wrong with the facts of one document: a text with another
// hash or length, a quote that does not stand where its span says, an item
// without words or without somebody who says so, two items with one id, a
// reference to what is not there, passages that do not follow each other within
// the text.
func Check(d readout.Document, canonical string, facts *readout.Record) []Fault {
	c := &checker{document: d, items: map[readout.ID]bool{}}
	t, err := text.New(canonical)
	if err != nil {
		c.fault("", "its text is damaged: %v", err)
		return c.faults
	}
	if t.SHA256() != d.SHA256 {
		c.fault("", "its text has another hash than when it was added")
	}
	if t.Len() != d.Characters {
		c.fault("", "its text has %d characters, not %d", t.Len(), d.Characters)
	}
	c.text = t
	c.passages()
	c.comments()
	c.define(reflect.ValueOf(*facts))
	c.walk("", reflect.ValueOf(*facts))
	return c.faults
}

// checker goes through the items of a record.
type checker struct {
	document readout.Document
	text     *text.Text
	items    map[readout.ID]bool
	faults   []Fault
}

func (c *checker) fault(item readout.ID, format string, args ...any) {
	c.faults = append(c.faults, Fault{c.document.ID, item, fmt.Sprintf(format, args...)})
}

// passages checks those of the document.
func (c *checker) passages() {
	before := 0
	for _, p := range c.document.Passages {
		if p.Start < before || p.End <= p.Start || p.End > c.text.Len() {
			c.fault("", "its passage from %d to %d lies outside the text or in another passage", p.Start, p.End)
		}
		before = p.End
	}
}

// comments checks that those of the document are on the words that they quote.
func (c *checker) comments() {
	for _, x := range c.document.Comments {
		if x.Start < 0 || x.End < x.Start || x.End > c.text.Len() || c.text.Slice(x.Start, x.End) != x.Quote {
			c.fault("", "a comment on %q stands elsewhere", x.Quote)
		}
	}
}

// define notes the ids of all items under v.
func (c *checker) define(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			c.define(v.Index(i))
		}
	case reflect.Struct:
		if s, ok := v.Interface().(readout.Sourced); ok {
			if s.ID == "" || c.items[s.ID] {
				c.fault(s.ID, "the id is empty or stands twice")
			}
			c.items[s.ID] = true
			return
		}
		for i := range v.NumField() {
			c.define(v.Field(i))
		}
	}
}

// walk checks everything under v, which belongs to an item.
func (c *checker) walk(item readout.ID, v reflect.Value) {
	switch x := v.Interface().(type) {
	case readout.Span:
		c.span(item, x)
		return
	case readout.ID:
		if x != "" && !c.items[x] {
			c.fault(item, "refers to %s, which is not on the record", x)
		}
		return
	case readout.DocumentID:
		if x != "" && x != c.document.ID {
			c.fault(item, "refers to the document %s", x)
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			c.walk(item, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.walk(item, v.Index(i))
		}
	case reflect.Struct:
		c.fields(item, v)
	}
}

// fields checks a struct; one that is an item is that from here on.
func (c *checker) fields(item readout.ID, v reflect.Value) {
	for i := range v.NumField() {
		if s, ok := v.Field(i).Interface().(readout.Sourced); ok {
			item = s.ID
			c.sourced(s)
		}
	}
	for i := range v.NumField() {
		c.walk(item, v.Field(i))
	}
}

// sourced is the rule above the rest: nothing stands without words and without
// somebody who says so.
func (c *checker) sourced(s readout.Sourced) {
	if len(s.Evidence) == 0 {
		c.fault(s.ID, "has no words as evidence")
	}
	if len(s.AccordingTo) == 0 {
		c.fault(s.ID, "has nobody who says so")
	}
	for _, a := range s.AccordingTo {
		if (a.Document == "") == (a.Statement == "") {
			c.fault(s.ID, "is according to neither a document nor a statement, or to both")
		}
	}
}

func (c *checker) span(item readout.ID, s readout.Span) {
	switch {
	case s.Doc != c.document.ID:
		c.fault(item, "quotes the document %s", s.Doc)
	case s.Start < 0 || s.End > c.text.Len() || s.Start >= s.End:
		c.fault(item, "has a span from %d to %d in a text of %d characters", s.Start, s.End, c.text.Len())
	case c.text.Slice(s.Start, s.End) != s.Quote:
		c.fault(item, "quotes %q where the text has %q", s.Quote, c.text.Slice(s.Start, s.End))
	}
}
