package quality

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
)

// The marks of the lists besides people, offices and statements.

type markedMeeting struct {
	Attendees, Parties, Absent []string
	Status, Format, When       oneOf
	Where                      oneOf
	Evidence                   []readout.Span
	Optional                   bool
}

type markedDraft struct {
	Name     string
	Points   *int
	Evidence []readout.Span
	Optional bool
}

type markedProvision struct {
	Text     []readout.Span
	Actions  []markedStep
	Optional bool
}

type markedStep struct {
	Action   string
	By       json.RawMessage // an actor, or several, or none
	Evidence []readout.Span
	Optional bool
	text     []readout.Span
}

type markedPosition struct {
	Party, Holder, Statement string
	Stance                   oneOf
	Content, Evidence        []readout.Span
	Optional                 bool
}

type markedLinkage struct {
	Holder, Issue, Requires string
	Optional                bool
}

type markedEvent struct {
	Type     string
	Evidence []readout.Span
	Optional bool
}

type markedDispute struct {
	Asserted []string `json:"asserted_by"`
	Denied   []string `json:"denied_by"`
	Optional bool
}

// facts are the figures of the lists besides people, offices and statements.
type facts struct {
	meetings, drafts, provisions, positions, linkages, events, disputes count
	format, when, where                                                 share // of the meetings that are right
}

func (f *facts) add(g facts) {
	f.meetings.add(g.meetings)
	f.drafts.add(g.drafts)
	f.provisions.add(g.provisions)
	f.positions.add(g.positions)
	f.linkages.add(g.linkages)
	f.events.add(g.events)
	f.disputes.add(g.disputes)
	f.format.add(g.format)
	f.when.add(g.when)
	f.where.add(g.where)
}

// facts compares the lists of facts; it needs the statements judged before.
func (j *judge) facts() facts {
	f := facts{drafts: j.drafts(), provisions: j.provisions(), positions: j.positions(), linkages: j.linkages(), events: j.events(), disputes: j.disputes()}
	j.meetings(&f)
	return f
}

func (j *judge) touch(a, b []readout.Span) bool { return j.letters(a).shared(j.letters(b)) > 0 }

// meetings: evidence in common, half of those present (or of the sides, where
// nobody is named), and the status.
func (j *judge) meetings(f *facts) {
	rightly := func(w markedMeeting, g readout.Meeting) bool { return slices.Contains(w.Status, g.Status) }
	m := match(j.marks.Meetings, j.record.Meetings, func(w markedMeeting, g readout.Meeting) float64 {
		crowd := j.crowd(w, g)
		if crowd < 0.5 || !j.touch(w.Evidence, g.Evidence) {
			return 0
		}
		if rightly(w, g) {
			return 2 + crowd
		}
		return 1 + crowd
	})
	f.meetings = m.count(func(w markedMeeting) bool { return w.Optional }, rightly)
	for _, p := range m.made {
		if !rightly(p.want, p.got) {
			continue
		}
		if len(p.want.Format) > 0 {
			f.format.tell(slices.Contains(p.want.Format, p.got.Format))
		}
		if len(p.want.When) > 0 {
			f.when.tell(p.got.When != nil && p.got.When.EDTF != nil && slices.Contains(p.want.When, *p.got.When.EDTF))
		}
		if len(p.want.Where) > 0 {
			f.where.tell(p.got.Where != nil && slices.ContainsFunc(p.want.Where, func(s string) bool { return strings.Contains(plain(p.got.Where.Text), plain(s)) }))
		}
	}
}

// crowd is how much the present of two meetings have in common.
func (j *judge) crowd(w markedMeeting, g readout.Meeting) float64 {
	want, got := map[int]bool{}, map[int]bool{}
	put := func(set map[int]bool, i int) {
		if i != nobody {
			set[i] = true
		}
	}
	for _, id := range w.Attendees {
		put(want, j.marked(id))
	}
	people := len(want) > 0
	if !people {
		for _, id := range w.Parties {
			put(want, j.marked(id))
		}
	}
	for _, a := range g.Attendees {
		if i := j.who(a.Actor, a.Text); i != nobody && (!people || j.marks.Actors[i].Kind == "person") {
			put(got, i)
		}
	}
	if !people {
		for _, id := range g.Parties {
			put(got, j.who(&id, ""))
		}
	}
	if len(want) == 0 && len(got) == 0 {
		return 1
	}
	both := 0
	for i := range want {
		if got[i] {
			both++
		}
	}
	return 2 * float64(both) / float64(len(want)+len(got))
}

// drafts: evidence in common, and the name or the number of points.
func (j *judge) drafts() count {
	return match(j.marks.Drafts, j.record.Drafts, func(w markedDraft, g readout.Draft) float64 {
		alike := overlap(w.Name, g.Name) >= 0.4 || w.Points != nil && g.Points != nil && *w.Points == *g.Points
		if alike && j.touch(w.Evidence, g.Evidence) {
			return 1
		}
		return 0
	}).count(func(w markedDraft) bool { return w.Optional }, nil)
}

type step struct {
	*readout.Step
	content []readout.Span
}

