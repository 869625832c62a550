package export

import (
	"fmt"
	"strings"

	"readout"
	"readout/internal/app"
)

// Differences are notes for a view of a record that was brought together: of
// each thing with several accounts, how many there are, of how many origins,
// and what they tell in different ways, each way with who tells it.
func Differences(s *app.Standing) func(readout.ID) []string {
	told := teller(s)
	return func(id readout.ID) []string {
		accounts := s.Accounts[id]
		if len(accounts) < 2 || strings.HasPrefix(string(id), "a") {
			return nil
		}
		notes := []string{fmt.Sprintf("%d accounts, independent sources: %d", len(accounts), s.Independent(id))}
		for _, d := range s.Differences(id) {
			var ways []string
			for _, v := range d.Values {
				var by []string
				for _, item := range v.Items {
					by = append(by, told(item))
				}
				ways = append(ways, v.Text+" ("+strings.Join(by, "; ")+")")
			}
			notes = append(notes, Told(s, d.What)+": "+strings.Join(ways, ", "))
		}
		return notes
	}
}

// Accounts are notes for a view of one thing: its differences, and each account
// with its id, who tells it, what it says and its words.
func Accounts(s *app.Standing) func(readout.ID) []string {
	told, differences := teller(s), Differences(s)
	return func(id readout.ID) []string {
		notes := differences(id)
		if len(s.Accounts[id]) < 2 {
			return notes
		}
		for _, a := range s.Accounts[id] {
			var says []string
			for _, x := range a.Says {
				says = append(says, Told(s, x.What)+" "+x.Value)
			}
			notes = append(notes, join(" · ", string(a.Item), told(a.Item), strings.Join(says, ", "), briefly(a.Evidence)))
		}
		return notes
	}
}

// teller names the document of an item: its publisher and date.
func teller(s *app.Standing) func(readout.ID) string {
	names := map[readout.DocumentID]string{}
	for _, d := range s.Record.Documents {
		names[d.ID] = join(" ", deref(d.Publisher), deref(d.Published))
		if names[d.ID] == "" {
			names[d.ID] = string(d.ID)
		}
		if s.Edited[d.ID] != "" {
			names[d.ID] += ", edited later"
		}
	}
	of := map[readout.ID]readout.DocumentID{}
	for _, accounts := range s.Accounts {
		for _, a := range accounts {
			of[a.Item] = a.Document
		}
	}
	return func(id readout.ID) string { return names[of[id]] }
}

// Told is what an account says something of: the name of an actor by its id, or
// the words as they are.
func Told(s *app.Standing, what string) string {
	for _, a := range s.Record.Actors {
		if string(a.ID) == what {
			return a.Name
		}
	}
	return what
}
