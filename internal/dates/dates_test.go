package dates

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// wednesday is the date of most documents below.
var wednesday = Ref{Date: Date{Year: 2025, Month: 12, Day: 3}}

// reading is a sentence with what is to be found in it: pairs of the words
// and their EDTF value.
type reading struct {
	text string
	want []string
}

// checkAll compares what is found in sentences with what is wanted.
func checkAll(t *testing.T, ref Ref, readings []reading) {
	t.Helper()
	for _, r := range readings {
		var got []string
		for _, e := range Find(r.text, ref) {
			got = append(got, r.text[e.Start:e.End], e.EDTF)
		}
		if strings.Join(got, "|") != strings.Join(r.want, "|") {
			t.Errorf("%q:\n got %q\nwant %q", r.text, got, r.want)
		}
	}
}

func TestAbsolute(t *testing.T) {
	checkAll(t, wednesday, []reading{
		{"The treaty was signed on Nov. 30, 2014, in Oslo.", []string{"Nov. 30, 2014", "2014-11-30"}},
		{"It was signed on 30 November 2014.", []string{"30 November 2014", "2014-11-30"}},
		{"Signed the 3rd of May, 1999.", []string{"the 3rd of May, 1999", "1999-05-03"}},
		{"It opened on Tuesday, March 4, 2014.", []string{"Tuesday, March 4, 2014", "2014-03-04"}},
		{"Updated 2024-02-29 by the desk.", []string{"2024-02-29", "2024-02-29"}},
		{"The file is dated 11/30/2014.", []string{"11/30/2014", "2014-11-30"}},
		{"The file is dated 30/11/2014.", []string{"30/11/2014", "2014-11-30"}},
		{"The file is dated 4/5/14.", []string{"4/5/14", "2014-04-05"}},
		{"The file is dated 30.11.2014.", []string{"30.11.2014", "2014-11-30"}},
		{"There is no day 2023-02-29 here.", nil},
		{"It fell in June 2009.", []string{"June 2009", "2009-06"}},
		{"It fell in the summer of 2009.", []string{"the summer of 2009", "2009-22"}},
		{"Sales in the third quarter of 2009 were flat.", []string{"the third quarter of 2009", "2009-35"}},
		{"Sales in the last quarter of 2009 were flat.", []string{"the last quarter of 2009", "2009-36"}},
		{"Sales in Q3 2009 were flat.", []string{"Q3 2009", "2009-35"}},
		{"Sales in the first half of 2009 were flat.", []string{"the first half of 2009", "2009-40"}},
		{"In 1987 it closed.", []string{"1987", "1987"}},
		{"Prices rose in the 1980s.", []string{"the 1980s", "198X"}},
		{"Prices rose in the '90s.", []string{"the '90s", "199X"}},
		{"It was built in the 19th century.", []string{"the 19th century", "18XX"}},
		{"The bill for fiscal 2019 passed.", []string{"fiscal 2019", "2019"}},
		{"He left in nineteen ninety-six.", []string{"nineteen ninety-six", "1996"}},
		{"The first week of May 2010 was wet.", []string{"The first week of May 2010", "2010-05-01/2010-05-07"}},
		{"The last Monday of November 2014 it is.", []string{"The last Monday of November 2014", "2014-11-24"}},
	})
}

func TestNotDates(t *testing.T) {
	for _, text := range []string{
		"", "He may march.", "Theresa May said no.", "It sold 2000 barrels.", "It costs $2014.",
		"Room 1987B is shut.", "We won 2:30 against them.", "A second later is not second.",
		"Apple Daily reported it.", "A decades-old feud goes on.", "I sat on the sun.",
	} {
		for _, e := range Find(text, wednesday) {
			if e.EDTF != "" || e.Kind != Day {
				t.Errorf("%q: found %q as %q", text, text[e.Start:e.End], e.EDTF)
			}
		}
	}
}

