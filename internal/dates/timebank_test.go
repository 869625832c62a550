package dates

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// gold is a TIMEX3 of a text, of type DATE or TIME unless other is set: what
// is vague, a duration or a set.
type gold struct {
	start, end int
	value      string
	vague      bool
	other      bool
}

var (
	tagPattern  = regexp.MustCompile(`<[^>]*>`)
	attrPattern = regexp.MustCompile(`(\w+)="([^"]*)"`)
)

// readTimeML returns the text of a TimeML file, the date of its making and
// its time expressions.
func readTimeML(t *testing.T, path string) (text string, ref Ref, golds []gold) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := string(raw)
	for _, m := range tagPattern.FindAllString(s, -1) {
		if strings.Contains(m, `"CREATION_TIME"`) {
			a := attributes(m)
			v, err := Parse(strings.TrimSuffix(a["value"][:min(10, len(a["value"]))], "T"))
			if err == nil {
				ref.Date = v.From
			}
		}
	}
	s = s[strings.Index(s, "<TEXT>")+6 : strings.Index(s, "</TEXT>")]
	var b strings.Builder
	open := -1
	for at := 0; at < len(s); {
		loc := tagPattern.FindStringIndex(s[at:])
		if loc == nil {
			b.WriteString(html.UnescapeString(s[at:]))
			break
		}
		b.WriteString(html.UnescapeString(s[at : at+loc[0]]))
		tag := s[at+loc[0] : at+loc[1]]
		at += loc[1]
		switch {
		case strings.HasPrefix(tag, "<TIMEX3"):
			a := attributes(tag)
			if a["functionInDocument"] == "CREATION_TIME" {
				continue
			}
			open = len(golds)
			golds = append(golds, gold{start: b.Len(), value: a["value"],
				vague: strings.Contains(a["value"], "_REF") || a["value"] == "",
				other: a["type"] != "DATE" && a["type"] != "TIME"})
		case tag == "</TIMEX3>" && open >= 0:
			golds[open].end = b.Len()
			open = -1
		}
	}
	return b.String(), ref, golds
}

func attributes(tag string) map[string]string {
	m := map[string]string{}
	for _, a := range attrPattern.FindAllStringSubmatch(tag, -1) {
		m[a[1]] = a[2]
	}
	return m
}

// timexOf writes an expression as the values of TIMEX3 do; a range that is
// not a week or weekend gives both of its ends.
func timexOf(e Expr) []string {
	v := e.Value
	if v.IsZero() {
		return []string{""}
	}
	if v.Interval {
		first, last, _ := v.bounds()
		y, w := isoWeek(first)
		switch {
		case last-first == 6 && weekdayOf(first) == 0:
			return []string{fmt.Sprintf("%04d-W%02d", y, w)}
		case last-first == 1 && weekdayOf(first) == 5:
			return []string{fmt.Sprintf("%04d-W%02d-WE", y, w)}
		}
		return []string{timexDate(v.From), timexDate(v.To)}
	}
	s := timexDate(v.From)
	if e.Clock != "" {
		s += "T" + e.Clock
	} else if e.Part != None {
		s += "T" + [...]string{"", "MO", "AF", "EV", "NI"}[e.Part]
	}
	return []string{s}
}

func timexDate(d Date) string {
	d.Approximate, d.Uncertain = false, false
	switch {
	case d.Masked > 0:
		return fmt.Sprintf("%04d", d.Year)[:4-d.Masked]
	case d.Month >= spring && d.Month <= winter:
		return fmt.Sprintf("%04d-%s", d.Year, [...]string{"SP", "SU", "FA", "WI"}[d.Month-spring])
	case d.Month >= quarter1 && d.Month < half1:
		return fmt.Sprintf("%04d-Q%d", d.Year, d.Month-quarter1+1)
	case d.Month >= half1:
		return fmt.Sprintf("%04d-H%d", d.Year, d.Month-half1+1)
	}
	return d.String()
}

