package dates

import "strings"

// class is the set of roles a word may take.
type class uint32

const (
	cMonth class = 1 << iota
	cWeekday
	cShort   // a weekday cut short: "Mon."
	cDay     // today and its like
	cUnit    // day, week, ...
	cPlural  // of a unit, weekday
	cSeason  // spring, ...
	cNumber  // cardinal in words
	cOrdinal // ordinal in words
	cRel     // last, next, this, ...
	cPart    // morning, ...
	cMod     // early, late, mid, end ...
	cAgo     // ago, earlier, later, ...
	cFuture  // says that what stands around it lies ahead
	cPast    // says that it lies behind
	cSure    // of a past: more than the ending -ed
	cWord    // a word of the grammar: see the w constants
	cPrep    // a preposition that a bare month or year may follow
	cCount   // a thing that is counted: no year stands before it
	cEach    // each, every
	cHoliday // first word of a holiday
	cTitle   // Mrs, Minister: what follows is a name
	cName    // after a weekday or month makes a name of it
	cClock   // a.m., p.m., o'clock
	cOpener  // an expression may begin with it
)

// cOpeners are the classes of words that an expression may begin with.
const cOpeners = cMonth | cWeekday | cShort | cDay | cUnit | cSeason | cNumber | cOrdinal | cRel | cPart | cMod | cEach | cHoliday | cClock

// word is an entry of the lexicon.
type word struct {
	class class
	val   int // month, weekday, unit, ...: by class
}

// Words of the grammar.
const (
	wOf = iota + 1
	wThe
	wA
	wAnd
	wTo
	wFrom
	wBetween
	wIn
	wOn
	wAt
	wNow
	wBe
	wIs
	wHalf
	wThrough
	wUntil
	wSince
	wWithin
	wFor
	wFiscal
	wMore
	wOther
	wS
	wSt
	wNd
	wRd
	wTh
	wCouple
	wBy
	wQ
	wSome
)

// Values of cRel.
const (
	relLast = iota
	relPast
	relThis
	relNext
	relComing
	relFollowing
	relPrevious
	relSame
	relThat
	relLatest
)

// The tables: one line a value, counted from 0 unless it begins with a number.
var (
	monthTable   = "- | january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | september sept sep | october oct | november nov | december dec"
	weekdayTable = "monday | tuesday | wednesday | thursday | friday | saturday | sunday"
	weekdaysOf   = "mondays | tuesdays | wednesdays | thursdays | fridays | saturdays | sundays"
	shortTable   = "mon | tue tues | wed | thu thur thurs | fri | sat | sun"
	dayTable     = "yesterday | today | tomorrow | tonight"
	unitTable    = "- | - | minute | hour | day | week | weekend | month | quarter | year | decade | century"
	unitsTable   = "- | seconds | minutes | hours | days | weeks | weekends | months | quarters | years | decades | centuries"
	seasonTable  = "spring springtime | summer summertime | fall autumn | winter wintertime"
	numberTable  = "zero | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen | twenty | - | - | - | - | - | - | - | - | - | thirty | - | - | - | - | - | - | - | - | - | forty | - | - | - | - | - | - | - | - | - | fifty | - | - | - | - | - | - | - | - | - | sixty | - | - | - | - | - | - | - | - | - | seventy | - | - | - | - | - | - | - | - | - | eighty | - | - | - | - | - | - | - | - | - | ninety"
	ordinalTable = "- | first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh | twelfth | thirteenth | fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth"
	relTable     = "last | past | this | next | coming upcoming | following | previous preceding prior | same | that | latest current"
	partTable    = "- | morning mornings dawn daybreak | afternoon afternoons | evening evenings dusk | night nights overnight"
	modTable     = "- | early earlier beginning start | mid middle | late later end | about around approximately roughly circa"
	agoTable     = "ago | earlier before previously | - | later after afterward afterwards | hence"
	clockTable   = "- | am a.m. | pm p.m. | noon midday | midnight | est edt gmt utc et pt cst cdt pst pdt cet cest bst msk"
	futureTable  = "will shall would ll wo plans plan planned planning scheduled schedule expected expects slated due upcoming forthcoming hopes intends intend going set effective expires expire payable maturing starting could might should may tentatively can wouldn couldn shouldn prepare prepared prepares preparing begins starts kicks faces awaits expiring ahead"
	pastTable    = "said met told went made came took gave held began left won lost rose fell hit sent shot was were did had has have been since saw knew got thought brought broke spoke wrote ran kept found became grew drew flew bought sold paid heard led stood struck swore fought sought taught caught cut put read says showed closed opened reported fled lay sat spent lent felt dealt built rode shook stole swept threw drove chose froze sank rang sang slid fired saying telling adding announcing according didn wasn weren hadn hasn haven"
	prepTable    = "in since until till by last next this from to early late mid of through between during for before after ending begun beginning earlier later around about on into over past previous each every throughout fiscal ended"
	countTable   = "people troops soldiers dollars points miles km kilometers kilometres metres meters feet pounds tons tonnes barrels shares units votes seats jobs homes houses men women children workers employees students euros rubles hryvnias yuan yen percent pct words pages acres hectares cases deaths dead wounded prisoners hostages missiles drones tanks names families megawatts mw kg hp rpm cc"
	titleTable   = "mr mrs ms miss dr sir lord lady minister president secretary theresa brian james fiona senator judge justice general colonel"
)