// provisions: each step of a term's life: the term or the evidence, the
// action, and who took it where one actor is marked.
func (j *judge) provisions() count {
	var want []markedStep
	for _, v := range j.marks.Provisions {
		for _, s := range v.Actions {
			s.text, s.Optional = v.Text, s.Optional || v.Optional
			want = append(want, s)
		}
	}
	var got []step
	for _, v := range j.record.Provisions {
		for i := range v.History {
			got = append(got, step{&v.History[i], v.Content})
		}
	}
	by := func(w markedStep, g step) (wanted bool, same bool) {
		var id string
		if json.Unmarshal(w.By, &id) != nil || id == "" {
			return false, g.By == nil || j.who(g.By.Actor, g.By.Text) == nobody
		}
		return true, g.By != nil && j.who(g.By.Actor, g.By.Text) == j.marked(id)
	}
	return match(want, got, func(w markedStep, g step) float64 {
		v := 0.0
		if j.letters(w.text).shared(j.letters(g.content)) >= 0.33 {
			v++
		}
		if j.touch(w.Evidence, g.Evidence) {
			v++
		}
		if w.Action != g.Action {
			return 0
		}
		if _, same := by(w, g); same {
			return 2 * v
		}
		return v
	}).count(func(w markedStep) bool { return w.Optional }, func(w markedStep, g step) bool {
		wanted, same := by(w, g)
		return !wanted || same
	})
}

// positions: whose, the stance, and words in common.
func (j *judge) positions() count {
	wanted := func(w markedPosition) []readout.Span {
		spans := slices.Concat(w.Content, w.Evidence)
		for _, s := range j.marks.Statements {
			if s.ID == w.Statement && s.ID != "" {
				spans = append(spans, s.Content...)
			}
		}
		return spans
	}
	found := func(g readout.Position) []readout.Span {
		spans := slices.Concat(g.Content, g.Evidence)
		for _, s := range j.record.Statements {
			if g.Statement != nil && s.ID == *g.Statement {
				spans = append(spans, s.Content...)
			}
		}
		return spans
	}
	return match(j.marks.Positions, j.record.Positions, func(w markedPosition, g readout.Position) float64 {
		whose := []int{j.marked(w.Party), j.marked(w.Holder)}
		mine := []int{nobody, nobody}
		if g.Party != nil {
			mine[0] = j.who(g.Party, "")
		}
		if g.Holder != nil {
			mine[1] = j.who(g.Holder.Actor, g.Holder.Text)
		}
		same := slices.ContainsFunc(mine, func(i int) bool { return i != nobody && slices.Contains(whose, i) })
		shared := j.letters(wanted(w)).shared(j.letters(found(g)))
		if !same || shared == 0 || !slices.Contains(w.Stance, g.Stance) {
			return 0
		}
		return 0.1 + shared
	}).count(func(w markedPosition) bool { return w.Optional }, nil)
}

// linkages: whose, and a word in common at both ends.
func (j *judge) linkages() count {
	return match(j.marks.Linkages, j.record.Linkages, func(w markedLinkage, g readout.Linkage) float64 {
		if w.Holder != "" && (g.Holder == nil || j.who(g.Holder.Actor, g.Holder.Text) != j.marked(w.Holder)) {
			return 0
		}
		if overlap(w.Issue, g.Issue) == 0 || overlap(w.Requires, g.Requires) == 0 {
			return 0
		}
		return 1
	}).count(func(w markedLinkage) bool { return w.Optional }, nil)
}

// events: the type, and evidence in common.
func (j *judge) events() count {
	spaced := func(s string) string { return strings.ReplaceAll(s, "_", " ") }
	return match(j.marks.Events, j.record.Events, func(w markedEvent, g readout.Event) float64 {
		if overlap(spaced(w.Type), spaced(g.Type)) > 0 && j.touch(w.Evidence, g.Evidence) {
			return 1
		}
		return 0
	}).count(func(w markedEvent) bool { return w.Optional }, nil)
}

// disputes: one of those who deny, and one of those who assert where any is
// marked.
func (j *judge) disputes() count {
	ids := func(list []readout.According) []string {
		var out []string
		for _, a := range list {
			if id, ok := j.said[a.Statement]; ok {
				out = append(out, id)
			} else {
				out = append(out, "document")
			}
		}
		return out
	}
	common := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
	}
	return match(j.marks.Disputes, j.record.Disputes, func(w markedDispute, g readout.Dispute) float64 {
		if common(ids(g.Denied), w.Denied) && (len(w.Asserted) == 0 || common(ids(g.Asserted), w.Asserted)) {
			return 1
		}
		return 0
	}).count(func(w markedDispute) bool { return w.Optional }, nil)
}