// isoWeek is the year and number of the week of a day number.
func isoWeek(n int) (year, week int) {
	thursday := n - weekdayOf(n) + 3
	year = dateOf(thursday).Year
	return year, (thursday-dayNumber(year, 1, 1))/7 + 1
}

// timexNorm takes spellings of one value together: hours without minutes,
// midnight as 24 hours, masked digits left out or written X.
func timexNorm(s string) string {
	s = strings.TrimSuffix(s, "XX")
	if !strings.Contains(s, "-") {
		s = strings.TrimRight(s, "X")
	}
	s = strings.Replace(s, "T24", "T00", 1)
	if i := strings.Index(s, "T"); i >= 0 {
		s = strings.TrimSuffix(s, ":00")
		s = strings.TrimSuffix(s, ":00")
	}
	if strings.HasSuffix(s, "-W") {
		s += "XX"
	}
	return s
}

// score counts expressions of one half of the files.
type score struct{ right, found, wanted, unspecific int }

func (s score) String() string {
	p, r := float64(s.right)/float64(s.found), float64(s.right)/float64(s.wanted)
	return fmt.Sprintf("precision %.4f recall %.4f F1 %.4f (%d right, %d found, %d wanted; %d more against an underspecified week or quarter)",
		p, r, 2*p*r/(p+r), s.right, s.found, s.wanted, s.unspecific)
}

// TestTimeBank measures values on TimeBank: a value is right when its span
// overlaps that of a TIMEX3 of type DATE or TIME with the same value. What
// overlaps a vague one (PRESENT_REF) is left out; what overlaps a duration is
// wrong. The development half is every second file from the first on.
// READOUT_TIMEBANK names the folder of the .tml files, READOUT_TIMEBANK_HALF
// the half (dev, test), READOUT_TIMEBANK_ERRORS=1 lists what is wrong.
func TestTimeBank(t *testing.T) {
	dir := os.Getenv("READOUT_TIMEBANK")
	if dir == "" {
		t.Skip("READOUT_TIMEBANK is not set to the folder of TimeBank's .tml files")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.tml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no .tml files in %s (%v)", dir, err)
	}
	sort.Strings(files)
	first := 0
	if os.Getenv("READOUT_TIMEBANK_HALF") == "test" {
		first = 1
	}
	var total score
	for i := first; i < len(files); i += 2 {
		text, ref, golds := readTimeML(t, files[i])
		total.count(text, Find(text, ref), golds, os.Getenv("READOUT_TIMEBANK_ERRORS") != "")
	}
	fmt.Println("TimeBank:", total)
}

// count adds one document to the score.
func (s *score) count(text string, found []Expr, golds []gold, list bool) {
	used := make([]bool, len(golds))
	for _, g := range golds {
		if !g.vague && !g.other {
			s.wanted++
		}
	}
	for _, e := range found {
		if e.Kind > Time {
			continue
		}
		for _, value := range timexOf(e) {
			s.countOne(text, e, value, golds, used, list)
		}
	}
	for k, g := range golds {
		if list && !used[k] && !g.vague && !g.other {
			fmt.Printf("missed %s %q in %q\n", g.value, text[g.start:g.end], around(text, g.start, g.end))
		}
	}
}

func (s *score) countOne(text string, e Expr, value string, golds []gold, used []bool, list bool) {
	near := ""
	for k, g := range golds {
		if g.start >= e.End || e.Start >= g.end {
			continue
		}
		if g.vague {
			return
		}
		if !g.other && !used[k] && timexNorm(g.value) == timexNorm(value) {
			used[k] = true
			s.right++
			s.found++
			return
		}
		if !g.other && (strings.HasSuffix(g.value, "WXX") || strings.HasSuffix(g.value, "QX")) && strings.HasPrefix(value, g.value[:6]) {
			s.unspecific++
		}
		near = g.value
	}
	s.found++
	if list {
		fmt.Printf("wrong %s for %q gold %q in %q\n", value, text[e.Start:e.End], near, around(text, e.Start, e.End))
	}
}

func around(text string, start, end int) string {
	return strings.Join(strings.Fields(text[max(0, start-60):min(len(text), end+40)]), " ")
}
