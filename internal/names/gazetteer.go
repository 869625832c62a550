// Package names knows names: a gazetteer of states with their demonyms,
// capitals and metonyms, of organisations, groups, news outlets and the nouns
// of office; folding of name forms; and what makes two forms of a person's
// name compatible. Everything is immutable once loaded. It imports the
// standard library, x/text and the FST.
package names

import (
	"bytes"
	_ "embed"
	"fmt"
	"sort"
	"strings"

	"github.com/blevesearch/vellum"
)

// Kind is what the gazetteer says that a name is.
type Kind string

// The kinds of entry.
const (
	State        Kind = "state"
	Demonym      Kind = "demonym" // of a state or body: "Ukrainian"
	Organization Kind = "organization"
	Group        Kind = "group"
	Outlet       Kind = "outlet"
	Place        Kind = "place"
	Platform     Kind = "platform" // where one posts: never an outlet
	Office       Kind = "office"   // the head noun of a title
	Family       Kind = "family"   // a family name by which the press calls people
)

// Entry is what a form stands for.
type Entry struct {
	Kind      Kind
	Canonical string
	Metonym   bool // a capital or building that stands for its state
}

// The tables, which people edit; each says in its first line what it holds.
var (
	//go:embed data/states.tsv
	statesTable string
	//go:embed data/metonyms.tsv
	metonymsTable string
	//go:embed data/outlets.tsv
	outletsTable string
	//go:embed data/offices.tsv
	officesTable string
	//go:embed data/families.txt
	familiesTable string
)

// Gazetteer maps folded forms to entries through a finite state transducer.
type Gazetteer struct {
	fst     *vellum.FST
	entries []Entry
}

// Load builds the gazetteer of the embedded tables.
func Load() (*Gazetteer, error) {
	t := tables{byForm: map[string]Entry{}}
	t.states(statesTable)
	t.metonyms(metonymsTable)
	t.outlets(outletsTable)
	t.marked(officeMark, Office, officesTable)
	t.marked(familyMark, Family, familiesTable)
	if t.err != nil {
		return nil, t.err
	}
	return build(t.byForm)
}

func build(byForm map[string]Entry) (*Gazetteer, error) {
	forms := make([]string, 0, len(byForm))
	for f := range byForm {
		forms = append(forms, f)
	}
	sort.Strings(forms)
	g := &Gazetteer{entries: make([]Entry, len(forms))}
	var b bytes.Buffer
	w, err := vellum.New(&b, nil)
	if err != nil {
		return nil, fmt.Errorf("build gazetteer: %w", err)
	}
	for i, f := range forms {
		g.entries[i] = byForm[f]
		if err := w.Insert([]byte(f), uint64(i)); err != nil {
			return nil, fmt.Errorf("build gazetteer at %q: %w", f, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("build gazetteer: %w", err)
	}
	g.fst, err = vellum.Load(b.Bytes())
	return g, err
}

// Lookup finds what a form stands for; case, accents, a leading "the" and a
// possessive do not matter. Offices are found by Title only.
func (g *Gazetteer) Lookup(form string) (Entry, bool) {
	return g.get(Fold(form))
}

// Title tells whether a noun, or a phrase of nouns, is the head of a title.
func (g *Gazetteer) Title(noun string) bool {
	_, ok := g.get(officeMark + Fold(noun))
	return ok
}

func (g *Gazetteer) get(key string) (Entry, bool) {
	i, ok, err := g.fst.Get([]byte(key))
	if err != nil || !ok {
		return Entry{}, false
	}
	return g.entries[i], true
}

// Family tells whether the press calls somebody by this word alone.
func (g *Gazetteer) Family(word string) bool {
	_, ok := g.get(familyMark + Fold(word))
	return ok
}

// The marks keep offices and family names apart from names that fold alike.
const (
	officeMark = "\x01"
	familyMark = "\x02"
)

// tables collects the entries of the tables; the first table to name a form
// keeps it, save that metonyms override capitals.
type tables struct {
	byForm map[string]Entry
	err    error
}

func (t *tables) add(form string, e Entry) {
	if k := Fold(form); k != "" {
		if _, ok := t.byForm[k]; !ok {
			t.byForm[k] = e
		}
	}
}

// rows calls f with the columns of each row of a table.
func rows(table string, f func(columns []string)) {
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && line[0] != '#' {
			f(strings.Split(line, "\t"))
		}
	}
}

func (t *tables) states(table string) {
	rows(table, func(c []string) {
		if len(c) != 4 {
			t.err = fmt.Errorf("states.tsv: a row of %d columns, wanted 4: %q", len(c), c[0])
			return
		}
		t.add(c[0], Entry{Kind: State, Canonical: c[0]})
		for _, d := range strings.Split(c[1], ";") {
			t.add(d, Entry{Kind: Demonym, Canonical: c[0]})
		}
		for _, o := range strings.Split(c[3], ";") {
			t.add(o, Entry{Kind: State, Canonical: c[0]})
		}
	})
	rows(table, func(c []string) {
		if len(c) == 4 && c[2] != c[0] {
			t.add(c[2], Entry{Kind: State, Canonical: c[0], Metonym: true})
		}
	})
}

func (t *tables) metonyms(table string) {
	rows(table, func(c []string) {
		if len(c) != 3 {
			t.err = fmt.Errorf("metonyms.tsv: a row of %d columns, wanted 3: %q", len(c), c[0])
			return
		}
		e := Entry{Kind: Kind(c[1]), Canonical: c[2]}
		e.Metonym = e.Kind == State && t.byForm[Fold(c[0])].Metonym
		t.byForm[Fold(c[0])] = e
	})
}

func (t *tables) outlets(table string) {
	rows(table, func(c []string) {
		e := Entry{Kind: Outlet, Canonical: c[0]}
		t.add(c[0], e)
		if len(c) > 1 {
			for _, f := range strings.Split(c[1], ";") {
				t.add(f, e)
			}
		}
	})
}

// marked adds a table of one column under a mark of its own.
func (t *tables) marked(mark string, k Kind, table string) {
	rows(table, func(c []string) {
		t.byForm[mark+Fold(c[0])] = Entry{Kind: k, Canonical: c[0]}
	})
}
