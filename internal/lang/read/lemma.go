package read

import (
	"strings"
	"unicode/utf8"
)

// lemma applies a lemma script to a form. A script is what the model
// predicts instead of the lemma: "0" the lower-cased form, "2be" the form
// less its last two code points, with "be" after it; "=" before it keeps the
// form's case; "?be" is the whole lemma.
func lemma(form, script string) string {
	if whole, ok := strings.CutPrefix(script, "?"); ok {
		return whole
	}
	rest, keep := strings.CutPrefix(script, "=")
	if !keep {
		form = strings.ToLower(form)
	}
	cut := 0
	for rest != "" && rest[0] >= '0' && rest[0] <= '9' && cut < 10 {
		cut, rest = cut*10+int(rest[0]-'0'), rest[1:]
	}
	if cut == 0 && rest == "" {
		return form
	}
	end := len(form)
	for ; cut > 0 && end > 0; cut-- {
		_, w := utf8.DecodeLastRuneInString(form[:end])
		end -= w
	}
	if end == 0 && rest == "" {
		return form
	}
	return form[:end] + rest
}
