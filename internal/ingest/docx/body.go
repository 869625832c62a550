package docx

import (
	"context"
	"encoding/xml"
	"strconv"

	"readout/internal/ingest"
	"readout/internal/ingest/office"
)

// pending is where a comment's range begins before the first word in it.
const pending = -1

// reader goes through the body once.
type reader struct {
	ctx       context.Context
	out       ingest.Builder
	changes   []ingest.Change
	numbers   numbering
	notes     map[string]ingest.Change // comments by id
	open      map[string]int           // where the range of a comment began
	tracked   []ingest.Change          // the changes that the place is in, outermost first
	separator string                   // stands before what comes next
	paragraph int
	run       int
	tables    int
	skip      int  // depth within what is not read
	text      bool // within w:t or w:delText
	marked    bool // the paragraph's number was written
	style     string
	number    string // its list
	level     int
}

func (r *reader) read(z *office.File, limit int64) (err error) {
	if r.notes, err = comments(z, limit); err != nil {
		return err
	}
	if r.numbers, err = readNumbering(z, limit); err != nil {
		return err
	}
	return z.Walk(body, limit, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			r.start(t)
		case xml.EndElement:
			r.end(t.Name.Local)
		case xml.CharData:
			if r.text {
				r.add(string(t))
			}
		}
		return r.ctx.Err()
	})
}

func (r *reader) start(e xml.StartElement) {
	if r.skip > 0 || e.Name.Local == "Fallback" || e.Name.Local == "rPr" || e.Name.Local == "sectPr" {
		r.skip++
		return
	}
	switch e.Name.Local {
	case "p":
		r.paragraph++
		r.run, r.style, r.number, r.level, r.marked = 0, "", "", 0, false
	case "pStyle":
		r.style = office.Attr(e, "val")
	case "numId":
		r.number = office.Attr(e, "val")
	case "ilvl":
		r.level, _ = strconv.Atoi(office.Attr(e, "val"))
	case "tbl":
		r.tables++
	case "r":
		r.run++
	case "t", "delText":
		r.text = true
	case "tab":
		if r.run > 0 {
			r.add("\t")
		}
	case "br", "cr":
		r.add("\n")
	case "noBreakHyphen":
		r.add("\u2011")
	case "ins", "moveTo":
		r.track(e, ingest.Inserted)
	case "del", "moveFrom":
		r.track(e, ingest.Deleted)
	case "commentRangeStart":
		r.open[office.Attr(e, "id")] = pending
	case "commentReference":
		r.comment(office.Attr(e, "id"))
	}
}

func (r *reader) end(name string) {
	if r.skip > 0 {
		r.skip--
		return
	}
	switch name {
	case "t", "delText":
		r.text = false
	case "ins", "moveTo", "del", "moveFrom":
		r.tracked = r.tracked[:len(r.tracked)-1]
	case "p":
		r.separator = "\n\n"
		if r.tables > 0 {
			r.separator = "\n"
		}
	case "tc":
		r.separator = "\t"
	case "tr":
		r.separator = "\n"
	case "tbl":
		r.tables--
		r.separator = "\n\n"
	}
}

func (r *reader) track(e xml.StartElement, k ingest.ChangeKind) {
	r.tracked = append(r.tracked, ingest.Change{Kind: k, Author: office.Attr(e, "author"), Date: office.Attr(e, "date")})
}

// add puts words at the end, or into the changes where they were taken out.
func (r *reader) add(s string) {
	gone := false
	for _, c := range r.tracked {
		gone = gone || c.Kind == ingest.Deleted
	}
	if !gone {
		r.before()
	}
	start := r.out.Len()
	for id, at := range r.open {
		if at == pending && !gone {
			r.open[id] = start
		}
	}
	if !gone {
		r.out.Add(s, ingest.Place{Paragraph: r.paragraph, Run: r.run})
	}
	for _, c := range r.tracked {
		c.Text, c.Start, c.End, c.Paragraph = s, start, r.out.Len(), r.paragraph
		r.change(c)
	}
}

// before writes what stands before the first words of a paragraph.
func (r *reader) before() {
	if r.out.Len() > 0 {
		r.out.Gap(r.separator)
	}
	r.separator = ""
	if !r.marked {
		r.marked = true
		r.out.Gap(r.numbers.next(r.style, r.number, r.level))
	}
}

// change keeps a change, as one with the last where that goes on.
func (r *reader) change(c ingest.Change) {
	if n := len(r.changes); n > 0 {
		l := &r.changes[n-1]
		if l.Kind == c.Kind && l.Author == c.Author && l.Date == c.Date && l.End == c.Start && l.Paragraph == c.Paragraph {
			l.Text, l.End = l.Text+c.Text, c.End
			return
		}
	}
	r.changes = append(r.changes, c)
}

func (r *reader) comment(id string) {
	c, ok := r.notes[id]
	if !ok {
		return
	}
	c.Start, c.End, c.Paragraph = r.out.Len(), r.out.Len(), r.paragraph
	if start, ok := r.open[id]; ok && start != pending {
		c.Start = start
	}
	r.changes = append(r.changes, c)
}

// comments are those of a document by their id.
func comments(z *office.File, limit int64) (map[string]ingest.Change, error) {
	all, id, in := map[string]ingest.Change{}, "", false
	return all, z.Walk("word/comments.xml", limit, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local == "t"
			if t.Name.Local == "comment" {
				id = office.Attr(t, "id")
				all[id] = ingest.Change{Kind: ingest.Commented, Author: office.Attr(t, "author"), Date: office.Attr(t, "date")}
			}
		case xml.EndElement:
			in = false
		case xml.CharData:
			if in {
				c := all[id]
				c.Text += string(t)
				all[id] = c
			}
		}
		return nil
	})
}
