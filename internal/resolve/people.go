package resolve

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/names"
)

// people decides which persons are the same, tier by tier.
func (b *book) people(f *forest) {
	byTier := make([][]*thing, tiers)
	for _, p := range b.pages {
		held := officesOf(p.record)
		for _, a := range p.record.Actors {
			if a.Kind == readout.Person {
				x := b.newPerson(p, a, held[a.ID])
				b.persons[x.at] = x
				byTier[x.tier] = append(byTier[x.tier], x.thing)
				p.company = append(p.company, "person "+x.family)
			}
		}
		p.company = sorted(p.company)
	}
	known := newRoll(b, f)
	for _, things := range byTier {
		f.learn(things)
		rest, edges := known.attach(things)
		f.join(edges)
		f.join(decide(rest, b.samePerson))
		known.add(things)
	}
	known.strays(f)
}

// officesOf are the offices of each holder in a record.
func officesOf(r *readout.Record) map[readout.ID][]readout.Office {
	held := map[readout.ID][]readout.Office{}
	for _, o := range r.Offices {
		if o.Holder.Actor != nil {
			held[*o.Holder.Actor] = append(held[*o.Holder.Actor], o)
		}
	}
	return held
}

// What the agreement of two names weighs, and what else is known. Names that
// weigh less than sure are not enough by themselves.
const (
	nameWeight     = 100
	spellingWeight = 90
	givenWeight    = 80
	sure           = givenWeight
	initialWeight  = 50
	looseWeight    = 45
	familyWeight   = 40
	wordWeight     = 20
	officeWeight   = 8
	stateWeight    = 5
)

// samePerson decides on two people by their names, and by what they are
// named with where the names tell little.
func (b *book) samePerson(s, t *thing) verdict {
	x, y := b.persons[s.at], b.persons[t.at]
	v := agree(x, y)
	least := max(v.strength, 1)
	if v.strength < sure {
		least++
	}
	if v.strength > 0 {
		b.circumstances(&v, x, y)
	}
	return v.atLeast(least)
}

// agree decides on the names alone.
func agree(x, y *person) verdict {
	var v verdict
	if k, weight := agreement(x, y); weight > 0 {
		v.because(k, x.thing, y.thing, weight, x.name+", "+y.name)
	}
	return v
}

// agreement is how two names agree, and what that weighs.
func agreement(x, y *person) (ReasonKind, int) {
	alike := names.Compatible(strings.Join(x.parts, " "), strings.Join(y.parts, " "))
	spelled := x.family == y.family && x.family != ""
	switch whole := x.given != "" && y.given != ""; {
	case whole && slices.Equal(x.parts, y.parts):
		return SameName, nameWeight
	case whole && alike:
		return SameGiven, givenOr(x, y, givenWeight)
	case whole && spelled && x.given == y.given:
		return SameSpelling, givenOr(x, y, x.looseness(y))
	case whole:
		return "", 0
	case spelled:
		return SameName, familyWeight
	case alike && x.given != y.given:
		return SameName, wordWeight
	}
	return "", 0
}

// looseness is what two names weigh that are apart in letters that
// romanisations vary: less where both are in Latin letters already and the
// family names are not alike.
func (x *person) looseness(y *person) int {
	if names.Compatible(x.parts[len(x.parts)-1], y.parts[len(y.parts)-1]) {
		return spellingWeight
	}
	return looseWeight
}

// givenOr is a weight, or less where a name has an initial for the given one.
func givenOr(x, y *person, weight int) int {
	if x.tier == initialled || y.tier == initialled {
		return min(weight, initialWeight)
	}
	return weight
}

// circumstances adds what else speaks for two people being one.
func (b *book) circumstances(v *verdict, x, y *person) {
	if both := shared(x.titles, y.titles); len(both) > 0 {
		v.because(SameOffice, x.thing, y.thing, officeWeight, strings.Join(both, ", "))
	}
	if both := shared(x.body, y.body); len(both) > 0 {
		v.because(SameState, x.thing, y.thing, stateWeight, plain(both))
	}
	if both := without(shared(x.page.company, y.page.company), "person "+x.family); len(both) > 0 {
		v.because(SameCompany, x.thing, y.thing, min(len(both), stateWeight), plain(both))
	}
}

// without is a list without a value.
func without(list []string, value string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == value })
}
