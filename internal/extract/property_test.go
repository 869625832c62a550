package extract

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/dates"
	"readout/internal/lang/doc"
	"readout/text"
)

// What invented documents are made of. In a template a word in braces is
// drawn from the list of that name, and any is any characters.
var (
	templates = []string{
		"{title} {name} said that {clause}.",
		"{name}, {after}, said on {day} that {clause}.",
		"{name}, {after} and {after}, told {outlet} that {clause}.",
		"{quote} {family} said.",
		"{quote} said {name}, {after}. {quote}",
		"{quote}",
		"{open}{clause},{close} {family} told {outlet}, {open}and {clause}.{close}",
		"{anonymous} told {outlet} that {clause}.",
		"According to {outlet}, {anonymous} {said} that {clause}.",
		"{state} {said} that {clause}.",
		"{state} {said} {state} would pay, and {name} denied that {clause}.",
		"{name} told {family} that {state} {said} that {clause}.",
		"{name} met {name}, {title} {name} and {name} in {place} on {day}.",
		"{title} {name} and {name}, who resigned on {day}, did not attend.",
		"The ministers {name} and {name} will meet in {place} next week.",
		"The {number}-point plan of {state} was cut to {number} points; {state} rejected the clause on {place}.",
		"{state} will lift its blockade only if {state} frees {name}.",
		"She said {clause}. He denied it. They {said} so on {day}.",
		"The official said {clause}, the minister {said} {quote}",
		"“{name} {said} ‘{clause}’ to me,” {family} {said}.",
		"By {name}",
		"{name}: {quote}",
		"{name} is {after} and was {after}.",
		"{family}, {name}, {name}!",
		"{odd} {name} {odd} {said} {odd} {clause} {odd}.",
		"{odd}",
		"{any}{name}{any} {said} {any}{quote}{any}",
	}
	lists = map[string][]string{
		"name": {"Ada Brandt", "Greta Hollweg", "Peter Lindqvist", "Oksana Duda", "Tom Cole", "Maria von Lopez", "Kaito al-Sarr", "J. D. Żak", "Moon Su-jin", "Zoë O’Hara",
			"Ada", "Hollweg", "Łukasz Żak Jr.", "ADA BRANDT", "Peter Brandt", "Ben Cole"},
		"family":    {"Brandt", "Hollweg", "Lindqvist", "Duda", "Cole", "Mr Cole", "Ms. Brandt", "von Lopez", "O’Hara", "Żak", "he", "she", "the minister", "the envoy"},
		"title":     {"President", "Finance Minister", "former president", "Ukrainian Foreign Minister", "acting governor", "Gen.", "the envoy", "Ex-premier", "Norway's deputy prime minister", "Dr", "Prime Minister-designate", "chief of staff Gen."},
		"after":     {"the finance minister of Austria", "a former mayor", "acting head of the ports authority", "who chairs the council", "Norway’s envoy", "president-elect", "the mediator", "then the secretary of state", "54", "a friend of Ada Brandt"},
		"state":     {"Kyiv", "Ukraine", "the Kremlin", "Russia", "Washington", "Norway", "The Austrians", "the EU", "Karsovia", "the ferry company", "the union", "Brussels", "both sides", "Nobody"},
		"outlet":    {"Reuters", "the BBC", "the Karsk Courier", "this newspaper", "us", "the newspaper", "parliament", "Ljuben Wire", "KTV", "Greta Hollweg", "reporters", "her"},
		"anonymous": {"a senior official", "two people briefed on the talks", "A diplomat who asked not to be named", "officials", "an aide to Ada Brandt", "one of them", "a Norwegian official"},
		"said":      {"said", "denied", "demanded", "promised", "warned", "asked", "agreed", "had told them", "wrote", "says", "rejected", "said in a statement"},
		"day":       {"Monday", "3 March", "Tuesday night", "March 1, 2026", "the eve of the vote", "yesterday", "31 February", "Whitsun"},
		"place":     {"Geneva", "Kyiv", "a farmhouse near Karsk", "Washington", "the castle", "東京"},
		"number":    {"28", "14", "three", "0", "19,000"},
		"clause": {"the ports would open", "we will not sign this", "the offer was dead", "there must be a line along the river", "nobody had met", "talks were useful", "it was not true", "the plan had fourteen points",
			"Ada Brandt agreed", "Tom Cole would resign", "the ports would open only if the tax fell", "no", "this", "he would never sell the land"},
		"open":  {"“", `"`, "‘", "„", "«", ""},
		"close": {"”", `"`, "’", "“", "»", ""},
		"quote": {"“We are close.”", "“The door is open,”", `"Not for sale."`, "‘Never,’", "“Nobody leaves.", "„Gut.“", "«Bon.»", "“”", `"`, "“We will not sign,” he said, “and Ada Brandt knows.”"},
		"odd": {"", "\u00a0", "\u200b", "😀", "👩‍👩‍👧", "e\u0301", "\u202eabc\u202c", "東京は", "ﷺ", "İ", "—", "...", "\ufeff", "\u2028", "\t", "’", "“", "\"", "(", "]", "@x", "#1", "http://a.b/c?d", "*", "🇳🇴",
			strings.Repeat("a", 300), "𝔄𝔡𝔞", "\U0010fffd", "&amp;"},
		"end":   {"It rained.", ".", "Talks go on", "“It rained.", "\n\n”", "the end \U0001f3c1\n"},
		"break": {"\n\n", "\n", "\n\n\n\n", " ", "\n \n", "\r\n", "  "},
	}
)

