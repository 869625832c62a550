package pdf

import (
	"regexp"
	"strings"
	"time"
)

// tidyTitle is the title of a file, or empty where it is the name of a file or
// none.
func tidyTitle(s string) string {
	s = clean(s)
	if made.MatchString(s) || strings.EqualFold(s, "untitled") {
		return ""
	}
	return s
}

var made = regexp.MustCompile(`(?i)^microsoft word -|\.(docx?|odt|rtf|indd|pdf|tex|dvi)$`)

// date is a date of a file (ISO 32000-1, 7.9.4) in RFC 3339, or nil.
func date(s string) *string {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	for _, layout := range []string{"20060102150405-0700", "20060102150405Z0000", "20060102150405Z", "20060102150405", "200601021504", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			d := t.UTC().Format(time.RFC3339)
			return &d
		}
	}
	return nil
}