func TestWeekday(t *testing.T) {
	checkAll(t, wednesday, []reading{
		{"The council met on Monday.", []string{"Monday", "2025-12-01"}},
		{"The council met on Friday.", []string{"Friday", "2025-11-28"}},
		{"The minister said Wednesday that the council will meet.", []string{"Wednesday", "2025-12-03"}},
		{"The council will meet on Monday.", []string{"Monday", "2025-12-08"}},
		{"On Friday, the council will meet.", []string{"Friday", "2025-12-05"}},
		{"The council won't meet on Friday.", []string{"Friday", "2025-12-05"}},
		{"Talks are expected to begin Thursday.", []string{"Thursday", "2025-12-04"}},
		{"Telling reporters on Tuesday that he would go, he smiled.", []string{"Tuesday", "2025-12-02"}},
		{"They have until Friday.", []string{"Friday", "2025-12-05"}},
		{"They did not leave until Friday.", []string{"Friday", "2025-11-28"}},
		{"It could come as soon as Friday.", []string{"Friday", "2025-12-05"}},
		{"A poll ahead of Sunday's vote shows it.", []string{"Sunday", "2025-12-07"}},
		{"He has been ill since Friday.", []string{"Friday", "2025-11-28"}},
		{"He left last Friday.", []string{"last Friday", "2025-11-28"}},
		{"He leaves next Friday.", []string{"next Friday", "2025-12-05"}},
		{"He will leave this Friday.", []string{"this Friday", "2025-12-05"}},
		{"Fares rise every Monday.", []string{"every Monday", ""}},
		{"It fell on Thursday, Dec. 26.", []string{"Thursday, Dec. 26", "2024-12-26"}},
	})
}

func TestMonth(t *testing.T) {
	checkAll(t, wednesday, []reading{
		{"The law was passed in October.", []string{"October", "2025-10"}},
		{"The law was passed in March.", []string{"March", "2025-03"}},
		{"The law takes effect in January.", []string{"January", "2026-01"}},
		{"The court will hear it in May.", []string{"May", "2026-05"}},
		{"The law was passed on Oct. 7.", []string{"Oct. 7", "2025-10-07"}},
		{"The court will hear it on Jan. 7.", []string{"Jan. 7", "2026-01-07"}},
		{"The law was passed last May.", []string{"last May", "2025-05"}},
		{"The law was passed in May of last year.", []string{"May of last year", "2024-05"}},
		{"The court sat on April 24 and 25.", []string{"April 24", "2025-04-24", "25", "2025-04-25"}},
		{"The court sat on April 3, 5 and 7.", []string{"April 3", "2025-04-03", "5", "2025-04-05", "7", "2025-04-07"}},
		{"The court sat on April 3 and 4, 2019.", []string{"April 3", "2019-04-03", "4, 2019", "2019-04-04"}},
		{"On April 24, 30 people sat there.", []string{"April 24", "2025-04-24"}},
		{"The court sat on April 3, 5, 7, and 9.", []string{"April 3", "2025-04-03", "5", "2025-04-05", "7", "2025-04-07", "9", "2025-04-09"}},
		{"On April 3 and 24 people sat there.", []string{"April 3", "2025-04-03"}},
		{"The Sept. 11 attacks changed it.", []string{"Sept. 11", "2001-09-11"}},
		{"The session ended on the 28th.", []string{"the 28th", "2025-11-28"}},
	})
}