// wordTable are the words of the grammar.
var wordTable = map[string]int{
	"of": wOf, "the": wThe, "a": wA, "an": wA, "and": wAnd, "to": wTo, "from": wFrom, "between": wBetween,
	"in": wIn, "on": wOn, "at": wAt, "now": wNow, "be": wBe, "is": wIs, "are": wIs, "half": wHalf,
	"through": wThrough, "until": wUntil, "since": wSince, "within": wWithin, "for": wFor, "fiscal": wFiscal,
	"more": wMore, "other": wOther, "s": wS, "st": wSt, "nd": wNd, "rd": wRd, "th": wTh,
	"couple": wCouple, "by": wBy, "till": wUntil, "q": wQ,
	"several": wSome, "few": wSome, "many": wSome, "some": wSome,
}

// spokenDecades are the decades that are named by a word.
var spokenDecades = map[string]int{
	"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
	"seventies": 1970, "eighties": 1980, "nineties": 1990,
}

// setTable are words that are sets by themselves.
const setTable = "daily weekly monthly yearly annually quarterly hourly nightly biweekly"

// openerTable are words of the grammar that an expression may begin with.
const openerTable = "the a an in fiscal q several few many some couple full final calendar season"

// nameTable are words that make a name of the weekday or month before them.
const nameTable = "times telegraph mirror express herald journal bank company corp inc mail post agreement committee"

var (
	unknown = &word{}
	endedEd = &word{class: cPast}
	lexicon = buildLexicon()
)

// buildLexicon puts the tables together; a word in several tables has the
// roles of all and the value of the first that gives it one.
func buildLexicon() map[string]*word {
	m := map[string]*word{}
	add := func(s string, c class, val int) {
		w := m[s]
		if w == nil {
			w = &word{val: val}
			m[s] = w
		}
		w.class |= c
	}
	rows := func(table string, c class) {
		for val, row := range strings.Split(table, "|") {
			for _, s := range strings.Fields(row) {
				if s != "-" {
					add(s, c, val)
				}
			}
		}
	}
	list := func(table string, c class) {
		for _, s := range strings.Fields(table) {
			add(s, c, 0)
		}
	}
	rows(monthTable, cMonth)
	rows(weekdayTable, cWeekday)
	rows(weekdaysOf, cWeekday|cPlural)
	rows(shortTable, cShort)
	rows(dayTable, cDay)
	rows(unitTable, cUnit)
	rows(unitsTable, cUnit|cPlural)
	rows(seasonTable, cSeason)
	rows(numberTable, cNumber)
	rows(ordinalTable, cOrdinal)
	rows(relTable, cRel)
	rows(partTable, cPart)
	rows(modTable, cMod)
	rows(agoTable, cAgo)
	rows(clockTable, cClock)
	for s, val := range wordTable {
		add(s, cWord, val)
	}
	list(futureTable, cFuture)
	list(pastTable, cPast|cSure)
	list(prepTable, cPrep)
	list(countTable, cCount)
	list(titleTable, cTitle)
	list(nameTable, cName)
	list(setTable, cEach|cPlural)
	list("each every", cEach)
	for _, h := range holidays {
		first, _, _ := strings.Cut(h.words, " ")
		add(first, cHoliday, 0)
	}
	for s, year := range spokenDecades {
		add(s, cUnit|cOrdinal, year)
	}
	list(openerTable, cOpener)
	for _, w := range m {
		if w.class&cOpeners != 0 {
			w.class |= cOpener
		}
	}
	return m
}

// lookup finds a word of a text, in any case.
func lookup(s string) *word {
	var buf [16]byte
	if len(s) > len(buf) {
		return edWord(s)
	}
	for i := range len(s) {
		c := s[i]
		if isUpper(c) {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	if w := lexicon[string(buf[:len(s)])]; w != nil {
		return w
	}
	return edWord(s)
}

// edWord takes a word that ends in -ed as a past tense.
func edWord(s string) *word {
	if n := len(s); n > 4 && s[n-2] == 'e' && s[n-1] == 'd' {
		return endedEd
	}
	return unknown
}
