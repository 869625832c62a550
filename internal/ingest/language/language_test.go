package language

import (
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		text, want string
		foreign    bool
	}{
		{"The envoy said that the talks had ended.", "en", false},
		{"Mirela Kovač, Đorđe Petrović and Zoran Ilić met the delegation of Astrana in Ljubljana, the envoy said.", "en", false},
		{"Le ministre a déclaré que les pourparlers se poursuivraient lundi à Genève avec la délégation.", "fr", true},
		{strings.Repeat("Der Minister sagte am Montag, die Gespräche würden in der kommenden Woche fortgesetzt. ", 9), "de", true},
		{"Міністр заявив, що переговори продовжаться в понеділок у Женеві.", "uk", true},
		{strings.Repeat("El ministro declaró que las conversaciones continuarán el lunes con la delegación. ", 300), "es", true},
		{strings.Repeat("De minister zei dat de onderhandelingen maandag in Den Haag worden hervat. ", 30), "nl", true},
		{"12 345 678", "", false},
		{"Ok.", "", false},
	} {
		got := Of(c.text)
		if got.Code != c.want || got.Foreign() != c.foreign {
			t.Errorf("%.40q: got %+v, want %q", c.text, got, c.want)
		}
	}
}
