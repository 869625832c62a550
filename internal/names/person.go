package names

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Honorifics stand before a name and are no part of it, folded.
var honorifics = set(`mr mrs ms miss dr sir lord lady dame madam prof professor hon rev reverend father sister brother saint
	gen general lt lieutenant col colonel maj major capt captain sgt sergeant adm admiral cmdr commander brig brigadier marshal cpl
	president premier minister chancellor secretary senator sen rep representative congressman congresswoman governor gov mayor ambassador amb
	king queen prince princess emir sultan sheikh sheik ayatollah pope cardinal archbishop bishop patriarch imam rabbi judge justice
	envoy spokesman spokeswoman spokesperson chairman chairwoman director commissioner speaker mp prime taoiseach monsieur madame
	herr frau senor senora don dona comrade vice deputy`)

// suffixes stand after a name and are no part of it, folded.
var suffixes = set("jr sr ii iii iv")

// particles begin the family name that they stand before, folded.
var particles = set("van von der den de da do dos di del della la le el al bin ibn ben abu um bint mac mc st ter ten zu zur af")

// givenToo are particles that are given names as well, where they stand first.
var givenToo = set("ben di")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Honorific tells whether a word is a title before a name rather than part
// of it.
func Honorific(word string) bool { return honorifics[Fold(word)] }

// Parts are the folded words of a person's name, without honorifics before
// it and suffixes after it. A double-barrelled name is one word.
func Parts(name string) []string {
	var p []string
	for _, w := range strings.Fields(name) {
		k := Fold(w)
		if first, rest, ok := strings.Cut(k, " "); ok && particles[first] {
			p = append(p, first) // "al-Burhan"
			k = rest
		}
		if k = strings.ReplaceAll(k, " ", ""); k != "" {
			p = append(p, k)
		}
	}
	for len(p) > 1 && honorifics[p[0]] {
		p = p[1:]
	}
	for len(p) > 1 && suffixes[p[len(p)-1]] {
		p = p[:len(p)-1]
	}
	return p
}

// FamilyName is the folded family name: the last word, with the particles before
// it.
func FamilyName(name string) string {
	p := Parts(name)
	if len(p) == 0 {
		return ""
	}
	i := len(p) - 1
	for i > 0 && particles[p[i-1]] && (i > 1 || !givenToo[p[0]]) {
		i--
	}
	return strings.Join(p[i:], " ")
}

// Compatible tells whether two forms can name one person: "Zelensky" and
// "Volodymyr Zelenskyy" can, "Bill Clinton" and "Hillary Clinton" cannot. A
// form of one word agrees with any part of a longer one but its first name's
// initials.
func Compatible(a, b string) bool {
	p, q := Parts(a), Parts(b)
	if len(p) > len(q) {
		p, q = q, p
	}
	if len(p) == 0 {
		return false
	}
	if len(p) == 1 {
		return alike(p[0], q[len(q)-1]) || len(q) > 2 && alike(p[0], q[len(q)-2]) || familyOf(q, p[0]) || len(q) > 1 && len(p[0]) > 1 && p[0] == q[0] || len(p[0]) > 3 && slices.Contains(q, p[0])
	}
	if !alike(p[len(p)-1], q[len(q)-1]) {
		// "Benjamin Netanyahu" against "Benjamin Netanyahu Mileikowsky", or two words of a family name with its particle
		return within(p, q)
	}
	return given(p[0], q[0]) || within(p, q)
}

func familyOf(q []string, word string) bool {
	for i := 1; i < len(q); i++ {
		if particles[q[i-1]] && alike(q[i], word) {
			return true
		}
	}
	return false
}

// within tells whether all words of p stand in q, in order.
func within(p, q []string) bool {
	i := 0
	for _, w := range q {
		if i < len(p) && alike(p[i], w) {
			i++
		}
	}
	return i == len(p)
}

// given tells whether two first names agree: alike, an initial, or a short
// form.
func given(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return alike(a, b) || utf8.RuneCountInString(a) == 1 && strings.HasPrefix(b, a) || len(a) >= 3 && strings.HasPrefix(b, a) || short[a] != "" && short[a] == short[b] || short[a] == b || short[b] == a
}

// short maps short forms of first names to the full one.
var short = map[string]string{
	"bill": "william", "bob": "robert", "rob": "robert", "dick": "richard", "jim": "james", "joe": "joseph", "mike": "michael", "tom": "thomas",
	"tony": "anthony", "ted": "edward", "kate": "katherine", "liz": "elizabeth", "bibi": "benjamin", "sasha": "alexander", "volodya": "volodymyr",
	"steve": "steven", "jack": "john", "chuck": "charles", "dave": "david", "andy": "andrew", "bernie": "bernard", "hank": "henry", "jeff": "jeffrey",
}

// alike tells whether two folded words are one but for transliteration:
// equal, or of some length and apart only in letters that romanisations vary.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	return skeleton(a) == skeleton(b)
}

// skeleton drops what romanisations vary in: y, i, j and their doubling,
// double letters, "kh" for "h", "ou" for "u", "gh" for "q".
func skeleton(s string) string {
	s = romanised.Replace(s)
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if i == 0 || s[i] != s[i-1] {
			b.WriteByte(s[i])
		}
	}
	return strings.TrimRight(b.String(), "i")
}

var romanised = strings.NewReplacer("kh", "h", "ou", "u", "yy", "i", "iy", "i", "ij", "i", "y", "i", "j", "i", "ck", "k", "ph", "f", "zh", "z", "sch", "sh", "dh", "d", "q", "k", "gh", "k")
