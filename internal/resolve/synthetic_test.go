package resolve_test

import (
	"fmt"
	"strings"

	"readout"
	"readout/internal/resolve"
	"readout/text"
)

// chooser gives a number below n.
type chooser func(n int) int

// The invented world that documents are drawn from.
var (
	people = []string{"Mykhailo Hnatiuk", "Mikhail Gnatiuk", "Hnatiuk", "M. Hnatiuk", "Lena Bargmann", "Tomas Bargmann", "Bargmann", "Peter Lindqvist",
		"Петро Ліндквіст", "Lindqvist", "Ada Cole", "Cole", "John Cole", "J. Cole", "Mr Cole", ""}
	bodies  = []string{"Velmark", "Tarsenia", "Norway", "Oslo", "OSCE", "Organization for Safe Crossings Everywhere", "Parliament", "Foreign Ministry", "Geneva"}
	sorts   = []readout.ActorKind{readout.State, readout.Organization, readout.Place, readout.Outlet, readout.Group}
	titles  = []string{"president", "foreign minister", "spokeswoman"}
	formats = []string{"call", "one_on_one", "plenary", "unspecified"}
	status  = []string{"held", "planned", "cancelled"}
	plans   = []string{"12-point plan", "the draft", "Sorva accord", "Norwegian plan"}
	kinds   = []string{"resignation", "raid"}
	terms   = []string{"cameras at each gate of the dam", "cameras at every gate of the dam", "a ferry twice a day"}
)

// maker makes documents of that world.
type maker struct {
	choose chooser
	people []string
	number int
	ids    int
	rec    *readout.Record
}

func (m *maker) id(letter string) readout.ID {
	m.ids++
	return readout.ID(fmt.Sprintf("%s%d_%d", letter, m.number, m.ids))
}

func (m *maker) of(list []string) string { return list[m.choose(len(list))] }

func (m *maker) sourced(letter string) readout.Sourced { return readout.Sourced{ID: m.id(letter)} }

// some is somebody of the record, or words.
func (m *maker) some() readout.Who {
	if n := m.choose(len(m.rec.Actors) + 1); n < len(m.rec.Actors) {
		return readout.Who{Actor: &m.rec.Actors[n].ID, Text: m.rec.Actors[n].Name}
	}
	return readout.Who{Text: "the Norwegian delegation"}
}

func (m *maker) when() *readout.When {
	if m.choose(3) == 0 {
		return nil
	}
	edtf := fmt.Sprintf("2032-03-%02d", 10+m.choose(5))
	if m.choose(4) == 0 {
		edtf = "2032-03"
	}
	return &readout.When{Text: edtf, EDTF: &edtf}
}

// document makes one with up to most items of each list.
func (m *maker) document(number, most int) resolve.Doc {
	m.number, m.ids, m.rec = number, 0, readout.NewRecord()
	published := fmt.Sprintf("2032-03-%02d", 10+m.choose(9))
	m.rec.Documents = []readout.Document{{ID: readout.DocumentID(fmt.Sprint("d", number)), Published: &published, SHA256: fmt.Sprint("hash ", number)}}
	for range m.choose(most + 1) {
		m.rec.Actors = append(m.rec.Actors, readout.Actor{Sourced: m.sourced("a"), Kind: readout.Person, Name: m.of(m.people)})
	}
	for range m.choose(most + 1) {
		m.rec.Actors = append(m.rec.Actors, readout.Actor{Sourced: m.sourced("a"), Kind: sorts[m.choose(len(sorts))], Name: m.of(bodies), Mentions: make([]readout.Span, 1+m.choose(2))})
	}
	for range m.choose(most + 1) {
		body := m.some()
		m.rec.Offices = append(m.rec.Offices, readout.Office{Sourced: m.sourced("o"), Holder: m.some(), Title: m.of(titles), Body: &body})
	}
	m.acts(most)
	t, err := text.New(strings.Repeat(m.of(terms)+" ", 1+m.choose(9)))
	if err != nil {
		panic(err)
	}
	return resolve.Doc{Record: m.rec, Text: t}
}

// acts are what the actors do.
func (m *maker) acts(most int) {
	for range m.choose(most + 1) {
		x := readout.Meeting{Sourced: m.sourced("m"), Format: m.of(formats), Status: m.of(status), When: m.when()}
		for range m.choose(4) {
			x.Attendees = append(x.Attendees, readout.Attendee{Who: m.some()})
		}
		if m.choose(2) == 0 {
			where := m.some()
			x.Where = &where
		}
		m.rec.Meetings = append(m.rec.Meetings, x)
	}
	for range m.choose(most + 1) {
		x := readout.Draft{Sourced: m.sourced("p"), Name: m.of(plans)}
		if n := 9 + m.choose(4); n > 10 {
			x.Points = &n
		}
		if a := m.some().Actor; a != nil {
			x.Authors = []readout.ID{*a}
		}
		m.rec.Drafts = append(m.rec.Drafts, x)
		m.rec.Provisions = append(m.rec.Provisions, readout.Provision{Sourced: m.sourced("v"), Draft: &x.ID, Content: []readout.Span{{Quote: m.of(terms)}}})
		m.rec.Events = append(m.rec.Events, readout.Event{Sourced: m.sourced("e"), Type: m.of(kinds), Actors: []readout.Who{m.some()}, When: m.when()})
	}
}
