package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/text"
)

// reading is a text and lines of its record.
type reading struct {
	name, text string
	more       [][3]string // attributions beside those that the reader finds
	want       []string
}

// expect compares what each text makes of one list.
func expect(t *testing.T, lines func(*readout.Record) []string, readings []reading) {
	t.Helper()
	for _, r := range readings {
		t.Run(r.name, func(t *testing.T) {
			rec := facts(t, r.text, r.more...)
			if d := cmp.Diff(r.want, lines(rec)); d != "" {
				t.Errorf("%s\n%s", r.text, d)
			}
			canonical, err := text.New(r.text)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults(rec, canonical) {
				t.Error(f)
			}
		})
	}
}

func TestOffices(t *testing.T) {
	expect(t, officeLines, []reading{
		{name: "before the name", text: "Finance Minister Greta Hollweg said on Tuesday that the ferry talks would resume.",
			want: []string{"Greta Hollweg: Finance Minister, current"}},
		{name: "behind the name", text: "Greta Hollweg, the finance minister of Austria, said the ferry talks would resume.",
			want: []string{"Greta Hollweg: finance minister of Austria, current, of Austria"}},
		{name: "behind a possessor", text: "Norway’s foreign minister, Peter Lindqvist, arrived in Geneva.",
			want: []string{"Peter Lindqvist: foreign minister, current, of Norway"}},
		{name: "as what somebody is", text: "Greta Hollweg is the mayor of Bergen.",
			want: []string{"Greta Hollweg: mayor of Bergen, current, of Bergen"}},
		{name: "as what somebody was", text: "Peter Lindqvist was the mayor of Bergen until May.",
			want: []string{"Peter Lindqvist: mayor of Bergen, former, of Bergen"}},
		{name: "former, before", text: "Former president Peter Lindqvist arrived on Monday.",
			want: []string{"Peter Lindqvist: president, former"}},
		{name: "former, behind", text: "Peter Lindqvist, a former prime minister of Norway, criticised the deal.",
			want: []string{"Peter Lindqvist: prime minister of Norway, former, of Norway"}},
		{name: "acting, before", text: "Acting governor Maria Lopez opened the meeting.",
			want: []string{"Maria Lopez: Acting governor, current"}},
		{name: "acting, behind", text: "Maria Lopez, acting head of the ports authority, opened the meeting.",
			want: []string{"Maria Lopez: acting head of the ports authority, current"}},
		{name: "elect", text: "President-elect Peter Lindqvist will visit Oslo.",
			want: []string{"Peter Lindqvist: President, designate"}},
		{name: "designate", text: "Chancellor-designate Maria Lopez said the deal was off.",
			want: []string{"Maria Lopez: Chancellor, designate"}},
		{name: "left", text: "Maria Lopez resigned as governor on Monday. Governor Maria Lopez had said she would stay.",
			want: []string{"Maria Lopez: Governor, former"}},
		{name: "of two at once", text: "The ministers Greta Hollweg and Peter Lindqvist said the talks were over.",
			want: []string{"Greta Hollweg: minister, current", "Peter Lindqvist: minister, current"}},
		{name: "an adjective is no part", text: "The governor’s longtime chief of staff, Ada Brandt, said the ports would open.",
			want: []string{"Ada Brandt: chief of staff, current"}},
		{name: "said twice", text: "Finance Minister Greta Hollweg arrived. Greta Hollweg, the finance minister, was late.",
			want: []string{"Greta Hollweg: Finance Minister, current"}},
		{name: "a rank is none", text: "Dr. Greta Hollweg spoke. Mr Cole spoke.", want: nil},
		{name: "of a spokesman is not hers", text: "A spokesman for Greta Hollweg said the ports would open.", want: nil},
	})
}

