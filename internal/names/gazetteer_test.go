package names

import (
	"sync"
	"testing"
)

func gazetteer(t *testing.T) *Gazetteer {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestLookup(t *testing.T) {
	g := gazetteer(t)
	for form, want := range map[string]Entry{
		// states and their other names
		"Ukraine":             {State, "Ukraine", false},
		"UKRAINE":             {State, "Ukraine", false},
		"Ukraine's":           {State, "Ukraine", false},
		"Türkiye":             {State, "Turkey", false},
		"Turkiye":             {State, "Turkey", false},
		"DR Congo":            {State, "Democratic Republic of the Congo", false},
		"Republic of Albania": {State, "Albania", false},
		"the UK":              {State, "United Kingdom", false},
		"U.S.A.":              {State, "United States", false},
		// demonyms
		"Ukrainian":  {Demonym, "Ukraine", false},
		"ukrainians": {Demonym, "Ukraine", false},
		"the French": {Demonym, "France", false},
		"Dutch":      {Demonym, "Netherlands", false},
		"Swiss":      {Demonym, "Switzerland", false},
		"Saudi":      {Demonym, "Saudi Arabia", false},
		"Europeans":  {Demonym, "European Union", false},
		"Britons":    {Demonym, "United Kingdom", false},
		// capitals, and buildings that are none
		"Kyiv":             {State, "Ukraine", true},
		"Kyiv’s":           {State, "Ukraine", true},
		"Beijing":          {State, "China", true},
		"Bern":             {State, "Switzerland", true},
		"Tripoli":          {State, "Libya", true},
		"the Kremlin":      {State, "Russia", false},
		"Kremlin's":        {State, "Russia", false},
		"the White House":  {State, "United States", false},
		"Downing Street":   {State, "United Kingdom", false},
		"the Élysée":       {State, "France", false},
		"State Department": {State, "United States", false},
		// capitals that stand for something else, or for themselves
		"Brussels": {Organization, "European Union", false},
		"Geneva":   {Place, "Geneva", false},
		"Vienna":   {Place, "Vienna", false},
		// capitals that are named as their states are
		"Singapore":  {State, "Singapore", false},
		"Luxembourg": {State, "Luxembourg", false},
		// bodies, groups, places
		"E.U.":         {Organization, "European Union", false},
		"the EU's":     {Organization, "European Union", false},
		"UN":           {Organization, "United Nations", false},
		"Nato":         {Organization, "NATO", false},
		"Hizbollah":    {Group, "Hezbollah", false},
		"the West":     {Group, "West", false},
		"Gaza":         {Place, "Gaza Strip", false},
		"Truth Social": {Platform, "Truth Social", false},
		// outlets
		"Reuters":         {Outlet, "Reuters", false},
		"the AP":          {Outlet, "Associated Press", false},
		"CNN's":           {Outlet, "CNN", false},
		"the Guardian":    {Outlet, "The Guardian", false},
		"Guardian":        {Outlet, "The Guardian", false},
		"Face the Nation": {Outlet, "CBS News", false},
	} {
		if got, ok := g.Lookup(form); !ok || got != want {
			t.Errorf("%q is %+v, %v, want %+v", form, got, ok, want)
		}
	}
}

// TestUnknown: what is in no table is nothing, nor is what stands in another
// one; a mark that tables are kept apart by finds nothing from outside.
func TestUnknown(t *testing.T) {
	g := gazetteer(t)
	for _, form := range []string{"", " ", "the", "'s", ".", "\x00", "\xff", "東京都", "Karsovia", "president", "minister", "Abbas",
		"\x01president", "\x02Abbas", "Ukraine Russia", "Ukrain", "Kyivian"} {
		if got, ok := g.Lookup(form); ok || got != (Entry{}) {
			t.Errorf("%q is %+v", form, got)
		}
	}
}

func TestTitle(t *testing.T) {
	g := gazetteer(t)
	for noun, want := range map[string]bool{
		"president": true, "President": true, "PRESIDENT": true, "the President": true, "prime minister": true, "Prime  Minister": true,
		"chargé d'affaires": true, "Charge d’affaires": true, "C.E.O.": true, "Secretary-General": true, "secretary general": true, "envoy": true,
		"trade representative": true,
		"":                     false, " ": false, "\x01": false, "\xff": false, "ministers": false, "prime": false, "table": false, "Reuters": false, "Ukraine": false, "president of": false,
	} {
		if got := g.Title(noun); got != want {
			t.Errorf("Title(%q) = %v", noun, got)
		}
	}
}

func TestFamily(t *testing.T) {
	g := gazetteer(t)
	for word, want := range map[string]bool{
		"Abbas": true, "abbas": true, "Abbas's": true, "Zelensky": true,
		"": false, "\x02": false, "Qwrtz": false, "president": false, "Reuters": false, "Abbas Abbas": false,
	} {
		if got := g.Family(word); got != want {
			t.Errorf("Family(%q) = %v", word, got)
		}
	}
}

// TestManyGoroutines: a gazetteer serves many at once.
func TestManyGoroutines(t *testing.T) {
	g := gazetteer(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 200 {
				if e, ok := g.Lookup("Kyiv"); !ok || e.Canonical != "Ukraine" || !g.Title("envoy") {
					t.Error("another answer beside other goroutines")
				}
			}
		})
	}
	wg.Wait()
}

// TestTables: a table whose rows lack columns is refused by its name.
func TestTables(t *testing.T) {
	for want, load := range map[string]func(*tables){
		`states.tsv: a row of 2 columns, wanted 4: "Astra"`:    func(tab *tables) { tab.states("# name\nAstra\tAstran\n") },
		`metonyms.tsv: a row of 1 columns, wanted 3: "Palace"`: func(tab *tables) { tab.metonyms("Palace\n") },
	} {
		tab := &tables{byForm: map[string]Entry{}}
		if load(tab); tab.err == nil || tab.err.Error() != want {
			t.Errorf("error %v, want %s", tab.err, want)
		}
	}
}

// TestPrecedence: of two rows with one form the first stands, save that a
// metonym takes the place of a capital and stays one where it is of a state.
func TestPrecedence(t *testing.T) {
	tab := &tables{byForm: map[string]Entry{}}
	tab.states("Astra\tAstran;Astrans\tLume\tRepublic of Astra\nBorea\tBorean;Astran\tVell\t\nLume\tLumean\tLume\t\n")
	tab.metonyms("Vell\torganization\tNorthern Union\nthe Old Mint\tstate\tAstra\n")
	tab.outlets("Vell Post\tThe Post; \nAstra\n")
	tab.marked(officeMark, Office, "# heads\nenvoy\n")
	if tab.err != nil {
		t.Fatal(tab.err)
	}
	g, err := build(tab.byForm)
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]Entry{
		"Astra": {State, "Astra", false}, "Astran": {Demonym, "Astra", false}, "Lume": {State, "Lume", false}, "Vell": {Organization, "Northern Union", false},
		"Old Mint": {State, "Astra", false}, "the Post": {Outlet, "Vell Post", false},
	} {
		if got, ok := g.Lookup(form); !ok || got != want {
			t.Errorf("%q is %+v, want %+v", form, got, want)
		}
	}
	if !g.Title("Envoy") || g.Title("Astra") {
		t.Error("titles are mixed up with names")
	}
}