// written draws a document.
func written(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(0, 9).Draw(t, "sentences") {
		b.WriteString(filled(t, rapid.SampledFrom(templates).Draw(t, "template")))
		b.WriteString(filled(t, "{break}"))
	}
	b.WriteString(filled(t, "{end}"))
	return b.String()
}

// filled is a template with a word drawn for each in braces.
func filled(t *rapid.T, template string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		list, after, _ := strings.Cut(rest, "}")
		if list == "any" {
			b.WriteString(rapid.StringN(0, 8, -1).Draw(t, list))
			template = after
			continue
		}
		b.WriteString(rapid.SampledFrom(lists[list]).Draw(t, list))
		template = after
	}
}

// TestRule: whatever is read, nothing is on the record without somebody who
// says so and the exact words that say it; and the same text makes the same
// record.
func TestRule(t *testing.T) {
	p := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		canonical, err := text.New(written(t))
		if err != nil {
			t.Fatal(err)
		}
		meta := readout.Document{ID: "d1"}
		if rapid.Bool().Draw(t, "published") {
			meta = published(canonical, "Ljuben Wire")
		}
		p.keeps(t, meta, canonical, p.reader.Analyze(canonical.String()))
	})
}

// keeps fails the test where the record of an analysis breaks a promise, or
// comes out otherwise the second time.
func (p *parts) keeps(t *rapid.T, meta readout.Document, canonical *text.Text, d *doc.Document) {
	again := *d
	again.Attributions = nil
	for _, a := range d.Attributions {
		a.Content = slices.Clone(a.Content)
		again.Attributions = append(again.Attributions, a)
	}
	rec := p.extractor.Extract(meta, canonical, d)
	for _, fault := range faults(rec, canonical) {
		t.Error(fault)
	}
	if d := cmp.Diff(rec, p.extractor.Extract(meta, canonical, &again)); d != "" {
		t.Errorf("another record of the same text:\n%s", d)
	}
}

// TestAnyAttributions: the same holds for attributions that no reader finds:
// they cross each other, hold each other, lack a part.
func TestAnyAttributions(t *testing.T) {
	p := loaded(t)
	var texts []*text.Text
	var analyses []*doc.Document
	for _, s := range []string{
		"Ada Brandt, the envoy, told Tom Cole that Kyiv had said “no” to Reuters. He denied it.\n\n“We agreed,” a senior official said.\n\n“Nobody slept.”",
		"The minister said Oslo would pay. Greta Hollweg wrote that she had asked them, and the Karsk Courier reported it on Monday.\n\n\"Never,\" said Peter Lindqvist.",
	} {
		canonical, err := text.New(s)
		if err != nil {
			t.Fatal(err)
		}
		texts, analyses = append(texts, canonical), append(analyses, p.reader.Analyze(s))
	}
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.IntRange(0, len(texts)-1).Draw(t, "text")
		d := *analyses[i]
		d.Attributions = slices.Clone(d.Attributions)
		for range rapid.IntRange(1, 6).Draw(t, "attributions") {
			a := doc.Attribution{Cue: someSpans(t, &d, 1, "cue"), Source: someSpans(t, &d, 1, "source"), Content: someSpans(t, &d, 3, "content")}
			if len(a.Cue) > 0 && len(a.Source)+len(a.Content) > 0 {
				d.Attributions = append(d.Attributions, a)
			}
		}
		p.keeps(t, published(texts[i], "Ljuben Wire"), texts[i], &d)
	})
}

