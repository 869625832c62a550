package app

import (
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ledger"
	"readout/text"
)

// tracked puts the tracked changes of a document on its record: each stretch of
// words that was put in or taken out is a provision, with who did and when as
// its history. Words that were taken out do not stand in the text any more:
// they are the issue, and the evidence is the line that they stood in. Comments
// are not provisions: they stay with the document.
func tracked(rec *readout.Record, d readout.Document, t *text.Text, changes []ingest.Change) {
	r := &tracker{rec: rec, document: d.ID, text: t, last: lastIDs(rec)}
	if len(rec.Drafts) > 0 && d.Kind == "draft" {
		r.draft = &rec.Drafts[0].ID
	}
	for i := 0; i < len(changes); i++ {
		c := changes[i]
		switch {
		case c.Kind == ingest.Commented || strings.TrimSpace(c.Text) == "":
		case i+1 < len(changes) && passing(c, changes[i+1]):
			r.passed(c, changes[i+1])
			i++
		case i+1 < len(changes) && exchanged(c, changes[i+1]):
			r.exchange(c, changes[i+1])
			i++
		default:
			r.put(c, actions[c.Kind], nil)
		}
	}
}

var actions = map[ingest.ChangeKind]string{ingest.Inserted: "added", ingest.Deleted: "removed"}

// exchanged tells whether somebody took words out and put others in their
// place.
func exchanged(a, b ingest.Change) bool {
	if a.Kind == ingest.Inserted {
		a, b = b, a
	}
	return a.Kind == ingest.Deleted && b.Kind == ingest.Inserted && b.Start < b.End && strings.TrimSpace(b.Text) != "" &&
		a.Author == b.Author && a.Paragraph == b.Paragraph && (a.Start == b.Start || a.Start == b.End)
}

// passing tells whether the words were put in and taken out again.
func passing(a, b ingest.Change) bool {
	return a.Kind != b.Kind && b.Kind != ingest.Commented && a.Text == b.Text && a.Start == a.End && a.Start == b.Start && b.Start == b.End
}

// tracker puts the changes of one document on its record.
type tracker struct {
	rec      *readout.Record
	document readout.DocumentID
	draft    *readout.ID
	text     *text.Text
	last     map[string]int // the last number of an id, by its letter
}

// put puts a change on the record and gives the provision, or nil where there
// are no words to show it by.
func (r *tracker) put(c ingest.Change, action string, replaces *readout.ID) *readout.Provision {
	evidence, content := r.evidence(c)
	if len(evidence) == 0 {
		return nil
	}
	v := readout.Provision{Sourced: r.sourced("v", evidence), Draft: r.draft, Issue: strings.Join(strings.Fields(c.Text), " "), Content: content}
	v.History = []readout.Step{r.step(c, action, replaces, evidence)}
	r.rec.Provisions = append(r.rec.Provisions, v)
	return &r.rec.Provisions[len(r.rec.Provisions)-1]
}

// exchange puts words and those that came in their place on the record.
func (r *tracker) exchange(old, in ingest.Change) {
	if old.Kind == ingest.Inserted {
		old, in = in, old
	}
	var replaces *readout.ID
	if v := r.put(old, "replaced", nil); v != nil {
		id := v.ID
		replaces = &id
	}
	r.put(in, "added", replaces)
}

// passed puts words on the record that were put in and taken out again.
func (r *tracker) passed(a, b ingest.Change) {
	if a.Kind == ingest.Deleted {
		a, b = b, a
	}
	if v := r.put(a, "added", nil); v != nil {
		v.History = append(v.History, r.step(b, "removed", nil, v.Evidence))
	}
}

func (r *tracker) step(c ingest.Change, action string, replaces *readout.ID, evidence []readout.Span) readout.Step {
	s := readout.Step{Sourced: r.sourced("h", evidence), Action: action, Replaces: replaces, Draft: r.draft, To: []readout.Who{}}
	if c.Author != "" {
		s.By = &readout.Who{Text: c.Author}
	}
	if c.Date != "" {
		s.When = &readout.When{Text: c.Date, EDTF: moment(c.Date)}
	}
	return s
}

func (r *tracker) sourced(letter string, evidence []readout.Span) readout.Sourced {
	r.last[letter]++
	return readout.Sourced{ID: readout.ID(letter + strconv.Itoa(r.last[letter])), Evidence: evidence,
		AccordingTo: []readout.According{{Document: r.document, Stance: readout.Asserts}}}
}

// evidence are the words that were put in, which are the content, too, or the
// line that others stood in.
func (r *tracker) evidence(c ingest.Change) (evidence, content []readout.Span) {
	if c.Start < c.End {
		evidence = r.span(c.Start, c.End)
		return evidence, evidence
	}
	s := r.text.String()
	at := r.text.Byte(c.Start)
	start, end := strings.LastIndexByte(s[:at], '\n')+1, len(s)
	if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
		end = at + n
	}
	if strings.TrimSpace(s[start:end]) == "" { // the line above, else the one below
		if end = len(strings.TrimRight(s[:at], " \t\r\n")); end > 0 {
			start = strings.LastIndexByte(s[:end], '\n') + 1
		} else {
			start = len(s) - len(strings.TrimLeft(s, " \t\r\n"))
			end = start + len(strings.SplitN(s[start:], "\n", 2)[0])
		}
	}
	return r.span(r.text.Rune(start), r.text.Rune(end)), []readout.Span{}
}

// span is the words between two code points, without white space around them.
func (r *tracker) span(start, end int) []readout.Span {
	s := r.text.Slice(start, end)
	start += len([]rune(s)) - len([]rune(strings.TrimLeft(s, " \t\r\n")))
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	end = start + len([]rune(s))
	return []readout.Span{{Doc: r.document, Start: start, End: end, Quote: r.text.Slice(start, end)}}
}

// comments are those among the changes of a document, with the words that they
// are on.
func comments(d ingest.Document) []readout.Comment {
	var all []readout.Comment
	for _, c := range d.Changes {
		if c.Kind != ingest.Commented || strings.TrimSpace(c.Text) == "" {
			continue
		}
		out := readout.Comment{Date: moment(c.Date), Text: strings.TrimSpace(c.Text), Start: c.Start, End: c.End, Quote: d.Text.Slice(c.Start, c.End)}
		if c.Author != "" {
			out.Author = &c.Author
		}
		all = append(all, out)
	}
	return all
}

// moment is a date as EDTF, or nil: word processors write RFC 3339, with
// fractions of a second or without a zone.
func moment(s string) *string {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			out := t.Format(strings.Replace(layout, ".999999999", "", 1))
			return &out
		}
	}
	return nil
}

// lastIDs are the last numbers of the ids of a record, by their letters.
func lastIDs(rec *readout.Record) map[string]int {
	last := map[string]int{}
	ledger.Each(rec, func(s readout.Sourced) {
		letters := strings.TrimRight(string(s.ID), "0123456789")
		if n, err := strconv.Atoi(string(s.ID)[len(letters):]); err == nil {
			last[letters] = max(last[letters], n)
		}
	})
	return last
}
