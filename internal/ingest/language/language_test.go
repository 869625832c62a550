package language

import (
	"strings"
	"testing"

	"github.com/abadojack/whatlanggo"
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
		{"قالت وزيرة خارجية فيسكا يوم الثلاثاء إن المحادثات مع أورلاند سوف تستأنف الأسبوع المقبل.", "ar", true},
		{"وزیر امور خارجه وسکا روز سه\u200cشنبه گفت که گفتگوها با اورلند هفته آینده در شهر لیوبن از سر گرفته می\u200cشود و خروج کشتی\u200cها پیش\u200cشرط هر توافقی است.", "fa", true},
		{"外交部长星期二说，与奥兰的会谈将于下星期在柳本市恢复，撤出船只仍然是达成任何协议的先决条件。", "zh", true},
		{"12 345 678", "", false},
		{"Ok.", "", false},
	} {
		got := Of(c.text)
		if got.Code != "" && got.Name == "" {
			t.Errorf("%.40q: no name", c.text)
		}
		if got.Code != c.want || got.Foreign() != c.foreign {
			t.Errorf("%.40q: got %+v, want %q", c.text, got, c.want)
		}
	}
}

func TestCoded(t *testing.T) {
	for code, want := range map[string]string{"fr": "French", "ar": "Arabic", "ru": "Russian", "en": "English", "xx": "", "": ""} {
		if l := Coded(code); l.Name != want || l.Code != code || l.Foreign() != (code != "en" && code != "") {
			t.Errorf("%s: %+v", code, l)
		}
	}
}

// TestNamed: each language that can be told has a code and a name.
func TestNamed(t *testing.T) {
	for l := range whatlanggo.Langs {
		if c := Coded(codeOf(l)); c.Code == "" || c.Name == "" {
			t.Errorf("%s: %+v", l, c)
		}
	}
}