// TestFactsScore: the figures of lists of facts whose faults are known.
func TestFactsScore(t *testing.T) {
	const report = "Ada Brandt met Ben Cole on Monday. He denied the toll. The plan drops the toll if the guns go. A raid followed."
	ada, ben := readout.ID("a1"), readout.ID("a2")
	var m marks
	err := json.Unmarshal([]byte(`{
		"actors": [{"id": "ada", "kind": "person", "name": "Ada Brandt"}, {"id": "ben", "kind": "person", "name": "Ben Cole"}],
		"statements": [{"id": "s1", "source": "ben", "content": [{"start": 45, "end": 53, "quote": "the toll"}]}],
		"meetings": [{"attendees": ["ada", "ben"], "status": ["held"], "format": ["one_on_one"], "evidence": [{"start": 0, "end": 23}]}],
		"drafts": [{"name": "the plan", "evidence": [{"start": 55, "end": 63}]}],
		"provisions": [{"text": [{"start": 70, "end": 78}], "actions": [{"action": "removed", "by": "ada", "evidence": [{"start": 64, "end": 78}]}]}],
		"positions": [{"party": "ben", "stance": ["reject", "decline"], "statement": "s1"}],
		"linkages": [{"holder": "ada", "issue": "drop the toll", "requires": "guns"}],
		"events": [{"type": "raid", "evidence": [{"start": 95, "end": 101}]}],
		"disputes": [{"asserted_by": [], "denied_by": ["s1"]}]}`), &m)
	if err != nil {
		t.Fatal(err)
	}
	full := func() *readout.Record {
		rec := &readout.Record{
			Actors:     []readout.Actor{{Sourced: readout.Sourced{ID: ada}, Kind: readout.Person, Name: "Ada Brandt"}, {Sourced: readout.Sourced{ID: ben}, Kind: readout.Person, Name: "Ben Cole"}},
			Statements: []readout.Statement{{Sourced: readout.Sourced{ID: "s7"}, Source: readout.Source{Actor: &ben}, Content: at(report, "the toll")}},
			Meetings: []readout.Meeting{{Sourced: readout.Sourced{Evidence: at(report, "met Ben Cole")}, Status: "held", Format: "one_on_one",
				Attendees: []readout.Attendee{{Who: readout.Who{Actor: &ada}}, {Who: readout.Who{Actor: &ben}}}}},
			Drafts:     []readout.Draft{{Sourced: readout.Sourced{Evidence: at(report, "plan")}, Name: "plan"}},
			Provisions: []readout.Provision{{Content: []readout.Span{{Start: 70, End: 78}}, History: []readout.Step{{Action: "removed", By: &readout.Who{Actor: &ada}}}}},
			Positions:  []readout.Position{{Party: &ben, Stance: "reject", Statement: ptr(readout.ID("s7"))}},
			Linkages:   []readout.Linkage{{Holder: &readout.Who{Actor: &ada}, Issue: "the toll", Requires: "the guns"}},
			Events:     []readout.Event{{Sourced: readout.Sourced{Evidence: at(report, "A raid")}, Type: "raid"}},
			Disputes:   []readout.Dispute{{Denied: []readout.According{{Statement: "s7"}}}},
		}
		return rec
	}
	for name, c := range map[string]struct {
		spoil func(r *readout.Record)
		want  string // meetings, drafts, provisions, positions, linkages, events, disputes: right of found
	}{
		"all of it":          {func(*readout.Record) {}, "1/1 1/1 1/1 1/1 1/1 1/1 1/1"},
		"only planned":       {func(r *readout.Record) { r.Meetings[0].Status = "planned" }, "0/1 1/1 1/1 1/1 1/1 1/1 1/1"},
		"others met":         {func(r *readout.Record) { r.Meetings[0].Attendees = nil }, "0/1 1/1 1/1 1/1 1/1 1/1 1/1"},
		"another draft":      {func(r *readout.Record) { r.Drafts[0].Name = "treaty" }, "1/1 0/1 1/1 1/1 1/1 1/1 1/1"},
		"another's step":     {func(r *readout.Record) { r.Provisions[0].History[0].By.Actor = &ben }, "1/1 1/1 0/1 1/1 1/1 1/1 1/1"},
		"another action":     {func(r *readout.Record) { r.Provisions[0].History[0].Action = "added" }, "1/1 1/1 0/1 1/1 1/1 1/1 1/1"},
		"another's position": {func(r *readout.Record) { r.Positions[0].Party = &ada }, "1/1 1/1 1/1 0/1 1/1 1/1 1/1"},
		"another condition":  {func(r *readout.Record) { r.Linkages[0].Requires = "the horses" }, "1/1 1/1 1/1 1/1 0/1 1/1 1/1"},
		"another event":      {func(r *readout.Record) { r.Events[0].Type = "release" }, "1/1 1/1 1/1 1/1 1/1 0/1 1/1"},
		"denied by nobody":   {func(r *readout.Record) { r.Disputes[0].Denied = nil }, "1/1 1/1 1/1 1/1 1/1 1/1 0/1"},
	} {
		rec := full()
		c.spoil(rec)
		f := score(report, &m, rec)
		got := ""
		for _, n := range []count{f.meetings, f.drafts, f.provisions, f.positions, f.linkages, f.events, f.disputes} {
			got += fmt.Sprintf(" %d/%d", n.right, n.found)
		}
		if got[1:] != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got[1:], c.want)
		}
	}
}

func ptr[T any](v T) *T { return &v }