func TestActors(t *testing.T) {
	expect(t, actorLines, []reading{
		{name: "a capital that acts", text: "Kyiv rejected the offer. Ukraine said it would not sign the paper.",
			want: []string{"state: Ukraine [Kyiv] 2"}},
		{name: "a building that acts", text: "The Kremlin said the offer was late. Russia denied the report on Monday.",
			want: []string{"state: Russia [Kremlin] 2"}},
		{name: "several names of a state", text: "Washington rejected the offer. The White House said the offer was late. The Americans denied it.",
			want: []string{"state: United States [Washington White House Americans] 3"}},
		{name: "a capital where something is", text: "Talks opened in Kyiv on Monday.",
			want: []string{"place: Kyiv [] 1"}},
		{name: "a city that stands for no state", text: "Talks opened in Geneva on Monday. Geneva was calm.",
			want: []string{"place: Geneva [] 2"}},
		{name: "a demonym that describes", text: "Ukrainian Foreign Minister Oksana Duda met reporters.",
			want: []string{"person: Oksana Duda [] 1"}},
		{name: "somebody in full and by family name", text: "Greta Hollweg opened the door. Tom Cole closed it. Hollweg said it was late.",
			want: []string{"person: Greta Hollweg [Hollweg] 2", "person: Tom Cole [] 1"}},
		{name: "two with one family name", text: "Ada Brandt met Peter Brandt in Geneva. Peter Brandt said it was late.",
			want: []string{"person: Ada Brandt [] 1", "person: Peter Brandt [] 2", "place: Geneva [] 1"}},
		{name: "whoever wrote it", text: "By Ada Brandt\n\nGreta Hollweg said the talks were over.",
			want: []string{"person: Greta Hollweg [] 1"}},
		{name: "an outlet by its words", text: "“We will not sign this,” Greta Hollweg told the Karsk Courier on Monday.",
			want: []string{"person: Greta Hollweg [] 1", "outlet: Karsk Courier [] 1"}},
		{name: "nobody", text: "It rained.\n\n", want: nil},
		{name: "nothing", text: "", want: nil},
	})
}

func TestSources(t *testing.T) {
	expect(t, statementLines, []reading{
		{name: "an official", text: "A senior official said the two sides were close to a deal.",
			want: []string{"“A senior official” (anonymous): the two sides were close to a deal"}},
		{name: "people", text: "Two people briefed on the talks said the two sides were close to a deal.",
			want: []string{"“Two people briefed on the talks” (anonymous): the two sides were close to a deal"}},
		{name: "the same official again", text: "“The door is open,” a Karsovian official said on condition of anonymity. “But not for long,” the official added.",
			want: []string{"“a Karsovian official” (anonymous): “The door is open,”", "“the official” (anonymous): “But not for long,”"}},
		{name: "a spokesman of somebody named", text: "A spokesman for President Peter Lindqvist said the ports would open on Friday.",
			want: []string{"“A spokesman for President Peter Lindqvist”: the ports would open on Friday"}},
		{name: "nobody", text: "Nobody said a word. No one told her this.", want: nil},
		{name: "a bare quotation is of whoever spoke last",
			text: "Greta Hollweg, the mediator, opened the evening with a warning.\n\n“Nobody leaves this house before midnight,” Hollweg said.\n\n“And nobody sleeps in it either.”",
			want: []string{"Greta Hollweg: “Nobody leaves this house before midnight,”", "Greta Hollweg: “And nobody sleeps in it either.”"}},
		{name: "of the second of two", text: "“We cannot live with this,” Peter Lindqvist said.\n\n“They will have to,” Greta Hollweg said.\n\n“The ice road closes in a week.”",
			want: []string{"Peter Lindqvist: “We cannot live with this,”", "Greta Hollweg: “They will have to,”", "Greta Hollweg: “The ice road closes in a week.”"}},
		{name: "a quotation before anybody spoke is nobody's", text: "“The ice road closes in a week.”\n\nIt snowed on Monday.", want: nil},
		{name: "in two pieces", text: "“The ports,” Greta Hollweg said, “will open on Friday.”",
			want: []string{"Greta Hollweg: “The ports,” … “will open on Friday.”"}},
		{name: "a pronoun", text: "Peter Lindqvist met Greta Hollweg. She said the ports would open. He denied it was agreed.",
			want: []string{"Greta Hollweg: the ports would open", "Peter Lindqvist: it was agreed"}},
		{name: "an office", text: "Greta Hollweg, the envoy, arrived late. The envoy said the ports would open.",
			want: []string{"Greta Hollweg: the ports would open"}},
		{name: "a metonym", text: "The Kremlin said the offer was late.",
			want: []string{"Russia: the offer was late"}},
		{name: "according to", text: "According to Greta Hollweg, the ports will open on Friday.",
			want: []string{"Greta Hollweg: the ports will open on Friday"}},
	})
}

