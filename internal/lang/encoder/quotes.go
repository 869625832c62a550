package encoder

import "unicode/utf8"

// Quote tells where a unit stands to double quotation marks.
type Quote uint8

// The places of a unit: outside, inside, or the mark itself.
const (
	Outside Quote = iota
	Inside
	Opens
	Closes
)

// quotes pairs the double quotation marks of us. An open quotation ends
// with its paragraph; news style opens the next paragraph with a mark of its
// own where it runs on.
func quotes(s string, us []Unit) {
	inside := false
	for k := range us {
		u := &us[k]
		if u.Gap >= Line {
			inside = false
		}
		switch s[u.Start:u.End] {
		case "“", "„", "«":
			u.Quote, inside = Opens, true
		case "”", "»":
			u.Quote, inside = Closes, false
		case `"`:
			if inside && (u.Gap == Tight || spaceAfter(s[u.End:])) {
				u.Quote, inside = Closes, false
			} else {
				u.Quote, inside = Opens, true
			}
		default:
			if inside {
				u.Quote = Inside
			}
		}
	}
}

func spaceAfter(rest string) bool {
	r, w := utf8.DecodeRuneInString(rest)
	return w == 0 || spaceChar(r)
}
