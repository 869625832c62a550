package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"

	"readout"
	"readout/internal/ledger"
	"readout/internal/query"
	"readout/internal/store"
)

// Question is what a record is asked. What it leaves empty does not narrow the
// answer.
type Question struct {
	List  string // as in the language of queries: "meetings", "people"
	IDs   []readout.ID
	Of    readout.ID // the offices of a person, the provisions of a draft
	Query query.Expr
	Since string // what a document tells that was published on that day or later
	Clocks
	After  int  // how many of the answer are left out at its beginning
	Limit  int  // how many it has at most; 0 for all
	Newest bool // the last of the record first
	Whole  bool // people and bodies with every place where they are named
	Alone  bool // without what it refers to, which takes less time
}

// Answer is what is asked for, with what that refers to: a part of the record
// brought together.
type Answer struct {
	*Standing
	Picked []readout.ID // what is asked for, in the order of the record
	Total  int          // how many there are of it; -1 where only some were looked for
	More   bool         // there are more behind the last
}

// Picks tells of an id whether it was asked for.
func (a *Answer) Picks() func(readout.ID) bool {
	is := make(map[readout.ID]bool, len(a.Picked))
	for _, id := range a.Picked {
		is[id] = true
	}
	return func(id readout.ID) bool { return is[id] }
}

// Answer answers a question. Where the record has changed, or is asked of
// another time, it is brought together first, which takes the longer the more
// is on it.
func (d Desk) Answer(ctx context.Context, q Question) (*Answer, error) {
	if q.AsOf != "" || !q.KnownBy.IsZero() {
		return d.answerThen(ctx, q)
	}
	var a *answering
	version, err := d.settled(ctx, func(w store.Whole) error {
		a = &answering{question: q, answer: &Answer{Standing: &Standing{Together: &ledger.Together{Accounts: map[readout.ID][]ledger.Account{}}}}}
		return a.run(w)
	})
	if err != nil {
		return nil, err
	}
	_, err = d.derived(ctx, copiesName, version, &a.answer.copies)
	return a.answer, err
}

// settled calls do with the record brought together, and gives its version.
func (d Desk) settled(ctx context.Context, do func(store.Whole) error) (string, error) {
	for {
		version, err := d.Version(ctx)
		if err != nil {
			return "", err
		}
		err = d.Store.Settled(ctx, layout+version, do)
		if errors.Is(err, store.ErrUnsettled) {
			if err = d.bring(ctx, version); err == nil {
				continue
			}
		}
		return version, err
	}
}

// Counts is how many things there are in each list that can be asked for.
func (d Desk) Counts(ctx context.Context) (map[string]int, error) {
	out := map[string]int{}
	_, err := d.settled(ctx, func(w store.Whole) error {
		for _, l := range query.Lists() {
			places, err := index{w}.Places("list:" + l)
			if err != nil {
				return err
			}
			out[l] = len(places)
		}
		return nil
	})
	return out, err
}

// answerThen answers of another time, from the whole record.
func (d Desk) answerThen(ctx context.Context, q Question) (*Answer, error) {
	st, err := d.Standing(ctx, q.Clocks)
	if err != nil {
		return nil, err
	}
	a := &Answer{Standing: st}
	wanted := map[readout.ID]bool{}
	for _, id := range q.IDs {
		wanted[cmp.Or(st.Identity.Of(id), id)] = true
	}
	items, fresh := st.items(), func(readout.ID) bool { return true }
	if q.Since != "" {
		fresh = st.Since(q.Since)
	}
	of := abouts(st.Record)
	ledger.Each(st.Record, func(x readout.Sourced) {
		if wanted[x.ID] || q.Of != "" && of[x.ID] == q.Of || q.Of == "" && len(q.IDs) == 0 && q.asks(items[x.ID]) && fresh(x.ID) {
			a.Picked = append(a.Picked, x.ID)
		}
	})
	a.Total = len(a.Picked)
	if q.Newest {
		slices.Reverse(a.Picked)
	}
	a.Picked = a.Picked[min(q.After, len(a.Picked)):]
	if q.Limit > 0 && len(a.Picked) > q.Limit {
		a.Picked, a.More = a.Picked[:q.Limit], true
	}
	return a, nil
}

// asks tells whether a question is for an item.
func (q Question) asks(x query.Item) bool {
	return len(x.Fields) > 0 && (q.List == "" || slices.Contains(x.Fields["list"], q.List)) && (q.Query == nil || q.Query.Match(x))
}

// answering is a question while it is answered from the whole that is kept.
type answering struct {
	question Question
	whole    store.Whole
	answer   *Answer
	rows     map[uint32]store.Row
	refs     references
}

