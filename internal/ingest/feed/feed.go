// Package feed reads feeds (RSS, Atom, JSON Feed) and lists of them (OPML):
// what they name, not the pages themselves. It keeps no state and may import
// the vocabulary.
package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"readout"
)

// Feed is what a feed names.
type Feed struct {
	Title, URL string // URL of the site
	Items      []Item // in the order of the feed
}

// Item is one page that a feed names; empty where it does not say.
type Item struct {
	ID, Title, URL, Source     string // Source is the outlet that it was taken from
	Authors                    []string
	Published, Modified        *time.Time
	Summary, Content, Language string // as HTML
}

// Limit is the size in bytes over which a feed is refused.
const Limit = 16 << 20

// Parse reads a feed. It fails with readout.ErrTooLarge or readout.ErrNotText.
func Parse(b []byte) (Feed, error) {
	if len(b) > Limit {
		return Feed{}, refuse(readout.ErrTooLarge, fmt.Sprintf("more than %d MB in one feed", Limit>>20))
	}
	if err := sound(b); err != nil {
		return Feed{}, refuse(readout.ErrNotText, "this is no feed: "+err.Error())
	}
	p := gofeed.NewParser()
	got, err := p.Parse(bytes.NewReader(b))
	if err != nil {
		return Feed{}, refuse(readout.ErrNotText, "this is no feed: "+err.Error())
	}
	f := Feed{Title: got.Title, URL: got.Link}
	sources := sourcesOf(b)
	for i, it := range got.Items {
		item := itemOf(it)
		item.Language = got.Language
		if i < len(sources) {
			item.Source = sources[i]
		}
		f.Items = append(f.Items, item)
	}
	return f, nil
}

func itemOf(it *gofeed.Item) Item {
	i := Item{ID: it.GUID, Title: it.Title, URL: it.Link, Published: it.PublishedParsed, Modified: it.UpdatedParsed, Summary: it.Description, Content: it.Content}
	if i.ID == "" {
		i.ID = i.URL
	}
	for _, a := range it.Authors {
		if a != nil && a.Name != "" {
			i.Authors = append(i.Authors, a.Name)
		}
	}
	return i
}

// deepest is how many tags may stand inside each other.
const deepest = 100

var errDeep = errors.New("its tags are nested too deep")

// sound refuses XML that is nested deeper than any feed, or that declares
// entities, with which a few bytes become many.
func sound(b []byte) error {
	d := decoder(b)
	for depth := 0; ; {
		t, err := d.RawToken()
		if err != nil {
			return nil // what is broken, the parser tells
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > deepest {
				return errDeep
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			if bytes.Contains(t, []byte("<!ENTITY")) {
				return errors.New("it declares entities")
			}
		}
	}
}

func decoder(b []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// sourcesOf are the names of the sources of the items, in their order: RSS has
// them as words, Atom as a title.
func sourcesOf(b []byte) []string {
	var all []string
	d := decoder(b)
	var path []string
	for {
		t, err := d.Token()
		if err != nil {
			return all
		}
		switch t := t.(type) {
		case xml.StartElement:
			if path = append(path, t.Name.Local); t.Name.Local == "item" || t.Name.Local == "entry" {
				all = append(all, "")
			}
		case xml.EndElement:
			path = path[:max(0, len(path)-1)]
		case xml.CharData:
			s := strings.Join(strings.Fields(string(t)), " ")
			if at := strings.Join(path[max(0, len(path)-3):], "/"); s != "" && len(all) > 0 &&
				(strings.HasSuffix(at, "item/source") || strings.HasSuffix(at, "entry/source/title")) {
				all[len(all)-1] += s
			}
		}
	}
}

func refuse(kind error, why string) error {
	return &readout.Error{Op: "read the feed", Err: fmt.Errorf("%w: %s", kind, why), Hint: "name the address of an RSS, Atom or JSON feed"}
}