func TestUnits(t *testing.T) {
	checkAll(t, wednesday, []reading{
		{"He spoke yesterday.", []string{"yesterday", "2025-12-02"}},
		{"He speaks today.", []string{"today", "2025-12-03"}},
		{"He speaks tomorrow.", []string{"tomorrow", "2025-12-04"}},
		{"He spoke the day before yesterday.", []string{"the day before yesterday", "2025-12-01"}},
		{"He speaks the day after tomorrow.", []string{"the day after tomorrow", "2025-12-05"}},
		{"He spoke last week.", []string{"last week", "2025-11-24/2025-11-30"}},
		{"He speaks next week.", []string{"next week", "2025-12-08/2025-12-14"}},
		{"He spoke over the weekend.", []string{"the weekend", "2025-11-29/2025-11-30"}},
		{"He spoke last month.", []string{"last month", "2025-11"}},
		{"He spoke last quarter.", []string{"last quarter", "2025-35"}},
		{"He speaks this year.", []string{"this year", "2025"}},
		{"He spoke last summer.", []string{"last summer", "2025-22"}},
		{"He spoke three days ago.", []string{"three days ago", "2025-11-30"}},
		{"He spoke two weeks ago.", []string{"two weeks ago", "2025-11-19~"}},
		{"He spoke a couple of months ago.", []string{"a couple of months ago", "2025-10"}},
		{"He spoke ten years ago.", []string{"ten years ago", "2015"}},
		{"He spoke a few days ago.", []string{"a few days ago", ""}},
		{"He will speak in three days.", []string{"in three days", "2025-12-06"}},
		{"He speaks two weeks from now.", []string{"two weeks from now", "2025-12-17~"}},
	})
}

func TestRanges(t *testing.T) {
	checkAll(t, wednesday, []reading{
		{"The fair ran Nov. 23-29.", []string{"Nov. 23-29", "2025-11-23/2025-11-29"}},
		{"The fair ran Nov. 23-29, 2014.", []string{"Nov. 23-29, 2014", "2014-11-23/2014-11-29"}},
		{"The fair ran Nov. 23 to Dec. 2, 2014.", []string{"Nov. 23 to Dec. 2, 2014", "2014-11-23/2014-12-02"}},
		{"The fair ran from Monday to Wednesday.", []string{"Monday to Wednesday", "2025-12-01/2025-12-03"}},
		{"The fair will run from Friday through Sunday.", []string{"Friday through Sunday", "2025-12-05/2025-12-07"}},
		{"It was moved from Monday to Wednesday.", []string{"Monday", "2025-12-01", "Wednesday", "2025-12-03"}},
		{"He ruled from 1994 to 2003.", []string{"1994 to 2003", "1994/2003"}},
		{"He ruled 1994-2003.", []string{"1994-2003", "1994/2003"}},
		{"He ruled in 2014-16.", []string{"2014-16", "2014/2016"}},
		{"It fell between January and March 2019.", []string{"January and March 2019", "2019-01/2019-03"}},
		{"It was open 3-5 May 2019.", []string{"3-5 May 2019", "2019-05-03/2019-05-05"}},
		{"The first three months of 2019 were good.", []string{"The first three months of 2019", "2019-01/2019-03"}},
	})
}

func TestMods(t *testing.T) {
	for _, c := range []struct {
		text, edtf string
		mod        Mod
	}{
		{"It happened in early November.", "2025-11~", Early},
		{"It happened in mid-November.", "2025-11~", Mid},
		{"It happened in late 2014.", "2014~", Late},
		{"It closes at the end of 2026.", "2026~", Late},
		{"It happened early this week.", "2025-12-01/2025-12-07", Early},
		{"It happened in the late 1990s.", "199X~", Late},
		{"It happened around Nov. 1.", "2025-11-01~", About},
		{"It happened late Tuesday.", "2025-12-02", Late},
	} {
		found := Find(c.text, wednesday)
		if len(found) != 1 || found[0].EDTF != c.edtf || found[0].Mod != c.mod {
			t.Errorf("%q: %+v, want %s with %d", c.text, found, c.edtf, c.mod)
		}
	}
}