func TestTold(t *testing.T) {
	expect(t, statementLines, []reading{
		{name: "a known outlet", text: "“We will not sign this,” Greta Hollweg told Reuters on Monday.",
			want: []string{"Greta Hollweg: “We will not sign this,”, outlet Reuters"}},
		{name: "an outlet by its words", text: "“We will not sign this,” Greta Hollweg told the Karsk Courier on Monday.",
			want: []string{"Greta Hollweg: “We will not sign this,”, outlet Karsk Courier"}},
		{name: "told by somebody anonymous", text: "Two people briefed on the talks told Reuters the two sides were close to a deal.",
			want: []string{"“Two people briefed on the talks” (anonymous): the two sides were close to a deal, outlet Reuters"}},
		{name: "in an interview", text: "In an interview with the BBC, Greta Hollweg said the talks were over.",
			want: []string{"Greta Hollweg: the talks were over, outlet BBC"}},
		{name: "the publisher itself", text: "Greta Hollweg told this newspaper that the talks were over.",
			want: []string{"Greta Hollweg: that the talks were over, outlet “Ljuben Wire”"}},
		{name: "the one named before", text: "Reuters reported on Monday that Oslo had rejected the offer. Greta Hollweg told the agency that it was false.",
			want: []string{"Reuters: that Oslo had rejected the offer, outlet Reuters", "Greta Hollweg: that it was false, outlet Reuters"}},
		{name: "a platform is none", text: "Greta Hollweg wrote on Facebook that the ports would open.",
			want: []string{"Greta Hollweg: that the ports would open"}},
		{name: "somebody", text: "Greta Hollweg told Peter Lindqvist that the offer was dead.",
			want: []string{"Greta Hollweg: that the offer was dead, to Peter Lindqvist"}},
		{name: "a body that is not named", text: "Greta Hollweg told parliament on Monday that the offer was dead.",
			want: []string{"Greta Hollweg: that the offer was dead, to “parliament”"}},
		{name: "reporters", text: "“The ports will open,” Greta Hollweg told reporters on Monday.",
			want: []string{"Greta Hollweg: “The ports will open,”, to “reporters”"}},
	})
}

// TestRelayed: what is said inside what somebody else says is within it, and
// stands according to it.
func TestRelayed(t *testing.T) {
	expect(t, statementLines, []reading{
		{name: "one in another", text: "Greta Hollweg said Peter Lindqvist had told her the offer was dead.",
			more: [][3]string{{"told", "Peter Lindqvist", "the offer was dead"}},
			want: []string{"Greta Hollweg: Peter Lindqvist had told her the offer was dead", "Peter Lindqvist: the offer was dead, to “her”, within s1"}},
		{name: "three deep, in the nearest", text: "The company said Greta Hollweg had written that Peter Lindqvist denied the report.",
			more: [][3]string{{"written", "Greta Hollweg", "Peter Lindqvist denied the report"}, {"denied", "Peter Lindqvist", "the report"}},
			want: []string{"“The company”: Greta Hollweg had written that Peter Lindqvist denied the report",
				"Greta Hollweg: Peter Lindqvist denied the report, within s1", "Peter Lindqvist: the report, within s2"}},
	})
}

// TestRelayedInEachOther: of two that hold each other's cue only one is
// within the other.
func TestRelayedInEachOther(t *testing.T) {
	rec := facts(t, "Ada Brandt smiled and Greta Hollweg nodded.", [3]string{"smiled", "Ada Brandt", "Hollweg nodded"}, [3]string{"nodded", "Greta Hollweg", "Brandt smiled"})
	want := []string{"Ada Brandt: Hollweg nodded", "Greta Hollweg: Brandt smiled, within s1"}
	if d := cmp.Diff(want, statementLines(rec)); d != "" {
		t.Error(d)
	}
}

// TestDirect: a statement is direct where all of it stands in quotation marks.
func TestDirect(t *testing.T) {
	for s, want := range map[string]bool{
		"“The ports will open,” Greta Hollweg said.":              true,
		"\"The ports will open,\" Greta Hollweg said.":            true,
		"“The ports,” Greta Hollweg said, “will open on Friday.”": true,
		"Greta Hollweg said the ports would open.":                false,
		"Greta Hollweg said the ports would open “for good”.":     false,
	} {
		rec := facts(t, s)
		if len(rec.Statements) != 1 || rec.Statements[0].Direct != want {
			t.Errorf("%s: wanted one statement, direct %v: %+v", s, want, rec.Statements)
		}
	}
}

