package extract

import (
	"math"
	"strings"

	"readout"
	"readout/internal/lang/doc"
)

// force is how a statement gainsays another.
type force int

const (
	agrees   force = iota // it does not, by its own words
	turns                 // it has a "not" in it, which may be turned against another
	gainsays              // it says of something said that it is not so
)

// denial is what a statement can be held against others by.
type denial struct {
	force
	words   map[string]bool // the words of what is denied
	short   bool            // it leaves out what it denies: "that is nonsense"
	formula bool            // it has words that say of anything that it is not so
	negated bool
	at      int32 // the token where it begins
}

// denial reads off a statement whether and how it gainsays.
func (p *page) denial(u *utterance) denial {
	d := denial{words: p.keyWords(u), at: p.covers(u.content[0]).Start}
	cue, content := p.cueLemmas(u), p.contentWords(u)
	d.negated = p.turned(u)
	d.formula = phraseIn(p.dispute.Content.Words, content)
	d.short = len(d.words) < 3 || !p.ofSaid(u) && d.formula && phraseIn(p.dispute.Content.Words, opening(content))
	switch act := p.actOf(u); {
	case strings.Contains(cue, "not deny") || strings.Contains(cue, "n't deny") || act == readout.Decline || act == readout.Ask:
	case p.dispute.firm(cue) && act != readout.Confirm, p.dispute.claims(cue) && p.ofSaid(u):
		d.force = gainsays
	case d.formula && (act == readout.Deny || len(d.words) < 6 || p.ofSaid(u)), len(d.words) == 0 && p.elliptic(u):
		d.force = gainsays
	case act == readout.Deny:
		d.force = turns
	}
	return d
}

// opening are the first words of a content.
func opening(content string) string {
	words := strings.Fields(content)
	return strings.Join(words[:min(len(words), 8)], " ")
}

// elliptic tells whether a statement leaves out all but its subject and its
// auxiliary: "she did", "there was not".
func (p *page) elliptic(u *utterance) bool {
	r := p.covers(u.content[0])
	if len(u.content) > 1 || r.End-r.Start > 5 || r.End-r.Start < 2 {
		return false
	}
	last := r.End - 1
	for last > r.Start && p.token(last).UPOS == "PUNCT" {
		last--
	}
	l := p.lemma(last)
	return p.token(last).UPOS == "AUX" || l == "not" || l == "n't" || l == "n’t" || l == "do"
}

// cueLemmas are the lemmas of a statement's cue, apart by one space.
func (p *page) cueLemmas(u *utterance) string {
	var out []string
	for k := u.cueAt.Start; k < u.cueAt.End; k++ {
		out = append(out, p.acts.base(p.lower(k), p.lemma(k)))
	}
	return strings.Join(out, " ")
}

// ofSaid tells whether a statement is of something said: "a report that".
func (p *page) ofSaid(u *utterance) bool {
	r := p.covers(u.content[0])
	for k := r.Start; k < min(r.End, r.Start+4); k++ {
		if p.token(k).UPOS == "NOUN" && p.dispute.said[p.lemma(k)] {
			return true
		}
	}
	return false
}

// turned tells whether a statement has a word in it that turns it round.
func (p *page) turned(u *utterance) bool {
	for _, c := range u.content {
		r := p.covers(c)
		for k := r.Start; k < r.End; k++ {
			if p.dispute.negation[p.lower(k)] {
				return true
			}
		}
	}
	return false
}

// What speaks for a statement as the one that is denied.
const (
	denialShared = 2.  // a word of content in common
	denialOutlet = 4.  // the denial names it as its source: "a report in the Echo"
	denialPerson = 1.  // somebody in common
	denialFar    = -.5 // each statement between
	denialAfter  = -2. // it comes behind the denial
	denialNext   = 1.5 // it comes right before
	denialShort  = 1.5 // it comes before a denial that leaves out what it denies
	denialLeast  = .5  // what an outright denial asks for
	denialTurned = 4.  // what one asks for that only has a "not" in it
)