// run answers it.
func (a *answering) run(w store.Whole) error {
	a.whole, a.rows, a.refs = w, map[uint32]store.Row{}, references{map[readout.ID]bool{}, map[readout.DocumentID]bool{}}
	places, err := a.pick()
	if err != nil {
		return err
	}
	rows, err := w.Rows(places, a.question.Whole)
	if err != nil {
		return err
	}
	for _, r := range rows {
		a.answer.Picked = append(a.answer.Picked, r.ID)
	}
	if a.question.Newest {
		slices.Reverse(a.answer.Picked)
	}
	if a.question.Alone {
		return a.put(rows)
	}
	return a.complete(rows)
}

// put puts rows on the record of the answer and nothing else.
func (a *answering) put(rows []store.Row) error {
	a.answer.Record = readout.NewRecord()
	for _, r := range rows {
		if err := store.Put(a.answer.Record, r.List, r.Body); err != nil {
			return err
		}
	}
	return nil
}

// pick is the places of what is asked for.
func (a *answering) pick() ([]uint32, error) {
	q := a.question
	if len(q.IDs) > 0 {
		found, err := a.whole.Places(q.IDs...)
		var places []uint32
		for _, at := range found {
			places = append(places, at)
		}
		slices.Sort(places)
		places = slices.Compact(places)
		a.answer.Total = len(places)
		return places, err
	}
	if q.Of != "" {
		places, err := a.whole.About(q.Of)
		a.answer.Total = len(places)
		return places, err
	}
	e := q.Query
	if q.List != "" {
		e = query.Within(q.List, e)
	}
	var places []uint32
	sure, all := true, true
	if e != nil {
		var err error
		if places, sure, all, err = query.Candidates(e, index{a.whole}); err != nil {
			return nil, err
		}
	}
	if all {
		var err error
		if places, err = a.everything(); err != nil {
			return nil, err
		}
	}
	if q.Since != "" {
		fresh, err := a.since(q.Since)
		if err != nil {
			return nil, err
		}
		places = query.Intersect(places, fresh)
	}
	if q.Newest {
		slices.Reverse(places)
	}
	if sure {
		return a.page(places), nil
	}
	return a.sift(e, places)
}

// since is the places of what documents tell that were published on a day or
// later.
func (a *answering) since(day string) ([]uint32, error) {
	docs, err := a.whole.Published(day)
	if err != nil {
		return nil, err
	}
	var words []string
	for _, d := range docs {
		words = append(words, toldBy(d))
	}
	return a.of(words)
}

// of is the places of some words.
func (a *answering) of(words []string) ([]uint32, error) {
	found, err := a.whole.Terms(words...)
	var places []uint32
	for _, of := range found {
		places = append(places, of...)
	}
	slices.Sort(places)
	return slices.Compact(places), err
}

// page is the part of some places that the question asks for.
func (a *answering) page(places []uint32) []uint32 {
	q := a.question
	a.answer.Total = len(places)
	places = places[min(q.After, len(places)):]
	if q.Limit > 0 && len(places) > q.Limit {
		places, a.answer.More = places[:q.Limit], true
	}
	return places
}

// sifted is how many items are looked at together.
const sifted = 100

// sift looks at places, in their order, for what a query asks for, until there
// is enough.
func (a *answering) sift(e query.Expr, places []uint32) ([]uint32, error) {
	q := a.question
	var found []uint32
	for part := range slices.Chunk(places, sifted) {
		bodies, err := a.whole.Asked(part)
		if err != nil {
			return nil, err
		}
		for i, body := range bodies {
			var item query.Item
			if len(body) == 0 {
				continue
			}
			if err := json.Unmarshal(body, &item); err != nil {
				return nil, err
			}
			if e.Match(item) {
				found = append(found, part[i])
			}
		}
		if q.Limit > 0 && len(found) > q.After+q.Limit {
			a.answer.Total, a.answer.More = -1, true
			return found[q.After : q.After+q.Limit], nil
		}
	}
	return a.page(found), nil
}

// everything is every place that can be asked for.
func (a *answering) everything() ([]uint32, error) { return a.of([]string{askedFor}) }

// index is a whole as queries look into it.
type index struct{ store.Whole }

func (x index) Places(term string) ([]uint32, error) {
	found, err := x.Terms(term)
	return found[term], err
}

func (x index) Years() ([]int, error) {
	places, err := x.Places(knownYears)
	var out []int
	for _, y := range places {
		out = append(out, int(y))
	}
	return out, err
}