func TestTimes(t *testing.T) {
	for _, c := range []struct {
		text, words, edtf, clock string
		part                     Part
	}{
		{"He spoke this morning.", "this morning", "2025-12-03", "", Morning},
		{"He spoke last night.", "last night", "2025-12-02", "", Night},
		{"He speaks tonight.", "tonight", "2025-12-03", "", Night},
		{"He spoke Monday afternoon.", "Monday afternoon", "2025-12-01", "", Afternoon},
		{"He spoke on the evening of Nov. 30.", "the evening of Nov. 30", "2025-11-30", "", Evening},
		{"He spoke at 3 p.m. on Tuesday.", "3 p.m. on Tuesday", "2025-12-02", "15:00", None},
		{"He spoke on Tuesday at 10:30 a.m. EST.", "Tuesday at 10:30 a.m. EST", "2025-12-02", "10:30", None},
		{"He spoke at noon.", "noon", "2025-12-03", "12:00", None},
		{"He spoke at three o'clock.", "three o'clock", "2025-12-03", "03:00", None},
		{"He spoke at 15:05 to the press.", "15:05", "2025-12-03", "15:05", None},
		{"He spoke at 12 a.m. to the press.", "12 a.m.", "2025-12-03", "00:00", None},
	} {
		found := Find(c.text, wednesday)
		if len(found) != 1 {
			t.Errorf("%q: found %+v", c.text, found)
			continue
		}
		e := found[0]
		if e.Kind != Time || c.text[e.Start:e.End] != c.words || e.EDTF != c.edtf || e.Clock != c.clock || e.Part != c.part {
			t.Errorf("%q: %q %+v", c.text, c.text[e.Start:e.End], e)
		}
	}
}

func TestDurationsAndSets(t *testing.T) {
	for _, c := range []struct {
		text, words string
		kind        Kind
	}{
		{"It lasted 15 months.", "15 months", Duration},
		{"It was an 11-year wait.", "11-year", Duration},
		{"It takes two to three weeks.", "two to three weeks", Duration},
		{"It rained over the past two days.", "the past two days", Duration},
		{"Prices rose in the past year.", "the past year", Duration},
		{"Prices rose in the last month.", "the last month", Duration},
		{"It meets every other week.", "every other week", Set},
		{"It meets on Mondays.", "Mondays", Set},
		{"It is a daily show.", "daily", Set},
		{"It meets each July.", "each July", Set},
	} {
		found := Find(c.text, wednesday)
		if len(found) != 1 || found[0].Kind != c.kind || c.text[found[0].Start:found[0].End] != c.words {
			t.Errorf("%q: %+v", c.text, found)
		}
	}
	if e := Find("Prices rose in the past year.", wednesday)[0]; e.EDTF != "2024-12-03/2025-12-03" {
		t.Errorf("the past year: %s", e.EDTF)
	}
	if e := Find("It rained over the past two days.", wednesday)[0]; e.EDTF != "2025-12-01/2025-12-03" {
		t.Errorf("the past two days: %s", e.EDTF)
	}
}

func TestHolidays(t *testing.T) {
	checkAll(t, wednesday, []reading{
		{"They met on Thanksgiving.", []string{"Thanksgiving", "2025-11-27"}},
		{"They will meet on Christmas Eve.", []string{"Christmas Eve", "2025-12-24"}},
		{"They will meet on New Year's Day.", []string{"New Year's Day", "2026-01-01"}},
		{"They met on Good Friday.", []string{"Good Friday", "2025-04-18"}},
		{"They met on Easter 2024.", []string{"Easter 2024", "2024-03-31"}},
		{"They met on Orthodox Easter 2024.", []string{"Orthodox Easter 2024", "2024-05-05"}},
		{"They met on Labor Day 2024.", []string{"Labor Day 2024", "2024-09-02"}},
		{"They met on Memorial Day 2024.", []string{"Memorial Day 2024", "2024-05-27"}},
		{"They left two days after Christmas 2024.", []string{"two days after Christmas 2024", "2024-12-27"}},
	})
}

