package pdf

import (
	"errors"
	"fmt"

	"github.com/ledongthuc/pdf"

	"readout"
	"readout/internal/ingest"
)

// page is one page: the pieces of its lines.
type page struct {
	number  int // from 1
	rows    []row
	letters int // that were drawn
	unknown int // of these, those that nobody can tell
}

// maxPages is how many pages a file may have, and deepest how deep their tree.
const (
	maxPages = 20000
	fewest   = 1 << 20 // letters that any file may have
	deepest  = 64
)

// pages reads all pages.
func (f *file) pages() ([]page, error) {
	var all []page
	left := max(fewest, times*f.size)
	err := f.budget.guard(func() error {
		return f.walk(f.Trailer().Key("Root").Key("Pages"), inherited{}, 0, func(p pdf.Value, from inherited) error {
			if len(all) == maxPages {
				return ingest.Refuse(readout.ErrTooLarge, fmt.Sprintf("more than %d pages", maxPages), "split the file")
			}
			d, err := f.draw(p, from.resources)
			var told *readout.Error
			if errors.As(err, &told) {
				return told
			}
			if err != nil {
				return fmt.Errorf("page %d cannot be read: %w", len(all)+1, err)
			}
			if left -= len(d.letters); left < 0 {
				return ingest.Refuse(readout.ErrTooLarge, "more text than fits one document", "split the file")
			}
			all = append(all, page{number: len(all) + 1, rows: rows(d.letters), letters: len(d.letters), unknown: d.unknown})
			return nil
		})
	})
	if err == nil && len(all) == 0 {
		err = damaged("no pages in it; it may be cut off")
	}
	return all, err
}

// inherited is what pages have from the nodes above them.
type inherited struct{ resources pdf.Value }

// walk goes through the tree of pages in their order.
func (f *file) walk(v pdf.Value, from inherited, depth int, do func(pdf.Value, inherited) error) error {
	if err := f.budget.spend(64); err != nil {
		return err
	}
	if depth > deepest {
		return errLoop
	}
	if r := v.Key("Resources"); r.Kind() == pdf.Dict {
		from.resources = r
	}
	kids := v.Key("Kids")
	if kids.Kind() != pdf.Array {
		if v.Kind() != pdf.Dict {
			return fmt.Errorf("a page is missing; the file may be cut off")
		}
		return do(v, from)
	}
	for i := range kids.Len() {
		if err := f.walk(kids.Index(i), from, depth+1, do); err != nil {
			return err
		}
	}
	return nil
}

// properties are what the file says of itself.
func (f *file) properties(d *ingest.Document) {
	if f.crypt != nil {
		return // its strings are not in the clear
	}
	_ = f.budget.guard(func() error { // a file need not say anything
		info := f.Trailer().Key("Info")
		if s := tidyTitle(info.Key("Title").Text()); s != "" {
			d.Meta.Title = &s
		}
		if s := clean(info.Key("Author").Text()); s != "" {
			d.Meta.Authors = []string{s}
		}
		d.Meta.Published, d.Modified = date(info.Key("CreationDate").Text()), date(info.Key("ModDate").Text())
		return nil
	})
}
