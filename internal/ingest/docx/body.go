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
	office.Writer
	ctx     context.Context
	numbers numbering
	notes   map[string]ingest.Change // comments by id
	open    map[string]int           // where the range of a comment began
	tracked []ingest.Change          // the changes that the place is in, outermost first
	skip    int                      // depth within what is not read
	text    bool                     // within w:t or w:delText
	style   string
	number  string // its list
	level   int
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
		r.style, r.number, r.level = "", "", 0
		r.StartParagraph(func() string { return r.numbers.next(r.style, r.number, r.level) })
	case "pStyle":
		r.style = office.Attr(e, "val")
	case "numId":
		r.number = office.Attr(e, "val")
	case "ilvl":
		r.level, _ = strconv.Atoi(office.Attr(e, "val"))
	case "tbl":
		r.StartTable()
	case "r":
		r.Run++
	case "t", "delText":
		r.text = true
	case "tab":
		if r.Run > 0 {
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
		r.EndParagraph()
	case "tc":
		r.EndCell()
	case "tr":
		r.EndRow()
	case "tbl":
		r.EndTable()
	}
}

func (r *reader) track(e xml.StartElement, k ingest.ChangeKind) {
	r.tracked = append(r.tracked, ingest.Change{Kind: k, Author: office.Attr(e, "author"), Date: office.Attr(e, "date")})
}

// add puts words at the end, and opens the comments that begin with them.
func (r *reader) add(s string) {
	before := r.Len()
	start := r.Add(s, r.tracked)
	for id, at := range r.open {
		if at == pending && r.Len() > before {
			r.open[id] = start
		}
	}
}

func (r *reader) comment(id string) {
	c, ok := r.notes[id]
	if !ok {
		return
	}
	start, ok := r.open[id]
	if !ok || start == pending {
		start = r.Len()
	}
	r.Comment(c, start)
}

// comments are those of a document by their id.
func comments(z *office.File, limit int64) (map[string]ingest.Change, error) {
	all, id, in := map[string]ingest.Change{}, "", false
	return all, z.Walk("word/comments.xml", limit, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local == "t"
			switch t.Name.Local {
			case "comment":
				id = office.Attr(t, "id")
				all[id] = ingest.Change{Kind: ingest.Commented, Author: office.Attr(t, "author"), Date: office.Attr(t, "date")}
			case "p":
				if c := all[id]; c.Text != "" {
					c.Text += "\n"
					all[id] = c
				}
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
