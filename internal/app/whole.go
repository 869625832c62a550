package app

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"readout"
	"readout/internal/ledger"
	"readout/internal/query"
	"readout/internal/store"
)

// layout stands before the versions of wholes that are kept as this program
// keeps them: one that another program kept is none.
const layout = "3:"

// someThings is how many things are brought together at a time.
const someThings = 4000

// bring keeps the record of a version, brought together, for quick answers.
func (d Desk) bring(ctx context.Context, version string) error {
	k, err := d.known(ctx)
	if err != nil {
		return err
	}
	decisions, err := d.Store.Decisions(ctx)
	if err != nil {
		return err
	}
	docs, err := d.Store.Documents(ctx)
	if err != nil {
		return err
	}
	b := &bringing{ctx: ctx, desk: d, known: k, decided: ledger.Decide(decisions), docs: docs, terms: map[string][]uint32{}}
	if len(k.Edited) > 0 {
		rank := k.ranks(docs)
		slices.SortStableFunc(docs, func(x, y readout.Document) int { return rank(x.ID) - rank(y.ID) })
	}
	if err := b.learn(); err != nil {
		return err
	}
	return d.Store.Settle(ctx, layout+version, b.write)
}

// bringing is a record while it is brought together, list by list, so that it
// never stands in memory as one.
type bringing struct {
	ctx     context.Context
	desk    Desk
	known   *known
	decided ledger.Decided
	docs    []readout.Document

	asked *asked
	place int
	terms map[string][]uint32
}

