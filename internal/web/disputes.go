package web

import (
	"net/http"
	"slices"
	"strconv"

	"readout"
	"readout/internal/app"
)

// dispute is one with the words of both sides.
type dispute struct {
	ID               readout.ID
	About            string
	Asserted, Denied side
}

// side is what one side of a dispute says, and from how many origins that comes.
type side struct {
	Voices  []voice
	Origins int
}

// voice is who says something, through whom, and the words.
type voice struct {
	Who, Words string
	Through    []string // who relays it, the nearest first
	Document   readout.DocumentID
}

// contested is a page of disputes.
type contested struct {
	Disputes []dispute
	paged
}

// disputes are those of the record, both sides' words beside each other.
func (s *Site) disputes(w http.ResponseWriter, r *http.Request) {
	after, _ := strconv.Atoi(r.FormValue("after"))
	q := app.Question{List: "disputes", After: max(0, after), Limit: onePage, Newest: true}
	a, err := s.desk.Answer(r.Context(), q)
	if err != nil {
		s.fail(w, err)
		return
	}
	body := contested{paged: paged{From: q.After + 1, To: q.After + len(a.Picked), Of: a.Total}}
	v := newVoices(a)
	for _, id := range a.Picked {
		for _, d := range a.Record.Disputes {
			if d.ID == id {
				body.Disputes = append(body.Disputes, dispute{ID: id, About: v.about(d), Asserted: v.side(d.Asserted), Denied: v.side(d.Denied)})
			}
		}
	}
	if q.After > 0 {
		body.Before = "/disputes?after=" + strconv.Itoa(max(0, q.After-onePage))
	}
	if a.More {
		body.After = "/disputes?after=" + strconv.Itoa(q.After+onePage)
	}
	s.show(w, r, "disputes", page{Title: "Disputes", Body: body})
}

// voices looks up who says what in an answer.
type voices struct {
	answer     *app.Answer
	statements map[readout.ID]readout.Statement
	names      map[readout.ID]string
	publishers map[readout.DocumentID]string
}

func newVoices(a *app.Answer) *voices {
	v := &voices{answer: a, statements: map[readout.ID]readout.Statement{}, names: map[readout.ID]string{}, publishers: map[readout.DocumentID]string{}}
	for _, x := range a.Record.Statements {
		v.statements[x.ID] = x
	}
	for _, x := range a.Record.Actors {
		v.names[x.ID] = x.Name
	}
	for _, d := range a.Record.Documents {
		v.publishers[d.ID] = string(d.ID)
		if d.Publisher != nil {
			v.publishers[d.ID] = *d.Publisher
		}
	}
	return v
}

// side is one side of a dispute.
func (v *voices) side(list []readout.According) side {
	var out side
	var origins []readout.DocumentID
	for _, by := range list {
		doc := by.Document
		if x, ok := v.statements[by.Statement]; ok && len(x.Evidence) > 0 {
			doc = x.Evidence[0].Doc
			out.Voices = append(out.Voices, voice{Who: v.speaker(x), Words: words(x.Content), Through: v.chain(x), Document: doc})
		} else {
			out.Voices = append(out.Voices, voice{Who: "the report itself", Through: []string{v.publishers[doc]}, Document: doc})
		}
		if first, ok := v.answer.Origins[doc]; ok {
			doc = first
		}
		if !slices.Contains(origins, doc) {
			origins = append(origins, doc)
		}
	}
	out.Origins = len(origins)
	return out
}

// speaker is who makes a statement.
func (v *voices) speaker(x readout.Statement) string {
	if x.Source.Actor != nil && v.names[*x.Source.Actor] != "" {
		return v.names[*x.Source.Actor]
	}
	return x.Source.Text
}

// chain is who relays a statement: the sources of the statements that it stands
// in, the outlet that it was told to, the publisher.
func (v *voices) chain(x readout.Statement) []string {
	var out []string
	for in, n := x.Within, 0; in != nil && n < 8; n++ {
		outer, ok := v.statements[*in]
		if !ok {
			break
		}
		out = append(out, v.speaker(outer))
		in = outer.Within
	}
	if x.Outlet != nil {
		name := x.Outlet.Text
		if x.Outlet.Actor != nil && v.names[*x.Outlet.Actor] != "" {
			name = v.names[*x.Outlet.Actor]
		}
		out = append(out, name)
	}
	if len(x.Evidence) > 0 {
		out = append(out, v.publishers[x.Evidence[0].Doc])
	}
	return slices.Compact(out)
}

// about is what a dispute is about, in the words that are denied or asserted.
func (v *voices) about(d readout.Dispute) string {
	for _, side := range [][]readout.According{d.Asserted, d.Denied} {
		for _, by := range side {
			if x, ok := v.statements[by.Statement]; ok {
				return words(x.Content)
			}
		}
	}
	return string(d.About)
}

// words are those of spans.
func words(spans []readout.Span) string {
	out := ""
	for i, s := range spans {
		if i > 0 {
			out += " … "
		}
		out += s.Quote
	}
	return out
}
