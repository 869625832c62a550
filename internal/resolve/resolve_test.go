package resolve_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/resolve"
	"readout/text"
)

// brief is a document in short: each actor as "Name", "Name, title of Body"
// or "Body!" for a state, each meeting as "A + B, date, place".
type brief struct {
	published string
	actors    []string
	meetings  []string
}

// doc makes a brief into a document; the ids of its actors are those of
// their place in the list: "a1.0".
func (c brief) doc(number int) resolve.Doc {
	r := readout.NewRecord()
	d := readout.Document{ID: readout.DocumentID(fmt.Sprint("d", number)), SHA256: fmt.Sprint(number)}
	if c.published != "" {
		d.Published = &c.published
	}
	r.Documents = []readout.Document{d}
	for i, s := range c.actors {
		c.actor(r, readout.ID(fmt.Sprintf("a%d.%d", number, i)), s)
	}
	for i, s := range c.meetings {
		c.meeting(r, readout.ID(fmt.Sprintf("m%d.%d", number, i)), s)
	}
	return resolve.Doc{Record: r}
}

func (c brief) actor(r *readout.Record, id readout.ID, s string) {
	name, office, held := strings.Cut(s, ", ")
	a := readout.Actor{Sourced: readout.Sourced{ID: id}, Kind: readout.Person, Name: strings.TrimSuffix(name, "!")}
	if a.Name != name {
		a.Kind = readout.State
	}
	r.Actors = append(r.Actors, a)
	if title, body, ok := strings.Cut(office, " of "); held {
		o := readout.Office{Holder: readout.Who{Actor: &id, Text: name}, Title: title}
		if ok {
			o.Body = &readout.Who{Text: body}
		}
		r.Offices = append(r.Offices, o)
	}
}

func (c brief) meeting(r *readout.Record, id readout.ID, s string) {
	f := strings.Split(s, ", ")
	m := readout.Meeting{Sourced: readout.Sourced{ID: id}, Status: f[1], Format: f[2]}
	for _, name := range strings.Split(f[0], " + ") {
		at := slices.IndexFunc(r.Actors, func(a readout.Actor) bool { return a.Name == name })
		m.Attendees = append(m.Attendees, readout.Attendee{Who: readout.Who{Actor: &r.Actors[at].ID, Text: name}})
	}
	if f[3] != "" {
		m.When = &readout.When{Text: f[3], EDTF: &f[3]}
	}
	if len(f) > 4 {
		m.Where = &readout.Who{Text: f[4]}
	}
	r.Meetings = append(r.Meetings, m)
}

func resolved(t *testing.T, pins resolve.Pins, briefs ...brief) *resolve.Identity {
	t.Helper()
	var docs []resolve.Doc
	for i, c := range briefs {
		docs = append(docs, c.doc(i))
	}
	return resolver(t).Resolve(docs, pins)
}

// TestPeople: which names are one person's.
func TestPeople(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b brief
		want bool
	}{
		{"same name", brief{actors: []string{"Lena Bargmann"}}, brief{actors: []string{"Lena Bargmann"}}, true},
		{"Cyrillic", brief{actors: []string{"Володимир Зеленський"}}, brief{actors: []string{"Volodymyr Zelensky"}}, true},
		{"neighbouring languages", brief{actors: []string{"Vladimir Zelenskiy, president of Ukraine"}}, brief{actors: []string{"Volodymyr Zelenskyy, president of Ukraine"}}, true},
		{"h and g, one office", brief{actors: []string{"Andrii Hnatov, chief of Ukraine"}}, brief{actors: []string{"Andriy Gnatov, chief of Ukraine"}}, true},
		{"h and g, nothing else", brief{actors: []string{"Gary Hill"}}, brief{actors: []string{"Gary Gill"}}, false},
		{"short form", brief{actors: []string{"Bill Cole"}}, brief{actors: []string{"William Cole"}}, true},
		{"other given name", brief{actors: []string{"Lena Bargmann"}}, brief{actors: []string{"Tomas Bargmann"}}, false},
		{"initial, other company", brief{actors: []string{"L. Bargmann", "Chad!"}}, brief{actors: []string{"Lena Bargmann", "Norway!"}}, false},
		{"initial, same company", brief{actors: []string{"L. Bargmann", "Norway!"}}, brief{actors: []string{"Lena Bargmann", "Norway!"}}, true},
		{"family name, same company", brief{actors: []string{"Bargmann", "Norway!"}}, brief{actors: []string{"Lena Bargmann", "Norway!"}}, true},
		{"family name, other company", brief{actors: []string{"Bargmann", "Chad!"}}, brief{actors: []string{"Lena Bargmann", "Norway!"}}, false},
		{"two states", brief{actors: []string{"Peter Lindqvist, envoy of Norway"}}, brief{actors: []string{"Peter Lindqvist, minister of Sweden"}}, false},
		{"a man and a woman", brief{actors: []string{"Bargmann, spokeswoman of Norway", "Norway!"}}, brief{actors: []string{"Peter Bargmann, minister of Norway", "Norway!"}}, false},
	} {
		got := resolved(t, resolve.Pins{}, c.a, c.b)
		if got.Same("a0.0", "a1.0") != c.want {
			t.Errorf("%s: one person %v, want %v; %v", c.name, !c.want, c.want, got.Why("a0.0", "a1.0"))
		}
	}
}

