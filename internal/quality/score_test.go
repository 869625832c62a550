// Package quality holds the figures of the whole reader on the dispatches
// that ship with it, and its speed. It has no code besides its tests.
package quality

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"readout"
)

// marks are what a careful reader found in a dispatch.
type marks struct {
	Actors     []markedActor
	Offices    []markedOffice
	Statements []markedStatement
	Meetings   []markedMeeting
	Drafts     []markedDraft
	Provisions []markedProvision
	Positions  []markedPosition
	Linkages   []markedLinkage
	Events     []markedEvent
	Disputes   []markedDispute
}

type markedActor struct {
	ID, Kind, Name string
	Aliases        []string
	Optional       bool
}

type markedOffice struct {
	Holder, Title string
	Status        oneOf
	Optional      bool
}

type markedStatement struct {
	ID             string
	Source, Outlet string
	Text           string `json:"source_text"`
	Anonymous      bool
	Act            oneOf
	Content        []readout.Span
	Optional       bool
}

// oneOf is a value, or several of which any is right.
type oneOf []string

// UnmarshalJSON takes a string or a list of strings.
func (o *oneOf) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		*o = make(oneOf, 1)
		return json.Unmarshal(b, &(*o)[0])
	}
	return json.Unmarshal(b, (*[]string)(o))
}

// count is how many items of a list are right, of those that were found and
// of those that are marked.
type count struct{ right, found, marked int }

func (c *count) add(d count) {
	c.right += d.right
	c.found += d.found
	c.marked += d.marked
}

// f1 is the harmonic mean of precision and recall.
func (c count) f1() float64 {
	if c.right == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(c.found+c.marked)
}

// share is how many of all are right.
type share struct{ right, all int }

func (s *share) add(d share) {
	s.right += d.right
	s.all += d.all
}

func (s *share) tell(right bool) {
	s.all++
	if right {
		s.right++
	}
}

// figures are those of one dispatch, or of all.
type figures struct {
	people, offices, statements count
	act, anonymous, outlet      share // of the statements that are right
	facts
}

func (f *figures) add(g figures) {
	f.people.add(g.people)
	f.offices.add(g.offices)
	f.statements.add(g.statements)
	f.act.add(g.act)
	f.anonymous.add(g.anonymous)
	f.outlet.add(g.outlet)
	f.facts.add(g.facts)
}

// nobody is the index of an actor that is not marked.
const nobody = -1

// judge compares the record of one dispatch with its marks.
type judge struct {
	text   []rune
	marks  *marks
	record *readout.Record
	forms  []map[string]bool     // of each marked actor, its plain forms
	meant  map[readout.ID]int    // the marked actor that one of the record is
	said   map[readout.ID]string // the marked statement that one of the record is
}

// score gives the figures of a record.
func score(text string, m *marks, rec *readout.Record) figures {
	j := &judge{text: []rune(text), marks: m, record: rec, meant: map[readout.ID]int{}, said: map[readout.ID]string{}}
	for _, a := range m.Actors {
		forms := map[string]bool{}
		for _, f := range append([]string{a.Name}, a.Aliases...) {
			forms[plain(f)] = true
		}
		j.forms = append(j.forms, forms)
	}
	for _, a := range rec.Actors {
		if i := j.actorFor(a); i != nobody {
			j.meant[a.ID] = i
		}
	}
	f := figures{people: j.people(), offices: j.offices()}
	j.statements(&f)
	f.facts = j.facts()
	return f
}