// TestIssuer: what speaks for whoever issued it, and what does not.
func TestIssuer(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A statement issued by Ada Brandt said the ferry would sail. The statement added that nobody had been told.", "Ada Brandt"},
		{"A draft of the statement by Ada Brandt said the ferry would sail.", ""},
	} {
		r := facts(t, c.text)
		for _, s := range r.Statements {
			got := ""
			if s.Source.Actor != nil {
				for _, a := range r.Actors {
					if a.ID == *s.Source.Actor {
						got = a.Name
					}
				}
			}
			if got != c.want {
				t.Errorf("%q: %q speaks through %q, want %q", c.text, got, s.Source.Text, c.want)
			}
		}
		if len(r.Statements) == 0 {
			t.Errorf("%q: no statements", c.text)
		}
	}
}

// TestWants: stances that are told of somebody in passing, and what is none.
func TestWants(t *testing.T) {
	expect(t, positionLines, []reading{
		{"refusal", "France refuses to open the ferry port. Spain was told.", nil, []string{"France reject"}},
		{"noun", "Spain's demand for a shared toll was on the table.", nil, []string{"Spain demand"}},
		{"adjective", "France is open to a second crane.", nil, []string{"France open"}},
		{"none", "France wants to arrive early.", nil, nil},
		{"own words", "Ada Brandt said: “We will not pay for a second crane.”", nil, []string{"Ada Brandt reject"}},
		{"of another", "Ada Brandt said France was ready to pay for a second crane. Spain was told.", nil, []string{"France open"}},
		{"of somebody in words", "The pilots demanded that the board pay for a second crane.", nil, []string{"The pilots demand"}},
		{"twice", "France opposes the toll. The ferry sailed. France opposes the toll.", nil, []string{"France reject"}},
		{"agreed that something is so", "France agrees that the toll is high.", nil, nil},
	})
}

func positionLines(rec *readout.Record) (lines []string) {
	names := map[readout.ID]string{}
	for _, a := range rec.Actors {
		names[a.ID] = a.Name
	}
	for _, q := range rec.Positions {
		switch {
		case q.Party != nil:
			lines = append(lines, names[*q.Party]+" "+q.Stance)
		case q.Holder.Actor != nil:
			lines = append(lines, names[*q.Holder.Actor]+" "+q.Stance)
		default:
			lines = append(lines, q.Holder.Text+" "+q.Stance)
		}
	}
	return lines
}

// TestDrafts: what is a draft of its own, what takes one up, and what is none.
func TestDrafts(t *testing.T) {
	expect(t, draftLines, []reading{
		{"topic", "France signed a ferry deal. The agreement took a year to write. It was the first ferry deal in years.", nil, []string{"ferry deal"}},
		{"sides", "The agreement between France and Spain was late. The deal was signed on Monday.", nil, []string{"agreement"}},
		{"purpose", "Ada Brandt presented a plan to raise the toll. The plan was printed on Monday.", nil, []string{"plan to raise the toll"}},
		{"points", "The 20-point plan was late. It was cut to 14 points.", nil, []string{"20-point plan 20", "14-point plan 14"}},
		{"none", "France and Spain reached no deal. They had no plans.", nil, nil},
		{"passing", "France would welcome a trade deal.", nil, nil},
	})
}

func draftLines(rec *readout.Record) (lines []string) {
	for _, d := range rec.Drafts {
		line := d.Name
		if d.Points != nil {
			line += fmt.Sprintf(" %d", *d.Points)
		}
		lines = append(lines, line)
	}
	return lines
}