// TestHomonyms: a name without an office joins nobody where two have it,
// but the one whose company it is in.
func TestHomonyms(t *testing.T) {
	norway := brief{actors: []string{"Peter Lindqvist, envoy of Norway", "Norway!", "Velmark!", "Tarsenia!"}}
	sweden := brief{actors: []string{"Peter Lindqvist, minister of Sweden", "Sweden!", "Finland!"}}
	got := resolved(t, resolve.Pins{}, norway, sweden, brief{actors: []string{"Peter Lindqvist"}}, brief{actors: []string{"Peter Lindqvist", "Velmark!"}}, brief{actors: []string{"Lindqvist", "Finland!"}})
	for pair, want := range map[resolve.Pair]bool{
		{A: "a0.0", B: "a1.0"}: false, {A: "a0.0", B: "a2.0"}: false, {A: "a1.0", B: "a2.0"}: false,
		{A: "a0.0", B: "a3.0"}: true, {A: "a1.0", B: "a4.0"}: true,
	} {
		if got.Same(pair.A, pair.B) != want {
			t.Errorf("%v are one: %v", pair, !want)
		}
	}
}

// TestMeetings: which meetings are one.
func TestMeetings(t *testing.T) {
	actors := []string{"Lena Bargmann, minister of Norway", "Viktor Aldous, minister of Chad", "Agnes Tollan, minister of Peru"}
	first := brief{"2032-03-10", actors, []string{"Lena Bargmann + Viktor Aldous, planned, unspecified, 2032-03-14, Geneva"}}
	for meeting, want := range map[string]bool{
		"Lena Bargmann + Viktor Aldous, held, unspecified, 2032-03-14, Geneva":                 true,
		"Lena Bargmann + Viktor Aldous, held, one_on_one, 2032-03-14":                          true,
		"Lena Bargmann + Viktor Aldous, held, unspecified, 2032-03, Geneva":                    true,
		"Lena Bargmann + Viktor Aldous, cancelled, unspecified, ":                              true,
		"Lena Bargmann + Viktor Aldous, held, unspecified, 2032-03-15, Geneva":                 false,
		"Lena Bargmann + Viktor Aldous, held, unspecified, 2032-03-14, Vienna":                 false,
		"Lena Bargmann + Agnes Tollan, held, unspecified, 2032-03-14":                          false,
		"Lena Bargmann + Viktor Aldous + Agnes Tollan, held, plenary, 2032-03-14, Geneva":      true,
		"Lena Bargmann + Viktor Aldous, held, unspecified, 2031-03-14/2031-03-20, Geneva":      false,
		"Lena Bargmann + Viktor Aldous, held, unspecified, 2032-03-13/2032-03-16, Switzerland": true,
	} {
		got := resolved(t, resolve.Pins{}, first, brief{"2032-03-16", actors, []string{meeting}})
		if got.Same("m0.0", "m1.0") != want {
			t.Errorf("%s: one meeting %v, want %v; %v", meeting, !want, want, got.Why("m0.0", "m1.0"))
		}
	}
}

