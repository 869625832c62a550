package cli

import (
	"bytes"
	"io"
	"strings"

	"readout"
	"readout/internal/app"
	"readout/internal/export"
	"readout/internal/lang/conllu"
	"readout/text"
)

// output makes documents, which come in order, into what is printed: whole
// documents, so that an interruption leaves no half of one.
type output interface {
	// document is what to print for a document now.
	document(app.Reading) ([]byte, error)
	// end prints what comes after the last document.
	end(io.Writer) error
}

func (p *Program) output(format string) output {
	switch format {
	case "text":
		return &pages{view: export.View{Width: p.Width, Colour: p.Colour && p.OutTerminal}}
	case "html":
		return &sheet{rec: readout.NewRecord(), readings: map[readout.DocumentID]app.Reading{}}
	case "conllu":
		return trees{}
	}
	return &record{rec: readout.NewRecord()}
}

// record prints one JSON object at the end.
type record struct{ rec *readout.Record }

func (o *record) document(r app.Reading) ([]byte, error) {
	app.Append(o.rec, r.Record)
	return nil, nil
}

func (o *record) end(w io.Writer) error { return export.JSON(w, o.rec) }

// pages prints a page a document.
type pages struct {
	view export.View
	n    int
}

func (o *pages) document(r app.Reading) ([]byte, error) {
	var b bytes.Buffer
	if o.n++; o.n > 1 {
		b.WriteString("\n" + strings.Repeat("─", max(o.view.Width, 40)) + "\n\n")
	}
	v := o.view
	v.Source = r.Path
	v.Sentence = r.Sentence
	err := v.Write(&b, r.Record)
	return b.Bytes(), err
}

func (o *pages) end(io.Writer) error { return nil }

// sheet prints one page of all documents at the end.
type sheet struct {
	rec      *readout.Record
	readings map[readout.DocumentID]app.Reading
}

func (o *sheet) document(r app.Reading) ([]byte, error) {
	app.Append(o.rec, r.Record)
	o.readings[r.Document.ID] = r
	return nil, nil
}

func (o *sheet) end(w io.Writer) error {
	texts := map[readout.DocumentID]*text.Text{}
	for id, r := range o.readings {
		texts[id] = r.Text
	}
	return export.HTML{Texts: texts, Sentence: func(s readout.Span) int { return o.readings[s.Doc].Sentence(s) }}.Write(w, o.rec)
}

// trees prints each document's analysis as CoNLL-U.
type trees struct{}

func (trees) document(r app.Reading) ([]byte, error) {
	if r.Analysis == nil {
		return nil, nil
	}
	var b bytes.Buffer
	err := conllu.Write(&b, string(r.Document.ID), r.Analysis)
	return b.Bytes(), err
}

func (trees) end(io.Writer) error { return nil }