// someSpans are at most n runs of tokens, in order and apart.
func someSpans(t *rapid.T, d *doc.Document, n int, label string) []doc.Span {
	ends := rapid.SliceOfNDistinct(rapid.IntRange(0, len(d.Tokens)), 0, 2*n, rapid.ID[int]).Draw(t, label)
	slices.Sort(ends)
	var spans []doc.Span
	for i := 0; i+1 < len(ends); i += 2 {
		spans = append(spans, doc.Span{Start: d.Tokens[ends[i]].Start, End: d.Tokens[ends[i+1]-1].End})
	}
	return spans
}

// check looks for faults in a record.
type check struct {
	text  *text.Text
	lists map[readout.ID]string // of each item, the list that it stands in
	found []string
}

// faults are the promises of the format that a record of one document breaks.
func faults(rec *readout.Record, t *text.Text) []string {
	c := &check{text: t, lists: map[readout.ID]string{}}
	if len(rec.Documents) != 1 || rec.Documents[0].ID != "d1" || rec.Version != readout.Version {
		c.fault("documents %v of version %d", rec.Documents, rec.Version)
	}
	c.define(rec)
	c.walk("record", reflect.ValueOf(*rec))
	c.actors(rec.Actors)
	for _, o := range rec.Offices {
		c.office(rec, o)
	}
	for _, s := range rec.Statements {
		c.statement(rec, s)
	}
	return c.found
}

func (c *check) fault(format string, of ...any) {
	c.found = append(c.found, fmt.Sprintf(format, of...))
}

// idForm is a letter for the list, and a number.
var idForm = regexp.MustCompile(`^[a-z][1-9][0-9]*$`)

// define notes the id of each item, which no other has.
func (c *check) define(rec *readout.Record) {
	v := reflect.ValueOf(*rec)
	for i := range v.NumField() {
		c.items(v.Type().Field(i).Name, v.Field(i))
	}
	for _, p := range rec.Provisions {
		c.items("History", reflect.ValueOf(p.History))
	}
}

func (c *check) items(list string, items reflect.Value) {
	if list == "Version" || list == "Documents" {
		return
	}
	for i := range items.Len() {
		id := items.Index(i).FieldByName("Sourced").Interface().(readout.Sourced).ID
		if !idForm.MatchString(string(id)) {
			c.fault("%q is no id of %s", id, list)
		}
		if c.lists[id] != "" {
			c.fault("two items have the id %s", id)
		}
		c.lists[id] = list
	}
}

// allowed are the values of the fields that have a list of them.
var allowed = map[string][]string{
	"Actor.Kind":      {"person", "organization", "state", "group", "outlet", "place"},
	"Office.Status":   {"current", "former", "designate"},
	"Office.How":      {"appointed", "elected", "resigned", "dismissed", "died"},
	"Statement.Act":   {"assert", "confirm", "deny", "demand", "propose", "accept", "reject", "promise", "threaten", "allege", "evaluate", "ask", "decline"},
	"Meeting.Format":  {"plenary", "small_group", "one_on_one", "call", "visit", "unspecified"},
	"Meeting.Status":  {"held", "planned", "cancelled", "proposed"},
	"Step.Action":     {"proposed", "added", "removed", "replaced", "walked_back", "deferred", "accepted", "rejected"},
	"Position.Stance": {"demand", "offer", "accept", "reject", "red_line", "open"},
}

// refers are the lists that the ids of a field are of.
var refers = map[string]string{
	"Who.Actor": "Actors", "Source.Actor": "Actors", "Statement.Within": "Statements", "According.Statement": "Statements", "Meeting.Parties": "Actors",
	"Attendee.Party": "Actors", "Draft.Revises": "Drafts", "Draft.Authors": "Actors", "Step.Replaces": "Provisions", "Step.Draft": "Drafts",
	"Provision.Draft": "Drafts", "Position.Party": "Actors", "Position.Statement": "Statements",
}