func TestToEvent(t *testing.T) {
	checkAll(t, wednesday, []reading{
		{"The strike began on May 6, 2014. A day earlier, talks failed.", []string{"May 6, 2014", "2014-05-06", "A day earlier", "2014-05-05"}},
		{"The strike began on May 6, 2014. The following week, it ended.", []string{"May 6, 2014", "2014-05-06", "The following week", "2014-05-12/2014-05-18"}},
		{"It began in 2009, and he was fined the next year.", []string{"2009", "2009", "the next year", "2010"}},
		{"He was seen on Nov. 3, the day before the vote.", []string{"Nov. 3", "2025-11-03", "the day before", "2025-11-03"}},
		{"He left two weeks after the vote.", []string{"two weeks after", ""}},
		{"He left a day later.", []string{"a day later", ""}},
	})
}

func TestAgainst(t *testing.T) {
	may6 := On(Date{Year: 2014, Month: 5, Day: 6}) // a Tuesday
	for _, c := range []struct {
		text, want string
		event      Value
	}{
		{"He left a day earlier.", "2014-05-05", may6},
		{"He left three weeks later.", "2014-05-27~", may6},
		{"He left the following week.", "2014-05-12/2014-05-18", may6},
		{"He left the previous month.", "2014-04", may6},
		{"He left that year.", "2014", may6},
		{"He left a year later.", "2015-05", On(Date{Year: 2014, Month: 5})},
	} {
		found := Find(c.text, Ref{})
		if len(found) != 1 || found[0].EDTF != "" {
			t.Errorf("%q: found %+v", c.text, found)
			continue
		}
		v, ok := found[0].Against(c.event)
		if !ok || v.String() != c.want {
			t.Errorf("%q: %s (%v), want %s", c.text, v, ok, c.want)
		}
	}
	later := Find("He left a day later.", Ref{})[0]
	if v, ok := later.Against(On(Date{Year: 2014})); ok {
		t.Errorf("a day after 2014 is %s", v)
	}
	if v, ok := later.Against(Value{}); ok {
		t.Errorf("a day after an unknown event is %s", v)
	}
	if v, ok := Find("He left on Tuesday.", wednesday)[0].Against(may6); ok {
		t.Errorf("Tuesday against an event is %s", v)
	}
}

// TestUnknownDate reads a document of unknown date: what is absolute has its
// value, the rest is found without one.
func TestUnknownDate(t *testing.T) {
	checkAll(t, Ref{}, []reading{
		{"He came on Nov. 30, 2014 and left on Tuesday.", []string{"Nov. 30, 2014", "2014-11-30", "Tuesday", ""}},
		{"He came last week, in May, and leaves tomorrow.", []string{"last week", "", "May", "", "tomorrow", ""}},
		{"He came on Nov. 3 and will leave at noon.", []string{"Nov. 3", "", "noon", ""}},
		{"The fair ran Nov. 23-29, 2014.", []string{"Nov. 23-29, 2014", "2014-11-23/2014-11-29"}},
		{"He left on Christmas.", []string{"Christmas", ""}},
	})
	checkAll(t, Ref{Date: Date{Year: 2025}}, []reading{
		{"He left on Tuesday.", []string{"Tuesday", ""}},
	})
}