// TestTerms: provisions told as what a draft says and as what a side agrees or
// refuses to do.
func TestTerms(t *testing.T) {
	expect(t, provisionLines, []reading{
		{"holds", "The Brandt plan calls for a toll on the bridge.", nil, []string{"a toll on the bridge: proposed"}},
		{"does", "The Brandt plan would raise the toll on trucks.", nil, []string{"raise the toll on trucks: proposed"}},
		{"relative", "France signed a ferry deal that bans the night boats. The ferry deal was late.", nil, []string{"bans the night boats: accepted"}},
		{"agreed", "The ferry deal was signed on Monday. Under the ferry deal France agreed to pay for a second crane.", nil, []string{"pay for a second crane: accepted"}},
		{"refused", "The ferry plan was printed on Monday. The ferry plan was late, and France refused to pay for a second crane.", nil, []string{"pay for a second crane: rejected"}},
		{"joined", "The Brandt plan calls for a toll on the bridge and a second crane.", nil, []string{"a toll on the bridge: proposed", "a second crane: proposed"}},
		{"demanded", "The ferry plan was printed on Monday. Of the ferry plan France demands a second crane for the port.", nil, []string{"a second crane for the port: proposed"}},
		{"not accepted", "The ferry plan was late. France did not accept the toll.", nil, []string{"the toll: rejected"}},
		{"under", "Under the ferry deal, France will buy a second crane. The ferry deal was late.", nil, []string{"France will buy a second crane: accepted"}},
		{"replaced", "The ferry plan was late. The toll was replaced by a tax on trucks.", nil, []string{"The toll: replaced", "a tax on trucks: added"}},
		{"sure", "The ferry plan was late. A ban on night boats was taken out.", nil, []string{"A ban on night boats: removed"}},
		{"handed on", "The ferry plan was late. The price of bread was left to the two presidents.", nil, []string{"The price of bread: deferred"}},
		{"not of a draft", "The ferry plan was late. France cut the grass and struck a match.", nil, nil},
		{"relative", "The ferry plan was late. The toll, which France had dropped, was high.", nil, []string{"The toll: removed"}},
		{"idle", "The ferry plan was printed on Monday. France agreed to discuss the ferry plan.", nil, nil},
	})
}

func provisionLines(rec *readout.Record) (lines []string) {
	for _, v := range rec.Provisions {
		line := v.Content[0].Quote + ":"
		for _, s := range v.History {
			line += " " + s.Action
		}
		lines = append(lines, line)
	}
	return lines
}

// TestReported: what a report says that somebody denies is a statement of the
// report's, and the dispute has both sides.
func TestReported(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Ada Brandt denied a report in the Karsk Courier that the ferry was sold.", []string{"the Karsk Courier / Ada Brandt"}},
		{"Ada Brandt dismissed a claim by Peter Lindqvist that the ferry was sold.", []string{"Peter Lindqvist / Ada Brandt"}},
		{"The board sold the old ferry on Monday. It was a long day. Ada Brandt denied selling the old ferry.", []string{"the document / Ada Brandt"}},
		{"Ada Brandt rejected the criticism of the ferry plan.", nil},
	} {
		r := facts(t, c.text)
		said := map[readout.ID]string{}
		for _, s := range r.Statements {
			said[s.ID] = s.Source.Text
		}
		var got []string
		for _, d := range r.Disputes {
			by := "nobody"
			if len(d.Asserted) > 0 {
				if by = said[d.Asserted[0].Statement]; by == "" {
					by = "the document"
				}
			}
			got = append(got, by+" / "+said[d.Denied[0].Statement])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

// TestMeetings: meetings told in unusual ways, and what became of them.
func TestMeetings(t *testing.T) {
	expect(t, meetingLines, []reading{
		{"brought together", "The envoy hopes to bring Ada Brandt and Peter Lindqvist together in May.", nil, []string{"proposed unspecified Ada Brandt, Peter Lindqvist"}},
		{"by phone", "Ada Brandt told Peter Lindqvist by phone that the ferry was late.", nil, []string{"held call Ada Brandt, Peter Lindqvist"}},
		{"a journey", "Ada Brandt will fly to Spain on Monday.", nil, []string{"planned visit Ada Brandt"}},
		{"foretold", "Ada Brandt said that she would meet Peter Lindqvist in May.", nil, []string{"planned unspecified Ada Brandt, Peter Lindqvist"}},
		{"called off", "The meeting between Ada Brandt and Peter Lindqvist will not take place.", nil, []string{"cancelled unspecified Ada Brandt, Peter Lindqvist"}},
		{"a round of talks", "Ada Brandt held a second round of talks with Peter Lindqvist.", nil, []string{"held unspecified Peter Lindqvist, Ada Brandt"}},
		{"one side in passing", "The bloc spoke of talks with Spain.", nil, nil},
	})
}

func meetingLines(rec *readout.Record) (lines []string) {
	for _, m := range rec.Meetings {
		var who []string
		for _, a := range m.Attendees {
			who = append(who, a.Text)
		}
		lines = append(lines, m.Status+" "+m.Format+" "+strings.Join(who, ", "))
	}
	return lines
}