// TestStatus: a meeting that was planned and then held is one, for a reason
// that says so.
func TestStatus(t *testing.T) {
	actors := []string{"Lena Bargmann", "Viktor Aldous"}
	got := resolved(t, resolve.Pins{},
		brief{"2032-03-10", actors, []string{"Lena Bargmann + Viktor Aldous, planned, unspecified, 2032-03-14"}},
		brief{"2032-03-15", actors, []string{"Lena Bargmann + Viktor Aldous, held, unspecified, 2032-03-14"}})
	why := got.Why("m0.0", "m1.0")
	if !slices.ContainsFunc(why, func(r resolve.Reason) bool { return r.Kind == resolve.StatusChanged && r.Words == "planned, held" }) {
		t.Errorf("the reasons are %v", why)
	}
}

// TestPinned: a person's decision stands over names, both ways, also for
// what others would join.
func TestPinned(t *testing.T) {
	docs := []brief{{actors: []string{"Lena Bargmann"}}, {actors: []string{"Lena Bargmann"}}, {actors: []string{"Lena Bargmann"}}, {actors: []string{"Viktor Aldous"}}}
	pins := resolve.Pins{Cannot: []resolve.Pair{{A: "a0.0", B: "a1.0"}}, Must: []resolve.Pair{{A: "a2.0", B: "a3.0"}, {A: "a1.0", B: "a0.0"}, {A: "a1.0", B: "nobody"}}}
	got := resolved(t, pins, docs...)
	if got.Same("a0.0", "a1.0") || !got.Same("a2.0", "a3.0") || got.Same("a0.0", "nobody") || got.Of("nobody") != "" {
		t.Errorf("the pins are not kept: %v", got.Clusters)
	}
	if want := []resolve.Pair{{A: "a0.0", B: "a1.0"}}; !slices.Equal(got.Refused, want) {
		t.Errorf("refused %v, want %v", got.Refused, want)
	}
}

// TestCopies: an edited copy is found with its stretches; what only shares a
// short quotation is none.
func TestCopies(t *testing.T) {
	words := make([]string, 120)
	for i := range words {
		words[i] = fmt.Sprint("word", i)
	}
	story := strings.Join(words, " ")
	edited := "Élan. " + strings.Replace(story, "word50", "another", 1)
	other := strings.Join(words[:20], " ") + " " + strings.Repeat("something else entirely ", 20)
	var docs []resolve.Doc
	for i, s := range []string{story, edited, other} {
		d := brief{published: fmt.Sprintf("2032-03-1%d", i)}.doc(i)
		var err error
		if d.Text, err = text.New(s); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	copies := resolver(t).Copies(docs)
	if len(copies) != 1 || copies[0].From != "d0" || copies[0].To != "d1" || len(copies[0].InTo) != 1 || copies[0].InTo[0].Start != 6 || copies[0].Share < 0.9 {
		t.Fatalf("the copies are %+v", copies)
	}
	if o := resolve.Origins(copies); len(o) != 1 || o[0].First != "d0" || !slices.Equal(o[0].Copies, []readout.DocumentID{"d1"}) {
		t.Errorf("the origins are %v", o)
	}
}

// TestRelays: what a document has from another outlet, and not from its own.
func TestRelays(t *testing.T) {
	d := brief{}.doc(0)
	own := "The Velmark Post"
	d.Record.Documents[0].Publisher = &own
	for i, name := range []string{"Reuters", "Velmark Post"} {
		id := readout.ID(fmt.Sprint("a", i))
		d.Record.Actors = append(d.Record.Actors, readout.Actor{Sourced: readout.Sourced{ID: id}, Kind: readout.Outlet, Name: name})
		d.Record.Statements = append(d.Record.Statements, readout.Statement{Sourced: readout.Sourced{ID: readout.ID(fmt.Sprint("s", i))}, Source: readout.Source{Actor: &id}})
	}
	docs := []resolve.Doc{d}
	got := resolver(t).Resolve(docs, resolve.Pins{}).Relays(docs)
	if want := []resolve.Relay{{Document: "d0", Statement: "s0", Outlet: "a0"}}; !slices.Equal(got, want) {
		t.Errorf("the relays are %v, want %v", got, want)
	}
}