// denied is the statement that the denial at i is of, or nil: by another
// source, near, and of the same words and people.
func (p *page) denied(i int, d denial) *utterance {
	var best *utterance
	for _, o := range p.spoken {
		if o.within == p.spoken[i] && p.words.reports[p.lemma(o.cueAt.Start)] {
			return o // "denied a report that"
		}
	}
	least := denialLeast
	if d.force == turns {
		least = denialTurned
	}
	for j := max(0, i-8); j < min(len(p.spoken), i+6); j++ {
		if o := p.spoken[j]; p.answers(p.spoken[i], o, d) {
			if s := p.tie(i, j, d); s > least {
				best, least = o, s
			}
		}
	}
	return best
}

// answers tells whether one statement can deny another at all.
func (p *page) answers(u, o *utterance, d denial) bool {
	if o == u || u.within == o || p.oneSpeaker(o, u) || p.actOf(o) == readout.Decline {
		return false
	}
	if len(d.words) == 0 && p.elliptic(u) {
		return d.negated != p.turned(o)
	}
	if d.negated && !d.formula && p.denial(o).force != agrees {
		return false // both say no
	}
	return d.force == gainsays || d.negated != p.turned(o) && p.actOf(o) != readout.Ask && o.position < u.position
}

// tie is how much speaks for the statement at j as what the one at i denies.
func (p *page) tie(i, j int, d denial) float64 {
	u, o := p.spoken[i], p.spoken[j]
	score, words, tied := denialFar*math.Abs(float64(i-j)), p.keyWords(o), false
	for w := range words {
		switch {
		case !d.words[w]:
		case strings.HasPrefix(w, "@"):
			score += denialPerson
		default:
			score += denialShared
			tied = true
		}
	}
	if o.source.actor >= 0 && d.words[p.mark(o.source.actor)] {
		score += denialOutlet
		tied = true
	}
	if u.source.actor >= 0 && words[p.mark(u.source.actor)] {
		score += denialPerson
	}
	switch a := p.actOf(o); {
	case !tied && !d.short:
		return 0
	case a == readout.Evaluate || a == readout.Ask:
		score--
	}
	switch {
	case j > i:
		score += denialAfter
	case d.short && p.paragraphOf(u)-p.paragraphOf(o) < 3:
		score += denialShort
	}
	if i-j == 1 {
		score += denialNext
	}
	return score
}

// inVoice tells whether the report itself tells before a denial what that
// denies: so many of its words in a sentence that nobody else says.
func (p *page) inVoice(d denial) bool {
	least := 2
	if d.force == turns {
		least = 3
	}
	last := int(p.sentence[d.at])
	for s := last - 1; s >= max(0, last-6); s-- {
		shared := map[string]bool{}
		for k := p.doc.Sentences[s].Start; k < p.doc.Sentences[s].End; k++ {
			if w := p.keyWord(k); w != "" && !p.quoted[k] && d.words[w] {
				shared[w] = true
			}
		}
		if len(shared) >= least {
			return true
		}
	}
	return false
}

// mark is an actor among the key words.
func (p *page) mark(actor int) string { return "@" + string(p.people[actor].id) }

// keyWords are the lemmas that carry a statement's content, and whom it
// names.
func (p *page) keyWords(u *utterance) map[string]bool {
	out := map[string]bool{}
	for _, c := range u.content {
		p.addKeyWords(out, p.covers(c))
	}
	return out
}

func (p *page) addKeyWords(to map[string]bool, r doc.Range) {
	for k := r.Start; k < r.End; k++ {
		if w := p.keyWord(k); w != "" {
			to[w] = true
		}
	}
}

// keyWord is the lemma of a token that carries content, or the mark of the
// actor that it names, or "".
func (p *page) keyWord(k int32) string {
	if a := p.actorOf(k); a >= 0 {
		return p.mark(a)
	}
	switch l := p.lemma(k); p.token(k).UPOS {
	case "NOUN", "VERB", "ADJ", "NUM":
		if !p.dispute.said[l] && l != "say" && l != "have" && l != "do" && l != "be" && l != "get" && l != "such" {
			if same := p.dispute.same[l]; same != "" {
				return same
			}
			return l
		}
	}
	return ""
}