// parts calls do with the items of a list, brought together, some things at a
// time: in the order in which the things are first told, each with all that is
// the same. Offices, which are brought together by their holders, come at once.
func (b *bringing) parts(list string, do func(*ledger.Together) error) error {
	things, err := b.things(list)
	if err != nil {
		return err
	}
	some := someThings
	if list == "offices" {
		some = max(1, len(things))
	}
	for part := range slices.Chunk(things, some) {
		rec, err := b.desk.Store.Items(b.ctx, b.inOrder(part))
		if err == nil {
			ledger.Correct(rec, b.decided.Corrected)
			err = do(ledger.Bring(rec, b.known.Of))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// things are the items of a list without those that were retracted: what is the
// same side by side, in the order in which it is told.
func (b *bringing) things(list string) ([][]place, error) {
	ids, err := b.desk.Store.IDs(b.ctx, list)
	if err != nil {
		return nil, err
	}
	var things [][]place
	at, n := map[readout.ID]int{}, 0
	for _, d := range b.docs {
		for _, id := range ids[d.ID] {
			if _, gone := b.decided.Retracted[id]; gone {
				continue
			}
			lead := cmp.Or(b.known.Of(id), id)
			i, ok := at[lead]
			if !ok {
				i = len(things)
				at[lead] = i
				things = append(things, nil)
			}
			things[i] = append(things[i], place{id, n})
			n++
		}
	}
	return things, nil
}

// place is an item and its number in its list.
type place struct {
	id readout.ID
	n  int
}

// inOrder are the items of some things in the order of their list.
func (b *bringing) inOrder(things [][]place) []readout.ID {
	all := slices.Concat(things...)
	slices.SortFunc(all, func(x, y place) int { return cmp.Compare(x.n, y.n) })
	ids := make([]readout.ID, len(all))
	for i, x := range all {
		ids[i] = x.id
	}
	return ids
}

// learn reads what items are found by beside their own words: the names of
// actors, who said what, what is disputed.
func (b *bringing) learn() error {
	var slim readout.Record
	for _, list := range []string{"actors", "statements", "disputes"} {
		err := b.parts(list, func(t *ledger.Together) error {
			for _, x := range t.Record.Actors {
				slim.Actors = append(slim.Actors, readout.Actor{Sourced: readout.Sourced{ID: x.ID}, Kind: x.Kind, Name: x.Name, Aliases: x.Aliases})
			}
			for _, x := range t.Record.Statements {
				slim.Statements = append(slim.Statements, readout.Statement{Sourced: readout.Sourced{ID: x.ID}, Source: readout.Source{Actor: x.Source.Actor, Text: x.Source.Text, Anonymous: x.Source.Anonymous}})
			}
			slim.Disputes = append(slim.Disputes, t.Record.Disputes...)
			return nil
		})
		if err != nil {
			return err
		}
	}
	b.asked = newAsked(b.docs, slim.Actors, slim.Statements, slim.Disputes)
	return nil
}

// write gives the whole to the store.
func (b *bringing) write(to store.Settling) error {
	for _, list := range store.Lists() {
		if err := b.parts(list, func(t *ledger.Together) error { return b.rows(to, t) }); err != nil {
			return err
		}
	}
	b.terms[knownYears] = b.years()
	words := make([]string, 0, len(b.terms))
	for w := range b.terms {
		words = append(words, w)
	}
	slices.Sort(words)
	for _, w := range words {
		if err := to.Term(store.Term{Word: w, Places: b.terms[w]}); err != nil {
			return err
		}
	}
	return nil
}

// rows writes a row for each item of one list.
func (b *bringing) rows(to store.Settling, t *ledger.Together) error {
	b.asked.gather(t.Record)
	found := b.asked.done()
	items, err := store.Items(t.Record)
	if err != nil {
		return err
	}
	of := abouts(t.Record)
	tellers := tellers(t.Record)
	briefs, err := briefs(t.Record.Actors)
	if err != nil {
		return err
	}
	for _, x := range items {
		r := store.Row{Place: b.place, ID: x.ID, List: x.List, About: of[x.ID], Body: x.Body, Brief: briefs[x.ID]}
		if r.Accounts, err = b.accounts(to, x.ID, t.Accounts[x.ID]); err != nil {
			return err
		}
		if item, ok := found[x.ID]; ok {
			if r.Asked, err = json.Marshal(item); err != nil {
				return err
			}
			b.index(append(query.Terms(item), tellers[x.ID]...))
		}
		if err := to.Row(r); err != nil {
			return err
		}
		b.place++
	}
	return nil
}

// abouts are whose an item is: the holder of an office, the draft of a
// provision.
func abouts(rec *readout.Record) map[readout.ID]readout.ID {
	out := map[readout.ID]readout.ID{}
	for _, o := range rec.Offices {
		if o.Holder.Actor != nil {
			out[o.ID] = *o.Holder.Actor
		}
	}
	for _, v := range rec.Provisions {
		if v.Draft != nil {
			out[v.ID] = *v.Draft
		}
	}
	return out
}

// The words of the index that no query has: of every item that can be asked for,
// of the years for which there are words, of what a document tells.
const askedFor, knownYears = "asked", "years"

func toldBy(d readout.DocumentID) string { return "told:" + string(d) }

// tellers are the words for the documents that tell the items of a record.
func tellers(rec *readout.Record) map[readout.ID][]string {
	out := map[readout.ID][]string{}
	ledger.Each(rec, func(x readout.Sourced) {
		for _, e := range x.Evidence {
			if w := toldBy(e.Doc); !slices.Contains(out[x.ID], w) {
				out[x.ID] = append(out[x.ID], w)
			}
		}
	})
	return out
}

// index notes the words under which the item at the place is found.
func (b *bringing) index(words []string) {
	for _, w := range append(words, askedFor) {
		b.terms[w] = append(b.terms[w], uint32(b.place))
	}
}

// years are those of which there are words.
func (b *bringing) years() []uint32 {
	var out []uint32
	for w := range b.terms {
		if y, ok := query.YearOf(w); ok {
			out = append(out, uint32(y))
		}
	}
	slices.Sort(out)
	return out
}

// accounts are those of a thing as they are kept; the items that they are of
// lead to it.
func (b *bringing) accounts(to store.Settling, id readout.ID, accounts []ledger.Account) ([]byte, error) {
	if len(accounts) == 0 {
		return nil, nil
	}
	for _, a := range accounts {
		if a.Item != id {
			if err := to.Alias(a.Item, b.place); err != nil {
				return nil, err
			}
		}
	}
	return json.Marshal(accounts)
}

// briefs are actors with the first place where each is named.
func briefs(actors []readout.Actor) (map[readout.ID][]byte, error) {
	out := map[readout.ID][]byte{}
	for _, a := range actors {
		a.Mentions, a.Evidence, a.AccordingTo = a.Mentions[:min(1, len(a.Mentions))], a.Evidence[:min(1, len(a.Evidence))], a.AccordingTo[:min(1, len(a.AccordingTo))]
		body, err := json.Marshal(a)
		if err != nil {
			return nil, err
		}
		out[a.ID] = body
	}
	return out, nil
}