// walk checks each value under v by its type; at names it.
func (c *check) walk(at string, v reflect.Value) {
	switch x := v.Interface().(type) {
	case readout.Document:
		return
	case readout.Span:
		if x.Doc != "d1" || x.Start < 0 || x.End <= x.Start || x.End > c.text.Len() || c.text.Slice(x.Start, x.End) != x.Quote {
			c.fault("%s: span %+v", at, x)
		}
		return
	case readout.Sourced:
		if len(x.Evidence) == 0 || len(x.AccordingTo) == 0 {
			c.fault("%s %s stands without words or without a source", at, x.ID)
		}
	case readout.According:
		if (x.Document == "d1") == (x.Statement != "") {
			c.fault("%s: %+v", at, x)
		}
		if !slices.Contains([]readout.Stance{readout.Asserts, readout.Confirms, readout.Denies, readout.Doubts}, x.Stance) {
			c.fault("%s: stance %q", at, x.Stance)
		}
	case readout.Who:
		if x.Actor == nil && x.Text == "" {
			c.fault("%s is nobody", at)
		}
	case readout.When:
		if x.EDTF != nil {
			if _, err := dates.Parse(*x.EDTF); err != nil {
				c.fault("%s: %v", at, err)
			}
		}
		if !strings.Contains(c.text.String(), x.Text) || x.Text == "" {
			c.fault("%s: %q is not in the text", at, x.Text)
		}
	case readout.ID:
		if list := refers[at]; list != "" && x != "" && c.lists[x] != list || x != "" && c.lists[x] == "" {
			c.fault("%s: %s is in the list %q", at, x, c.lists[x])
		}
	}
	if v.Kind() == reflect.String {
		if values := allowed[at]; values != nil && !slices.Contains(values, v.String()) {
			c.fault("%s is %q", at, v.String())
		}
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			c.walk(v.Type().Name()+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.walk(at, v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.walk(at, v.Elem())
		}
	}
}

// actors: each has a name and is mentioned, in the order of the text, and no
// two mentions share a word.
func (c *check) actors(actors []readout.Actor) {
	var all []readout.Span
	for i, a := range actors {
		if a.Name == "" || len(a.Mentions) == 0 || slices.Contains(a.Aliases, a.Name) || slices.Contains(a.Aliases, "") {
			c.fault("actor %+v", a)
			continue
		}
		if i > 0 && len(actors[i-1].Mentions) > 0 && a.Mentions[0].Start < actors[i-1].Mentions[0].Start {
			c.fault("%s stands before one that is named first", a.ID)
		}
		if !slices.IsSortedFunc(a.Mentions, func(x, y readout.Span) int { return x.Start - y.Start }) {
			c.fault("the mentions of %s are in no order", a.ID)
		}
		all = append(all, a.Mentions...)
	}
	slices.SortFunc(all, func(x, y readout.Span) int { return x.Start - y.Start })
	for i := range all {
		if i > 0 && all[i].Start < all[i-1].End {
			c.fault("mentions %+v and %+v share words", all[i-1], all[i])
		}
	}
}

// office: its holder is a person on the record, its title is in its words.
func (c *check) office(rec *readout.Record, o readout.Office) {
	held := slices.ContainsFunc(rec.Actors, func(a readout.Actor) bool {
		return o.Holder.Actor != nil && a.ID == *o.Holder.Actor && a.Kind == readout.Person
	})
	if !held || o.Title == "" {
		c.fault("office %s: %q of %+v", o.ID, o.Title, o.Holder)
	}
	if !strings.Contains(o.Evidence[0].Quote, o.Title) && !strings.Contains(o.Evidence[0].Quote, "ministers") {
		c.fault("office %s: %q is not in %q", o.ID, o.Title, o.Evidence[0].Quote)
	}
}

// statement: it has a speaker and content; its evidence is its content, cue
// and source; it stands according to the document or to what relays it.
func (c *check) statement(rec *readout.Record, s readout.Statement) {
	if s.Source.Text == "" || len(s.Content) == 0 {
		c.fault("statement %s of %+v has the content %v", s.ID, s.Source, s.Content)
	}
	if s.Source.Anonymous && s.Source.Actor != nil {
		c.fault("statement %s is of somebody anonymous who is named", s.ID)
	}
	parts := slices.Clone(s.Content)
	for _, p := range []*readout.Span{s.Cue, s.Source.Span} {
		if p != nil {
			parts = append(parts, *p)
		}
	}
	for _, p := range parts {
		if !slices.Contains(s.Evidence, p) {
			c.fault("statement %s: %+v is no evidence", s.ID, p)
		}
	}
	if (s.Cue == nil) != (s.Source.Span == nil) {
		c.fault("statement %s: cue %+v, source %+v", s.ID, s.Cue, s.Source.Span)
	}
	by := readout.According{Document: "d1", Stance: readout.Asserts}
	if s.Within != nil {
		by = readout.According{Statement: *s.Within, Stance: readout.Asserts}
	}
	if len(s.AccordingTo) != 1 || s.AccordingTo[0] != by {
		c.fault("statement %s: %+v, within %v", s.ID, s.AccordingTo, s.Within)
	}
	within := map[readout.ID]*readout.ID{}
	for _, o := range rec.Statements {
		within[o.ID] = o.Within
	}
	steps := 0
	for at := s.Within; at != nil; at = within[*at] {
		if steps++; steps > len(rec.Statements) {
			c.fault("statement %s is relayed in itself", s.ID)
			break
		}
	}
}
