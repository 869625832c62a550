package names

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"":                  "",
		" \t\n":             "",
		"...":               "",
		"'s":                "",
		"’s":                "",
		"the":               "the",
		"The Hague":         "hague",
		"Theodore":          "theodore",
		"Kyiv’s":            "kyiv",
		"The U.N.'s":        "un",
		"the U.S.’":         "us",
		"the workers'":      "workers",
		"O'Brien":           "o brien",
		"Jean-Luc":          "jean luc",
		"Security  Council": "security council",
		"NATO\u00a0chief":   "nato chief",
		"ISTANBUL":          "istanbul",
		"İzmir":             "izmir",
		"Élysée":            "elysee",
		"Elyse\u0301e":      "elysee",
		"Łódź":              "lodz",
		"Ærø":               "aero",
		"Đorđe Strauß":      "dorde strauss",
		"Cœur":              "coeur",
		"Þór Ðaðason":       "thor dadason",
		"東京":                "東京",
		"G-20":              "g 20",
		"bad \xff byte":     "bad byte",
	} {
		if got := Fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestFoldKeys: a key is lower case words of letters and numbers, apart by
// one space, and neither case nor a possessive makes another one.
func TestFoldKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "form")
		key := Fold(s)
		if strings.Join(strings.Fields(key), " ") != key {
			t.Errorf("spaces in the key %q", key)
		}
		for _, r := range key {
			if r != ' ' && !unicode.IsLetter(r) && !unicode.IsNumber(r) {
				t.Errorf("%q in the key %q", r, key)
			}
		}
		word := rapid.StringMatching(`[A-Za-z]{1,9}( [A-Za-z]{1,9})?`).Draw(t, "words")
		for _, form := range []string{strings.ToUpper(word), strings.ToLower(word), " " + word + " ", word + "'s", word + "’s", word + ","} {
			if Fold(form) != Fold(word) {
				t.Errorf("Fold(%q) = %q, and %q of %q", form, Fold(form), Fold(word), word)
			}
		}
	})
}
