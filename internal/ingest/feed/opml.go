package feed

import (
	"encoding/xml"
	"errors"
	"io"

	"readout"
)

// Entry is a feed that a list names.
type Entry struct{ Title, URL string }

// List reads a list of feeds (OPML), those in its folders too, in their order.
// It fails with readout.ErrNotText for what is none.
func List(b []byte) ([]Entry, error) {
	if err := sound(b); err != nil {
		return nil, refuse(readout.ErrNotText, "this is no list of feeds: "+err.Error())
	}
	d := decoder(b)
	var all []Entry
	list := false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) && list {
			return all, nil
		}
		if err != nil {
			return nil, refuse(readout.ErrNotText, "this is no list of feeds")
		}
		if start, ok := t.(xml.StartElement); ok {
			list = list || start.Name.Local == "opml"
			if e := entryOf(start); e.URL != "" {
				all = append(all, e)
			}
		}
	}
}

func entryOf(e xml.StartElement) (x Entry) {
	if e.Name.Local != "outline" {
		return x
	}
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "xmlUrl":
			x.URL = a.Value
		case "text", "title":
			if x.Title == "" {
				x.Title = a.Value
			}
		}
	}
	return x
}