func TestTenseOfRef(t *testing.T) {
	for tense, want := range map[Tense]string{Past: "2025-11-28", Future: "2025-12-05"} {
		e := Find("Friday it is.", Ref{Date: wednesday.Date, Tense: tense})
		if len(e) != 1 || e[0].EDTF != want {
			t.Errorf("tense %d: %+v, want %s", tense, e, want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, s := range []string{
		"2025-12-01", "2025-11", "2025-22", "2025-33", "2025-41", "2025", "202X", "20XX", "2025-11~", "2025?", "2025%",
		"2025-12-01/2025-12-07", "2025/..", "../2025-04", "0001", "9999-12-31", "2024-02-29",
	} {
		v, err := Parse(s)
		if err != nil || v.String() != s {
			t.Errorf("Parse(%q) = %s, %v", s, v, err)
		}
	}
	for _, s := range []string{
		"", "..", "../..", "/", "2025-13", "2025-00", "2025-02-29", "2025-1-1", "25", "0000", "2XXX", "XXXX", "202X-01",
		"2025-12-07/2025-12-01", "2025-22-01", "2025-12-01T10:00", "２０２５", "2025/2026/2027", "+2025", "2025-+1",
	} {
		if v, err := Parse(s); !errors.Is(err, ErrSyntax) || !v.IsZero() {
			t.Errorf("Parse(%q) = %s, %v; want ErrSyntax", s, v, err)
		}
	}
}

func TestOrder(t *testing.T) {
	parse := func(s string) Value {
		v, err := Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct {
		v, w             string
		before, contains bool
	}{
		{"2025-11-30", "2025-12-01", true, false},
		{"2025-11", "2025-11-30", false, true},
		{"2025-22", "2025-08", false, true},
		{"202X", "2025", false, true},
		{"2025/..", "2030", false, true},
		{"2025/..", "2024", false, false},
		{"2019", "2025/..", true, false},
		{"2025-33", "2025-40", false, false},
		{"2025-40", "2025-33", false, true},
	} {
		v, w := parse(c.v), parse(c.w)
		if v.Before(w) != c.before || v.Contains(w) != c.contains {
			t.Errorf("%s and %s: before %v, contains %v", c.v, c.w, v.Before(w), v.Contains(w))
		}
	}
	if (Value{}).Before(parse("2025")) || (Value{}).Contains(parse("2025")) {
		t.Error("the unknown value is before or contains something")
	}
}

// FuzzFind checks that spans are in order, do not overlap, lie on boundaries
// of code points, and that every value can be read back.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"The council met on Monday, Nov. 3 and 4, 2025, at 3 p.m. EST.",
		"the first week of the first week of the last day of May 2010",
		"the day before the day after the day before yesterday",
		"from 31/12/9999 to 1.1.0001 \u2013 a year later, ten centuries ago",
		"\u2019\u00a00s 9999999999-99 o'clock \xff\xfe Q3 '90s",
		"every other Monday of the late '90s, mid-Nov. 29-Dec. 3",
	} {
		f.Add(s, 2025, 12, 3)
		f.Add(s, 1, 1, 1)
		f.Add(s, 9999, 12, 31)
		f.Add(s, 0, 0, 0)
	}
	f.Fuzz(func(t *testing.T, text string, year, month, day int) {
		end := 0
		for _, e := range Find(text, Ref{Date: Date{Year: year, Month: month, Day: day}}) {
			if e.Start < end || e.End <= e.Start || e.End > len(text) {
				t.Fatalf("span %d-%d after %d of %d", e.Start, e.End, end, len(text))
			}
			end = e.End
			for _, at := range []int{e.Start, e.End} {
				if at < len(text) && !utf8.RuneStart(text[at]) && utf8.ValidString(text) {
					t.Fatalf("%d is within a code point", at)
				}
			}
			if (e.EDTF == "") != e.Value.IsZero() {
				t.Fatalf("EDTF %q of the value %+v", e.EDTF, e.Value)
			}
			if e.EDTF == "" {
				continue
			}
			if v, err := Parse(e.EDTF); err != nil || v != e.Value {
				t.Fatalf("%q: %+v reads back as %+v, %v", text[e.Start:e.End], e.Value, v, err)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The finance minister told reporters in the capital on Tuesday that the budget, "+
		"which was put off on Nov. 3, would be laid before parliament early next month. "+
		"A day earlier, unions of teachers and nurses had called for a strike from Dec. 8 to 12.\n\n"+
		"Spending on the railways and on roads grew by a third between 2014 and 2019, the ministry said, "+
		"while the deficit of the pension fund has doubled. The opposition was not convinced.\n\n", 50)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text, wednesday)
	}
}
