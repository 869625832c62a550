package names

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskii", "Зеленський", "Зеленский"},
		{"Hnatov", "Gnatov", "Гнатов"},
		{"Khodorenko", "Hodorenko", "Ходоренко"},
		{"Shcherbyna", "Щербина"},
		{"Yermak", "Ermak", "Iermak", "Єрмак"},
		{"Lukyanov", "Lukianov", "Лукьянов"},
	} {
		for _, form := range same[1:] {
			if Key(form) != Key(same[0]) {
				t.Errorf("the key of %q is %q, that of %q %q", form, Key(form), same[0], Key(same[0]))
			}
		}
	}
	for _, apart := range [][2]string{{"Brandt", "Brand"}, {"Cole", "Kole"}, {"Orlov", "Orlova"}, {"", "Ada"}} {
		if Key(apart[0]) == Key(apart[1]) {
			t.Errorf("%q and %q have the key %q", apart[0], apart[1], Key(apart[0]))
		}
	}
}

func TestGivenKey(t *testing.T) {
	for _, same := range [][2]string{{"Volodymyr", "Владимир"}, {"Bill", "William"}, {"Serhii", "Sergey"}, {"Mohammed", "Muhammad"}} {
		if GivenKey(same[0]) != GivenKey(same[1]) {
			t.Errorf("%q has the key %q, %q %q", same[0], GivenKey(same[0]), same[1], GivenKey(same[1]))
		}
	}
}

// TestKeyProperties: a key holds neither capitals nor spaces, and case and
// accents make no other one.
func TestKeyProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[A-Za-zА-Яа-я]{1,9}`).Draw(t, "word")
		key := Key(word)
		if key != strings.ToLower(key) || strings.Contains(key, " ") || Key(strings.ToLower(word)) != key {
			t.Errorf("the key of %q is %q", word, key)
		}
	})
}
