package html

import (
	"regexp"
	"strings"
)

// wires are the agencies that are credited, as they are and as they sign.
var wires = []struct{ name, forms string }{
	{"Reuters", `Reuters`}, {"AP", `AP|Associated Press`}, {"AFP", `AFP|Agence France-Presse`}, {"Bloomberg", `Bloomberg`},
	{"dpa", `dpa|Deutsche Presse-Agentur`}, {"EFE", `EFE`}, {"ANSA", `ANSA`}, {"PA", `PA Media|Press Association`},
	{"Interfax", `Interfax`}, {"Interfax-Ukraine", `Interfax-Ukraine`}, {"Ukrinform", `Ukrinform`}, {"TASS", `TASS`}, {"Xinhua", `Xinhua`}, {"UPI", `UPI`}, {"Kyodo", `Kyodo(?: News)?`},
}

// credit is the wire that an article is credited to: in its dateline, in a
// note at its end, or as its author; "" when to none.
func credit(authors, paragraphs []string) string {
	if len(paragraphs) == 0 {
		return ""
	}
	first := paragraphs[:min(3, len(paragraphs))]
	last := paragraphs[max(0, len(paragraphs)-3):]
	for _, w := range wires {
		dateline := regexp.MustCompile(`^[^.]{0,80}\((?:The )?(?:` + w.forms + `)\)`)
		note := regexp.MustCompile(`^\W*(?:The )?(?:` + w.forms + `) (?:\w+ ){0,3}contributed|[Ww]ith (?:reporting|files|material) (?:by|from) (?:\w+, )?(?:the )?(?:` + w.forms + `)\b|\((?:` + w.forms + `)\)\W*$|^(?:Source|Reporting by|©)\W*(?:The )?(?:` + w.forms + `)\b`)
		signed := regexp.MustCompile(`^(?:By )?(?:The )?(?:` + w.forms + `)$`)
		if matches(dateline, first) || matches(note, last) || matches(signed, authors) {
			return w.name
		}
	}
	return ""
}

func matches(p *regexp.Regexp, all []string) bool {
	for _, s := range all {
		if p.MatchString(strings.TrimSpace(s)) {
			return true
		}
	}
	return false
}
