// Package query is the language in which a record is asked: docs/QUERY.md has
// its grammar. It imports nothing of the project; what is asked is given as
// items with fields.
package query

import (
	"fmt"
	"strings"
)

// Item is one fact as it is asked about.
type Item struct {
	Fields map[string][]string // by the names of Fields, folded
	Text   string              // folded
	First  string              // the days from which and to which it holds, as 2026-03-04; empty where that is not known
	Last   string
}

// Field is a name that may stand before a colon, what it means, and the values
// that it can have where those are closed.
type Field struct {
	Name, Meaning string
	Values        []string
}

// Fields are all of them.
var Fields = []Field{
	{"list", "the list that it is in: meetings, drafts, provisions, positions, linkages, events, statements, disputes, people",
		[]string{"meetings", "drafts", "provisions", "positions", "linkages", "events", "statements", "disputes", "people"}},
	{"person", "a person who takes part, speaks or holds it", nil},
	{"party", "a state, body or group that does", nil},
	{"issue", "what it is about", nil},
	{"place", "where it is", nil},
	{"date", "when it is: 2026, 2026-03, 2026-03-04, or from..to with either end left out", nil},
	{"source", "who says so: a speaker or a publisher", nil},
	{"status", "of a meeting held, planned, proposed, cancelled; of a provision proposed, added, removed, replaced, walked_back, deferred, accepted, rejected",
		[]string{"held", "planned", "proposed", "cancelled", "added", "removed", "replaced", "walked_back", "deferred", "accepted", "rejected"}},
	{"stance", "demand, offer, accept, reject, red_line, open", []string{"demand", "offer", "accept", "reject", "red_line", "open"}},
	{"act", "what is done in a statement: assert, deny, demand and so on",
		[]string{"assert", "confirm", "deny", "demand", "propose", "accept", "reject", "promise", "threaten", "allege", "evaluate", "ask", "decline"}},
	{"is", "disputed, anonymous or uncertain", []string{"disputed", "anonymous", "uncertain"}},
}

// Lists are the values of the field "list".
func Lists() []string { return Fields[0].Values }

// Expr is a query that was read.
type Expr interface {
	// Match tells whether an item is asked for.
	Match(Item) bool
	fmt.Stringer
	candidates(Index) (candidates, error)
}

// Error is what is wrong with a query, and where: Column counts letters from 1.
type Error struct {
	Column int
	What   string
}

func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.What) }

type (
	all  []Expr // each
	any  []Expr // one of them
	not  struct{ Expr }
	has  struct{ field, value string }
	says struct{ words string }
	time struct{ from, to string }
)

func (e all) Match(x Item) bool {
	for _, a := range e {
		if !a.Match(x) {
			return false
		}
	}
	return true
}

func (e any) Match(x Item) bool {
	for _, a := range e {
		if a.Match(x) {
			return true
		}
	}
	return false
}

func (e not) Match(x Item) bool { return !e.Expr.Match(x) }

// Match: the words stand in one value of the field.
func (e has) Match(x Item) bool {
	for _, v := range x.Fields[e.field] {
		if within(e.value, v) {
			return true
		}
	}
	return false
}

func (e says) Match(x Item) bool { return within(e.words, x.Text) }

// Match: what holds for some days is asked for when one of them is in the
// range.
func (e time) Match(x Item) bool {
	if x.First == "" {
		return false
	}
	return (e.to == "" || x.First[:min(len(x.First), len(e.to))] <= e.to) && (e.from == "" || x.Last[:min(len(x.Last), len(e.from))] >= e.from)
}

// within tells whether words stand in a text, each whole.
func within(words, text string) bool {
	return strings.Contains(" "+text+" ", " "+words+" ")
}

func (e all) String() string { return join(e, " ") }
func (e any) String() string { return "(" + join(e, " OR ") + ")" }
func (e not) String() string { return "-" + e.Expr.String() }
func (e has) String() string { return fmt.Sprintf("%s:%q", e.field, e.value) }
func (e says) String() string {
	return fmt.Sprintf("%q", e.words)
}
func (e time) String() string { return "date:" + e.from + ".." + e.to }

func join(list []Expr, by string) string {
	var parts []string
	for _, e := range list {
		parts = append(parts, e.String())
	}
	return strings.Join(parts, by)
}
