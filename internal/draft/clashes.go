package draft

import (
	"fmt"
	"strings"

	"readout"
)

// clashes are what contradicts what in the reports on a point: denials, and
// different people named as its origin.
func clashes(list []Report) []string {
	var words, origins []string
	for _, r := range list {
		if len(r.Denied) > 0 {
			words = append(words, fmt.Sprintf("that it was %s is denied by %s", By(r), Names(r.Denied)))
		}
		if r.What == string(readout.Deny) {
			words = append(words, fmt.Sprintf("%s denies it, says %s", r.By, Names(r.Asserted)))
		}
		if origin(r) && r.By != "" && len(r.Asserted) > 0 {
			origins = append(origins, fmt.Sprintf("%s, says %s", r.By, Names(r.Asserted)))
		}
	}
	if several(list) {
		words = append(words, "it is said to come from "+strings.Join(origins, "; from "))
	}
	return words
}

// stillThere are the reports that a point was removed which a version that is
// not older has.
func stillThere(l Life, versions []Version) []string {
	var words []string
	last := len(versions) - 1
	if l.Left >= 0 {
		last = l.Left - 1
	}
	for _, r := range l.Reports {
		if r.What != "removed" || len(r.Asserted) == 0 {
			continue
		}
		if when := deref(versions[last].Document.Published); when != "" && r.Asserted[0].Published != "" && r.Asserted[0].Published <= when {
			words = append(words, fmt.Sprintf("that it was removed, says %s; the version of %s has it", Names(r.Asserted), when))
		}
	}
	return words
}

// origin tells whether a report says where a point comes from.
func origin(r Report) bool { return r.What == "proposed" || r.What == "propose" || r.What == "added" }

// several tells whether reports name different people as the origin.
func several(list []Report) bool {
	by := ""
	for _, r := range list {
		if origin(r) && r.By != "" {
			if by != "" && by != r.By {
				return true
			}
			by = r.By
		}
	}
	return false
}

// done are what was said and what is wanted as something done.
var done = map[string]string{"deny": "denied", "demand": "demanded", "propose": "proposed", "accept": "accepted", "reject": "rejected",
	"confirm": "confirmed", "offer": "offered", "red line": "called a red line", "open": "left open"}

// By is what was done or said, with by whom.
func By(r Report) string {
	what := r.What
	if past := done[what]; past != "" {
		what = past
	}
	if r.By == "" {
		return what
	}
	return what + " by " + r.By
}

// Names are those of some voices, each with its publisher and date.
func Names(list []Voice) string {
	var names []string
	for _, v := range list {
		name := v.Name
		if v.Publisher != "" && v.Publisher != v.Name {
			name += " (" + v.Publisher + ")"
		}
		if v.Published != "" {
			name += ", " + v.Published
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}
