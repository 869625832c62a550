package ledger

import "readout"

// Codes is what each person who reviews said of each item last, by item and
// person, each apart from what others said: readout.Approve, readout.Correct or
// readout.Retract. What was undone does not count.
func Codes(all []readout.Decision) map[readout.ID]map[string]readout.DecisionKind {
	out, undone := map[readout.ID]map[string]readout.DecisionKind{}, undone(all)
	for _, d := range all {
		if undone[d.Number] || d.Kind != readout.Approve && d.Kind != readout.Retract && d.Kind != readout.Correct {
			continue
		}
		if out[d.A] == nil {
			out[d.A] = map[string]readout.DecisionKind{}
		}
		out[d.A][d.By] = d.Kind
	}
	return out
}
