package extract

import (
	"readout/internal/lang/doc"
	"readout/internal/names"
)

// Weights of what speaks for an antecedent, after the salience factors of
// Lappin & Leass (1994): the subject before the rest, the near before the far.
const (
	salientSubject   = 1.5 // subject of its clause
	salientSpeaker   = 1.5 // whoever spoke last
	salientLink      = 1.5 // the link of coreference goes to it
	salientQuoted    = -1  // named inside somebody's words
	salientModifier  = -1  // a possessor, or inside a longer phrase
	salientDistance  = -.7 // a sentence further back
	salientSentences = 5
)

// resolvePronoun finds whom a pronoun that speaks means.
func (p *page) resolvePronoun(s *speaker, k int32, before *utterance) {
	switch w := p.lower(k); w {
	case "who", "which", "that":
		s.actor = p.relative(k)
		return
	case "he", "him", "she", "her":
		anonymous := before != nil && before.source.anonymous
		a, score := p.antecedent(k, before)
		if anonymous && (a < 0 || score < salientSpeaker+salientDistance*p.sentencesBetween(before.position, k)) {
			s.actor, s.words, s.anonymous = -1, before.source.words, true
			return
		}
		s.actor = a
		return
	}
	s.actor = p.linked(k)
	if s.actor < 0 && before != nil && personal(p.lower(k)) {
		s.actor, s.anonymous = before.source.actor, before.source.anonymous
		if before.source.anonymous {
			s.words = before.source.words
		}
	}
}

// sentencesBetween is how many sentences lie between a byte of the text and a
// token after it.
func (p *page) sentencesBetween(at int32, k int32) float64 {
	return float64(p.sentence[k] - p.sentence[p.covers(doc.Span{Start: at, End: at + 1}).Start])
}

// antecedent is the person, among those named not far before a pronoun of the
// third person, whom it means, with the score of the choice; -1 for nobody.
func (p *page) antecedent(k int32, before *utterance) (int, float64) {
	want := names.Masculine
	if w := p.lower(k); w == "she" || w == "her" {
		want = names.Feminine
	}
	scores := map[int]float64{}
	consider := func(actor int, score float64) {
		if !p.isPerson(actor) || p.gender(actor) != names.Unknown && p.gender(actor) != want {
			return
		}
		if old, ok := scores[actor]; !ok || score > old {
			scores[actor] = score
		}
	}
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.Start > k {
			break
		}
		if p.sentence[k]-p.sentence[m.Start] <= salientSentences && !p.coArgument(m, k) {
			consider(m.actor, p.salience(m, k))
		}
	}
	if before != nil && before.source.actor >= 0 {
		a := before.source.actor
		consider(a, max(scores[a], salientDistance*p.sentencesBetween(before.position, k))+salientSpeaker)
	}
	if a := p.linked(k); a >= 0 {
		consider(a, scores[a]+salientLink)
	}
	best, at := -1, 0.0
	for a := range p.people {
		if s, ok := scores[a]; ok && (best < 0 || s > at) {
			best, at = a, s
		}
	}
	return best, at
}

// salience says how much a mention stands out for a pronoun at k.
func (p *page) salience(m *mention, k int32) float64 {
	s := salientDistance * float64(p.sentence[k]-p.sentence[m.Start])
	head := p.head(m.Range)
	switch p.relation(head) {
	case "nsubj":
		s += salientSubject
	case "appos", "flat":
		if r := p.relation(p.token(head).Head); r == "nsubj" {
			s += salientSubject
		}
	case "nmod", "compound":
		s += salientModifier
	}
	if p.quoted[head] {
		s += salientQuoted
	}
	return s
}

// coArgument tells whether a mention depends on the same verb as a pronoun:
// "he told Brandt" is not of Brandt.
func (p *page) coArgument(m *mention, k int32) bool {
	head := p.head(m.Range)
	return p.sentence[head] == p.sentence[k] && p.token(head).Head == p.token(k).Head && p.token(k).Head != k
}

// gender is what an actor's names and titles tell.
func (p *page) gender(actor int) names.Gender {
	e := p.people[actor]
	if e.gender == nil {
		g := names.GenderOfName(e.name)
		for _, i := range e.mentions {
			m := p.mentions[i]
			for k := max(0, m.Start-2); k < m.End; k++ {
				if t := names.GenderOfWord(p.word(k)); t != names.Unknown && (k >= m.Start || p.token(k).UPOS == "PROPN" || p.titleWord(k)) {
					g = t
				}
			}
		}
		e.gender = &g
	}
	return *e.gender
}

func personal(w string) bool {
	switch w {
	case "he", "she", "they", "i", "we", "who", "him", "her":
		return true
	}
	return false
}

// relative finds the noun that a relative clause describes.
func (p *page) relative(k int32) int {
	for i := k - 1; i >= p.bounds(k).Start && k-i < 6; i-- {
		if a := p.actorOf(i); a >= 0 {
			return a
		}
		if u := p.token(i).UPOS; u != "PUNCT" && u != "ADP" && u != "PRON" {
			break
		}
	}
	verb := p.token(k).Head
	if noun := p.token(verb).Head; noun != verb {
		if a := p.personIn(noun); a >= 0 {
			return a
		}
		return p.actorOf(noun)
	}
	return -1
}

// relatives are those whom a relative clause describes: the nearest name, with
// the others of its list where the verb is of many ("Brandt and Cole, who meet").
func (p *page) relatives(k int32) []int {
	out := []int{p.relative(k)}
	if x := p.token(p.token(k).Head).XPOS; x == "VBZ" {
		return out
	}
	noun := p.token(p.token(k).Head).Head
	for p.relation(noun) == "conj" && p.token(noun).Head < noun {
		noun = p.token(noun).Head
	}
	for _, c := range append([]int32{noun}, p.children[noun]...) {
		if c < k && (c == noun || p.relation(c) == "conj") && p.personIn(c) >= 0 {
			out = append(out, p.personIn(c))
		}
	}
	return out
}

// linked follows the links of coreference from a word to an actor.
func (p *page) linked(k int32) int {
	for step := 0; step < 6; step++ {
		at, ok := p.links[k]
		if !ok {
			return -1
		}
		if a := p.actorOf(at); a >= 0 {
			return a
		}
		if a := p.personIn(at); a >= 0 {
			return a
		}
		k = at
	}
	return -1
}
