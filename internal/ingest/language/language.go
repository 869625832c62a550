// Package language tells the language of a text, as far as the reader needs
// it: whether it is English, and if surely not, which. It keeps no state and
// imports nothing of the project.
package language

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// Language of a text. The zero value is one that is not known.
type Language struct {
	Code string // ISO 639-1, or ISO 639-3 of what has none there; "" when not known
	Name string // in English
}

// english is the code of the reader's language.
const english = "en"

// Foreign tells whether the language is known and not English.
func (l Language) Foreign() bool { return l.Code != "" && l.Code != english }

const (
	sample       = 16 << 10 // bytes looked at
	englishShare = 0.07     // of the words, that only English has so often
	foreignShare = 0.02
	manyWords    = 40
)

// Of is the language of s, judged by its first words. English is told by its
// most frequent words first, as letters alone mislead where a report is full
// of foreign names; another language only when it is sure.
func Of(s string) Language {
	if len(s) > sample {
		s = strings.ToValidUTF8(s[:sample], "")
	}
	words, common := count(s)
	if words > 0 && float64(common) >= englishShare*float64(words) {
		return Language{Code: english, Name: "English"}
	}
	found := whatlanggo.Detect(s)
	l := Coded(codeOf(found.Lang))
	sure := found.IsReliable() || words >= manyWords && float64(common) < foreignShare*float64(words) ||
		found.Script != nil && found.Script != unicode.Latin
	if l.Code == english || sure && letters(s) >= 20 {
		return l
	}
	return Language{}
}

// count is the number of words and that of frequent English words among them.
func count(s string) (words, common int) {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		switch strings.ToLower(w) {
		case "the", "of", "and", "to", "that", "with", "said", "from", "for":
			common++
		}
	}
	return words, common
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
