package resolve_test

import (
	"encoding/csv"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"readout"
	"readout/internal/app"
	"readout/internal/names"
	"readout/internal/resolve"
)

// ecbplus is the folder of ECB+ (Cybulska and Vossen, "Using a sledgehammer
// to crack a nut?", LREC 2014): a folder a topic.
var ecbplus = flag.String("ecbplus", "", "the folder of ECB+, for TestECBPlus")

// ecbFile is a document of ECB+.
type ecbFile struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		All []ecbMarkable `xml:",any"`
	} `xml:"Markables"`
	Relations struct {
		All []ecbRelation `xml:",any"`
	} `xml:"Relations"`
}

type ecbMarkable struct {
	XMLName  xml.Name
	ID       string `xml:"m_id,attr"`
	Instance string `xml:"instance_id,attr"`
	Anchors  []struct {
		Token string `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

type ecbRelation struct {
	XMLName xml.Name
	ID      string `xml:"r_id,attr"`
	Note    string `xml:"note,attr"`
	Sources []struct {
		ID string `xml:"m_id,attr"`
	} `xml:"source"`
}

// ecbMention is a mention in a sentence whose marks were checked.
type ecbMention struct {
	name     string // unique
	tag      string
	chain    string // what it speaks of
	sentence int
	words    []string
	start    int // bytes of the text, which is its tokens apart by spaces
	end      int
}

func (m ecbMention) event() bool {
	return strings.HasPrefix(m.tag, "ACTION") || strings.HasPrefix(m.tag, "NEG_ACTION")
}

func (m ecbMention) entity() bool {
	return strings.HasPrefix(m.tag, "HUMAN") || strings.HasPrefix(m.tag, "LOC")
}

// ecbDoc is a document with its mentions, and its number.
type ecbDoc struct {
	number   int
	text     string
	mentions []ecbMention
}

// checked are the sentences whose marks were checked.
func checked(t *testing.T) map[string]bool {
	t.Helper()
	f, err := os.Open(filepath.Join(*ecbplus, "ECBplus_coreference_sentences.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, r := range table[1:] {
		all[r[0]+"_"+r[1]+".xml "+r[2]] = true
	}
	return all
}

// ecbDocs reads all documents.
func ecbDocs(t *testing.T) []ecbDoc {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(*ecbplus, "*", "*.xml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no documents in %s: %v", *ecbplus, err)
	}
	valid := checked(t)
	var docs []ecbDoc
	for i, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		var f ecbFile
		if err := xml.Unmarshal(b, &f); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		docs = append(docs, f.doc(i, filepath.Base(p), valid))
	}
	return docs
}

// doc lays out a file as text and mentions.
func (f ecbFile) doc(number int, base string, valid map[string]bool) ecbDoc {
	d := ecbDoc{number: number}
	at, starts := map[string]int{}, make([]int, len(f.Tokens))
	for i, k := range f.Tokens {
		at[k.ID] = i
		if i > 0 && f.Tokens[i-1].Sentence != k.Sentence {
			d.text += "\n"
		}
		starts[i] = len(d.text)
		d.text += k.Text + " "
	}
	chains := f.chains(base)
	for _, m := range f.Markables.All {
		if len(m.Anchors) == 0 {
			continue
		}
		first, last := at[m.Anchors[0].Token], at[m.Anchors[len(m.Anchors)-1].Token]
		x := ecbMention{name: base + " " + m.ID, tag: m.XMLName.Local, chain: base + " " + m.ID, sentence: f.Tokens[first].Sentence}
		if c, ok := chains[m.ID]; ok {
			x.chain = c
		}
		for _, a := range m.Anchors {
			x.words = append(x.words, f.Tokens[at[a.Token]].Text)
		}
		x.start, x.end = starts[first], starts[last]+len(f.Tokens[last].Text)
		if valid[base+" "+strconv.Itoa(x.sentence)] && (x.event() || x.entity()) {
			d.mentions = append(d.mentions, x)
		}
	}
	return d
}

// chains are what each mention speaks of, as far as it is marked.
func (f ecbFile) chains(base string) map[string]string {
	of := map[string]string{}
	for _, r := range f.Relations.All {
		name := r.Note
		if r.XMLName.Local != "CROSS_DOC_COREF" {
			name = base + " r" + r.ID
		}
		for _, s := range r.Sources {
			of[s.ID] = name
		}
	}
	return of
}

// given is the document as a record: an actor for each chain of entities
// within it and an event for each of events, by the marks; which mentions
// each id has comes with it.
func (d ecbDoc) given() (*readout.Record, map[readout.ID][]ecbMention) {
	rec, of := readout.NewRecord(), map[readout.ID][]ecbMention{}
	rec.Documents = []readout.Document{{ID: readout.DocumentID("d" + strconv.Itoa(d.number)), SHA256: strconv.Itoa(d.number)}}
	ids := map[string]readout.ID{}
	var order []string
	for _, m := range d.mentions {
		if ids[m.chain] == "" {
			letter := "a"
			if m.event() {
				letter = "e"
			}
			ids[m.chain] = readout.ID(fmt.Sprintf("%s%d_%d", letter, d.number, len(order)))
			order = append(order, m.chain)
		}
		of[ids[m.chain]] = append(of[ids[m.chain]], m)
	}
	for _, c := range order {
		id := ids[c]
		if of[id][0].event() {
			rec.Events = append(rec.Events, d.event(id, of[id], ids))
		} else {
			rec.Actors = append(rec.Actors, actor(id, of[id]))
		}
	}
	return rec, of
}

// event is an event by its trigger, with whoever is named in its sentences.
func (d ecbDoc) event(id readout.ID, mentions []ecbMention, ids map[string]readout.ID) readout.Event {
	e := readout.Event{Sourced: readout.Sourced{ID: id}, Type: trigger(mentions[0])}
	for _, m := range mentions {
		for _, o := range d.mentions {
			if o.entity() && o.sentence == m.sentence {
				a := ids[o.chain]
				e.Actors = append(e.Actors, readout.Who{Actor: &a})
			}
		}
	}
	return e
}

// trigger is the first word of a trigger without its ending.
func trigger(m ecbMention) string {
	w := strings.ToLower(m.words[0])
	for _, end := range []string{"ings", "ing", "ed", "ies", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) > 2 {
			w = rest
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return w
}

// actor is an actor called by the most telling of its mentions.
func actor(id readout.ID, mentions []ecbMention) readout.Actor {
	a := readout.Actor{Sourced: readout.Sourced{ID: id}, Kind: actorKind(mentions[0].tag)}
	most := -1
	for _, m := range mentions {
		name := strings.Join(m.words, " ")
		if n := proper(m.words); n > most {
			a.Name, most = name, n
		}
		a.Mentions = append(a.Mentions, readout.Span{})
	}
	return a
}

// proper is how many words begin with a capital.
func proper(words []string) (n int) {
	for _, w := range words {
		if unicode.IsUpper([]rune(w)[0]) {
			n++
		}
	}
	return n
}

func actorKind(tag string) readout.ActorKind {
	switch tag {
	case "HUMAN_PART_PER":
		return readout.Person
	case "HUMAN_PART_GPE":
		return readout.State
	case "HUMAN_PART_ORG", "HUMAN_PART_MET":
		return readout.Organization
	case "LOC_GEO", "LOC_FAC", "LOC_OTHER":
		return readout.Place
	}
	return readout.Group
}

// TestECBPlus prints the figures on ECB+, given the folder with -ecbplus: all
// topics at once. Chains within a document are given by the marks but for
// "from text", where the reader finds the actors.
func TestECBPlus(t *testing.T) {
	if *ecbplus == "" {
		t.Skip("no folder of ECB+ is given: -ecbplus FOLDER")
	}
	docs := ecbDocs(t)
	fmt.Printf("%-30s %6s %6s %6s %6s %6s %6s\n", "", "B3 P", "B3 R", "B3 F", "MUC", "CEAFe", "CoNLL")
	for name, kind := range map[string]func(ecbMention) bool{"entities": ecbMention.entity, "events": ecbMention.event} {
		key, apart, words, got := ecbGiven(t, docs, kind)
		fmt.Printf("%-30s %s\n", name+", apart", scoreOf(key, apart))
		fmt.Printf("%-30s %s\n", name+", same words", scoreOf(key, words))
		fmt.Printf("%-30s %s\n", name, scoreOf(key, got))
	}
	key, apart, got := ecbRead(t, docs)
	fmt.Printf("%-30s %s\n", "entities from text, apart", scoreOf(key, apart))
	fmt.Printf("%-30s %s\n", "entities from text", scoreOf(key, got))
}

// ecbGiven is the mentions of a kind as marked, with every document apart,
// with chains of the same words joined, and as resolved.
func ecbGiven(t *testing.T, docs []ecbDoc, kind func(ecbMention) bool) (key, apart, words, got partition) {
	var list []resolve.Doc
	of := map[readout.ID][]ecbMention{}
	for _, d := range docs {
		rec, mentions := d.given()
		list = append(list, resolve.Doc{Record: rec})
		for id, ms := range mentions {
			of[id] = ms
		}
	}
	identity := resolver(t).Resolve(list, resolve.Pins{})
	key, apart, words, got = partition{}, partition{}, partition{}, partition{}
	for id, ms := range of {
		for _, m := range ms {
			if kind(m) {
				key[m.name], apart[m.name], got[m.name] = m.chain, string(id), string(identity.Of(id))
				words[m.name] = simple(ms)
			}
		}
	}
	return key, apart, words, got
}

// simple is what a chain is called.
func simple(ms []ecbMention) string {
	if ms[0].event() {
		return trigger(ms[0])
	}
	return names.Fold(actor("", ms).Name)
}

// ecbRead is the mentions of entities as marked, and as the reader found
// them: a mention is an actor's that is named in it.
func ecbRead(t *testing.T, docs []ecbDoc) (key, apart, got partition) {
	a, ids := reader(t), new(app.Numbering)
	var list []resolve.Doc
	for _, d := range docs {
		s := app.Source{Path: strconv.Itoa(d.number), Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(d.text)), nil }}
		list = append(list, readOne(t, a, app.Options{Workers: 1, Facts: true}, s, ids))
	}
	identity := resolver(t).Resolve(list, resolve.Pins{})
	key, apart, got = partition{}, partition{}, partition{}
	for i, d := range docs {
		for _, m := range d.mentions {
			if !m.entity() {
				continue
			}
			key[m.name] = m.chain
			if id := named(list[i], m); id != "" {
				apart[m.name], got[m.name] = string(id), string(identity.Of(id))
			}
		}
	}
	return key, apart, got
}

// named is the actor that a record has for a mention.
func named(d resolve.Doc, m ecbMention) readout.ID {
	start, end := d.Text.Rune(m.start), d.Text.Rune(m.end)
	at := slices.IndexFunc(d.Record.Actors, func(a readout.Actor) bool {
		return slices.ContainsFunc(a.Mentions, func(s readout.Span) bool { return s.Start < end && start < s.End })
	})
	if at < 0 {
		return ""
	}
	return d.Record.Actors[at].ID
}