// actorFor is the marked actor that most mentions of one on the record name,
// if both are people or neither is.
func (j *judge) actorFor(a readout.Actor) int {
	said := append([]string{a.Name}, a.Aliases...)
	for _, m := range a.Mentions {
		said = append(said, m.Quote)
	}
	best, most := nobody, 0
	for i, forms := range j.forms {
		n := 0
		for _, s := range said {
			if s != "" && forms[plain(s)] {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	if best != nobody && (a.Kind == readout.Person) != (j.marks.Actors[best].Kind == "person") {
		return nobody
	}
	return best
}

// who is the marked actor that stands for an actor of the record or, where
// it has none, for the words.
func (j *judge) who(id *readout.ID, words string) int {
	if id != nil {
		if i, ok := j.meant[*id]; ok {
			return i
		}
	}
	f := plain(words)
	return slices.IndexFunc(j.forms, func(forms map[string]bool) bool { return f != "" && forms[f] })
}

func (j *judge) marked(id string) int {
	return slices.IndexFunc(j.marks.Actors, func(a markedActor) bool { return a.ID == id })
}

// people: each named person is one actor, under one of the names.
func (j *judge) people() count {
	var want []markedActor
	for _, a := range j.marks.Actors {
		if a.Kind == "person" {
			want = append(want, a)
		}
	}
	var got []readout.Actor
	for _, a := range j.record.Actors {
		if a.Kind == readout.Person {
			got = append(got, a)
		}
	}
	return match(want, got, func(w markedActor, g readout.Actor) float64 {
		if i, ok := j.meant[g.ID]; ok && j.marks.Actors[i].ID == w.ID {
			return 1
		}
		return 0
	}).count(func(w markedActor) bool { return w.Optional }, nil)
}

// offices: the holder, a title that shares most of its words, the status.
func (j *judge) offices() count {
	return match(j.marks.Offices, j.record.Offices, func(w markedOffice, g readout.Office) float64 {
		alike := overlap(g.Title, w.Title)
		if alike < 0.5 || j.who(g.Holder.Actor, g.Holder.Text) != j.marked(w.Holder) {
			return 0
		}
		return 1 + alike
	}).count(
		func(w markedOffice) bool { return w.Optional },
		func(w markedOffice, g readout.Office) bool { return slices.Contains(w.Status, string(g.Status)) })
}

// wanted and given are statements with where their content stands.
type wanted struct {
	*markedStatement
	at letters
}

type given struct {
	*readout.Statement
	at letters
}

// statements: half of the content in common, and the source.
func (j *judge) statements(f *figures) {
	var want []wanted
	for i := range j.marks.Statements {
		w := &j.marks.Statements[i]
		want = append(want, wanted{w, j.letters(w.Content)})
	}
	var got []given
	for i := range j.record.Statements {
		g := &j.record.Statements[i]
		got = append(got, given{g, j.letters(g.Content)})
	}
	m := match(want, got, func(w wanted, g given) float64 {
		if v := w.at.shared(g.at); v >= 0.5 {
			return v
		}
		return 0
	})
	f.statements = m.count(func(w wanted) bool { return w.Optional }, j.sameSource)
	for _, p := range m.made {
		if j.sameSource(p.want, p.got) {
			j.fields(f, p.want, p.got)
			j.said[p.got.ID] = p.want.ID
		}
	}
}

func (j *judge) sameSource(w wanted, g given) bool {
	said := plain(g.Source.Text)
	if w.Source != "" {
		i := j.marked(w.Source)
		return i != nobody && (j.who(g.Source.Actor, g.Source.Text) == i || j.forms[i][said])
	}
	return overlap(g.Source.Text, w.Text) >= 0.5 || said == plain(w.Text)
}

// fields are judged on the statements that are right.
func (j *judge) fields(f *figures, w wanted, g given) {
	if w.Act != nil {
		f.act.tell(slices.Contains(w.Act, string(g.Act)))
	}
	f.anonymous.tell(w.Anonymous == g.Source.Anonymous)
	if w.Outlet != "" {
		f.outlet.tell(g.Outlet != nil && j.who(g.Outlet.Actor, g.Outlet.Text) == j.marked(w.Outlet))
	}
}

// letters are the places of the characters of some spans that are no space.
type letters map[int]bool

func (j *judge) letters(spans []readout.Span) letters {
	l := letters{}
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			if !unicode.IsSpace(j.text[i]) {
				l[i] = true
			}
		}
	}
	return l
}

// shared is how much of two sets is common to both.
func (l letters) shared(m letters) float64 {
	n := 0
	for i := range l {
		if m[i] {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(l)+len(m)-n)
}

// matched are marked and found items one to one, and how many there were.
type matched[W, G any] struct {
	made []pair[W, G]
	want []W // all that are marked
	got  int // how many were found
	left []W // of want, those that nothing was found for
}

type pair[W, G any] struct {
	want W
	got  G
}

// match pairs what is marked with what was found: the best pairs first, ties
// in the order of both; none with a score of 0.
func match[W, G any](want []W, got []G, score func(W, G) float64) matched[W, G] {
	type candidate struct {
		score float64
		w, g  int
	}
	var all []candidate
	for w := range want {
		for g := range got {
			if s := score(want[w], got[g]); s > 0 {
				all = append(all, candidate{s, w, g})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	m := matched[W, G]{want: want, got: len(got)}
	taken, given := map[int]bool{}, map[int]bool{}
	for _, c := range all {
		if !taken[c.w] && !given[c.g] {
			taken[c.w], given[c.g] = true, true
			m.made = append(m.made, pair[W, G]{want[c.w], got[c.g]})
		}
	}
	for w := range want {
		if !taken[w] {
			m.left = append(m.left, want[w])
		}
	}
	return m
}

// count counts the pairs that are right, or all where right is nil. What is
// optional counts neither as marked nor, with its pair, as found.
func (m matched[W, G]) count(optional func(W) bool, right func(W, G) bool) count {
	c := count{found: m.got}
	for _, p := range m.made {
		if optional(p.want) {
			c.found--
			continue
		}
		c.marked++
		if right == nil || right(p.want, p.got) {
			c.right++
		}
	}
	for _, w := range m.left {
		if !optional(w) {
			c.marked++
		}
	}
	return c
}

var (
	marksOf  = regexp.MustCompile(`[^\p{L}\p{N}_ ]+`)
	opening  = regexp.MustCompile(`^(the|a|an|mr|mrs|ms|gen|dr) +`)
	idle     = []string{"the", "a", "an", "of", "for", "to", "in", "on", "and", "its", "his", "her"}
	genitive = strings.NewReplacer("’s", "", "'s", "")
)

// plain is a form in lower case, without marks, possessives and an article
// or form of address in front.
func plain(s string) string {
	s = strings.ToLower(genitive.Replace(s))
	s = strings.TrimSpace(marksOf.ReplaceAllString(s, " "))
	return opening.ReplaceAllString(s, "")
}

// overlap is twice the words that two phrases share, by how many both have.
func overlap(a, b string) float64 {
	x, y := content(a), content(b)
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return 2 * float64(n) / float64(len(x)+len(y))
}

// content are the different words of a phrase that mean something.
func content(s string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(plain(s)) {
		if !slices.Contains(idle, w) {
			words[w] = true
		}
	}
	return words
}
